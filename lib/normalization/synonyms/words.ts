import { fold } from '../../text/index.ts';

/** The folded words of a text. White space, hyphens and underscores separate them. */
export const foldedWords = (text: string): string[] => fold(text).split(SEPARATORS).filter(Boolean);

const SEPARATORS = /[\s\-_]+/;

export const isAlphabetic = (word: string): boolean => ALPHABETIC.test(word);

const ALPHABETIC = /^[\p{L}']+$/u;
