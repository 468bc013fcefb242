import type { Alternative } from '../../lib/normalization/port.ts';
import type { Row } from './gold.ts';
import { compareInterval } from './intervals.ts';
import { sameMoment } from './points.ts';

const TOLERANCE = 1e-9;

/** Whether an answer is one of the gold values at gold's grain. */
export function isEqual(reading: Alternative | undefined, row: Row): boolean {
  if (!reading) return false;
  const { gold } = row;
  switch (gold.kind) {
    case 'amount':
      return gold.options.some(option => sameNumber(option, amountOf(reading)));
    case 'money':
      return gold.options.some(option => sameMoney(option, reading));
    case 'text':
      return gold.options.some(option => sameText(option, reading.value, gold.foldCase ?? false));
    case 'moment':
      return gold.options.some(option => sameMoment(option, gold, reading, row));
    case 'interval':
      return gold.options.some(option => {
        const { start, end } = compareInterval(option, gold.convention, reading, row);
        return start !== undefined && end !== undefined;
      });
    case 'value':
      return gold.options.includes(reading.value);
    case 'duration':
      return gold.options.some(option => sameDuration(option, reading.typed?.duration ?? reading.value));
  }
}

/** Within 1e-9, of the value itself where that is above one or very small. */
export function sameNumber(gold: number, answer: number): boolean {
  if (Number.isNaN(answer)) return false;
  const difference = Math.abs(gold - answer);
  const size = Math.abs(gold);
  return (
    difference <= TOLERANCE * Math.max(1, size) && (size === 0 || size >= TOLERANCE || difference <= size * TOLERANCE)
  );
}

const amountOf = (reading: Alternative): number => Number(reading.typed?.amount ?? Number.NaN);

function sameMoney(option: { amount: number; codes?: readonly string[] }, reading: Alternative): boolean {
  const currency = reading.typed?.currency;
  const codeFits = option.codes === undefined || (currency !== undefined && option.codes.includes(currency));
  return codeFits && sameNumber(option.amount, amountOf(reading));
}

const sameText = (gold: string, answer: string, foldCase: boolean): boolean =>
  gold === answer || (foldCase && gold.toLowerCase() === answer.toLowerCase());

const SECONDS: Readonly<Record<string, number>> = { Y: 31_536_000, M: 2_592_000, W: 604_800, D: 86_400, H: 3600, S: 1 };

/** A year as 365 days and a month as 30, a year as twelve such months, or a month as a twelfth of the year. */
const CALENDARS = [SECONDS, { ...SECONDS, Y: 31_104_000 }, { ...SECONDS, M: 2_628_000 }];

/** Whether an ISO 8601 duration has so many seconds by one of the calendars of the sources. */
export const sameDuration = (gold: number, duration: string): boolean =>
  CALENDARS.some(calendar => sameNumber(gold, secondsOf(duration, calendar)));

/** An ISO 8601 duration in seconds. */
export function secondsOf(duration: string, calendar = SECONDS): number {
  const match = /^P([^T]*)(?:T(.*))?$/.exec(duration);
  if (!match) return Number.NaN;
  const sum = (part: string, minutes: boolean) =>
    [...part.matchAll(/([\d.]+)([A-Z])/g)].reduce((total, [, count, unit]) => {
      const seconds = minutes && unit === 'M' ? 60 : (calendar[unit ?? ''] ?? Number.NaN);
      return total + Number(count) * seconds;
    }, 0);
  return sum(match[1] ?? '', false) + sum(match[2] ?? '', true);
}
