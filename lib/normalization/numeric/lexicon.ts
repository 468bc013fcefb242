import type { CountWords, NumberJoins, NumberWords } from '../../languages/index.ts';
import type { Token } from '../../text/index.ts';
import type { Compounds } from './compounds.ts';
import { createCompounds, cutCompound } from './compounds.ts';
import { isVulgar } from './vulgar-fractions.ts';

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
  /** A piece of a compound that is a denominator: "veintiunavo", "Hunderttausendstel". */
  readonly fractional?: boolean;
  /** In some table of the language: only then can it go on from a number before it. */
  readonly known: boolean;
  /** A number can start here. */
  readonly starts: boolean;
  /** A digit that is read out can start here: "seven", "oh", "double". */
  readonly readsOut: boolean;
}

/** The tables of a language made ready for look-ups by any word, "constructor" included. */
export interface Lexicon {
  readonly articles: ReadonlySet<string>;
  readonly minus: ReadonlySet<string>;
  readonly point: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly joinWords: ReadonlySet<string>;
  readonly fillers: ReadonlySet<string>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  readonly denominatorSuffixes: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, number>;
  readonly denominators: ReadonlyMap<string, number>;
  readonly collectives: ReadonlyMap<string, number>;
  readonly vague: ReadonlyMap<string, number>;
  readonly repeats: ReadonlyMap<string, number>;
  readonly spokenDigits: ReadonlyMap<string, number>;
  /** Phrases as lists of words. */
  readonly over: readonly (readonly string[])[];
  readonly percent: readonly (readonly string[])[];
  readonly joins: NumberJoins;
  readonly counts: CountWords;
  readonly pronoun: NumberWords['pronoun'];
  readonly vigesimal: boolean;
  readonly hundredsByPairs: boolean;
  /** Cuts compounds and looks every token up. */
  annotate(tokens: readonly Token[]): NumberToken[];
}

export function createLexicon(words: NumberWords): Lexicon {
  const map = (table: Readonly<Record<string, number>>) => new Map(Object.entries(table));
  const tables = {
    articles: new Set(words.articles),
    minus: new Set(words.minus),
    point: new Set(words.point),
    of: new Set(words.of),
    joinWords: new Set(words.joins.words),
    fillers: new Set(words.fillers),
    ordinalSuffixes: new Set(words.ordinalSuffixes),
    denominatorSuffixes: new Set(words.denominatorSuffixes),
    parts: map(words.parts),
    denominators: map(words.denominators),
    collectives: map(words.collectives),
    vague: map(words.vague),
    repeats: map(words.repeats),
    spokenDigits: map(words.spokenDigits),
    over: phrasesOf(words.over),
    percent: phrasesOf(words.percent),
    joins: words.joins,
    counts: words.counts,
    pronoun: words.pronoun,
    vigesimal: words.vigesimal,
    hundredsByPairs: words.hundredsByPairs,
  };
  return { ...tables, annotate: createAnnotate(words, tables) };
}

/** The longest first, so that "percentage points" is not taken for "percentage". */
const phrasesOf = (phrases: readonly string[]): string[][] =>
  phrases.map(phrase => phrase.split(' ')).sort((a, b) => b.length - a.length);

type Tables = Omit<Lexicon, 'annotate'>;

function createAnnotate(words: NumberWords, tables: Tables): Lexicon['annotate'] {
  const entries = entriesOf(words);
  const compounds = createCompounds(words, entries);
  const known = knownWords(tables, entries);
  const annotateToken = (token: Token, following: Token | undefined, annotated: NumberToken[]): void => {
    const { kind, text, start, end } = token;
    if (kind !== 'word') {
      const digits = kind === 'digits';
      const starts = digits || (STARTING.has(text) && mayFollowSign(text, following));
      annotated.push({
        kind,
        text,
        start,
        end,
        entry: undefined,
        inside: false,
        known: false,
        starts,
        readsOut: digits,
      });
      return;
    }
    const entry = entries.get(text);
    if (!entry && !known.has(text)) {
      cutWord(token, compounds, entries, tables, annotated);
      return;
    }
    const readsOut = entry?.role === 'add' || tables.repeats.has(text) || tables.spokenDigits.has(text);
    const starts = mayStart(text, entry, tables);
    annotated.push({ kind, text, start, end, entry, inside: false, known: true, starts, readsOut });
  };
  return tokens => {
    const annotated: NumberToken[] = [];
    for (const [at, token] of tokens.entries()) annotateToken(token, tokens[at + 1], annotated);
    return annotated;
  };
}

/** Signs, a point before its digits, and fractions in one character. */
const STARTING: ReadonlySet<string> = new Set('+-−–.,½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒');

/** A stop needs its digits; a sign anything but another sign or a bracket. */
function mayFollowSign(sign: string, following: Token | undefined): boolean {
  if (isVulgar(sign)) return true;
  if (following === undefined) return false;
  if (sign === '.' || sign === ',') return following.kind === 'digits';
  return following.kind !== 'symbol' || !SIGN_OR_BRACKET.has(following.text);
}

const SIGN_OR_BRACKET: ReadonlySet<string> = new Set('+-−–()[]{}*/=<>_|!?');

function mayStart(text: string, entry: Entry | undefined, { articles, minus, parts }: Tables): boolean {
  return (entry !== undefined && entry.role !== 'join') || articles.has(text) || minus.has(text) || parts.has(text);
}

function knownWords(tables: Tables, entries: ReadonlyMap<string, Entry>): Set<string> {
  const {
    articles,
    minus,
    point,
    of,
    joinWords,
    parts,
    denominators,
    collectives,
    over,
    percent,
    ordinalSuffixes,
    repeats,
    spokenDigits,
  } = tables;
  const phrases = [...over, ...percent].map(([first = '']) => first);
  return new Set([
    ...entries.keys(),
    ...[articles, minus, point, of, joinWords, ordinalSuffixes].flatMap(set => [...set]),
    ...[parts, denominators, collectives, repeats, spokenDigits].flatMap(table => [...table.keys()]),
    ...phrases,
    ...POWER_WORDS,
  ]);
}

/** "1.3e6", "6x10^4". */
const POWER_WORDS = ['e', 'x'];

function cutWord(
  token: Token,
  compounds: Compounds,
  entries: ReadonlyMap<string, Entry>,
  tables: Tables,
  annotated: NumberToken[],
): void {
  const { kind, text, start, end } = token;
  const pieces = cutCompound(text, compounds);
  if (!pieces) {
    annotated.push({
      kind,
      text,
      start,
      end,
      entry: undefined,
      inside: false,
      known: false,
      starts: false,
      readsOut: false,
    });
    return;
  }
  const last = pieces.at(-1) ?? '';
  const fractional =
    pieces.length > 1 &&
    (tables.denominatorSuffixes.has(last) || (tables.denominators.has(last) && !tables.parts.has(last)));
  pieces.forEach((piece, index) => {
    const inside = index < pieces.length - 1;
    const first = index === 0;
    annotated.push({
      kind,
      text: piece,
      start,
      end,
      entry: entries.get(piece),
      inside,
      fractional,
      known: true,
      starts: first,
      readsOut: first,
    });
  });
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
