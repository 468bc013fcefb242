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
  const compound = compoundPattern(words, entries);
  const suffixes = new Set(words.ordinalSuffixes);
  return {
    words,
    isOrdinalSuffix: text => suffixes.has(text),
    annotate(tokens) {
      const annotated: NumberToken[] = [];
      for (const token of tokens) {
        const entry = token.kind === 'word' ? entries.get(token.text) : undefined;
        if (entry || token.kind !== 'word') annotated.push({ ...token, entry, inside: false });
        else annotated.push(...cut(token, compound, entries));
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

/** All words of the language end to end, the longest first. */
function compoundPattern(words: NumberWords, entries: ReadonlyMap<string, Entry>): RegExp {
  const never = new Set(words.neverInCompounds);
  const pieces = [
    ...entries.keys(),
    ...Object.keys(words.denominators),
    ...Object.keys(words.parts),
    ...words.denominatorSuffixes,
  ]
    .filter(piece => !never.has(piece))
    .sort((a, b) => b.length - a.length);
  return new RegExp(`(?:${pieces.join('|')})`, 'y');
}

function cut(token: Token, compound: RegExp, entries: ReadonlyMap<string, Entry>): NumberToken[] {
  const pieces: NumberToken[] = [];
  let at = 0;
  while (at < token.text.length) {
    compound.lastIndex = at;
    const piece = compound.exec(token.text)?.[0];
    if (piece === undefined) return [{ ...token, entry: undefined, inside: false }];
    at += piece.length;
    const inside = at < token.text.length;
    pieces.push({ kind: 'word', text: piece, start: token.start, end: token.end, entry: entries.get(piece), inside });
  }
  return pieces;
}
