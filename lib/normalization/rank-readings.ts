import type { ValueKind } from './rules/rules-index.ts';
import type { Reading } from './typed.ts';

/**
 * Readings of the kind that the rule names go first, otherwise in the reader's order; two readings with the same value
 * are one.
 */
export function rankReadings(readings: readonly Reading[], kind: ValueKind): Reading[] {
  const wanted = WANTED[kind] ?? [kind];
  const place = ({ typed }: Reading) => {
    const found = wanted.indexOf(typed.kind);
    return found < 0 ? wanted.length : found;
  };
  const ranked = readings.filter(({ value }, at) => readings.findIndex(other => other.value === value) === at);
  return ranked.filter(reading => fits(reading, kind)).sort((a, b) => place(a) - place(b));
}

/** The kinds that readings have, by the kind that a rule asks for, the best first. */
const WANTED: Partial<Record<ValueKind, readonly string[]>> = {
  date: ['date', 'datetime', 'interval'],
  time: ['time', 'datetime', 'interval'],
  datetime: ['datetime', 'date', 'time', 'interval'],
  recurrence: ['set'],
  integer: ['integer', 'number'],
};

function fits({ value, typed }: Reading, kind: ValueKind): boolean {
  if (kind === 'integer') return /^-?\d+$/.test(value);
  // "25 heures" is a length, and no time of day.
  return kind !== 'time' || typed.kind !== 'duration';
}
