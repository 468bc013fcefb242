import type { CountWords, NumberJoins, NumberWords } from '../../languages/index.ts';

/** What a word does inside a number. */
export type Entry =
  | { readonly role: 'add'; readonly value: number; readonly ordinal: boolean }
  | { readonly role: 'hundred'; readonly ordinal: boolean }
  | { readonly role: 'scale'; readonly value: number; readonly ordinal: boolean }
  | { readonly role: 'join' };

/** The tables of a language for look-ups by any word, even "constructor". */
export interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly articles: ReadonlySet<string>;
  readonly minus: ReadonlySet<string>;
  readonly neverMinusAfter: ReadonlySet<string>;
  readonly point: ReadonlySet<string>;
  /** Words that join a whole and a part, and also a whole and its decimals. */
  readonly partJoins: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly joinWords: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly limits: ReadonlySet<string>;
  readonly plurals: ReadonlySet<string>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly denominatorSuffixes: ReadonlySet<string>;
  /** Scales that may have a full stop after them. */
  readonly abbreviations: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, number>;
  readonly denominators: ReadonlyMap<string, number>;
  readonly collectives: ReadonlyMap<string, number>;
  readonly vague: ReadonlyMap<string, number>;
  readonly loose: ReadonlyMap<string, number>;
  readonly couple: ReadonlySet<string>;
  readonly repeats: ReadonlyMap<string, number>;
  readonly times: ReadonlySet<string>;
  readonly spokenDigits: ReadonlyMap<string, number>;
  /** Phrases as lists of words. */
  readonly over: readonly (readonly string[])[];
  readonly percent: readonly (readonly string[])[];
  readonly hedges: readonly (readonly string[])[];
  readonly among: readonly (readonly string[])[];
  readonly joins: NumberJoins;
  readonly counts: CountWords;
  readonly pronoun: NumberWords['pronoun'];
  readonly vigesimal: boolean;
  readonly hundredsByPairs: boolean;
  readonly leastShortened: number;
  readonly off: readonly (readonly string[])[];
}

export function createLexicon(words: NumberWords): Lexicon {
  const map = (table: Readonly<Record<string, number>>) => new Map(Object.entries(table));
  return {
    entries: entriesOf(words),
    articles: new Set(words.articles),
    minus: new Set(words.minus),
    neverMinusAfter: new Set(words.neverMinusAfter),
    point: new Set(words.point),
    partJoins: new Set(words.partJoins),
    of: new Set(words.of),
    joinWords: new Set(words.joins.words),
    fillers: new Set(words.fillers),
    limits: new Set(words.limits),
    plurals: new Set(words.plurals),
    ordinalSuffixes: new Set(words.ordinalSuffixes),
    denominatorSuffixes: new Set(words.denominatorSuffixes),
    abbreviations: new Set(words.abbreviations),
    parts: map(words.parts),
    denominators: map(words.denominators),
    collectives: map(words.collectives),
    vague: map(words.vague),
    loose: map(words.loose),
    couple: new Set(words.couple),
    repeats: map(words.repeats),
    times: new Set(words.times),
    spokenDigits: map(words.spokenDigits),
    over: phrasesOf(words.over),
    percent: phrasesOf(words.percent),
    hedges: phrasesOf(words.hedges),
    among: phrasesOf(words.counts.among),
    joins: words.joins,
    counts: words.counts,
    pronoun: words.pronoun,
    vigesimal: words.vigesimal,
    hundredsByPairs: words.hundredsByPairs,
    leastShortened: words.leastShortened ?? 1e6,
    off: phrasesOf(words.off ?? []),
  };
}

/** The longest first, so that "percentage points" is not taken for "percentage". */
const phrasesOf = (phrases: readonly string[]): string[][] =>
  phrases.map(phrase => phrase.split(' ')).sort((a, b) => b.length - a.length);

function entriesOf(words: NumberWords): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  eachWord(words.ordinals, (word, value) => entries.set(word, ordinalEntry(value)));
  for (const word of words.joins.words) entries.set(word, { role: 'join' });
  eachWord(words.scales, (word, value) => entries.set(word, { role: 'scale', value, ordinal: false }));
  for (const word of words.hundreds) entries.set(word, { role: 'hundred', ordinal: false });
  eachWord(words.cardinals, (word, value) => entries.set(word, { role: 'add', value, ordinal: false }));
  return entries;
}

/** By name: hundreds of pairs of `Object.entries` take the first caller longer, since V8 has not compiled the loop yet. */
function eachWord(table: Readonly<Record<string, number>>, add: (word: string, value: number) => void): void {
  for (const word in table) {
    const value = table[word];
    if (value !== undefined) add(word, value);
  }
}

function ordinalEntry(value: number): Entry {
  if (value === 100) return { role: 'hundred', ordinal: true };
  return { role: value >= 1000 ? 'scale' : 'add', value, ordinal: true };
}
