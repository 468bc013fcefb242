/**
 * Productions for business days, Monday to Friday. Holidays are counted as business days, so each value is for review.
 */
import { DAY, startOf, weekdayOf } from '../../civil.ts';
import { FIELD, type Meaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { mapped, type Now, nthWithin, once, recurring, type Series, type Span } from '../series.ts';
import type { Production } from './production.ts';
import { dayFromNow } from './relative.ts';
import { whole } from './spans.ts';

/** The number of working days in a week, from Monday on. */
export type WorkingWeek = 5 | 6;

export const workdayMeaning = (days: WorkingWeek): TimeMeaning => {
  const five: TimeMeaning = { type: 'time', date: workdays(5), fields: FIELD.day | FIELD.weekday, review: ['policy'] };
  // A word that by law includes Saturday is also used for the five days.
  return days === 5 ? five : { ...five, others: [{ ...five, date: workdays(6) }] };
};

const workdays = (days: WorkingWeek): Series =>
  recurring('day', 'day', day => (weekdayOf(day) <= days ? whole(day, 'day') : undefined));

/** "in three business days", "two working days after Friday": the first day of the count is not one of them. */
export const workdaysFrom: Production<1 | -1> = (args, direction = 1) => {
  const count = numberOf(args[0]);
  const base = timeOf(args[2]);
  if (!count || !Number.isInteger(count) || count > MOST_DAYS || (args[2] && (!base?.date || base.clock)))
    return undefined;
  return forEachWeek(args[1], days => {
    const from = (span: Span, now: Now): Span => nthFrom(days, span, count * direction, now) ?? span;
    if (base?.date) return { ...base, date: mapped(base.date, from), fields: base.fields | FIELD.day };
    const date = once('day', now => from(whole(startOf(now.civil, 'day'), 'day'), now));
    return { type: 'time', date, fields: FIELD.day | FIELD.month | FIELD.year | FIELD.week };
  });
};

const MOST_DAYS = 300;

/** "within five business days": from today up to the day at that distance. */
export const workdaysWithin: Production = args => {
  const to = timeOf(workdaysFrom(args, 1));
  return to && { type: 'interval', from: dayFromNow(0), to, inclusive: false };
};

function nthFrom(days: Series, span: Span, count: number, now: Now): Span | undefined {
  let found: Span | undefined = span;
  for (let i = 0; found && i < Math.abs(count); i += 1) {
    found = count > 0 ? days.next(found.start + DAY, now) : days.previous(found.start, now);
  }
  return found;
}

/** "the next business day", "the last one": the first one after or before today. */
export const workdayFromNow: Production = ([offset, day]) => {
  const count = numberOf(offset);
  return count
    ? workdaysFrom([{ type: 'number', value: Math.abs(count) }, ...(day ? [day] : [])], count > 0 ? 1 : -1)
    : undefined;
};

/** "the last working day of the month". The option replaces a missing ordinal. */
export const workdayOf: Production<number> = (args, option) => {
  const [n, day, outer] =
    option === undefined ? [numberOf(args[0]), args[1], timeOf(args[2])] : [option, args[0], timeOf(args[1])];
  const { date } = outer ?? {};
  if (!n || !outer || !date || outer.clock || date.grain === 'day') return undefined;
  return forEachWeek(day, days => ({
    ...outer,
    date: nthWithin(n, days, date),
    fields: outer.fields | FIELD.day | FIELD.weekday,
  }));
};

/** The meanings for each length of the working week that the word may mean. */
function forEachWeek(day: Meaning | undefined, meaningOf: (days: Series) => TimeMeaning): TimeMeaning | undefined {
  const said = timeOf(day);
  const [first, ...others] = said ? [said, ...(said.others ?? [])] : [];
  if (!first?.date) return undefined;
  const rest = others.flatMap(({ date }) => (date ? [meaningOf(date)] : []));
  return { ...meaningOf(first.date), review: ['policy'], ...(rest.length > 0 ? { others: rest } : {}) };
}
