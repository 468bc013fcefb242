/** Puts a locale's tables into a grammar. */

import type { DateWords, RuleRow, Words } from '../../languages/index.ts';
import { ZONES } from '../../languages/pack/shared-dates.ts';
import { GRAINS, type Grain, SECOND, startOf } from './civil.ts';
import { Grammar } from './grammar.ts';
import { holidaySeries, seasonSeries } from './holidays.ts';
import { type DayPartName, FIELD, type Meaning, numberMeaning } from './meaning.ts';
import { numberCategories } from './numbers.ts';
import { weekdayMeaning } from './productions/calendar.ts';
import { combine } from './productions/combinations.ts';
import { PRODUCTIONS } from './productions/index.ts';
import { once } from './series.ts';

/** Units by their numbers in the tables, which count from 1. */
const UNITS: readonly (Grain | undefined)[] = [undefined, ...GRAINS];
const FORTNIGHT = 52;

/** A reading of a shy word by itself is that much less likely. */
const SHY_COST = 2.5;

/** @throws Error when a rule names a production that is not there */
export function createGrammar(table: DateWords): Grammar {
  const grammar = new Grammar();
  const shy = new Set(table.shy.split('|'));
  const add = (category: string, phrases: string, meaning: Meaning, cost = 0): void => {
    for (const phrase of phrases.split('|')) {
      grammar.addPhrase(category, phrase, meaning, cost + (shy.has(phrase) ? SHY_COST : 0));
    }
  };
  const addAll = (category: string, words: Words): void => {
    for (const [phrases, value] of words) add(category, phrases, numberMeaning(value));
  };
  for (const [value, phrases] of table.cardinals.entries()) {
    const inWords = value < 10 ? ['WORDNUM'] : ['WORDNUM', 'TWOWORDS'];
    for (const category of [...numberCategories(value), ...inWords]) add(category, phrases, numberMeaning(value));
  }
  for (const [index, phrases] of table.ordinals.entries()) add('ORD', phrases, numberMeaning(index + 1));
  addAll('MONTH', table.months);
  addAll('WEEKDAY', table.weekdays);
  addAll('SHIFT', table.shifts);
  addAll('RELDAY', table.days);
  addAll('MERIDIEM', table.meridiems);
  addAll('CLOCKWORD', table.clocks);
  addAll('NUM', table.quantities);
  addAll('YEAR', table.years ?? []);
  addAll('HUNDREDS', table.hundreds ?? []);
  for (const [phrases, unit] of table.recurring) {
    add('S', phrases, { type: 'set', every: { type: 'duration', counts: { [UNITS[unit] ?? 'day']: 1 } } });
  }
  if (table.compounds) addCompounds(table, add);
  for (const [phrases, unit] of table.units) {
    const fortnight = unit === FORTNIGHT;
    add('UNIT', phrases, { type: 'unit', grain: UNITS[fortnight ? 5 : unit] ?? 'day', count: fortnight ? 2 : 1 });
  }
  for (const [phrases, name, from, to, cost] of table.dayParts) {
    add('PART', phrases, { type: 'part', part: { name: name as DayPartName, from, to } }, cost);
  }
  for (const [names, season] of table.seasons) {
    add('HOLIDAY', names, { type: 'time', date: seasonSeries(season), fields: FIELD.day | FIELD.month });
  }
  for (const { names, day } of table.holidays) {
    add('HOLIDAY', names, { type: 'time', date: holidaySeries(day), fields: FIELD.day | FIELD.month });
  }
  for (const [names, zone] of ZONES) add('ZONE', names, { type: 'zone', zone });
  add('NOW', table.now, nowMeaning());
  const joined: Meaning = { type: 'silent' };
  for (const phrase of table.connectors.split('|')) grammar.addPhrase('CONN', phrase, joined);
  for (const row of table.rules) addRule(grammar, row);
  return grammar;
}

/** montagmorgen, dienstagabend */
function addCompounds(table: DateWords, add: (category: string, phrases: string, meaning: Meaning) => void): void {
  for (const [days, day] of table.weekdays) {
    const name = days.split('|')[0] ?? '';
    for (const [parts, part, from, to] of table.dayParts) {
      const meaning = combine(weekdayMeaning(day), {
        type: 'time',
        part: { name: part as DayPartName, from, to },
        fields: FIELD.part,
      });
      for (const word of parts.split('|')) if (meaning && !word.includes(' ')) add('DATE', name + word, meaning);
    }
  }
}

const nowMeaning = (): Meaning => ({
  type: 'time',
  date: once('second', now => ({ start: startOf(now.civil, 'second'), end: startOf(now.civil, 'second') + SECOND })),
  fields: ~0,
});

function addRule(grammar: Grammar, row: RuleRow): void {
  const production = PRODUCTIONS[row[2]];
  if (!production) throw new Error(`The rule ${row[1]} names an unknown production ${row[2]}`);
  grammar.addRule(row, production);
}
