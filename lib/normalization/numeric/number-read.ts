import type { Scan } from './scan.ts';

/** A number found at a token. */
export interface NumberRead {
  /** Ranked decimal strings; more than one where the separators are ambiguous. */
  readonly amounts: string[];
  readonly kind: 'cardinal' | 'ordinal' | 'fraction';
  readonly next: number;
  /** Said with nothing but an article, "hundred" or a scale: "a", "million". */
  readonly vague: boolean;
}

export const isArticle = (scan: Scan, at: number): boolean => scan.lexicon.articles.has(textAt(scan, at));

export const skipArticle = (scan: Scan, at: number): number => (isArticle(scan, at) ? at + 1 : at);

/** Spanish "con" joins a part to its whole: "cinco con un cuarto". */
export const skipJoin = (scan: Scan, at: number): number =>
  scan.lexicon.joinWords.has(textAt(scan, at)) || textAt(scan, at) === 'con' ? at + 1 : at;

export const textAt = (scan: Scan, at: number): string => scan.tokens[at]?.text ?? '';
