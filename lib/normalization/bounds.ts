import type { RuleIndex } from './rules/rules-index.ts';
import type { Reading, TypedContext } from './typed.ts';

/**
 * Whether a reading is within the rule's bounds. Numbers and amounts are compared as numbers, dates as ISO 8601 text
 * (which sorts by time), the bounds of dates may be durations from the reference time.
 */
export function withinBounds(reading: Reading, rule: RuleIndex, context: TypedContext): boolean {
  if (rule.min === undefined && rule.max === undefined) return true;
  if (isTemporal(rule)) return withinDates(reading, rule, context);
  const amount = Number(reading.typed.amount ?? reading.value);
  if (Number.isNaN(amount)) return true;
  return amount >= Number(rule.min ?? -Infinity) && amount <= Number(rule.max ?? Infinity);
}

const isTemporal = (rule: RuleIndex) => rule.kind === 'date' || rule.kind === 'datetime' || rule.kind === 'time';

function withinDates({ value, typed }: Reading, rule: RuleIndex, context: TypedContext): boolean {
  const first = typed.start ?? value;
  const last = typed.end ?? value;
  if (!DATED.test(first)) return true;
  const min = rule.min === undefined ? undefined : boundOf(rule.min, context);
  const max = rule.max === undefined ? undefined : boundOf(rule.max, context);
  // Compared to the length of the coarser one: 2026-11 is not before 2026-11-17.
  return (min === undefined || compare(last, min) >= 0) && (max === undefined || compare(first, max) <= 0);
}

const DATED = /^\d{4}-/;

function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The local date of a bound. */
function boundOf(bound: string, { referenceTime, timeZone }: TypedContext): string {
  const offset = DURATION.exec(bound);
  if (!offset) return bound;
  const [sign, years, months, weeks, days] = [
    offset[1] === '-' ? -1 : 1,
    ...offset.slice(2).map(part => Number(part ?? 0)),
  ];
  const [year = 0, month = 1, day = 1] = localDate(referenceTime, timeZone).split('-').map(Number);
  const moved = new Date(
    Date.UTC(
      year + sign * (years ?? 0),
      month - 1 + sign * (months ?? 0),
      day + sign * ((weeks ?? 0) * 7 + (days ?? 0)),
    ),
  );
  return moved.toISOString().slice(0, 10);
}

const DURATION = /^([+-]?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;

function localDate(referenceTime: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  formats.set(timeZone, format);
  return format.format(referenceTime);
}

/** Making one takes longer than all the rest of a comparison; there are some 400 zones. */
const formats = new Map<string, Intl.DateTimeFormat>();
