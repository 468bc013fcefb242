import type { Token } from './tokens.ts';
import type { NumberWords } from './words/number-words.ts';

/** What a word does inside a number. */
export type Entry =
  | { readonly role: 'add'; readonly value: number; readonly ordinal: boolean }
  | { readonly role: 'hundred'; readonly ordinal: boolean }
  | { readonly role: 'scale'; readonly value: number; readonly ordinal: boolean }
  | { readonly role: 'join' };

/** A token with the part it can play; compounds are cut into one for each word in them. */
export interface NumberToken extends Token {
  readonly entry: Entry | undefined;
  /** The pieces of a compound but its last: a number may not end between them. */
  readonly inside: boolean;
}

export interface Lexicon {
  readonly words: NumberWords;
  /** Cuts compounds and looks every token up. */
  annotate(tokens: readonly Token[]): NumberToken[];
  isOrdinalSuffix(text: string): boolean;
}

export function createLexicon(words: NumberWords): Lexicon {
  const entries = entriesOf(words);
  const compounds = compoundPieces(words, entries);
  const suffixes = new Set(words.ordinalSuffixes);
  return {
    words,
    isOrdinalSuffix: text => suffixes.has(text),
    annotate(tokens) {
      const annotated: NumberToken[] = [];
      for (const token of tokens) {
        const entry = token.kind === 'word' ? entries.get(token.text) : undefined;
        if (entry || token.kind !== 'word') annotated.push({ ...token, entry, inside: false });
        else annotated.push(...cut(token, compounds, entries));
      }
      return annotated;
    },
  };
}

function entriesOf(words: NumberWords): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [word, value] of Object.entries(words.ordinals)) entries.set(word, ordinalEntry(value));
  for (const word of words.joins.words) entries.set(word, { role: 'join' });
  for (const [word, value] of Object.entries(words.scales)) entries.set(word, { role: 'scale', value, ordinal: false });
  for (const word of words.hundreds) entries.set(word, { role: 'hundred', ordinal: false });
  for (const [word, value] of Object.entries(words.cardinals))
    entries.set(word, { role: 'add', value, ordinal: false });
  return entries;
}

function ordinalEntry(value: number): Entry {
  if (value === 100) return { role: 'hundred', ordinal: true };
  return { role: value >= 1000 ? 'scale' : 'add', value, ordinal: true };
}

/** All words of the language that a compound may be made of. */
function compoundPieces(words: NumberWords, entries: ReadonlyMap<string, Entry>): Compounds {
  const never = new Set(words.neverInCompounds);
  const all = [
    ...entries.keys(),
    ...Object.keys(words.denominators),
    ...Object.keys(words.parts),
    ...words.denominatorSuffixes,
  ];
  const pieces = new Set(all.filter(piece => !never.has(piece)));
  const beginnings = new Set([...pieces].map(piece => piece.slice(0, 3)));
  return { pieces, beginnings, longest: Math.max(...[...pieces].map(piece => piece.length)) };
}

interface Compounds {
  readonly pieces: ReadonlySet<string>;
  /** The first letters of the pieces: most words of a text are turned away by them. */
  readonly beginnings: ReadonlySet<string>;
  readonly longest: number;
}

function cut(token: Token, compounds: Compounds, entries: ReadonlyMap<string, Entry>): NumberToken[] {
  const { text } = token;
  const pieces = compounds.beginnings.has(text.slice(0, 3)) ? split(text, 0, compounds, new Set()) : undefined;
  if (!pieces) return [{ ...token, entry: undefined, inside: false }];
  return pieces.map((piece, index) => ({
    ...token,
    text: piece,
    entry: entries.get(piece),
    inside: index < pieces.length - 1,
  }));
}

/** The pieces from `at` on, the longest first; places from which there is no way are tried once. */
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
