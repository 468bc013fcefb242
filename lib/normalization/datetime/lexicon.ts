/** Puts the tables of a language into a grammar, or into its encoding. */
import {
  type Category,
  type CenturyRow,
  cardinalWords,
  type DateWords,
  type DayPartRow,
  type NumberWords,
  ordinalWords,
  type UnitName,
  type Words,
} from '../../languages/index.ts';
import type { Grammar } from './grammar.ts';
import { type NumberMeaning, numberMeaning, type PartMeaning, type UnitMeaning } from './meaning.ts';
import { numberCategories } from './numbers.ts';
import { buildOf, meaningOf, type Sense, type TableSink } from './senses.ts';
import { sharedRules } from './shared-rules.ts';
import { fold } from './tokens.ts';

/** The added cost of an ambiguous word that stands alone. */
const AMBIGUOUS_COST = 2.5;

export function putTables(words: DateWords, numbers: NumberWords, sink: TableSink): void {
  const add = createAdder(sink, words);
  addNumbers(add, words, numbers);
  addDays(add, words);
  addClocks(add, words);
  addUnits(add, words);
  for (const phrase of words.connectors.split('|')) sink.addPhrase('CONN', phrase, { type: 'silent' });
  for (const [result, pattern, name, option, cost] of [...sharedRules(words), ...words.rules]) {
    sink.addRule(result, pattern, [name, option], cost);
  }
}

/** A sink that builds a grammar for immediate use. */
export const intoGrammar = (grammar: Grammar): TableSink => ({
  addPhrase: (category, phrase, sense, cost) => grammar.addPhrase(category, phrase, meaningOf(sense), cost),
  addRule: (result, pattern, call, cost) => grammar.addRule(result, pattern, buildOf(call), cost),
});

type Add = (category: Category, phrases: string, sense: Sense, cost?: number) => void;

function createAdder(sink: TableSink, { ambiguous }: DateWords): Add {
  const ambiguousWords = new Set(ambiguous.split('|'));
  return (category, phrases, sense, cost = 0) => {
    for (const phrase of phrases.split('|')) {
      sink.addPhrase(category, phrase, sense, cost + (ambiguousWords.has(phrase) ? AMBIGUOUS_COST : 0));
    }
  };
}

function addAll(add: Add, category: Category, words: Words | undefined): void {
  for (const [phrases, value] of words ?? []) add(category, phrases, numberMeaning(value));
}

export const MOST_CARDINAL = 99;
export const MOST_ORDINAL = 31;

function addNumbers(add: Add, words: DateWords, numbers: NumberWords): void {
  const never = new Set(words.neverNumbers.split('|').map(fold));
  const said = (phrases: string): string[] => phrases.split('|').filter(phrase => phrase !== '' && !never.has(phrase));
  const cardinals = cardinalWords(numbers, MOST_CARDINAL).map(said);
  for (const [value, phrases] of cardinals.entries()) {
    const bothEnds = words.bothEndsCounted?.includes(value) ?? false;
    for (const phrase of phrases)
      addCardinal(add, phrase, bothEnds ? { ...numberMeaning(value), bothEnds } : numberMeaning(value));
  }
  for (const [index, phrases] of ordinalWords(numbers, MOST_ORDINAL).entries()) {
    for (const phrase of said(phrases)) add('ORD', phrase, numberMeaning(index + 1));
  }
  const { vagueHour } = words;
  if (vagueHour !== undefined) {
    for (const [hour, phrases] of cardinals.slice(0, 13).entries())
      for (const phrase of phrases) {
        if (!never.has(phrase + vagueHour)) add('HOUR', phrase + vagueHour, numberMeaning(hour));
      }
  }
  if (words.half !== undefined) addHalves(add, words.half, cardinals);
  for (const row of words.centuries ?? []) addYears(add, row, cardinals);
  addAll(add, 'NUM', words.quantities);
  for (const [phrases, value] of words.vague) add('NUM', phrases, { ...numberMeaning(value), vague: true });
  addAll(add, 'NUM', FRACTIONS);
  addAll(add, 'HUNDREDS', words.hundreds);
}

const FRACTIONS = [
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
] as const;

function addCardinal(add: Add, phrase: string, meaning: NumberMeaning): void {
  const { value } = meaning;
  for (const category of numberCategories(value)) add(category, phrase, meaning);
  add('WORDNUM', phrase, meaning);
  if (value >= 10) add('TWOWORDS', phrase, meaning);
}

/**
 * The largest number whose form with a half is in the lexicon. Larger ones are rare in times; they are divided as
 * compounds.
 */
const MOST_WITH_HALF = 24;

function addHalves(add: Add, half: string, cardinals: readonly (readonly string[])[]): void {
  for (const [value, phrases] of cardinals.slice(0, MOST_WITH_HALF + 1).entries()) {
    if (value > 0) for (const phrase of phrases) add('NUM', phrase + half, numberMeaning(value + 0.5));
  }
}

/**
 * Adds years in one word: a century with each number from `least` on. If `least` is 0, the century alone is a year too.
 */
function addYears(add: Add, row: CenturyRow, cardinals: readonly (readonly string[])[]): void {
  const [centuries, first, least = 0] = row;
  for (const century of centuries.split('|')) {
    if (least === 0) add('YEAR', century, numberMeaning(first));
    for (const [value, phrases] of cardinals.entries()) {
      if (value < Math.max(least, 1)) continue;
      for (const phrase of phrases) add('YEAR', century + phrase, numberMeaning(first + value));
    }
  }
}

function addDays(add: Add, words: DateWords): void {
  addAll(add, 'MONTH', words.months);
  addAll(add, 'WEEKDAY', words.weekdays);
  for (const [names, value] of words.everyWeekday) add('WEEKDAY', names, { ...numberMeaning(value), every: true });
  addAll(add, 'SHIFT', words.shifts);
  addAll(add, 'RELDAY', words.days);
  for (const [names, value] of words.daysBeside) add('RELDAY', names, { ...numberMeaning(value), vague: true });
  for (const [names, days] of words.workdays) add('WORKDAY', names, { type: 'workingWeek', days });
  for (const [names, season] of words.seasons) add('HOLIDAY', names, { type: 'season', season });
  for (const { names, ...row } of words.holidays) add('HOLIDAY', names, { type: 'yearlyDay', ...row });
}

function addClocks(add: Add, words: DateWords): void {
  for (const [phrases, half] of words.meridiems) add('MERIDIEM', phrases, numberMeaning(half === 'am' ? 0 : 12));
  for (const [phrases, clock] of words.clocks) {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    add('CLOCKWORD', phrases, numberMeaning(hour * 60 + minute));
  }
  for (const row of words.dayParts) add('PART', row[0], partOf(row), row[4]);
  if (words.compounds) addCompounds(add, words);
  for (const [names, zone] of words.zones) add('ZONE', names, { type: 'zone', zone });
  add('NOW', words.now, { type: 'now' });
}

const partOf = ([, name, from, to]: DayPartRow): PartMeaning => ({ type: 'part', part: { name, from, to } });

/** Adds the words that join a weekday and a part of the day. */
function addCompounds(add: Add, { weekdays, dayParts }: DateWords): void {
  for (const [days, day] of weekdays) {
    const name = days.split('|')[0] ?? '';
    for (const row of dayParts) {
      const sense: Sense = { type: 'weekdayPart', weekday: day, part: partOf(row).part };
      for (const word of row[0].split('|')) if (!word.includes(' ')) add('DATE', name + word, sense);
    }
  }
}

function addUnits(add: Add, words: DateWords): void {
  for (const [phrases, unit] of words.units) add('UNIT', phrases, UNITS[unit]);
  for (const [phrases, unit] of words.recurring) {
    const { grain, count } = UNITS[unit];
    add('S', phrases, { type: 'set', every: { type: 'duration', counts: { [grain]: count } } });
  }
}

const unit = (grain: UnitMeaning['grain'], count = 1): UnitMeaning => ({ type: 'unit', grain, count });

const UNITS: Readonly<Record<UnitName, UnitMeaning>> = {
  second: unit('second'),
  minute: unit('minute'),
  hour: unit('hour'),
  day: unit('day'),
  week: unit('week'),
  fortnight: unit('week', 2),
  month: unit('month'),
  quarter: unit('quarter'),
  'half-year': unit('month', 6),
  year: unit('year'),
  decade: unit('decade'),
  century: unit('century'),
};
