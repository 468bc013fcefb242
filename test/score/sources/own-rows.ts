import * as z from 'zod';
import { LANGUAGES } from '../../../lib/languages/index.ts';
import type { Cell, Reader, Row } from '../gold.ts';
import type { SourceRecord } from '../sources.ts';

/** What the entity's rule says, with the column that its rows are reported in and the parser behind it. */
const KINDS = {
  date: ['date', 'datetime'],
  time: ['time', 'datetime'],
  datetime: ['datetime', 'datetime'],
  range: ['range', 'datetime'],
  duration: ['duration', 'datetime'],
  recurrence: ['set', 'datetime'],
  holiday: ['holiday', 'datetime'],
  birth_date: ['birth date', 'datetime'],
  number: ['decimal', 'number'],
  integer: ['integer', 'number'],
  ordinal: ['ordinal', 'ordinal'],
  percentage: ['percentage', 'percentage'],
  money: ['money', 'money'],
  phone: ['phone', 'phone'],
  email: ['email', 'email'],
} as const satisfies Record<string, readonly [Cell, Reader]>;

type OwnKind = keyof typeof KINDS;

/** The format of `rows_*.jsonl`, which test/score/rows/README.md tells. */
const rowSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  text: z.string().min(1),
  /** The part of the text that is the entity; the whole text when left out. */
  said: z.string().min(1).optional(),
  kind: z.enum(Object.keys(KINDS) as [OwnKind, ...OwnKind[]]),
  /** The service's own format of values; several are equally right; null: it must not be read. */
  value: z.union([z.string(), z.array(z.string()).min(1), z.null()]),
  reference_time: z.iso.datetime({ offset: true }).default('2026-11-18T09:30:00Z'),
  time_zone: z.string().default('UTC'),
});

/** @throws Error naming the file when a row breaks the format */
export function readOwnRows(record: SourceRecord, source: string): Row[] {
  const parsed = rowSchema.safeParse(record);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`${source}: ${JSON.stringify(record)} is not a row: ${faults.join('; ')}`);
  }
  const { language, text, said = text, kind, value, reference_time, time_zone } = parsed.data;
  const start = text.indexOf(said);
  if (start < 0) throw new Error(`${source}: "${said}" does not occur in "${text}"`);
  const [cell, reader] = KINDS[kind];
  const options = value === null ? [] : [value].flat();
  const row = { id: `${kind}: ${text}`, source, language, cell, reader, text, start, said };
  return [{ ...row, referenceTime: Date.parse(reference_time), timeZone: time_zone, gold: { kind: 'value', options } }];
}
