/**
 * Civil time: the wall clock of a place, in milliseconds of a calendar without zones (as `Date.UTC` counts). Weeks
 * begin on Monday (ISO 8601).
 */
export type Grain = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

/** From fine to coarse. */
export const GRAINS: readonly Grain[] = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
];

const RANKS = new Map(GRAINS.map((grain, rank) => [grain, rank]));

/** Finest first, from 0. */
export const rankOf = (grain: Grain): number => RANKS.get(grain) ?? 0;

export const finer = (a: Grain, b: Grain): Grain => (rankOf(a) < rankOf(b) ? a : b);

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday; a Monday lies three days before it. */
const MONDAY_OFFSET = 3 * DAY;

const FIXED: Partial<Record<Grain, number>> = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY, week: WEEK };
const MONTHS: Partial<Record<Grain, number>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

/** @param month 1 to 12; values outside this range roll over, also for days */
export function civil(year: number, month = 1, day = 1, hour = 0, minute = 0, second = 0): number {
  if (year >= 100) return Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(0).setUTCFullYear(year, month - 1, day) + hour * HOUR + minute * MINUTE + second * SECOND;
}

/** Year, month (1 to 12) and day of the month. */
export const yearOf = (t: number): number => dateOf(t).year;
export const monthOf = (t: number): number => dateOf(t).month;
export const dayOf = (t: number): number => dateOf(t).day;

/**
 * The date of a time, computed from the days since 1 March of the year 0. A leap day is then the last day of its year,
 * and all eras of 400 years have the same length. A `Date` would take V8 five times as long.
 */
function dateOf(t: number): { year: number; month: number; day: number } {
  const days = Math.abs(t) <= MAX_TIME ? Math.floor(t / DAY) + DAYS_TO_1970 : Number.NaN;
  const era = Math.floor(days / DAYS_OF_ERA);
  const ofEra = days - era * DAYS_OF_ERA;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}

/** The last time of a `Date`, which `civil` uses. */
const MAX_TIME = 8.64e15;
const DAYS_OF_ERA = 146_097;
const DAYS_TO_1970 = 719_468;
/** 1 Monday to 7 Sunday */
export const weekdayOf = (t: number): number => ((((Math.floor(t / DAY) + 3) % 7) + 7) % 7) + 1;

export const daysInMonth = (year: number, month: number): number => dayOf(civil(year, month + 1, 0));

export function startOf(t: number, grain: Grain): number {
  const fixed = FIXED[grain];
  if (grain === 'week') return Math.floor((t + MONDAY_OFFSET) / WEEK) * WEEK - MONDAY_OFFSET;
  if (fixed !== undefined) return Math.floor(t / fixed) * fixed;
  const size = MONTHS[grain] ?? 1;
  const month = Math.floor((yearOf(t) * 12 + monthOf(t) - 1) / size) * size;
  return civil(Math.floor(month / 12), (month % 12) + 1);
}

/** Adds calendar units; 31 January and a month is the last day of February. */
export function add(t: number, grain: Grain, count: number): number {
  const fixed = FIXED[grain];
  if (fixed !== undefined) return t + count * fixed;
  const whole = Math.trunc(count);
  const months = whole * (MONTHS[grain] ?? 1);
  const month = yearOf(t) * 12 + monthOf(t) - 1 + months;
  const year = Math.floor(month / 12);
  const day = Math.min(dayOf(t), daysInMonth(year, (month % 12) + 1));
  const moved = civil(year, (month % 12) + 1, day) + (t - startOf(t, 'day'));
  return count === whole ? moved : addFraction(moved, grain, count - whole);
}

/** Half a year is six months, half a month fifteen days: the part below one is rounded to the next finer unit. */
function addFraction(t: number, grain: Grain, fraction: number): number {
  if (grain === 'month') return t + Math.round(fraction * 30) * DAY;
  return add(t, 'month', Math.round(fraction * (MONTHS[grain] ?? 1)));
}

/** The ISO 8601 week and week-numbering year of `t`. */
export function isoWeek(t: number): { year: number; week: number } {
  const thursday = startOf(t, 'week') + 3 * DAY;
  const year = yearOf(thursday);
  return { year, week: 1 + Math.floor((thursday - civil(year)) / WEEK) };
}

/** Monday of an ISO week. */
export const weekStart = (year: number, week: number): number => startOf(civil(year, 1, 4), 'week') + (week - 1) * WEEK;

export const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

export const formatDate = (t: number): string => {
  const { year, month, day } = dateOf(t);
  return `${year >= 1_000 ? year : String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
};

/** `15:00`; with seconds if there are any. */
export function formatTime(t: number): string {
  const seconds = Math.floor((((t % DAY) + DAY) % DAY) / SECOND);
  const clock = `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? clock : `${clock}:${twoDigits(seconds % 60)}`;
}

export const formatDateTime = (t: number): string => `${formatDate(t)}T${formatTime(t)}`;
