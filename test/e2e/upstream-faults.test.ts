import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type StandInFault, TOKEN_PREFIX } from '../../infra/local/cxone/index.ts';
import { createClient, problemType, question } from './setup/client.ts';
import { startTestStack, type TestStack } from './setup/test-stack.ts';

/** Past every cooldown, open breaker and hold-back. */
const LATER_MS = 130_000;

describe('upstream faults', () => {
  let stack: TestStack;
  let client: ReturnType<typeof createClient>;
  beforeAll(async () => {
    stack = await startTestStack();
    client = createClient(stack.address);
  });
  beforeEach(async () => {
    await client.cxone.clearFaults();
    await client.advance(LATER_MS);
    // The clock moves past the life of the token; nobody is to meet that as a fault.
    await client.invoke('token-refresh');
    await client.cxone.clearTimeline();
  });
  afterAll(() => stack.close());

  it.each<[string, StandInFault, number, string, boolean]>([
    ['401 for ever', { kind: 'status', status: 401 }, 502, 'upstream-unauthorized', false],
    ['403', { kind: 'status', status: 403 }, 502, 'upstream-forbidden', false],
    ['422', { kind: 'status', status: 422 }, 422, 'rejected-by-upstream', false],
    ['429 with seconds', { kind: 'status', status: 429, retryAfter: { seconds: 30 } }, 429, 'upstream-throttled', true],
    [
      '429 with a date',
      { kind: 'status', status: 429, retryAfter: { dateInSeconds: 30 } },
      429,
      'upstream-throttled',
      true,
    ],
    ['500 for ever', { kind: 'status', status: 500 }, 503, 'upstream-unavailable', true],
    [
      '503 with Retry-After',
      { kind: 'status', status: 503, retryAfter: { seconds: 30 } },
      503,
      'upstream-unavailable',
      true,
    ],
    ['a reset connection', { kind: 'reset' }, 503, 'upstream-unavailable', true],
    ['a body that is no JSON', { kind: 'not-json' }, 502, 'upstream-malformed', false],
    ['truncated JSON', { kind: 'truncated-json' }, 502, 'upstream-malformed', false],
    [
      'JSON of another shape',
      { kind: 'other-json', body: { entities: [{ name: 7 }] } },
      502,
      'upstream-malformed',
      false,
    ],
    ['JSON that is a string', { kind: 'other-json', body: 'entities' }, 502, 'upstream-malformed', false],
  ])('turns %s into its problem', async (_what, fault, status, type, retryAfter) => {
    await client.cxone.fault(fault);
    const reply = await client.post(question());
    expect([reply.status, problemType(reply)]).toEqual([status, type]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.headers.has('retry-after')).toBe(retryAfter);
  });

  it.each<[string, StandInFault, number]>([
    ['one 500', { kind: 'status', status: 500 }, 1],
    ['two resets', { kind: 'reset' }, 2],
    ['one 429 with a second to wait', { kind: 'status', status: 429, retryAfter: { seconds: 1 } }, 1],
    ['one cut connection', { kind: 'cut-connection' }, 1],
  ])('tries again after %s', async (_what, fault, times) => {
    await client.cxone.fault(fault, { times });
    const { status, body } = await client.post(question());
    expect([status, body.cache_source]).toEqual([200, 'api']);
    expect((await client.cxone.counters()).extract).toBe(times + 1);
  });

  it('does not repeat what cannot succeed', async () => {
    await client.cxone.fault({ kind: 'status', status: 422 });
    await client.post(question());
    expect((await client.cxone.counters()).extract).toBe(1);
  });

  it('gets a new token when the old one was revoked, and asks again, once', async () => {
    await client.post(question());
    await client.advance(120_000);
    await client.cxone.revokeTokens();
    await client.cxone.clearTimeline();
    expect((await client.post(question())).status).toBe(200);
    const { byStatus } = await client.cxone.counters();
    expect(byStatus).toEqual({ 'extract 401': 1, 'token 200': 1, 'extract 200': 1 });
  });

  it('calls nobody while a cooldown stands, and then again', async () => {
    await client.cxone.fault({ kind: 'status', status: 429, retryAfter: { seconds: 60 } }, { times: 1 });
    const first = await client.post(question());
    const second = await client.post(question());
    expect([first.status, second.status]).toEqual([429, 429]);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(50);
    expect((await client.cxone.counters()).extract).toBe(1);
    await client.advance(61_000);
    expect((await client.post(question())).status).toBe(200);
  });

  it('moves entities that the upstream puts outside the text to where they are', async () => {
    const asked = question();
    await client.cxone.fault({ kind: 'outside-text' });
    const { status, body } = await client.post(asked);
    expect(status).toBe(200);
    expect(body.entities).toHaveLength(3);
    for (const { start, end, raw_value } of body.entities) {
      expect(asked.text.slice(start ?? 0, end ?? 0)).toBe(raw_value);
    }
  });

  it('waits for an answer that drips', async () => {
    await client.cxone.fault({ kind: 'slow-drip', chunkBytes: 64, intervalMs: 50 });
    expect((await client.post(question())).status).toBe(200);
  });

  it('serves the stale entry while the upstream is dark, and nothing older than 300 s', async () => {
    const asked = question();
    await client.post(asked);
    await client.cxone.fault({ kind: 'status', status: 500 });
    await client.advance(280_000);
    const stale = await client.post(asked);
    expect([stale.status, stale.body.cache_source]).toEqual([200, 'stale']);
    expect(Number(stale.headers.get('age'))).toBeGreaterThanOrEqual(280);
    await client.advance(30_000);
    expect((await client.post(asked)).status).toBe(503);
  });

  it('stops in time when the upstream does not answer', async () => {
    await client.cxone.fault({ kind: 'hang' });
    const started = performance.now();
    const reply = await client.post(question());
    expect([reply.status, problemType(reply)]).toEqual([504, 'deadline-exceeded']);
    // The budget of a request (docs/architecture.md, Fleet), and what is left until API Gateway gives up.
    expect(performance.now() - started).toBeLessThan(28_000);
  });

  describe('the token', () => {
    it('is renewed by the schedule only when that is due', async () => {
      await client.cxone.clearTimeline();
      await client.invoke('token-refresh');
      await client.invoke('token-refresh');
      expect((await client.cxone.counters()).token).toBe(0);
      await client.advance(3_500_000);
      await client.invoke('token-refresh');
      await client.invoke('token-refresh');
      expect((await client.cxone.counters()).token).toBe(1);
    });

    it('fails the schedule when the grant fails, and extract goes on with the token that it has', async () => {
      const { client_id: clientId, client_secret: clientSecret } = stack.address.settings.cxoneCredentials;
      await client.advance(3_200_000);
      await client.cxone.rotateCredentials({ clientId, clientSecret: 'another' });
      expect((await client.invoke('token-refresh')).error).toBeDefined();
      expect((await client.post(question())).status).toBe(200);
      await client.cxone.rotateCredentials({ clientId, clientSecret });
    });
  });

  it('leaves neither token nor secret in what the functions print', () => {
    const { cxoneCredentials, webhookSigningSecret } = stack.address.settings;
    for (const secret of [
      cxoneCredentials.client_secret,
      webhookSigningSecret,
      TOKEN_PREFIX,
      'access_token',
      'Bearer ',
    ]) {
      expect(stack.output()).not.toContain(secret);
    }
    expect(stack.output()).toContain('audit');
  });
});
