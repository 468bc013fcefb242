import { cardinalWords } from '../number-words.ts';
import type { NumberWords } from './numbers.ts';

/**
 * The words by which the local stand-in of the upstream finds entities. No function loads them. Each entry is the
 * source of a regular expression for folded text (lower case, no accents), without capturing groups.
 */
export interface StandInWords {
  readonly products: readonly string[];
  /** Intent words by their certainty. */
  readonly intents: { readonly sure: readonly string[]; readonly likely: readonly string[] };
  /** Whole date expressions. If one contains another, the longer one comes first. */
  readonly dates: readonly string[];
  readonly times: readonly string[];
  /** Number words that are mostly articles or pronouns. */
  readonly doubtfulNumbers: readonly string[];
  readonly currencies: readonly string[];
  /** Words between two amounts of one unit: "20 or 30 dollars". */
  readonly betweenAmounts: string;
  readonly percent: string;
  /** Words before an order number. */
  readonly orderWords: string;
  /** The form of a national phone number without a prefix, if the countries of the language have one. */
  readonly nationalPhone: string;
}

export const any = (alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`;

/** The numbers for counting days and weeks. */
export const smallNumbers = (words: NumberWords): string => any(cardinalWords(words, 12));

/** A pattern for parts in this order, with white space between them. */
export const sequence = (...parts: readonly string[]): string => parts.join('\\s+');

/** Dates in forms that all languages share: ISO, and day and month in digits. */
export const NUMERIC_DATES = [
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})',
  '\\d{1,2}/\\d{1,2}',
];

export const NUMERIC_TIMES = ['[012]?\\d:[0-5]\\d(?::[0-5]\\d)?'];
