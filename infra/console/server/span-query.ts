import * as z from 'zod';
import { read } from './resource.ts';

/** The end of the year 9999. */
const LAST_MS = Date.UTC(10_000, 0);
/** Beyond any retention of records. A chart has a point for each 8 hours. */
const LONGEST_MS = 20 * 366 * 86_400_000;

const time = z.number().int().min(0).max(LAST_MS);

/** Epoch milliseconds; `from` inclusive, `to` exclusive. */
export const spanSchema = z
  .strictObject({ from: time, to: time })
  .refine(({ from, to }) => from < to, 'from must be before to')
  .refine(({ from, to }) => to - from <= LONGEST_MS, 'the time range must be at most 20 years');

export type SpanQuery = z.infer<typeof spanSchema>;

const DEFAULT_MS = 15 * 60_000;

/** `from` and `to` of a query; the last quarter of an hour without them. */
export function readSpanQuery(query: URLSearchParams, now: number): SpanQuery {
  const to = Number(query.get('to') ?? now + 1);
  return read(spanSchema, { to, from: Number(query.get('from') ?? to - DEFAULT_MS) });
}
