/** A number found at a token. */
export interface NumberRead {
  /** Ranked decimal strings; more than one if the separators are ambiguous. */
  readonly amounts: string[];
  readonly kind: 'cardinal' | 'ordinal' | 'fraction';
  readonly next: number;
  /** Said only with an article, "hundred" or a scale: "a", "million". */
  readonly vague: boolean;
}
