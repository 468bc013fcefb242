import type { Reading } from './typed.ts';

/**
 * The readings that somebody may have meant instead of the best one. These are left out: bounds where a point or an
 * interval is said ("the day after tomorrow" as all that comes after); points where an interval is said; intervals that
 * begin or end with the point; dates where a time of day is said ("5 10 pm" as the 5th at ten); days of far years,
 * except when what was said contradicts itself: then the year may be another.
 */
export function alternativesTo(best: Reading, others: readonly Reading[]): Reading[] {
  const shape = shapeOf(best);
  const mostDays = best.review?.includes('contradiction') ? Number.POSITIVE_INFINITY : MOST_DAYS;
  return others.filter(other => {
    if (!isDated(best) && isDated(other)) return false;
    if (shapeOf(other) !== shape) return shape === 'point' && shapeOf(other) === 'interval' && !touches(other, best);
    return daysBetween(best, other) <= mostDays;
  });
}

/** A year and the days by which a weekday or a movable holiday differs. */
const MOST_DAYS = 400;

type Shape = 'point' | 'interval' | 'bound' | 'other';

function shapeOf({ value, typed }: Reading): Shape {
  if (typed.kind === 'interval') return value.includes('..') ? 'bound' : 'interval';
  return POINTS.has(typed.kind) ? 'point' : 'other';
}

const POINTS: ReadonlySet<string> = new Set(['date', 'time', 'datetime']);

/** Whether it says a day, and not only a time of day. What is no time says none. */
const isDated = ({ value, typed }: Reading): boolean => !TIME_OF_DAY.test(value) || !TIMED.has(typed.kind);

const TIMED: ReadonlySet<string> = new Set(['time', 'interval']);
const TIME_OF_DAY = /^(?:\.\.\/)?\d\d:/;

function touches({ value }: Reading, { value: point }: Reading): boolean {
  const [start, end] = value.split('/');
  return start === point || end === point;
}

/** Between days; 0 for what is no day or longer than a month, such as "2025". */
function daysBetween({ typed: a }: Reading, { typed: b }: Reading): number {
  const [first, second] = [a, b].map(({ start = '' }) => Date.parse(start.slice(0, DATE_LENGTH)));
  const isCoarse = [a, b].some(({ grain = '' }) => COARSE.has(grain));
  if (isCoarse || first === undefined || second === undefined || Number.isNaN(first - second)) return 0;
  return Math.abs(first - second) / DAY_MS;
}

const DATE_LENGTH = 10;
const DAY_MS = 86_400_000;
const COARSE: ReadonlySet<string> = new Set(['year', 'decade', 'century']);
