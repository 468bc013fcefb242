/** A span of the text, in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number | null;
  readonly end: number | null;
}

/** A piece of the text and the entities that cover it, by their index. */
export interface Segment {
  readonly text: string;
  readonly entities: readonly number[];
  /** Entities of which this is the first piece. */
  readonly starting: readonly number[];
}

/** Cuts the text where an entity begins or ends, so that entities may overlap. Spans outside the text are left out. */
export function segmentsOf(text: string, spans: readonly Span[]): Segment[] {
  const placed = spans.flatMap(({ start, end }, index) =>
    start !== null && end !== null && start >= 0 && start < end && end <= text.length ? [{ start, end, index }] : [],
  );
  const cuts = [...new Set([0, text.length, ...placed.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, at) => ({
    text: text.slice(from, cuts[at + 1]),
    entities: placed.filter(({ start, end }) => start <= from && from < end).map(({ index }) => index),
    starting: placed.filter(({ start }) => start === from).map(({ index }) => index),
  }));
}

export type Part = { readonly text: string } | { readonly hidden: string };

/** Characters that change the direction of what follows, and control characters other than tabs and line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Splits a text at invisible characters, so that they are shown by name and have no effect on the page. */
export function visibleParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(HIDDEN)) {
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ hidden: `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` });
    from = index + character.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
