import { afterAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { createClient, problemType, question } from './setup/client.ts';

/** Later than the end of every cooldown, open breaker and hold of the previous test. */
const LATER_MS = 65_000;

/** Faults as a caller meets them over HTTP. test/integration/function has every kind of fault. */
describe('faults', () => {
  const client = createClient(inject('stack'));
  beforeEach(async () => {
    await client.cxone.clearFaults();
    await client.dynamoDb.clearFaults();
    await client.advance(LATER_MS);
    await client.cxone.clearTimeline();
  });

  // The other files use the same stack.
  afterAll(async () => {
    await client.cxone.clearFaults();
    await client.dynamoDb.clearFaults();
  });

  it('of the upstream are problems with their status, type and Retry-After', async () => {
    await client.cxone.fault({ kind: 'status', status: 429, retryAfter: { seconds: 60 } });
    const reply = await client.post(question());
    expect([reply.status, problemType(reply)]).toEqual([429, 'upstream-throttled']);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(50);
  });

  it('of the upstream that pass are retried', async () => {
    await client.cxone.fault({ kind: 'status', status: 500 }, { times: 1 });
    const { status, body } = await client.post(question());
    expect([status, body.cache_source]).toEqual([200, 'api']);
    expect((await client.cxone.counters()).extract).toBe(2);
  });

  it('such as spans outside the text are corrected', async () => {
    const asked = question();
    await client.cxone.fault({ kind: 'outside-text' });
    const { status, body } = await client.post(asked);
    expect(status).toBe(200);
    expect(body.entities).toHaveLength(3);
    for (const { start, end, raw_value } of body.entities) {
      expect(asked.text.slice(start ?? 0, end ?? 0)).toBe(raw_value);
    }
  });

  it('such as a revoked token are mended by token-refresh or extract, once', async () => {
    await client.post(question());
    await client.advance(LATER_MS);
    await client.cxone.revokeTokens();
    await client.cxone.clearTimeline();
    expect((await client.invoke('token-refresh')).error).toBeUndefined();
    expect((await client.post(question())).status).toBe(200);
    expect((await client.cxone.counters()).byStatus).toEqual({ 'extract 401': 1, 'token 200': 1, 'extract 200': 1 });
  });

  it('of the ledger are answered 503 until it recovers', async () => {
    const asked = question();
    await client.dynamoDb.fault({ operation: 'PutItem', type: 'InternalServerError', status: 500 });
    const reply = await client.post(asked);
    expect([reply.status, problemType(reply)]).toEqual([503, 'audit-unavailable']);
    expect(reply.headers.has('retry-after')).toBe(true);
    await client.dynamoDb.clearFaults();
    const again = await client.post(asked);
    expect([again.status, again.body.audit_status]).toEqual([200, 'LOGGED']);
  });

  it('of the State table cost the cache and no answer', async () => {
    for (const operation of ['GetItem', 'BatchGetItem', 'UpdateItem']) {
      await client.dynamoDb.fault({ operation, type: 'InternalServerError', status: 500 });
    }
    const { status, body } = await client.post(question());
    expect([status, body.cache_source, body.audit_status]).toEqual([200, 'api', 'LOGGED']);
  });
});
