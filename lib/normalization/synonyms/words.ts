import { ASCII, fold } from '../../text/index.ts';

/** The folded words of a text. White space, hyphens and underscores separate them. */
export const foldedWords = (text: string): string[] => fold(text).split(SEPARATORS).filter(Boolean);

const SEPARATORS = /[\s\-_]+/;

export const isAlphabetic = (word: string): boolean =>
  ASCII.test(word) ? /^[a-z']+$/i.test(word) : /^[\p{L}']+$/u.test(word);
