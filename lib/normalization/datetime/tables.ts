import type { DateWords, NumberWords } from '../../languages/index.ts';
import type { Call, Sense } from './senses.ts';

/** The data of the parser of a language. It loads as fast as JSON. */
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
  | 'countedThings'
  | 'compoundEnds'
>;

/** A grammar whose parts refer to each other by positions in lists. One text loads faster than a thousand objects. */
export interface GrammarData {
  /** Categories, and words that stand for themselves, by their numbers; blanks between them. */
  readonly symbols: string;
  /** A number means the sense of that number. Most senses are numbers. */
  readonly senses: readonly (Sense | number)[];
  readonly calls: readonly Call[];
  /** Four numbers for each rule: its result, its cost, its call and -1. A phrase has -1 and its sense instead. */
  readonly rules: readonly number[];
  /**
   * The nodes, one after another: the number of rules that end there, their positions, the number of categories that
   * follow, and each category with the position of its node.
   */
  readonly nodes: readonly number[];
  /** The position of the first node. */
  readonly root: number;
  /**
   * One line for all words with the same senses: the senses, `|`, and the words, separated by blanks. Each sense has
   * three numbers: category, cost and position. The position is -1 if the word stands for itself.
   */
  readonly words: string;
  /** The same for words of more than `LONG_WORD` letters. */
  readonly longWords: string;
}

/** Longer words are compounds ("neunzehnhundertneunundneunzig"): half of a lexicon in some languages, and seldom said. */
export const LONG_WORD = 12;
