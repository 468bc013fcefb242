import { Metrics } from '@aws-lambda-powertools/metrics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeExtract } from '../../functions/extract/compose.ts';
import { readExtractConfig } from '../../functions/extract/config.ts';
import { loadRules } from '../../lib/normalization/index.ts';
import { compileRules } from '../../lib/normalization/rules/compile.ts';
import { EXTRACT_ENVIRONMENT } from '../fixtures/extract-environment.ts';
import { extractEvent, lambdaContext } from '../fixtures/extract-event.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import { createQuickClock } from '../fixtures/quick-clock.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { sized } from '../fixtures/test-scale.ts';
import { anyEvent, rawBody, upstreamAnswer } from './generators.ts';

/** A fixed seed, so that a failure can be repeated; `npm run fuzz` also takes far more cases. */
const RUNS = { seed: 20_261_127, numRuns: sized(50, 7_000) };

const config = readExtractConfig(EXTRACT_ENVIRONMENT);
const rules = loadRules(JSON.stringify(compileRules('lib/normalization/rules/default.yaml')));
const secret = (value: string) => ({
  current: async () => ({ value, versionId: '1' }),
  previous: async () => undefined,
});
/** EMF documents on the standard output would hide the report. */
function createQuietMetrics(): Metrics {
  const metrics = new Metrics({ namespace: 'test', serviceName: 'extract', defaultDimensions: { stage: 'test' } });
  metrics.publishStoredMetrics = () => {
    metrics.clearMetrics();
    return metrics;
  };
  return metrics;
}

/** A new environment for each case, because the memory of one environment could hide a fault in the next case. */
function createFunction(answer: () => Response) {
  const clock = createQuickClock();
  return composeExtract({
    config,
    clock,
    logger: silentLogger,
    auditLog: silentLogger,
    fetch: async input =>
      String(input).endsWith('/oauth/token')
        ? Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 3_600 })
        : answer(),
    state: createMemoryStateStore(),
    ledger: createMemoryLedgerStore(clock),
    serviceSecret: secret('s'.repeat(64)),
    credentials: secret('{"client_id":"test","client_secret":"test"}'),
    metrics: createQuietMetrics(),
    rules,
  });
}

const nothingFound = () => Response.json({ entities: [] });

/** Every answer is a 200 with entities whose spans fit, or a problem; a 500 is a defect. */
function checkAnswer(answer: { statusCode: number; headers: Record<string, string>; body: string }): void {
  const body = JSON.parse(answer.body);
  expect(answer.statusCode).not.toBe(500);
  if (answer.statusCode !== 200) {
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
    expect(body).toMatchObject({ status: answer.statusCode, type: expect.stringMatching(/^urn:/) });
    return;
  }
  for (const { start, end, raw_value } of body.entities) {
    if (start !== null) expect(body.input_text.slice(start, end)).toBe(raw_value);
  }
}

describe('Fuzz of extract', () => {
  it('answers every request within the contract', async () => {
    await fc.assert(
      fc.asyncProperty(rawBody, async body => {
        checkAnswer(await createFunction(nothingFound)(extractEvent(body), lambdaContext));
      }),
      RUNS,
    );
  });

  it('answers within the contract whatever the upstream sends, and loses no entity', async () => {
    const request = { text: 'refund 12 € of last Tuesday, order 4711', language: 'en-US' };
    const entityTypes = ['product', 'date', 'money', 'number', 'phone', 'note', 'time'];
    await fc.assert(
      fc.asyncProperty(upstreamAnswer, async ({ status, body, headers }) => {
        const handler = createFunction(() => new Response(body, { status, headers }));
        const answer = await handler(extractEvent({ ...request, entity_types: entityTypes }), lambdaContext);
        checkAnswer(answer);
        if (answer.statusCode !== 200) return;
        const { entities, dropped } = JSON.parse(answer.body);
        expect(entities.length + dropped.length).toBe(JSON.parse(body).entities.length);
      }),
      RUNS,
    );
  });

  it('answers any event, or refuses it with one clear error', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvent, async event => {
        try {
          checkAnswer(await createFunction(nothingFound)(event, lambdaContext));
        } catch (error) {
          expect(error).toMatchObject({ name: 'UnsupportedEventError' });
        }
      }),
      RUNS,
    );
  });
});
