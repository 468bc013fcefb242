import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createClient, problemType, question } from './setup/client.ts';
import { type StackOptions, startTestStack, type TestStack } from './setup/test-stack.ts';

function withStack(options: StackOptions) {
  const it: { stack?: TestStack } = {};
  beforeAll(async () => {
    it.stack = await startTestStack(options);
  });
  afterEach(async () => {
    await client().dynamoDb.clearFaults();
    await client().secretsManager.clearFaults();
    await client().advance(120_000);
  });
  afterAll(() => it.stack?.close());
  const client = () => {
    if (!it.stack) throw new Error('The stack did not start');
    return createClient(it.stack.address);
  };
  return client;
}

const STATE_OPERATIONS = ['GetItem', 'UpdateItem'];

describe('DynamoDB faults', () => {
  const client = withStack({});

  it.each([
    ['down', { type: 'InternalServerError', status: 500 }],
    ['throttled', { type: 'ProvisionedThroughputExceededException' }],
    ['broken off', { reset: true }],
  ])('answers 503 when the ledger is %s and required, and recovers', async (_what, fault) => {
    const asked = question();
    await client().dynamoDb.fault({ operation: 'PutItem', ...fault });
    const reply = await client().post(asked);
    expect([reply.status, problemType(reply)]).toEqual([503, 'audit-unavailable']);
    expect(reply.headers.has('retry-after')).toBe(true);
    await client().dynamoDb.clearFaults();
    const again = await client().post(asked);
    expect([again.status, again.body.audit_status]).toEqual([200, 'LOGGED']);
  });

  it('waits for a ledger that is slow', async () => {
    await client().dynamoDb.fault({ operation: 'PutItem', delayMs: 700, times: 1 });
    const { status, body } = await client().post(question());
    expect([status, body.audit_status]).toEqual([200, 'LOGGED']);
  });

  it('answers 503 in time when the ledger does not answer', async () => {
    await client().dynamoDb.fault({ operation: 'PutItem', delayMs: 40_000 });
    const started = performance.now();
    const reply = await client().post(question());
    expect([reply.status, problemType(reply)]).toEqual([503, 'audit-unavailable']);
    expect(performance.now() - started).toBeLessThan(28_000);
  });

  it('still tells a caller what is wrong with the request while the ledger is down', async () => {
    await client().dynamoDb.fault({ operation: 'PutItem', type: 'InternalServerError', status: 500 });
    const reply = await client().post(question({ entity_types: [] }));
    expect([reply.status, problemType(reply)]).toEqual([422, 'invalid-request']);
  });

  it.each([
    ['down', { type: 'InternalServerError', status: 500 }],
    ['throttled', { type: 'ThrottlingException' }],
    ['slow', { delayMs: 3_000 }],
  ])('answers without a cache when State is %s', async (_what, fault) => {
    expect((await client().post(question())).status).toBe(200);
    for (const operation of STATE_OPERATIONS) await client().dynamoDb.fault({ operation, ...fault });
    const started = performance.now();
    const { status, body } = await client().post(question());
    expect([status, body.cache_source, body.audit_status]).toEqual([200, 'api', 'LOGGED']);
    // Each read is given up after 150 ms; none waits for the store.
    expect(performance.now() - started).toBeLessThan(2_500);
  });
});

describe('AUDIT_MODE=best-effort', () => {
  const client = withStack({ environment: { AUDIT_MODE: 'best-effort' } });

  it('answers UNLOGGED when the ledger is down, LOGGED when it is back', async () => {
    await client().dynamoDb.fault({ operation: 'PutItem', type: 'InternalServerError', status: 500 });
    const unlogged = await client().post(question());
    expect([unlogged.status, unlogged.body.audit_status]).toEqual([200, 'UNLOGGED']);
    await client().dynamoDb.clearFaults();
    expect((await client().post(question())).body.audit_status).toBe('LOGGED');
  });
});

describe('Secrets Manager down', () => {
  const client = withStack({
    prepare: async services => {
      await services.secretsManager?.admin.fault({ type: 'InternalServiceError', status: 500 });
    },
  });

  it('answers 503 while no secret can be read, and recovers', async () => {
    const reply = await client().post(question());
    expect(reply.status).toBe(503);
    expect(['audit-unavailable', 'token-unavailable']).toContain(problemType(reply));
    await client().secretsManager.clearFaults();
    await client().advance(120_000);
    expect((await client().post(question())).status).toBe(200);
  });
});

describe('credentials that cannot be read', () => {
  const client = withStack({
    prepare: async services => {
      const secretId = 'cxone-entities/local/cxone-credentials';
      await services.secretsManager?.admin.fault({ secretId, type: 'InternalServiceError', status: 500 });
    },
  });

  it('make token-refresh fail and extract answer 503, until they can', async () => {
    expect((await client().invoke('token-refresh')).error).toBeDefined();
    const reply = await client().post(question());
    expect([reply.status, problemType(reply)]).toEqual([503, 'token-unavailable']);
    expect(reply.headers.has('retry-after')).toBe(true);
    await client().secretsManager.clearFaults();
    await client().advance(120_000);
    expect((await client().invoke('token-refresh')).error).toBeUndefined();
    expect((await client().post(question())).status).toBe(200);
  });
});
