import { add, formatDate } from './civil.ts';
import type { RuleIndex } from './rules/rules-index.ts';
import type { Reading, TypedContext } from './typed.ts';

export type WithinBounds = typeof withinBounds;

/**
 * Whether a reading is within the rule's bounds, both of which are included. Numbers and amounts are compared as
 * numbers, dates as ISO 8601 text, which sorts by time. The bounds of dates may be durations from the reference time.
 */
export function withinBounds(reading: Reading, rule: RuleIndex, context: TypedContext): boolean {
  if (rule.min === undefined && rule.max === undefined) return true;
  if (isTemporal(rule)) return withinDates(reading, rule, context);
  const amount = Number(reading.typed.amount ?? reading.value);
  if (Number.isNaN(amount)) return true;
  return amount >= Number(rule.min ?? -Infinity) && amount <= Number(rule.max ?? Infinity);
}

const isTemporal = ({ kind }: RuleIndex) => TEMPORAL.has(kind);
const TEMPORAL: ReadonlySet<string> = new Set(['date', 'birth_date', 'datetime', 'time']);

/** A longer time is accepted when a part of it is within the bounds. Its end is exclusive. */
function withinDates({ value, typed }: Reading, rule: RuleIndex, context: TypedContext): boolean {
  const start = typed.start ?? value;
  if (!DATED.test(start)) return true;
  const min = rule.min === undefined ? undefined : boundOf(rule.min, context);
  const max = rule.max === undefined ? undefined : boundOf(rule.max, context);
  if (max !== undefined && compare(start, max) > 0) return false;
  if (min === undefined) return true;
  return typed.end === undefined ? compare(start, min) >= 0 : compare(typed.end, min) > 0;
}

const DATED = /^\d{4}-/;

/** Compares up to the length of the coarser one: 2026-11 is not before 2026-11-17. */
function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The local date of a bound. A month before 31 March is 28 February, as in all calendar arithmetic here. */
function boundOf(bound: string, { referenceTime, timeZone }: TypedContext): string {
  const offset = DURATION.exec(bound);
  if (!offset) return bound;
  const sign = offset[1] === '-' ? -1 : 1;
  const [years = 0, months = 0, weeks = 0, days = 0] = offset.slice(2).map(part => sign * Number(part ?? 0));
  const today = Date.parse(localDate(referenceTime, timeZone));
  return formatDate(add(add(today, 'month', years * 12 + months), 'day', weeks * 7 + days));
}

const DURATION = /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

function localDate(referenceTime: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  formats.set(timeZone, format);
  return format.format(referenceTime);
}

/** Formats are kept, because making one takes longer than the rest of a comparison. There are about 400 zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
