import { createHmac } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { composeExtract } from '../../functions/extract/compose.ts';
import { readExtractConfig } from '../../functions/extract/config.ts';
import { compileRules } from '../../lib/normalization/rules/compile.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createLogger, createPlainLogger } from '../../lib/platform/logger.ts';
import { loadRedaction } from '../../lib/privacy/index.ts';
import { EXTRACT_ENVIRONMENT } from '../fixtures/extract-environment.ts';
import { extractEvent, lambdaContext } from '../fixtures/extract-event.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import type { Result } from '../report.ts';
import { quietMsAsync, slowness, threadMs, within } from './measure.ts';

/**
 * The whole handler, middleware, redaction, record, audit line and EMF included, on a cache hit in memory with the
 * stores in memory and 2 kB of text; compared with the work that any handler must do: parse the body, one HMAC of it,
 * stringify an answer.
 */

const ROUNDS = 9;
const CALLS = 2_000;

const sentence = 'I would like to return my wireless headphones that I bought last Tuesday for 1,234.56 dollars. ';
const text = sentence.repeat(22).slice(0, 2_000).trim();
const event = extractEvent({ text, language: 'en-US', entity_types: ['product', 'intent', 'date', 'money'] });

export async function bench(): Promise<Result[]> {
  const handler = createHandler();
  const write = process.stdout.write;
  process.stdout.write = () => true;
  try {
    const first = (await handler(event as never, lambdaContext as never)) as { statusCode: number; body: string };
    if (first.statusCode !== 200) throw new Error(first.body);
    const call = () => handler(event as never, lambdaContext as never);
    for (let warm = 0; warm < 3_000; warm += 1) await call();
    const p50 = await quietMsAsync(call);
    return [
      within('handler, memory hit, p50', p50, 'ms', 0.35),
      within('handler, memory hit, p99', await tailMs(call), 'ms', 0.94),
      {
        id: 'handler, multiple of parse + HMAC + stringify, p50',
        value: p50 / (await quietMsAsync(async () => floor(first.body))),
        unit: 'x',
      },
    ];
  } finally {
    process.stdout.write = write;
  }
}

export function createHandler() {
  const config = readExtractConfig({
    ...EXTRACT_ENVIRONMENT,
    CACHE_FRESH_SECONDS: '3600',
    CACHE_TTL_SECONDS: '3600',
  });
  const secret = (value: string) => ({
    current: async () => ({ value, versionId: '1' }),
    previous: async () => undefined,
  });
  const log = new Logger({ serviceName: 'extract' });
  return composeExtract({
    config,
    clock: systemClock,
    logger: createLogger(log, loadRedaction),
    auditLog: createPlainLogger(log),
    fetch: answerFromMemory,
    state: createMemoryStateStore(),
    ledger: { ...createMemoryLedgerStore(systemClock), append: dropRecord },
    serviceSecret: secret('s'.repeat(64)),
    credentials: secret('{"client_id":"bench","client_secret":"bench"}'),
    metrics: new Metrics({ namespace: 'bench', serviceName: 'extract', defaultDimensions: { stage: 'bench' } }),
    rules: JSON.parse(JSON.stringify(compileRules('lib/normalization/rules/default.yaml'))),
  });
}

/** The ledger of the tests copies each record, which took a twelfth of the time of the handler, and keeps all of them. */
const dropRecord = async (): Promise<void> => {};

const answerFromMemory: typeof fetch = async input => {
  const isToken = String(input instanceof Request ? input.url : input).endsWith('/oauth/token');
  return Response.json(isToken ? { access_token: 'bench', token_type: 'Bearer', expires_in: 3600 } : { entities });
};

const entities = [
  ['intent', 'return'],
  ['product', 'wireless headphones'],
  ['date', 'last Tuesday'],
  ['money', '1,234.56 dollars'],
].map(([name = '', value = '']) => {
  const start = text.indexOf(value);
  return { name, value, confidence: 0.9, start, end: start + value.length };
});

/** The work that every handler must do. */
function floor(answer: string): string {
  const body = JSON.parse(event.body);
  createHmac('sha256', 'key').update(body.text).digest('base64url');
  return JSON.stringify(JSON.parse(answer));
}

/** The 99th percentile on a quiet machine: the best of several rounds. */
async function tailMs(call: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    const before = slowness();
    for (let index = 0; index < CALLS; index += 1) {
      const start = threadMs();
      await call();
      times.push(threadMs() - start);
    }
    times.sort((a, b) => a - b);
    best = Math.min(best, (times[Math.floor(times.length * 0.99)] ?? 0) / Math.min(before, slowness()));
  }
  return best;
}
