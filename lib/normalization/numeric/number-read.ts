/** A number found at a token. */
export interface NumberRead {
  /** Ranked decimal strings; more than one if the separators are ambiguous. */
  readonly amounts: string[];
  readonly kind: 'cardinal' | 'ordinal' | 'fraction';
  readonly next: number;
  /** Said only with an article, "hundred" or a scale: "a", "million". */
  readonly vague: boolean;
  /** The amounts rest on how people shorten numbers and not on the words alone: "un million cinq". */
  readonly isDoubtful?: boolean;
}
