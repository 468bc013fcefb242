import type { Cell, Gold, Moment, Reader, Row } from '../gold.ts';
import { momentOf } from '../gold.ts';
import { referenceOf } from '../references.ts';
import type { SourceRecord } from '../sources.ts';
import { unitValues } from '../units.ts';
import { holidayCell } from './holidays.ts';

/** Recognizers-Text: `resolution` as its own models write it, decimal commas included. */
export function readRecognizers(record: SourceRecord, source: string): Row[] {
  const { id, language, text, start, end, type, resolution, tier } = record;
  if (type === null || start === null || !resolution) return [];
  const scored = scoredOf(record);
  if (!scored) return [];
  const row = {
    id,
    source,
    language,
    text,
    start,
    said: text.slice(start, end),
    ...referenceOf(record.referenceDate),
    ...scored,
  };
  return [{ ...row, bareHour: 'clock', ...(tier ? { tier } : {}) }];
}

type Scored = { cell: Cell; reader: Reader; gold: Gold };

function scoredOf(record: SourceRecord): Scored | undefined {
  const { type, resolution, language } = record;
  switch (type) {
    case 'number':
      return amount(cellOfNumber(resolution, language), 'number', resolution.value, language);
    case 'ordinal':
      return amount('ordinal', 'ordinal', resolution.value, language);
    case 'percentage':
      return amount('percentage', 'percentage', String(resolution.value ?? '').replace('%', ''), language);
    case 'currency':
      return money(resolution, language);
    case 'email':
      return { cell: 'email', reader: 'email', gold: { kind: 'text', options: [resolution.value], foldCase: true } };
    default:
      return type.startsWith('datetimeV2.') ? datetime(record) : undefined;
  }
}

function amount(cell: Cell, reader: Reader, value: unknown, language: string): Scored | undefined {
  const number = numberOf(value, language);
  return number === undefined ? undefined : { cell, reader, gold: { kind: 'amount', options: [number] } };
}

/** The specs write results with the decimal sign of the language; a few with a point all the same. */
function numberOf(value: unknown, language: string): number | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const number = Number(language.startsWith('en') ? value : value.replace(',', '.'));
  return Number.isNaN(number) ? undefined : number;
}

function cellOfNumber(resolution: SourceRecord, language: string): Cell {
  if (resolution.subtype) return resolution.subtype;
  return Number.isInteger(numberOf(resolution.value, language)) ? 'integer' : 'decimal';
}

function money(resolution: SourceRecord, language: string): Scored | undefined {
  const number = numberOf(resolution.value, language);
  if (number === undefined) return undefined;
  const code: string | undefined = resolution.isoCurrency;
  const options = code ? [{ amount: number, codes: [code] }] : unitValues(number, resolution.unit);
  return { cell: 'money', reader: 'money', gold: { kind: 'money', options } };
}

/** The least date of .NET, which its parsers give where there is no such day: "Feb 30". */
const NO_DATE = '0001-01-01';

const POINTS = new Set(['date', 'time', 'datetime']);

function datetime(record: SourceRecord): Scored | undefined {
  const { type, resolution, model } = record;
  const kind: string = type.replace('datetimeV2.', '');
  const values: SourceRecord[] = resolution.values ?? [];
  const resolved = values.filter(value => value.value !== 'not resolved' && value.type === kind && !value.Mod);
  if (resolved.length === 0) return undefined;
  if (POINTS.has(kind)) {
    if (resolved.every(value => value.value === NO_DATE)) {
      return { cell: kind as Cell, reader: 'datetime', gold: { kind: 'value', options: [] } };
    }
    const options = moments(resolved.map(value => value.value));
    const cell = isHoliday(model, resolved) ? holidayCell(record.text.slice(record.start, record.end)) : (kind as Cell);
    return options.length === 0
      ? undefined
      : {
          cell,
          reader: 'datetime',
          gold: {
            kind: 'moment',
            options,
            conventions: ['far-end', ...(kind === 'time' ? (['within'] as const) : [])],
          },
        };
  }
  if (kind === 'duration') {
    return {
      cell: 'duration',
      reader: 'datetime',
      gold: { kind: 'duration', options: resolved.map(value => Number(value.value)) },
    };
  }
  if (!kind.endsWith('range')) return undefined;
  const options = resolved.map(value => ({ ...edge('start', value.start), ...edge('end', value.end) }));
  return {
    cell: 'range',
    reader: 'datetime',
    gold: { kind: 'interval', options, convention: { rule: 'last-unit-left-out' } },
  };
}

/** The model for holidays, or a timex that counts weekdays within a month ("XXXX-06-WXX-7-3"). */
const isHoliday = (model: string, values: SourceRecord[]): boolean =>
  model.includes('Holiday') || values.some(value => /-\d\d-WXX-/.test(value.timex ?? ''));

const moments = (texts: string[]): Moment[] => texts.map(momentOf).filter(moment => moment !== undefined);

function edge(name: 'start' | 'end', text: string | undefined): { start?: Moment; end?: Moment } {
  const moment = text === undefined ? undefined : momentOf(text);
  return moment ? { [name]: moment } : {};
}
