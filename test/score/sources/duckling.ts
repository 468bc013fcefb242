import type { Cell, Gold, Moment, Row } from '../gold.ts';
import { momentOf } from '../gold.ts';
import { fieldsOf, instantOf } from '../points.ts';
import { referenceOf } from '../references.ts';
import type { SourceRecord } from '../sources.ts';
import { unitValues } from '../units.ts';
import { beginsTheEveningBefore, holidayCell } from './holidays.ts';

const TIMES = new Set(['hour', 'minute', 'second']);
const UNIT_SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  quarter: 7_776_000,
  year: 31_536_000,
};

/** Duckling's corpora: the whole string is the entity. */
export function readDuckling(record: SourceRecord, source: string): Row[] {
  const { id, language, text, start, end, resolution } = record;
  if (record.type === null || start === null || !resolution) return [];
  const scored = scoredOf(record);
  return scored
    ? [
        {
          id,
          source,
          language,
          text,
          start,
          said: text.slice(start, end),
          ...referenceOf(record.referenceDate),
          ...scored,
        },
      ]
    : [];
}

type Scored = Pick<Row, 'cell' | 'reader' | 'gold'>;

function scoredOf({ type, resolution }: SourceRecord): Scored | undefined {
  const { value, unit } = resolution;
  switch (type) {
    case 'number':
      return {
        cell: Number.isInteger(value) ? 'integer' : 'decimal',
        reader: 'number',
        gold: { kind: 'amount', options: [value] },
      };
    case 'ordinal':
      return { cell: 'ordinal', reader: 'ordinal', gold: { kind: 'amount', options: [value] } };
    case 'currency':
      return { cell: 'money', reader: 'money', gold: { kind: 'money', options: unitValues(value, unit) } };
    case 'email':
      return { cell: 'email', reader: 'email', gold: { kind: 'text', options: [value], foldCase: true } };
    case 'time':
      return time(resolution);
    case 'time.interval':
      return interval(resolution);
    case 'duration':
      return {
        cell: 'duration',
        reader: 'datetime',
        gold: { kind: 'duration', options: [value * (UNIT_SECONDS[unit] ?? Number.NaN)] },
      };
    default:
      return undefined;
  }
}

/** A moment with its grain. Coarser than a day it is a range to the other sources, so it is reported with those. */
function time({ value, grain, holiday }: SourceRecord): Scored | undefined {
  const moment = momentOf(value);
  if (!moment) return undefined;
  const cell: Cell = holiday
    ? holidayCell(holiday)
    : TIMES.has(grain)
      ? 'datetime'
      : grain === 'day'
        ? 'date'
        : 'range';
  const conventions = ['clock-of-reference', 'rounded'] as const;
  const options = daysOf(moment, holiday).map(day => atGrain(day, grain));
  const gold: Gold = { kind: 'moment', options, grain, conventions };
  return { cell, reader: 'datetime', gold };
}

function interval({ from, to, grain, holiday }: SourceRecord): Scored | undefined {
  const start = clipped(from);
  const end = clipped(to);
  if (!start || !end) return undefined;
  return {
    cell: holiday ? holidayCell(holiday) : 'range',
    reader: 'datetime',
    gold: {
      kind: 'interval',
      options: [{ start, end }],
      convention: { rule: 'unit-added', unit: grain, fromEve: beginsTheEveningBefore(holiday ?? '') },
    },
  };
}

/** The day as it is given, and the next one where that is the day to us. */
function daysOf(given: Moment, holiday: string | undefined): Moment[] {
  if (holiday === undefined || !beginsTheEveningBefore(holiday)) return [given];
  return [given, fieldsOf(instantOf(given) + 86_400_000)];
}

/** Its corpora write a year as month 0 and day 0, which their own calendar moves to the first. */
function clipped(text: string): Moment | undefined {
  const moment = momentOf(text);
  return moment && { ...moment, ...(moment.month === 0 ? { month: 1 } : {}), ...(moment.day === 0 ? { day: 1 } : {}) };
}

function atGrain(moment: Moment, grain: string): Moment {
  const { year, month, day, hour, minute, second } = moment as Required<Moment>;
  if (grain === 'year') return { year };
  if (grain === 'month' || grain === 'quarter') return { year, month };
  if (!TIMES.has(grain)) return { year, month, day };
  return { year, month, day, hour, ...(grain === 'hour' ? {} : { minute }), ...(grain === 'second' ? { second } : {}) };
}
