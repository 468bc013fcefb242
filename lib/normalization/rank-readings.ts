import type { ValueKind } from './rules/rules-index.ts';
import type { Reading } from './typed.ts';

/**
 * Readings of the kinds that fit the rule, the best kind first, otherwise in the order of the reader. Readings of other
 * kinds count only if there are none. Two readings with the same value are one. An interval that the reader puts first
 * stays first if the rule allows it: "from 10 to 12" is not one of the two times of day.
 */
export function rankReadings(readings: readonly Reading[], kind: ValueKind): Reading[] {
  const wanted = WANTED[kind] ?? [kind];
  const [likeliest] = readings;
  // "Fridays" is not a date, although it can also be read as a filler and a weekday.
  if (kind === 'date' && likeliest?.typed.kind === 'set') return [];
  if (likeliest && readings.length === 1) return fits(likeliest, kind) ? [likeliest] : [];
  const place = (reading: Reading) => {
    const found = wanted.indexOf(reading.typed.kind);
    if (found < 0) return wanted.length;
    return reading === likeliest && (reading.typed.kind === 'interval' || kind === 'datetime') ? 0 : found;
  };
  const isFirst = ({ value }: Reading, at: number) => readings.findIndex(other => other.value === value) === at;
  const fitting = readings.filter((reading, at) => fits(reading, kind) && isFirst(reading, at));
  const ofKind = fitting.filter(reading => place(reading) < wanted.length);
  return (ofKind.length > 0 ? ofKind : fitting).sort((a, b) => place(a) - place(b));
}

/** The kinds of readings that fit a rule, by the kind of the rule, the best first. */
const WANTED: Partial<Record<ValueKind, readonly string[]>> = {
  date: ['date', 'datetime', 'interval'],
  birth_date: ['date'],
  time: ['time', 'datetime', 'interval'],
  datetime: ['datetime', 'date', 'time', 'interval'],
  recurrence: ['set'],
  integer: ['integer', 'number'],
};

/**
 * Kinds whose grammar also finds other kinds: "a third" is neither an ordinal nor a percentage, "at three" is not a
 * length.
 */
const STRICT: ReadonlySet<ValueKind> = new Set(['ordinal', 'percentage', 'duration', 'recurrence']);

const TIMES: ReadonlySet<ValueKind> = new Set(['date', 'datetime', 'time']);

function fits({ value, typed, review }: Reading, kind: ValueKind): boolean {
  if (STRICT.has(kind)) return (WANTED[kind] ?? [kind]).includes(typed.kind);
  if (kind === 'integer') return /^-?\d+$/.test(value);
  // "25 heures" is a length, not a time of day. "every other Friday" is not a date.
  if (TIMES.has(kind) && typed.kind === 'duration') return false;
  if (kind === 'time') return typed.kind !== 'date';
  // A bare number that is an hour is not a date.
  if (kind === 'date' && typed.kind === 'time') return review === undefined;
  return kind !== 'date' || typed.kind !== 'set';
}
