import { wordAround } from './runs.ts';

/** Only this many characters of a word are examined. */
const LONGEST_ID = 80;
const SHORTEST_ID = 20;
const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
/** A request id, a digest or an audit id changes between letters and digits at least this often. */
const LEAST_CHANGES = 5;
/** This many digits in a row are a card number, not a part of a random id. */
const LONGEST_DIGITS = /\d{13}/;

/** Country and check digits of an IBAN, which can also mix letters and digits. */
const IBAN_START = /^[A-Za-z]{2}\d\d/;

/** Whether a whole text is such an id. */
export const isOpaqueWord = (text: string): boolean =>
  text.length >= SHORTEST_ID && !IBAN_START.test(text) && isOpaqueId(text, 0, text.length) && /^[\w-]+$/.test(text);

/**
 * Whether digits are a part of an id that a machine generated. Such ids are kept, because a log cannot be followed
 * without them.
 */
export function isOpaqueId(text: string, start: number, end: number): boolean {
  const word = wordAround(text, start, end, LONGEST_ID);
  if (word.length < SHORTEST_ID || word.length > LONGEST_ID) return false;
  if (UUID.test(word)) return true;
  if (!/^[\w-]+$/.test(word) || LONGEST_DIGITS.test(word)) return false;
  return (word.match(/\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0) >= LEAST_CHANGES;
}
