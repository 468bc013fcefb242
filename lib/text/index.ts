/** How every part of the service folds and tokenises text. Holds no word of any language. */
export { fold } from './fold.ts';
export { FoldedText } from './folded-text.ts';
export { createTokenizer, type Token, type TokenizerOptions } from './tokenize.ts';
