import type { Alternative } from '../../lib/normalization/port.ts';
import type { Gold, Moment, Row } from './gold.ts';
import { momentOf } from './gold.ts';

const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const COARSE = new Set(['week', 'month', 'quarter', 'year', 'decade', 'century']);

type PointGold = Extract<Gold, { kind: 'moment' }>;

/** Whether an answer is the moment of the source, at its grain or by one of its conventions. */
export function sameMoment(
  gold: Moment,
  { grain, conventions = [] }: Pick<PointGold, 'grain' | 'conventions'>,
  reading: Alternative,
  row: Row,
): boolean {
  const told = conventions.includes('clock-of-reference') ? withoutClockOfReference(gold, row) : gold;
  const { value, typed } = reading;
  if (conventions.includes('within') && (told.day === undefined ? startsPart : isWithin)(told, reading)) return true;
  if (value.includes('/') && !COARSE.has(typed?.grain ?? '')) {
    return conventions.includes('far-end') && isFarEnd(told, reading, row);
  }
  const answer = momentOf(value) ?? momentOf(typed?.start ?? '');
  if (!answer) return false;
  if (grain !== undefined && COARSE.has(grain) && typed?.grain !== grain) {
    return conventions.includes('rounded') && typed?.grain === 'day' && sameFields(told, answer);
  }
  if (answer.day === undefined && answer.hour !== undefined && told.day !== undefined) {
    return isNextOrToday(told, answer, row);
  }
  return sameFields(told, answer);
}

/** Minutes and seconds that are not given are zero; every other field of the gold value must be given. */
export function sameFields(gold: Moment, answer: Moment): boolean {
  return FIELDS.every(field => {
    const wanted = gold[field];
    if (wanted === undefined) return true;
    const zero = (field === 'minute' || field === 'second') && answer.hour !== undefined ? 0 : undefined;
    return (answer[field] ?? zero) === wanted;
  });
}

/** The gold value without a clock that is only the one of the reference: "in a week", said at 12:14. */
function withoutClockOfReference(gold: Moment, row: Row): Moment {
  const now = fieldsOf(wallTime(row));
  const isReference = gold.hour === now.hour && (gold.minute ?? now.minute) === now.minute && !isSameDay(gold, now);
  return isReference ? dateOf(gold) : gold;
}

const isSameDay = (a: Moment, b: Moment): boolean => a.year === b.year && a.month === b.month && a.day === b.day;

/** Whether an answer that lasts longer than a day, or is a part of one, contains the moment. */
function isWithin(gold: Moment, { value, typed }: Alternative): boolean {
  const [from = '', to = ''] = value.split('/');
  const [start, end] = [momentOf(typed?.start ?? from), momentOf(typed?.end ?? to)];
  if (!start || !end || start.year === undefined || end.year === undefined) return false;
  const moment = gold.hour === undefined ? instantOf(dateOf(start)) : instantOf(start);
  return moment <= instantOf(gold) && instantOf(gold) < instantOf(end);
}

/** Whether an answer is a part of any day that begins at the clock: "afternoon" as noon. */
function startsPart(gold: Moment, { value }: Alternative): boolean {
  const [, start] = /^(\d\d:\d\d)\/\d\d:\d\d$/.exec(value) ?? [];
  const answer = start === undefined ? undefined : momentOf(start);
  return answer !== undefined && sameFields(gold, answer);
}

/** "the next 2 days": the edge of the answer that is not now; "before 4 pm": its only edge. */
function isFarEnd(gold: Moment, { value, typed }: Alternative, row: Row): boolean {
  const [from = '', to = ''] = value.split('/');
  const [start, end] = [momentOf(typed?.start ?? from), momentOf(typed?.end ?? to)];
  const now = fieldsOf(wallTime(row));
  if (value.includes('..')) return [start, end].some(edge => edge !== undefined && sameFields(gold, edge));
  if (start && end && isSameDay(start, now)) return sameFields(gold, end) || isSameDay(gold, end);
  return start !== undefined && end !== undefined && isSameDay(end, now) && sameFields(gold, start);
}

/** A time without a date, if the gold value has a date: it means that time today, or its next occurrence. */
function isNextOrToday(gold: Moment, answer: Moment, row: Row): boolean {
  const now = wallTime(row);
  const today = new Date(now);
  today.setUTCHours(answer.hour ?? 0, answer.minute ?? 0, answer.second ?? 0, 0);
  const next = today.getTime() > now ? today.getTime() : today.getTime() + 86_400_000;
  return [today.getTime(), next].some(time => sameFields(gold, fieldsOf(time)));
}

/** The row's reference as the local time of its zone, treated as UTC. */
export function wallTime(row: Pick<Row, 'referenceTime' | 'timeZone'>): number {
  const offset = /^Etc\/GMT([+-]\d+)$/.exec(row.timeZone);
  return row.referenceTime - (offset ? Number(offset[1]) * 3_600_000 : 0);
}

export const fieldsOf = (time: number): Moment => momentOf(new Date(time).toISOString()) ?? {};

export const instantOf = ({ year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 }: Moment): number =>
  Date.UTC(year, month - 1, day, hour, minute, second);

const dateOf = ({ year, month, day }: Moment): Moment => ({
  ...(year === undefined ? {} : { year }),
  ...(month === undefined ? {} : { month }),
  ...(day === undefined ? {} : { day }),
});
