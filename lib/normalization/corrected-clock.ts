/** What a new clock keeps of the one that was taken back. */
import { DAY } from './civil.ts';
import type { Reading } from './typed.ts';

/**
 * "Thursday at nine pm, sorry, at ten": the new hour is in the half of the day that was said before. "Tomorrow morning at
 * nine, sorry, one" is not at one in the morning.
 */
export function inHalfOf(before: readonly Reading[], readings: readonly Reading[]): Reading[] {
  const [said, first] = [before[0]?.value ?? '', readings[0]?.value ?? ''];
  const other = otherHalfOf(first);
  const isOther = hasSureHalf(before) && hourOf(said) >= NOON !== hourOf(first) >= NOON && hourOf(other) >= EARLIEST;
  const meant = isOther ? readings.find(({ value }) => value === other) : undefined;
  return meant ? [meant, ...readings.filter(reading => reading !== meant)] : [...readings];
}

/** Whether the words leave one half of the day. */
export const hasSureHalf = ([best, ...others]: readonly Reading[]): boolean =>
  best !== undefined && CLOCK.test(best.value) && !others.some(({ value }) => value === otherHalfOf(best.value));

const otherHalfOf = (value: string): string =>
  value.replace(
    CLOCK,
    (_, hour: string, minutes: string) => `${String((Number(hour) + NOON) % 24).padStart(2, '0')}${minutes}`,
  );

const hourOf = (value: string): number => Number(CLOCK.exec(value)?.[1] ?? Number.NaN);

const NOON = 12;
/** The earliest hour of a morning. */
const EARLIEST = 5;
const CLOCK = /(?<=^|^[^/]+T)(\d\d)(:\d\d)$/;

/** Whether a new clock leaves the day as it is: "Thursday at ten to nine pm, no, at half ten" is not the 10th. */
export function isOnDay(result: Reading | undefined, whole: Reading | undefined, part: Reading): boolean {
  if (part.typed.kind !== 'time') return true;
  const [now, before] = [result, whole].map(reading => Date.parse(reading?.value.slice(0, DAY_LENGTH) ?? ''));
  return Number.isNaN(now) || Number.isNaN(before) || Math.abs(Number(now) - Number(before)) <= DAY;
}

const DAY_LENGTH = 'yyyy-mm-dd'.length;

/** Whether a clock has the minutes of what was taken back and not those of the correction: "half past five, no, six". */
export function keepsMinutes(result: Reading | undefined, whole: Reading | undefined, part: Reading): boolean {
  const [now, before, said] = [result, whole, part].map(minutesOf);
  return part.typed.kind === 'time' && now !== undefined && now === before && now !== said;
}

export const minutesOf = (reading: Reading | undefined): string | undefined => MINUTES.exec(reading?.value ?? '')?.[0];

const MINUTES = /:\d\d$/;
