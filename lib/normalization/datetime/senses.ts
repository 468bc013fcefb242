/** The meanings of the words and rules of a table, as data. The build writes them into the package. */
import type { Category, HolidayRow, ProductionName, RuleOptions, Season } from '../../languages/index.ts';
import { DAY, SECOND, startOf } from '../civil.ts';
import type { Build } from './grammar.ts';
import { holidaySeries, seasonSeries } from './holidays.ts';
import { FIELD, type Meaning, type PartMeaning, type TimeMeaning } from './meaning.ts';
import { daysToOtherDay, isOfOtherCalendar } from './other-calendars.ts';
import { weekdayMeaning } from './productions/calendar.ts';
import { combine } from './productions/combinations.ts';
import { PRODUCTIONS, type Production } from './productions/index.ts';
import { workdayMeaning } from './productions/workdays.ts';
import { mapped, once } from './series.ts';

/** The meaning of a word. A time is a series of occurrences, which is code, so the data has its name instead. */
export type Sense =
  | Exclude<Meaning, { type: 'time' | 'interval' | 'duration' }>
  | ({ readonly type: 'yearlyDay' } & Pick<HolidayRow, 'day' | 'days'>)
  | { readonly type: 'season'; readonly season: Season }
  | { readonly type: 'workingWeek'; readonly days: 5 | 6 }
  | { readonly type: 'weekdayPart'; readonly weekday: number; readonly part: PartMeaning['part'] }
  | { readonly type: 'now' };

/** The production that makes the meaning of a rule, and its option. */
export type Call<Name extends ProductionName = ProductionName> = readonly [
  name: Name,
  option?: RuleOptions[Name] | undefined,
];

/** Receives the tables of a language. */
export interface TableSink {
  addPhrase(category: Category, phrase: string, sense: Sense, cost?: number): void;
  addRule(result: Category, pattern: string, call: Call, cost?: number): void;
}

export function meaningOf(sense: Sense): Meaning {
  switch (sense.type) {
    case 'yearlyDay':
      return holidayMeaning(sense);
    case 'season':
      return seasonMeaning(sense.season);
    case 'workingWeek':
      return workdayMeaning(sense.days);
    case 'weekdayPart':
      return weekdayPartMeaning(sense.weekday, sense.part);
    case 'now':
      return nowMeaning();
    default:
      return sense;
  }
}

export function buildOf<Name extends ProductionName>([name, option]: Call<Name>): Build {
  const production: Production<RuleOptions[Name]> = PRODUCTIONS[name];
  return args => production(args, option);
}

function holidayMeaning(row: Pick<HolidayRow, 'day' | 'days'>): TimeMeaning {
  const fields = FIELD.day | FIELD.month;
  const date = holidaySeries(row);
  const meaning = { type: 'time', date, fields } as const;
  const [rule = ''] = row.day.split(' (');
  if (!isOfOtherCalendar(rule)) return meaning;
  const away = (row.days ?? 1) === 1 ? daysToOtherDay(rule) * DAY : 0;
  const other = mapped(date, ({ start, end }) => ({ start: start + away, end: end + away }));
  return { ...meaning, review: ['policy'], ...(away === 0 ? {} : { others: [{ ...meaning, date: other }] }) };
}

/** Some count three whole months, from the first of June for the summer. */
function seasonMeaning(season: Season): TimeMeaning {
  const meaning: TimeMeaning = { type: 'time', date: seasonSeries(season), fields: FIELD.day | FIELD.month };
  return { ...meaning, others: [{ ...meaning, date: seasonSeries(season, 1) }] };
}

/** The name of a weekday and a part of the day in one word: They never have the same field, so they always combine. */
function weekdayPartMeaning(weekday: number, part: PartMeaning['part']): Meaning {
  const time: TimeMeaning = { type: 'time', part, fields: FIELD.part };
  return combine(weekdayMeaning(weekday), time) ?? time;
}

const nowMeaning = (): Meaning => ({
  type: 'time',
  date: once('second', now => ({ start: startOf(now.civil, 'second'), end: startOf(now.civil, 'second') + SECOND })),
  fields: ~0,
});
