/** The text as the upstream sees it (NFC, trimmed, white space runs made one space) and the way back. */
export interface CanonicalText {
  readonly original: string;
  readonly text: string;
  /** Maps a span of `text` to the span of `original` it stands for, UTF-16 units, end exclusive. */
  toOriginal(start: number, end: number): { start: number; end: number };
}
