import { createReadStream } from 'node:fs';
import type { Clock } from '../../../lib/context.ts';
import { decode } from '../bulk/decode.ts';
import { Pace } from '../bulk/pace.ts';
import { readRows } from '../bulk/read-rows.ts';
import type { RowLayout } from '../bulk/row.ts';
import { UsageError } from '../tool/index.ts';
import { InFlight } from './in-flight.ts';
import { KeptRate } from './kept-rate.ts';

export interface ReplayOptions {
  /** CSV or NDJSON with `text` and `language`. */
  readonly file: string;
  readonly perSecond: number;
  /** Of the local service, before `/v1`. */
  readonly url: string;
  readonly apiKey: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called with a line of text when the rate is not kept. */
  readonly print: (line: string) => void;
}

export interface Replayed {
  readonly asked: number;
  /** How many of them had no answer 200. */
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

/**
 * Sends the utterances of a file to the service, at a rate and in their order. Rows wait while the service is slow:
 * more requests would make it slower.
 * @throws ToolError when the file holds no rows, or lacks a column
 */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const { file, perSecond, clock, signal, print } = options;
  const pace = new Pace(perSecond, clock);
  const inFlight = new InFlight(clock);
  const keptRate = new KeptRate(perSecond, clock.monotonic(), print);
  let [asked, refused, unreadable] = [0, 0, 0];
  for await (const row of readRows(decode(createReadStream(file), { name: file, encoding: 'utf-8' }), file, LAYOUT)) {
    if (!('question' in row)) {
      unreadable += 1;
      continue;
    }
    await pace.take(1, signal);
    await inFlight.room();
    signal.throwIfAborted();
    asked += 1;
    keptRate.note(clock.monotonic());
    inFlight.start(async () => {
      if (!(await isAnswered(options, row.question))) refused += 1;
    });
  }
  await inFlight.empty();
  return { asked, refused, unreadable };
}

/** Whether the answer is 200. */
async function isAnswered({ url, apiKey, signal }: ReplayOptions, question: unknown): Promise<boolean> {
  const headers = { 'content-type': 'application/json', 'x-api-key': apiKey };
  const body = JSON.stringify(question);
  const answer = await fetch(`${url}/v1/extract`, { method: 'POST', headers, body, signal }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.ok ?? false;
}

/** @throws UsageError */
export function readRate(given: string | undefined): number {
  const perSecond = Number(given ?? DEFAULT_PER_SECOND);
  if (perSecond > 0 && perSecond <= MOST_PER_SECOND) return perSecond;
  throw new UsageError(`--rate must be a number of utterances a second, above 0 and at most ${MOST_PER_SECOND}`);
}

/** The rate at which a person can still read the lines of `npm start`. */
const DEFAULT_PER_SECOND = 2;
const MOST_PER_SECOND = 1_000;
