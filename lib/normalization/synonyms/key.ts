import { fold } from '../../text/index.ts';

/**
 * The form under which synonyms are compared: folded, without white space and hyphens, so that "e-mail" is "email" and
 * "Ear Buds" is "earbuds". Between digits a space stays: "1 12" is not "11 2".
 */
export function synonymKey(text: string): string {
  const folded = fold(text).trim();
  if (PLAIN.test(folded)) return folded;
  if (!DIGITS_APART.test(folded)) return folded.replace(SEPARATORS, '');
  return folded.replace(BETWEEN_DIGITS, '$1\u0001').replace(SEPARATORS, '').replaceAll('\u0001', ' ');
}

/** The key of folded words. */
export function keyOfWords(words: readonly string[]): string {
  let key = '';
  for (const word of words) key += ENDS_IN_DIGIT.test(key) && BEGINS_WITH_DIGIT.test(word) ? ` ${word}` : word;
  return key;
}

const ENDS_IN_DIGIT = /\d$/;
const BEGINS_WITH_DIGIT = /^\d/;

const PLAIN = /^[^\s\-_]*$/;
const DIGITS_APART = /\d[\s\-_]+\d/;
const BETWEEN_DIGITS = /(\d)[\s\-_]+(?=\d)/g;
const SEPARATORS = /[\s\-_]+/g;
