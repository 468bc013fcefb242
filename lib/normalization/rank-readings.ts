import type { ValueKind } from './rules/rules-index.ts';
import type { Reading } from './typed.ts';

/**
 * Readings of the kinds that the rule's may have, the best kind first, otherwise in the reader's order; other readings
 * only where there are none. Two readings with the same value are one. An interval that the reader puts first stays
 * first where it may be: "from 10 to 12" is not the time of day that can be read in it too.
 */
export function rankReadings(readings: readonly Reading[], kind: ValueKind): Reading[] {
  const wanted = WANTED[kind] ?? [kind];
  const [likeliest] = readings;
  // "Fridays" is no date, though a filler and a weekday can be read in it too.
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

/** The kinds that readings have, by the kind that a rule asks for, the best first. */
const WANTED: Partial<Record<ValueKind, readonly string[]>> = {
  date: ['date', 'datetime', 'interval'],
  birth_date: ['date'],
  time: ['time', 'datetime', 'interval'],
  datetime: ['datetime', 'date', 'time', 'interval'],
  recurrence: ['set'],
  integer: ['integer', 'number'],
};

/** Kinds whose grammar finds other kinds, too: "a third" is no ordinal and no percentage, "at three" no length. */
const STRICT: ReadonlySet<ValueKind> = new Set(['ordinal', 'percentage', 'duration', 'recurrence']);

const TIMES: ReadonlySet<ValueKind> = new Set(['date', 'datetime', 'time']);

function fits({ value, typed, review }: Reading, kind: ValueKind): boolean {
  if (STRICT.has(kind)) return (WANTED[kind] ?? [kind]).includes(typed.kind);
  if (kind === 'integer') return /^-?\d+$/.test(value);
  // "25 heures" is a length, and no time of day; "every other Friday" is no date.
  if (TIMES.has(kind) && typed.kind === 'duration') return false;
  if (kind === 'time') return typed.kind !== 'date';
  // A bare number is no date by being an hour.
  if (kind === 'date' && typed.kind === 'time') return review === undefined;
  return kind !== 'date' || typed.kind !== 'set';
}
