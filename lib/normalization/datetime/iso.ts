/**
 * ISO 8601 forms. `value` is local to the zone of the request; `typed.start` and `typed.end` have the offset if the
 * time was said to the hour or finer. Ends are exclusive. An open end is written `..` (ISO 8601-2).
 */

import { add, DAY, formatDate, formatDateTime, formatTime, type Grain, isoWeek, rankOf, yearOf } from '../civil.ts';
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import type { DurationMeaning, SetMeaning } from './meaning.ts';
import type { Now, Span } from './series.ts';

const pad = (n: number, width: number): string => String(n).padStart(width, '0');
const isSubDay = (grain: Grain): boolean => rankOf(grain) < rankOf('day');

/** An occurrence of exactly one unit is a date or datetime. Any other one is an interval. */
export function spanReading({ start, end }: Span, grain: Grain, now: Now): Reading {
  if (add(start, grain, 1) !== end) return intervalReading(start, end, grain, true, now);
  if (isSubDay(grain)) {
    return { value: formatDateTime(start), typed: { kind: 'datetime', grain, start: now.zone.format(start) } };
  }
  const day = formatDate(start);
  if (grain === 'day') return { value: day, typed: { kind: 'date', grain, start: day } };
  const value = formatUnit(start, grain);
  if (value === undefined) return intervalReading(start, end, grain, true, now);
  return { value, typed: { kind: 'date', grain, start: day, end: formatDate(end) } };
}

function formatUnit(start: number, grain: Grain): string | undefined {
  if (grain === 'month') return formatDate(start).slice(0, 7);
  if (grain === 'year') return pad(yearOf(start), 4);
  if (grain !== 'week') return undefined;
  const iso = isoWeek(start);
  return `${pad(iso.year, 4)}-W${pad(iso.week, 2)}`;
}

/** A time of day without its date: `15:00`; `typed.start` is the occurrence nearest to the reference time. */
export function timeOfDayReading({ start, end }: Span, grain: Grain, now: Now): Reading {
  if (add(start, grain, 1) !== end) return intervalReading(start, end, grain, false, now);
  return { value: formatTime(start), typed: { kind: 'time', grain, start: now.zone.format(start) } };
}

export function intervalReading(
  start: number | undefined,
  end: number | undefined,
  grain: Grain,
  dated: boolean,
  now: Now,
): Reading {
  const wholeDays = [start, end].every(t => t === undefined || t % DAY === 0) && !isSubDay(grain);
  const format = (t: number | undefined): string => {
    if (t === undefined) return '..';
    if (!dated) return formatTime(t);
    return wholeDays ? formatDate(t) : formatDateTime(t);
  };
  const typed = (t: number): string => (wholeDays ? formatDate(t) : now.zone.format(t));
  return {
    value: `${format(start)}/${format(end)}`,
    typed: {
      kind: 'interval',
      grain,
      ...(start === undefined ? {} : { start: typed(start) }),
      ...(end === undefined ? {} : { end: typed(end) }),
    },
  };
}

/** Words that limit a length ("at least") are not in the value, and "a few" is a convention. Both are for review. */
export function durationReading({ counts, bound, vague }: DurationMeaning): Reading {
  const value = formatDuration(counts);
  const grain = (Object.keys(counts) as Grain[]).sort((a, b) => rankOf(a) - rankOf(b))[0] ?? 'second';
  const reading = { value, typed: { kind: 'duration', grain, duration: value } };
  return withReview(reading, ...(bound ? (['part'] as const) : []), ...(vague ? (['policy'] as const) : []));
}

/**
 * `P1Y2M10DT2H30M`. A fraction becomes the next finer unit if that is exact: an hour and a half is PT1H30M. Only half a
 * month stays a fraction. ISO 8601-1 does not allow weeks together with other units, so weeks then become days.
 */
export function formatDuration(counts: Partial<Record<Grain, number>>): string {
  const { century = 0, decade = 0, year = 0, quarter = 0, month = 0, week = 0, day = 0 } = counts;
  const { hour = 0, minute = 0, second = 0 } = counts;
  const [years, ofYears] = split(century * 100 + decade * 10 + year, 12);
  const months = ofYears + quarter * 3 + month;
  const others = years || months || day || hour || minute || second;
  if (week && !others && Number.isInteger(week)) return `P${week}W`;
  const [days, ofDays] = split(day + week * 7, 24);
  const [hours, ofHours] = split(hour + ofDays, 60);
  const [minutes, seconds] = split(minute + ofHours, 60);
  const date = part(years, 'Y') + part(months, 'M') + part(days, 'D');
  const time = part(hours, 'H') + part(minutes, 'M') + part(second + seconds, 'S');
  return date || time ? `P${date}${time ? `T${time}` : ''}` : 'PT0S';
}

/** Whole units, and the fraction of one in the next finer unit. */
function split(count: number, finer: number): [whole: number, rest: number] {
  const whole = Math.floor(count);
  return [whole, Math.round((count - whole) * finer * 1e6) / 1e6];
}

const plain = (n: number): string => String(Math.round(n * 1e6) / 1e6);
const part = (n: number, letter: string): string => (n === 0 ? '' : `${plain(n)}${letter}`);

/** `R/start/period`, or `R/period` if the start is not said. */
export function setReading({ every }: SetMeaning, first: Reading | undefined): Reading {
  const duration = formatDuration(every.counts);
  const grain = (Object.keys(every.counts) as Grain[])[0] ?? 'day';
  const start = first?.value.split('/')[0];
  const typed = { kind: 'set', grain, duration, ...(first?.typed.start ? { start: first.typed.start } : {}) };
  return { value: start === undefined ? `R/${duration}` : `R/${start}/${duration}`, typed };
}
