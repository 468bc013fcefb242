/** Productions for intervals with two ends. */
import type { DayRangeFields, RuleOptions } from '../../../languages/index.ts';
import { FIELD, type IntervalMeaning, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { mapped, NEVER, type Series } from '../series.ts';
import { calendar, dayOfMonthSeries, weekday } from './calendar.ts';
import { minutesPast } from './clocks.ts';
import { combine } from './combinations.ts';
import { isBehind } from './interval-on-day.ts';
import { throughDay } from './open-intervals.ts';
import { dayWithin } from './ordinals.ts';
import { shareOf } from './periods.ts';
import type { Production } from './production.ts';
import { dayFromNow } from './relative.ts';

/**
 * From the first time to the second. Both are included; with "exclusive" the second is not, with "both-exclusive" neither is.
 * With "like" a day does not go on to a clock: "del sábado a las dos" is two o'clock on Saturday. With "ascending" the first
 * hour is not above the second: "vers huit neuf heures" and "vers midi une heure", but not "vers vingt-deux heures".
 */
export const between: Production<RuleOptions['between']> = ([a, b], option) => {
  const [first, last] = [timeOf(a), throughDay(timeOf(b))];
  if (first?.date === NEVER || last?.date === NEVER) return NEVER_BETWEEN;
  if (option === 'ascending' && hourOf(first) % NOON > hourOf(last)) return undefined;
  if (!first || !last || isSameClock(first, last) || isMixed(first, last) || isMinutesTo(first, last)) return undefined;
  const [from, to] = [inMonthOf(onSameClock(first, last), last), afterStart(onSameClock(last, first), first)];
  if (from.part !== undefined && !arePartsOfDays(from, to)) return undefined;
  if (from.date && !to.date && (!to.clock || (option === 'like' && !from.clock))) return undefined;
  if (from.clock && !from.date && to.date) {
    if (!isNow(to) && (!to.clock || isBehind(from.clock, to.clock))) return undefined;
    const dated = combine(from, isNow(to) ? dayFromNow(0) : dayOf(to));
    return dated && { type: 'interval', from: dated, to, inclusive: false };
  }
  const after = option === 'both-exclusive' ? { after: true } : {};
  return {
    type: 'interval',
    from,
    to: orNoon(to, from),
    inclusive: option !== 'exclusive' && option !== 'both-exclusive',
    ...after,
  };
};

/** "Between eight and now". Nothing else has all fields. */
const isNow = ({ fields }: TimeMeaning): boolean => fields === ~0;

const NOON = 12;
const hourOf = (time: TimeMeaning | undefined): number => time?.clock?.hour ?? 0;

/** "vom 25. auf den 27.", from where to where something is moved. */
export const movedTo: Production = args => {
  const range = between(args);
  return range?.type === 'interval' ? { ...range, moved: true } : undefined;
};

/**
 * "von Freitagabend bis Sonntagabend", "from tonight until 6 am tomorrow", "from Friday evening to Sunday"; but "the night
 * of Friday to Saturday" is one night.
 */
const arePartsOfDays = (from: TimeMeaning, to: TimeMeaning): boolean =>
  from.date !== undefined &&
  to.date !== undefined &&
  ((to.part ?? to.clock) !== undefined || (from.part !== undefined && from.part.to <= 24));

/** "10am-12am" may end at noon: it is for review. */
function orNoon(to: TimeMeaning, { clock: start }: TimeMeaning): TimeMeaning {
  const isByDay = start !== undefined && start.hour > 0 && start.hour < 12;
  if (!to.clock?.isTwelveAm || !isByDay) return to;
  const noon: TimeMeaning = { ...to, clock: { hour: 12, twelve: false } };
  return { ...to, review: [...(to.review ?? []), 'policy'], others: [...(to.others ?? []), noon] };
}

/** "viertel bis halb zehn": two times before the hour that is named once */
export const minutesBetween: Production<RuleOptions['minutesBetween']> = ([hour], option) => {
  if (!hour || !option) return undefined;
  const [from, to] = option.map(minutes => minutesPast([hour], [minutes, 'to']));
  return from && to && between([from, to], 'exclusive');
};

/** "Ende November, Anfang Dezember" */
export const endToStart: Production = ([from, to]) => {
  const [end, start] = [from && shareOf([from], 'end'), to && shareOf([to], 'start')];
  return end && start && between([end, start]);
};

/** An interval with an end that does not exist: "from 9:00 to 25:00". */
const NEVER_BETWEEN: IntervalMeaning = {
  type: 'interval',
  from: { type: 'time', date: NEVER, fields: 0 },
  inclusive: true,
};

/** Whether both ends are the same time of day: "15 to 3 pm". */
const isSameClock = ({ clock: a, date }: TimeMeaning, { clock: b }: TimeMeaning): boolean =>
  !date && a !== undefined && b !== undefined && a.hour === b.hour && (a.minute ?? 0) === (b.minute ?? 0);

/** Whether one end is on a 24-hour clock and the other says "a.m.": "15 to 7 a.m." is minutes before seven. */
const isMixed = ({ clock: a, date }: TimeMeaning, { clock: b }: TimeMeaning): boolean =>
  !date &&
  a !== undefined &&
  b !== undefined &&
  a.hour > b.hour &&
  b.hour > 0 &&
  a.written === true &&
  !b.twelve &&
  !b.written;

/** "at ten to four" is ten minutes before the hour. */
const isMinutesTo = ({ clock: a }: TimeMeaning, { clock: b, date }: TimeMeaning): boolean =>
  a?.isPoint === true && a.minute === undefined && a.hour % 5 === 0 && b?.minute === undefined && !date;

/** "de 8 a 20": if one end is above 12 on a 24-hour clock, or has a zone, the other end is on that clock too. */
function onSameClock(time: TimeMeaning, other: TimeMeaning): TimeMeaning {
  if (!time.clock || !other.clock) return time;
  const zone = time.zone ?? other.zone;
  const isWritten = other.clock.written === true && !other.clock.twelve;
  const clock = isWritten ? { ...time.clock, written: true } : time.clock;
  return { ...time, clock, ...(zone === undefined ? {} : { zone }) };
}

/** "11h30 à 1h30": a written end below the start is twelve hours later, as a spoken one is. */
function afterStart(time: TimeMeaning, { clock: start }: TimeMeaning): TimeMeaning {
  const { clock } = time;
  if (!clock?.written || !clock.twelve || !start?.twelve || start.hour <= clock.hour) return time;
  return { ...time, clock: { ...clock, written: false } };
}

/** A time without its clock. */
const dayOf = ({ clock: _, ...rest }: TimeMeaning): TimeMeaning => ({ ...rest, fields: rest.fields & ~FIELD.clock });

/** "12 to 16 September": two dates with the same month, and the same year if there is one. */
export const dayRange: Production<DayRangeFields> = (args, fields = 'ddm') => {
  const [first, last] = [fields.indexOf('d'), fields.lastIndexOf('d')];
  if (fields !== 'dd' && (numberOf(args[first]) ?? 0) >= (numberOf(args[last]) ?? 0)) return undefined;
  const from = calendar(args.toSpliced(last, 1), ONE_DAY[fields]);
  const to = calendar(args.toSpliced(first, 1), fields === 'dmd' ? 'md' : ONE_DAY[fields]);
  return from && to && between([from, to]);
};

/** The same in the month that the option names. */
export const dayRangeOfMonth: Production<number> = ([first, last], month = 1) =>
  first && last && dayRange([first, last, numberMeaning(month)], 'ddm');

/** "du 13 au dimanche 15 juillet": from a day by its number alone to the next date. */
export const dayRangeTo: Production = ([day, date]) => {
  const number = numberOf(day);
  const to = timeOf(date);
  if (!number || !to?.date || to.clock || to.date.grain !== 'day' || (to.fields & DAY_AND_MONTH) !== DAY_AND_MONTH) {
    return undefined;
  }
  return { type: 'interval', from: lastBefore(dayOfMonthSeries(number), to), to, inclusive: true };
};

/** "from the 1st to the 14th of April": a start without a month is the last such day before the end. */
function inMonthOf(from: TimeMeaning, to: TimeMeaning): TimeMeaning {
  const isDayAlone = from.fields === FIELD.day && from.date !== undefined && !from.clock;
  const isDated = (to.fields & DAY_AND_MONTH) === DAY_AND_MONTH && to.date?.grain === 'day' && !to.clock;
  return isDayAlone && isDated && from.date ? lastBefore(from.date, to) : from;
}

const lastBefore = (days: Series, { date, ...to }: TimeMeaning): TimeMeaning =>
  date ? { ...to, date: mapped(date, (span, now) => days.previous(span.start, now) ?? span) } : to;

const DAY_AND_MONTH = FIELD.day | FIELD.month;

/** The fields without one of the two days. */
const ONE_DAY = { dd: 'd', ddm: 'dm', ddmy: 'dmy', mdd: 'md', dmd: 'dm', mddy: 'mdy' } as const;

/** "Jan-Feb", "Mon-Fri": two names of months or of weekdays with a hyphen, which separates words as a blank does. */
export const namesFromTo: Production<'month' | 'weekday'> = (args, kind) => {
  const [from, to] = args.map(name => (kind === 'weekday' ? weekday([name]) : calendar([name], 'm')));
  return from && to && between([from, to]);
};

/** "the 4th to the 23rd of this month" */
export const dayRangeWithin: Production = ([first, last, month]) => {
  if (!first || !last || !month || (numberOf(first) ?? 0) >= (numberOf(last) ?? 0)) return undefined;
  const [from, to] = [dayWithin([first, month]), dayWithin([last, month])];
  return from && to && between([from, to]);
};

/** "le 20 jusqu'à 18h": from the start of a day to an hour of that day. */
export const dayUntil: Production = ([day, clock]) => {
  const from = day && timeOf(calendar([day], 'd'));
  const to = combine(from, timeOf(clock));
  return from && to?.clock ? { type: 'interval', from, to, inclusive: false } : undefined;
};

/** "from March to date": from the last such time up to and including today. */
export const untilNow: Production = ([said]) => {
  const from = timeOf(said);
  return from?.date && { type: 'interval', from: { ...from, past: true }, to: dayFromNow(0), inclusive: true };
};

/** "three days from Monday": from a time onwards, for the given length. */
export const lasting: Production = args => {
  const lasts = args.find(arg => arg.type === 'duration');
  const from = timeOf(args.find(arg => arg.type === 'time'));
  return from && lasts?.type === 'duration' ? { type: 'interval', from, lasting: lasts, inclusive: true } : undefined;
};
