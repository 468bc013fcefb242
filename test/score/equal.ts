import type { Alternative } from '../../lib/normalization/port.ts';
import type { Moment, Row } from './gold.ts';
import { momentOf } from './gold.ts';
import { compareInterval } from './intervals.ts';

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
      return gold.options.some(option => sameMoment(option, gold.grain, reading, row));
    case 'interval':
      return gold.options.some(option => {
        const { start, end } = compareInterval(option, gold.convention, reading, row);
        return start !== undefined && end !== undefined;
      });
    case 'value':
      return gold.options.includes(reading.value);
    case 'duration':
      return gold.options.some(option => sameNumber(option, secondsOf(reading.typed?.duration ?? reading.value)));
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

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const COARSE = new Set(['week', 'month', 'quarter', 'year', 'decade', 'century']);

function sameMoment(gold: Moment, grain: string | undefined, reading: Alternative, row: Row): boolean {
  const isInterval = reading.value.includes('/') && !COARSE.has(reading.typed?.grain ?? '');
  if (isInterval) return false;
  if (grain !== undefined && COARSE.has(grain) && reading.typed?.grain !== grain) return false;
  const answer = momentOf(reading.value) ?? momentOf(reading.typed?.start ?? '');
  if (!answer) return false;
  if (answer.day === undefined && answer.hour !== undefined && gold.day !== undefined) {
    return isNextOrToday(gold, answer, row);
  }
  return sameFields(gold, answer);
}

/** Minutes and seconds that are not told are zero; any other field of gold must be told. */
export function sameFields(gold: Moment, answer: Moment): boolean {
  return FIELDS.every(field => {
    const wanted = gold[field];
    if (wanted === undefined) return true;
    const zero = (field === 'minute' || field === 'second') && answer.hour !== undefined ? 0 : undefined;
    return (answer[field] ?? zero) === wanted;
  });
}

/** A time without a date, where gold has one: it stands for that time today, or for its next occurrence. */
function isNextOrToday(gold: Moment, answer: Moment, row: Row): boolean {
  const now = wallTime(row);
  const today = new Date(now);
  today.setUTCHours(answer.hour ?? 0, answer.minute ?? 0, answer.second ?? 0, 0);
  const next = today.getTime() > now ? today.getTime() : today.getTime() + 86_400_000;
  return [today.getTime(), next].some(time => sameFields(gold, fieldsOf(time)));
}

/** The row's reference on the clock of its own zone, as if that were UTC. */
export function wallTime(row: Pick<Row, 'referenceTime' | 'timeZone'>): number {
  const offset = /^Etc\/GMT([+-]\d+)$/.exec(row.timeZone);
  return row.referenceTime - (offset ? Number(offset[1]) * 3_600_000 : 0);
}

const fieldsOf = (time: number): Moment => momentOf(new Date(time).toISOString()) ?? {};

const SECONDS: Readonly<Record<string, number>> = { Y: 31_536_000, M: 2_592_000, W: 604_800, D: 86_400, H: 3600, S: 1 };

/** An ISO 8601 duration in seconds, a month as 30 days and a year as 365, as the recogniser's specs have it. */
export function secondsOf(duration: string): number {
  const match = /^P([^T]*)(?:T(.*))?$/.exec(duration);
  if (!match) return Number.NaN;
  const sum = (part: string, minutes: boolean) =>
    [...part.matchAll(/([\d.]+)([A-Z])/g)].reduce((total, [, count, unit]) => {
      const seconds = minutes && unit === 'M' ? 60 : (SECONDS[unit ?? ''] ?? Number.NaN);
      return total + Number(count) * seconds;
    }, 0);
  return sum(match[1] ?? '', false) + sum(match[2] ?? '', true);
}
