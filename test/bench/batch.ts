import { extractEvent, lambdaContext } from '../fixtures/extract-event.ts';
import type { Result } from '../report.ts';
import { createHandler } from './handler.ts';
import { middle } from './measure.ts';

/**
 * Processor time of an item of a batch of 25, compared with that of a single request, where each is a call of the
 * upstream. Measures the whole handler with its stores in memory. The rounds alternate, so that other work on the
 * machine affects both.
 */

const ROUNDS = 5;
const BATCHES = 8;
const ITEMS = 25;

export async function bench(): Promise<Result[]> {
  const handler = createHandler();
  let texts = 0;
  const question = () => {
    texts += 1;
    const text = `I want a refund for my wireless headphones, case ${texts}. I bought them last Tuesday.`;
    return { text, language: 'en-US', entity_types: ['product', 'intent', 'date'] };
  };
  const call = async (event: object) => {
    const { statusCode, body } = (await handler(event as never, lambdaContext as never)) as Answer;
    if (statusCode !== 200) throw new Error(body);
  };
  const single = async () => {
    for (let item = 0; item < ITEMS; item += 1) await call(extractEvent(question()));
  };
  const batch = async () => {
    const items = Array.from({ length: ITEMS }, (_, item) => ({ id: `item-${item}`, ...question() }));
    await call({ ...extractEvent({ items }), resource: '/v1/extract:batch', httpMethod: 'POST' });
  };
  const write = process.stdout.write;
  process.stdout.write = () => true;
  try {
    await itemMs(single);
    await itemMs(batch);
    const rounds: { single: number; batch: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ single: await itemMs(single), batch: await itemMs(batch) });
    }
    const ratio = middle(rounds.map(round => round.batch / round.single));
    return [
      { id: 'batch/a single request, a miss', value: middle(rounds.map(round => round.single)), unit: 'ms' },
      { id: 'batch/an item of 25, a miss', value: middle(rounds.map(round => round.batch)), unit: 'ms' },
      { id: 'batch/an item as a multiple of a single request', value: ratio, unit: 'x', bar: 1, pass: ratio <= 1 },
    ];
  } finally {
    process.stdout.write = write;
  }
}

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

/** Milliseconds of processor time for each item. */
async function itemMs(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage();
  for (let run = 0; run < BATCHES; run += 1) await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / (BATCHES * ITEMS);
}
