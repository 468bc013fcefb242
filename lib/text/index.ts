/** How every part of the service folds and tokenises text. Holds no word of any language. */
export {
  asciiDigits,
  classAt,
  DIGIT,
  IGNORED,
  isSign,
  LETTER,
  LOWER,
  MARK,
  mayHoldLetter,
  SYMBOL,
} from './characters.ts';
export { ASCII, fold, foldCharacter } from './fold.ts';
export { FoldedText } from './folded-text.ts';
export { LETTER_CLASS, NO_LETTER_CLASS } from './letter-classes.ts';
export { compileToMachineCode } from './machine-code.ts';
export { createTokenizer, createTokenReader, type Token, type TokenizerOptions, type TokenReader } from './tokenize.ts';
