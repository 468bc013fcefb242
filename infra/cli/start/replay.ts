import { createReadStream } from 'node:fs';
import type { Clock } from '../../../lib/context.ts';
import { decode } from '../bulk/decode.ts';
import { Pace } from '../bulk/pace.ts';
import { readRows } from '../bulk/read-rows.ts';
import type { RowLayout } from '../bulk/row.ts';
import { UsageError } from '../tool/index.ts';

export interface ReplayOptions {
  /** CSV or NDJSON with `text` and `language`. */
  readonly file: string;
  readonly perSecond: number;
  /** Of the local service, before `/v1`. */
  readonly url: string;
  readonly apiKey: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

export interface Replayed {
  readonly asked: number;
  /** Of them, without an answer 200. */
  readonly refused: number;
  /** Rows that could not be asked. */
  readonly unreadable: number;
}

const LAYOUT: RowLayout = {
  textColumn: 'text',
  idColumn: undefined,
  languageColumn: 'language',
  referenceColumn: undefined,
  common: { language: 'en-US', entity_types: ['product', 'intent', 'date', 'time', 'money', 'order_number'] },
};

/** More would only wait in front of the service. */
const MOST_AT_ONCE = 50;

/**
 * Says the utterances of a file to the service, at a rate and in their order, as callers would: nobody waits for the answer to
 * another one.
 * @throws ToolError when the file holds no rows, or lacks a column
 */
export async function replay({ file, perSecond, url, apiKey, clock, signal }: ReplayOptions): Promise<Replayed> {
  const pace = new Pace(perSecond, clock);
  const open = new Set<Promise<void>>();
  let [asked, refused, unreadable] = [0, 0, 0];
  const ask = async (question: unknown): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'x-api-key': apiKey };
    const body = JSON.stringify(question);
    const answer = await fetch(`${url}/v1/extract`, { method: 'POST', headers, body, signal }).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    if (!answer?.ok) refused += 1;
  };
  for await (const row of readRows(decode(createReadStream(file), { name: file, encoding: 'utf-8' }), file, LAYOUT)) {
    if (!('question' in row)) {
      unreadable += 1;
      continue;
    }
    await pace.take(1, signal);
    while (open.size >= MOST_AT_ONCE) await Promise.race(open);
    asked += 1;
    const answered: Promise<void> = ask(row.question).finally(() => open.delete(answered));
    open.add(answered);
  }
  await Promise.all(open);
  return { asked, refused, unreadable };
}

/** @throws UsageError */
export function readRate(given: string | undefined): number {
  const perSecond = Number(given ?? DEFAULT_PER_SECOND);
  if (perSecond > 0 && perSecond <= MOST_PER_SECOND) return perSecond;
  throw new UsageError(`--rate must be a number of utterances a second, above 0 and at most ${MOST_PER_SECOND}`);
}

/** One can follow the lines that npm start prints. */
const DEFAULT_PER_SECOND = 2;
const MOST_PER_SECOND = 1_000;
