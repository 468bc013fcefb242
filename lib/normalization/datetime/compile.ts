import { ClauseReader } from './clause.ts';
import { createCompoundDivider, type DivideCompounds } from './compound-words.ts';
import type { TokenEdges } from './edges.ts';
import type { ParserGrammar } from './grammar.ts';
import { createHalfReader, type ReadHalf } from './half-of-day.ts';
import { createTokenPart, type TokenPart } from './islands.ts';
import { createTokenEdges } from './numbers.ts';
import { type CorrectSlips, createSlipCorrector } from './slips.ts';
import type { DateTables } from './tables.ts';
import { createTenseReader, type ReadTense } from './tense.ts';
import { fold } from './tokens.ts';

/** What the parser needs of a language, compiled. */
export interface Compiled {
  readonly grammar: ParserGrammar;
  readonly tokenEdges: TokenEdges;
  /** Words that only join times. */
  readonly joiners: ReadonlySet<string>;
  /** What a token is to a run of tokens. */
  readonly partOf: TokenPart;
  /** Words at the ends of the entity that do not change its value. */
  readonly fillers: ReadonlySet<string>;
  /** Words that are fillers only if a comma follows: "no, Friday". */
  readonly interjections: ReadonlySet<string>;
  readonly divideCompounds: DivideCompounds;
  readonly correctSlips: CorrectSlips;
  readonly clauses: ClauseReader;
  readonly readTense: ReadTense;
  readonly readHalf: ReadHalf;
  /** Suffixes such as "st" and "nd", which are known after digits. */
  readonly suffixes: ReadonlySet<string>;
  /** Matches right after a number: a fraction, and the word for what is counted. */
  readonly counted: RegExp;
  /** Matches the words before an ordinal, two spaces in place of it, and the thing that it counts. */
  readonly countedThings: RegExp;
}

export function compile(grammar: ParserGrammar, { words, numbers }: Omit<DateTables, 'grammar'>): Compiled {
  const suffixes = new Set(numbers.ordinalSuffixes.map(fold));
  const joiners = new Set(words.connectors.split(/[| ]/).map(fold));
  const clauses = new ClauseReader(words.tense);
  return {
    grammar,
    tokenEdges: createTokenEdges(grammar, suffixes),
    suffixes,
    joiners,
    partOf: createTokenPart(grammar, joiners, suffixes),
    fillers: new Set(words.fillers.split('|').map(fold)),
    interjections: new Set(words.interjections.split('|').map(fold)),
    divideCompounds: madeOnFirstUse(() => createCompoundDivider(words)),
    correctSlips: madeOnFirstUse(() => createSlipCorrector(words)),
    clauses,
    readTense: createTenseReader(words.tense, clauses),
    readHalf: createHalfReader(words.tense),
    counted: new RegExp(`^(?:[.,]\\d{1,2})? ?(?:${words.counted})`, 'i'),
    countedThings: new RegExp(`  (?:${words.countedThings})(?![^ ])`),
  };
}

/** Only a text in which nothing can be read needs it. */
function madeOnFirstUse<Given extends unknown[], Result>(make: () => (...given: Given) => Result) {
  let made: ((...given: Given) => Result) | undefined;
  return (...given: Given): Result => {
    made ??= make();
    return made(...given);
  };
}
