/** Days that recur by a rule: fixed dates, nth weekdays of a month, and days counted from Easter or from such a weekday. */
import type { HolidayRow, Season } from '../../languages/index.ts';
import { add, civil, DAY, daysInMonth, weekdayOf, yearOf } from '../civil.ts';
import { otherCalendarSeries } from './other-calendars.ts';
import { anyOf, mapped, recurring, type Series } from './series.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** @param row the day in the notation of the tables */
export function holidaySeries({ day, days = 1 }: Pick<HolidayRow, 'day' | 'days'>): Series {
  return anyOf(day.split('; ').map(one => dayOfYear(one, days)));
}

function dayOfYear(day: string, days: number): Series {
  const [, rule = '', moves] = /^(.*?)(?: \((.*)\))?$/.exec(day) ?? [];
  const series = seriesOf(rule, days);
  return moves === undefined ? series : movedFrom(readMoves(moves), series);
}

/** "sat-1 sun+1", "pentecost+7": the number of days by which a holiday on that weekday, or on Pentecost, is moved. */
const readMoves = (moves: string): ReadonlyMap<string, number> =>
  new Map(
    moves.split(' ').map(move => {
      const [, from = '', days] = /^([a-z]+)(.*)$/.exec(move) ?? [];
      return [from, Number(days) * DAY];
    }),
  );

const movedFrom = (moves: ReadonlyMap<string, number>, series: Series): Series =>
  mapped(series, ({ start, end }) => {
    const from = isPentecost(start) && moves.has('pentecost') ? 'pentecost' : WEEKDAYS[weekdayOf(start) - 1];
    const by = moves.get(from ?? '') ?? 0;
    return { start: start + by, end: end + by };
  });

const isPentecost = (day: number): boolean => day === easterSunday(yearOf(day)) + 49 * DAY;

function seriesOf(rule: string, days: number): Series {
  const other = otherCalendarSeries(rule, days);
  if (other) return other;
  const [, anchor = '', offset = '0'] = /^(.*?)([+-]\d+)?$/.exec(rule.replace(/^(\d+)-(\d+)(?=$| )/, '$1/$2')) ?? [];
  const start = anchorOf(anchor);
  return recurring('day', 'year', yearStart => {
    const anchored = start(yearOf(yearStart));
    if (anchored === undefined) return undefined;
    const day = anchored + Number(offset) * DAY;
    return { start: day, end: day + days * DAY };
  });
}

const FIRST_MONTH: Readonly<Record<Season, number>> = { spring: 3, summer: 6, autumn: 9, winter: 12 };

/** Three months from a day of March, June, September or December on, for the astronomical season the 21st. */
export const seasonSeries = (season: Season, firstDay = 21): Series =>
  recurring('day', 'year', yearStart => {
    const start = civil(yearOf(yearStart), FIRST_MONTH[season], firstDay);
    return { start, end: add(start, 'month', 3) };
  });

/** A year without the day, such as 29 February, has no anchor. */
function anchorOf(anchor: string): (year: number) => number | undefined {
  if (anchor === 'easter') return easterSunday;
  if (anchor === 'pascha') return orthodoxEaster;
  const [month = '1', nth = '1', weekday] = anchor.split(/[ /]/);
  if (anchor.includes('/') && weekday !== undefined) {
    return year => onOrAfter(civil(year, Number(month), Number(nth)), WEEKDAYS.indexOf(weekday) + 1);
  }
  if (weekday === undefined) {
    const [m, d] = [Number(month), Number(nth)];
    return year => (d <= daysInMonth(year, m) ? civil(year, m, d) : undefined);
  }
  return year => nthWeekday(year, Number(month), Number(nth), WEEKDAYS.indexOf(weekday) + 1);
}

function nthWeekday(year: number, month: number, nth: number, weekday: number): number {
  if (nth > 0) return onOrAfter(civil(year, month, (nth - 1) * 7 + 1), weekday);
  const last = civil(year, month, daysInMonth(year, month));
  return add(last - ((weekdayOf(last) - weekday + 7) % 7) * DAY, 'week', nth + 1);
}

const onOrAfter = (day: number, weekday: number): number => day + ((weekday - weekdayOf(day) + 7) % 7) * DAY;

/** Gregorian Easter (Meeus, Jones and Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return civil(year, Math.floor(f / 31), (f % 31) + 1);
}

/** Easter of the Julian calendar, as a date of the Gregorian calendar (Meeus). */
function orthodoxEaster(year: number): number {
  const fullMoon = (19 * (year % 19) + 15) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) - fullMoon + 34) % 7;
  const days = fullMoon + sunday + 114;
  const lag = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return civil(year, Math.floor(days / 31), (days % 31) + 1) + lag * DAY;
}
