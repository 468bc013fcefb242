import * as z from 'zod';
import { read } from './resource.ts';

/** Epoch milliseconds; `from` inclusive, `to` exclusive. */
export const spanSchema = z
  .strictObject({ from: z.number().int().min(0).max(8.64e15), to: z.number().int().min(0).max(8.64e15) })
  .refine(({ from, to }) => from < to, 'from must be before to');

export type SpanQuery = z.infer<typeof spanSchema>;

const DEFAULT_MS = 15 * 60_000;

/** `from` and `to` of a query; the last quarter of an hour without them. */
export function readSpanQuery(query: URLSearchParams, now: number): SpanQuery {
  const to = Number(query.get('to') ?? now + 1);
  return read(spanSchema, { to, from: Number(query.get('from') ?? to - DEFAULT_MS) });
}
