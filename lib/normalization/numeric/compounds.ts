import type { NumberWords } from '../../languages/index.ts';

/** The words from which a language makes compounds. */
export interface Compounds {
  readonly pieces: ReadonlySet<string>;
  /** The first letters of the pieces. They exclude most words of a text. */
  readonly beginnings: ReadonlySet<string>;
  readonly longest: number;
}

export function createCompounds(words: NumberWords, entries: ReadonlyMap<string, unknown>): Compounds {
  const pieces = new Set([
    ...entries.keys(),
    ...Object.keys(words.denominators),
    ...Object.keys(words.parts),
    ...words.denominatorSuffixes,
  ]);
  for (const word of words.neverInCompounds) pieces.delete(word);
  const beginnings = new Set<string>();
  let longest = 0;
  // One loop: the first caller waits for it, before V8 has compiled it.
  for (const piece of pieces) {
    beginnings.add(piece.slice(0, 3));
    if (piece.length > longest) longest = piece.length;
  }
  // For "nullkommafünf". No compound begins with the point.
  for (const word of words.point) if (!words.partJoins.includes(word)) pieces.add(word);
  return { pieces, beginnings, longest };
}

/** The words in a compound; undefined if a part of it is not a word. */
export function cutCompound(text: string, compounds: Compounds): string[] | undefined {
  return compounds.beginnings.has(text.slice(0, 3)) ? split(text, 0, compounds, new Set()) : undefined;
}

/** The pieces from `at` on, the longest first. A position from which no pieces reach the end is tried only once. */
function split(text: string, at: number, compounds: Compounds, dead: Set<number>): string[] | undefined {
  if (at === text.length) return [];
  if (dead.has(at)) return undefined;
  for (let end = Math.min(text.length, at + compounds.longest); end > at; end -= 1) {
    const piece = text.slice(at, end);
    if (!compounds.pieces.has(piece)) continue;
    const rest = split(text, end, compounds, dead);
    if (rest) return [piece, ...rest];
  }
  dead.add(at);
  return undefined;
}
