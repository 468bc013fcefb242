import { describe, expect } from 'vitest';
import { composeExtract } from '../../../functions/extract/compose.ts';
import { readExtractConfig } from '../../../functions/extract/config.ts';
import { loadRules } from '../../../lib/normalization/index.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { EXTRACT_ENVIRONMENT } from '../../fixtures/extract-environment.ts';
import { extractEvent, lambdaContext } from '../../fixtures/extract-event.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';

const config = readExtractConfig(EXTRACT_ENVIRONMENT);
const rules = loadRules(JSON.stringify(compileRules('lib/normalization/rules/default.yaml')));
const secret = { current: async () => ({ value: 's'.repeat(64), versionId: '1' }), previous: async () => undefined };

function createFunction() {
  const clock = new FakeClock();
  const logger = createRecordingLogger();
  const handler = composeExtract({
    config,
    clock,
    logger,
    auditLog: createRecordingLogger(),
    fetch: () => Promise.reject(new Error('no upstream')),
    state: createMemoryStateStore(),
    ledger: createMemoryLedgerStore(clock),
    serviceSecret: secret,
    credentials: secret,
    metrics: {
      addMetadata: () => {},
      addMetric: () => {},
      addDimension: () => {},
      publishStoredMetrics: () => {},
    } as never,
    rules,
  });
  return { handler, logger };
}

describe('extract', () => {
  const request = extractEvent('{');

  eachRow<[string, unknown]>([
    ['nothing', null],
    ['undefined', undefined],
    ['a direct call', { text: 'a', language: 'en-US', entity_types: ['date'] }],
    ['a schedule', { source: 'aws.scheduler' }],
    ['a queue', { Records: [{ body: '{}', eventSource: 'aws:sqs' }] }],
    ['a text', 'hello'],
    ['a list', [request]],
    ['an event without requestContext', { ...request, requestContext: undefined }],
    ['an event whose requestContext is null', { ...request, requestContext: null }],
    ['an event whose headers are a text', { ...request, headers: 'Content-Type: application/json' }],
    ['an event whose body is an object', { ...request, body: { text: 'a' } }],
    ['an event whose identity is a text', { ...request, requestContext: { identity: 'key' } }],
  ])('refuses %s with one clear error, which is logged', async (_what, event) => {
    const { handler, logger } = createFunction();
    await expect(handler(event, lambdaContext)).rejects.toMatchObject({
      name: 'UnsupportedEventError',
      message: expect.stringContaining('is not an API Gateway proxy event'),
    });
    expect(logger.lines).toHaveLength(1);
  });

  eachRow<[string, object]>([
    ['no headers', { headers: null }],
    ['no body', { body: undefined, isBase64Encoded: undefined }],
    ['no caller', { requestContext: { identity: null } }],
  ])('answers an event with %s by a problem', async (_what, change) => {
    const { handler } = createFunction();
    const { statusCode } = await handler({ ...request, ...change }, lambdaContext);
    expect([400, 415]).toContain(statusCode);
  });
});
