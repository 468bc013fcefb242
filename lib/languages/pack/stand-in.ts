import { cardinalWords } from '../number-words.ts';
import type { NumberWords } from './numbers.ts';

/**
 * The words by which the local stand-in of the upstream finds entities; no function loads them. All entries are sources of regular expressions over folded text (lower case, no
 * accents); none may hold a capturing group.
 */
export interface StandInWords {
  readonly products: readonly string[];
  /** Intent words by how sure one can be of them. */
  readonly intents: { readonly sure: readonly string[]; readonly likely: readonly string[] };
  /** Whole date expressions, longest form first where one contains another. */
  readonly dates: readonly string[];
  readonly times: readonly string[];
  /** Number words that are articles or pronouns more often than not. */
  readonly doubtfulNumbers: readonly string[];
  readonly currencies: readonly string[];
  /** Words between two amounts of one unit: "20 or 30 dollars". */
  readonly betweenAmounts: string;
  readonly percent: string;
  /** What an order number follows. */
  readonly orderWords: string;
  /** National phone number without a prefix, where the language's countries have such a form. */
  readonly nationalPhone: string;
}

export const any = (alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`;

/** The numbers that people count days and weeks with. */
export const smallNumbers = (words: NumberWords): string => any(cardinalWords(words, 12));

/** Alternatives that white space separates, for words that stand together. */
export const sequence = (...parts: readonly string[]): string => parts.join('\\s+');

/** Forms that every language shares: ISO, and day and month in digits. */
export const NUMERIC_DATES = [
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{1,2}[./-]\\d{1,2}[./-](?:\\d{4}|\\d{2})',
  '\\d{1,2}/\\d{1,2}',
];

export const NUMERIC_TIMES = ['[012]?\\d:[0-5]\\d(?::[0-5]\\d)?'];
