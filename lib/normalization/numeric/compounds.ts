import type { NumberWords } from '../../languages/index.ts';

/** The words that compounds of a language are made of. */
export interface Compounds {
  readonly pieces: ReadonlySet<string>;
  /** The first letters of the pieces: they rule out most words of a text. */
  readonly beginnings: ReadonlySet<string>;
  readonly longest: number;
}

export function createCompounds(words: NumberWords, entries: ReadonlyMap<string, unknown>): Compounds {
  const never = new Set(words.neverInCompounds);
  const all = [
    ...entries.keys(),
    ...Object.keys(words.denominators),
    ...Object.keys(words.parts),
    ...words.denominatorSuffixes,
  ];
  const starts = all.filter(piece => !never.has(piece));
  const beginnings = new Set(starts.map(piece => piece.slice(0, 3)));
  // "nullkommafünf"; no compound begins with its point.
  const pieces = new Set([...starts, ...words.point.filter(piece => !words.partJoins.includes(piece))]);
  return { pieces, beginnings, longest: Math.max(...[...pieces].map(piece => piece.length)) };
}

/** The words that a word is made of; undefined when a part of it is none. */
export function cutCompound(text: string, compounds: Compounds): string[] | undefined {
  return compounds.beginnings.has(text.slice(0, 3)) ? split(text, 0, compounds, new Set()) : undefined;
}

/** The pieces from `at` on, the longest first. A place from which no pieces lead to the end is tried once. */
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
