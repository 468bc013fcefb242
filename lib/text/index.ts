/** How every part of the service folds and tokenises text. Holds no word of any language. */
export { asciiDigits, classAt, DIGIT, IGNORED, LETTER, LOWER, MARK, mayHoldLetter, SYMBOL } from './characters.ts';
export { fold, foldCharacter } from './fold.ts';
export { FoldedText } from './folded-text.ts';
export { compileToMachineCode } from './machine-code.ts';
export { createTokenizer, createTokenReader, type Token, type TokenizerOptions, type TokenReader } from './tokenize.ts';
