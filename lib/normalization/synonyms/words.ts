import { fold } from '../../text/index.ts';

/** The words of a text, folded; white space, hyphens and underscores part them. */
export const foldedWords = (text: string): string[] => fold(text).split(SEPARATORS).filter(Boolean);

const SEPARATORS = /[\s\-_]+/;

export const isAlphabetic = (word: string): boolean => ALPHABETIC.test(word);

const ALPHABETIC = /^[\p{L}']+$/u;
