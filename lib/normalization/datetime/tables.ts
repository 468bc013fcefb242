import type { DateWords, NumberWords } from '../../languages/index.ts';
import type { Call, Sense } from './senses.ts';

/** What the parser of a language is made of: data, so that it loads as fast as JSON does. */
export interface DateTables {
  readonly grammar: GrammarData;
  readonly words: ParserWords;
  readonly numbers: Pick<NumberWords, 'ordinalSuffixes' | 'spokenDigits' | 'vigesimal'>;
}

/** The words that the parser uses in addition to the grammar. */
export type ParserWords = Pick<
  DateWords,
  | 'dayFirst'
  | 'monthFirstToo'
  | 'connectors'
  | 'fillers'
  | 'interjections'
  | 'months'
  | 'weekdays'
  | 'days'
  | 'shifts'
  | 'notSlips'
  | 'tense'
  | 'counted'
  | 'compoundEnds'
>;

/** A grammar whose parts name each other by their places in lists. */
export interface GrammarData {
  /** Categories, and words that stand for themselves, by their numbers. */
  readonly symbols: readonly string[];
  readonly senses: readonly Sense[];
  readonly calls: readonly Call[];
  /** What a rule yields, its cost and its call; of a phrase -1 and its sense. */
  readonly rules: readonly (readonly [result: number, cost: number, call: number, sense?: number])[];
  /**
   * Nodes side by side: how many rules end there, their places, how many categories follow, each with the place of its
   * node.
   */
  readonly nodes: readonly number[];
  /** The place of the first node. */
  readonly root: number;
  /** Three numbers for each sense of a word: category, cost and place. The place is -1 when the word stands for itself. */
  readonly words: Readonly<Record<string, readonly number[]>>;
}
