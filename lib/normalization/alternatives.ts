import type { TypedValue } from './port.ts';
import type { Reading } from './typed.ts';

/**
 * The readings that somebody may have meant instead of the best one. These are left out: bounds where a point or an
 * interval is said ("the day after tomorrow" as all that comes after); points where an interval is said; intervals that
 * begin or end with the point, or as the interval does, unless noon or midnight may be meant ("10am to 12am") or the other
 * end of a day ("tomorrow till eight"); dates where a time of day is said ("5 10 pm" as the 5th at ten); the day of another
 * year where that of this one is near; days of far years, except when what was said contradicts itself: then the year may
 * be another.
 */
export function alternativesTo(best: Reading, others: readonly Reading[], referenceTime: number): Reading[] {
  if (others.length === 0) return [];
  const shape = shapeOf(best);
  const isContradiction = best.review?.includes('contradiction') ?? false;
  return others.filter(other => {
    if (!isDated(best) && isDated(other)) return false;
    if (!isContradiction && other.review?.includes('contradiction')) return false;
    if (shapeOf(other) !== shape)
      return isWholeOf(other, best) || (shape === 'point' && isHours(other) && !touches(other, best));
    if (shape === 'interval' && sharesEdge(best, other)) return isOtherTwelve(best, other) || isOtherEnd(best, other);
    return isContradiction || isNearEnough(daysBetween(best, other), best, referenceTime);
  });
}

/** Whether one end of a range is the best reading, and the range the other: "move it from the 25th to the 27th". */
const isWholeOf = (other: Reading, best: Reading): boolean =>
  shapeOf(other) === 'interval' && shapeOf(best) === 'point' && best.review?.includes('part') === true;

/** Whether a reading is near enough. Most readings are, so the distance from now is rarely needed. */
const isNearEnough = (days: number, best: Reading, referenceTime: number): boolean =>
  days < OTHER_YEAR_DAYS || (days < MOST_DAYS && daysFrom(referenceTime, best) > NEAR_DAYS);

/** A year and the days by which a weekday or a movable holiday differs. */
const MOST_DAYS = 400;
/** If the best reading is nearer than half a year, the same day a year before or after is not an alternative. */
const NEAR_DAYS = 183;
/** A year, less the days by which a weekday or a movable holiday differs. */
const OTHER_YEAR_DAYS = 330;

type Shape = 'point' | 'interval' | 'bound' | 'other';

function shapeOf({ value, typed }: Reading): Shape {
  if (typed.kind === 'interval') return value.includes('..') ? 'bound' : 'interval';
  return POINTS.has(typed.kind) ? 'point' : 'other';
}

const POINTS: ReadonlySet<string> = new Set(['date', 'time', 'datetime']);

/** Whether a reading has a day and not only a time of day. A value that is not a time has none. */
const isDated = ({ value, typed }: Reading): boolean => !TIME_OF_DAY.test(value) || !TIMED.has(typed.kind);

const TIMED: ReadonlySet<string> = new Set(['time', 'interval']);
const TIME_OF_DAY = /^(?:\.\.\/)?\d\d:/;

/**
 * Whether "10 to 4" can be a range of hours and not minutes before an hour. "ten to nine in the morning" does not mean
 * the whole night.
 */
function isHours(reading: Reading): boolean {
  const [start = '', end = ''] = reading.value.split('/');
  return shapeOf(reading) === 'interval' && !isDated(reading) && start < end;
}

function sharesEdge({ value: a }: Reading, { value: b }: Reading): boolean {
  const [start, end] = a.split('/');
  const [otherStart, otherEnd] = b.split('/');
  return start === otherStart || end === otherEnd;
}

/** Whether one ends at noon and the other at midnight. */
const isOtherTwelve = ({ value: a, review }: Reading, { value: b }: Reading): boolean =>
  review?.includes('policy') === true && a.endsWith('12:00') && b.endsWith('00:00') && b.length === a.length;

/** Whether both are of one day from its start: "tomorrow till eight" may end in the morning or in the evening. */
function isOtherEnd({ value, review }: Reading, other: Reading): boolean {
  const day = review?.includes('policy') ? DAY_TILL.exec(value)?.[0] : undefined;
  return day !== undefined && other.value.startsWith(day);
}

const DAY_TILL = /^(\d{4}-\d\d-\d\d)T00:00\/\1T/;

function touches({ value }: Reading, { value: point }: Reading): boolean {
  const [start, end] = value.split('/');
  return start === point || end === point;
}

/** The number of days between two readings; 0 if one is not a day or is longer than a month, such as "2025". */
function daysBetween({ typed: a }: Reading, { typed: b }: Reading): number {
  if (COARSE.has(a.grain ?? '') || COARSE.has(b.grain ?? '')) return 0;
  const [first, second] = [dayOf(a), dayOf(b)];
  if (first === second) return 0;
  // Most alternatives are in the same month, and `Date.parse` takes longer than everything else here.
  if (first.slice(0, MONTH_LENGTH) === second.slice(0, MONTH_LENGTH)) return Math.abs(ofMonth(first) - ofMonth(second));
  const days = Math.abs(Date.parse(first) - Date.parse(second)) / DAY_MS;
  return Number.isNaN(days) ? 0 : days;
}

const daysFrom = (now: number, { typed }: Reading): number => Math.abs(Date.parse(dayOf(typed)) - now) / DAY_MS;

/** The day on which a time starts, or ends if it has no start. */
const dayOf = ({ start, end }: TypedValue): string => (start ?? end ?? '').slice(0, DATE_LENGTH);

const ofMonth = (day: string): number => Number(day.slice(MONTH_LENGTH + 1));

const DATE_LENGTH = 10;
const MONTH_LENGTH = 7;
const DAY_MS = 86_400_000;
const COARSE: ReadonlySet<string> = new Set(['year', 'decade', 'century']);
