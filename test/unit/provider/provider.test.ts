import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  createTokens,
  OK,
  QUERY,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

/** One extraction against an upstream that answers by `script`; the last answer repeats. */
function setUp(script: ScriptedAnswer[], budgetMs?: number) {
  const clock = new SimulatedClock();
  const upstream = createScriptedUpstream(clock, (_, index) => script[Math.min(index, script.length - 1)] ?? OK);
  const tokens = createTokens(clock);
  const { provider, context } = createEnvironment(clock, createMemoryStateStore(), upstream.fetch, { tokens });
  const call = context(budgetMs);
  const run = () => clock.run(provider.extract(QUERY, call));
  return { clock, upstream, tokens, trace: call.trace, run };
}

const failure = (run: () => Promise<unknown>) =>
  run().then(
    () => undefined,
    error => error,
  );

describe('The upstream with the adapter cxone', () => {
  it('asks as the contract says and reads the entities', async () => {
    const { upstream, run } = setUp([OK]);
    const result = await run();
    expect(result.entities).toEqual([{ name: 'product', value: 'phone', confidence: 0.9, start: 9, end: 14 }]);
    expect(upstream.calls[0]).toMatchObject({
      url: 'https://upstream.test/api/v2/nlu/entities/extract',
      authorization: 'Bearer token-1',
      body: {
        text: 'I want a phone',
        language: 'en-US',
        confidence_threshold: 0.75,
        entity_types: ['date', 'product'],
      },
    });
  });

  it('reports each request when it is sent', async () => {
    const clock = new SimulatedClock();
    const script = [{ status: 503 }, OK];
    const upstream = createScriptedUpstream(clock, (_, index) => ({ ...(script[index] ?? OK), afterMs: 300 }));
    const told: unknown[] = [];
    const whileAsking = (query: unknown) => told.push([upstream.calls.length, clock.monotonic(), query]);
    const { provider, context } = createEnvironment(clock, createMemoryStateStore(), upstream.fetch, {
      whileAsking,
      random: () => 0,
    });
    await clock.run(provider.extract(QUERY, context()));
    expect(told).toEqual([
      [1, 0, QUERY],
      [2, expect.any(Number), QUERY],
    ]);
  });

  it('waits for an access token until its budget ends, and no longer', async () => {
    const { clock, tokens, run } = setUp([OK], 2_000);
    tokens.current = () => new Promise(() => undefined);
    expect(await failure(run)).toMatchObject({ code: 'deadline-exceeded' });
    expect(clock.monotonic()).toBe(2_000);
  });

  it("asks the tenant's own host where the token names one", async () => {
    const { clock, upstream, tokens, run } = setUp([OK]);
    const found = {
      value: 't',
      grantedAt: clock.now(),
      expiresAt: clock.now() + 3_600_000,
      apiBaseUrl: 'https://api-na1.test',
    };
    tokens.current = async () => found;
    await run();
    expect(upstream.calls[0]?.url).toBe('https://api-na1.test/api/v2/nlu/entities/extract');
  });

  it('counts calls, retries, throttles, token age and time in the trace', async () => {
    const { trace, run } = setUp([
      { status: 500, afterMs: 40 },
      { ...OK, afterMs: 60 },
    ]);
    await run();
    expect(trace).toMatchObject({ upstreamCalls: 2, retries: 1, throttles: 0, tokenAgeSeconds: 61 });
    expect(trace.upstreamCallsMs).toEqual([40, 60]);
    expect(trace.timings.get('upstream')).toBeGreaterThanOrEqual(100);
  });

  it('counts what shows that the upstream is unwell, and what it refuses, apart', async () => {
    const failing = setUp([{ status: 500 }, { status: 200, breaks: true }, { ...OK, afterMs: 7_500 }]);
    await failing.run();
    expect(failing.trace).toMatchObject({ upstreamFailures: 3, upstreamRefusals: 0 });
    const refusing = setUp([{ status: 401 }, { status: 403 }]);
    await failure(refusing.run);
    expect(refusing.trace).toMatchObject({ upstreamCalls: 2, upstreamFailures: 0, upstreamRefusals: 2 });
    const cut = setUp([{ ...OK, afterMs: 6_000 }], 2_000);
    await failure(cut.run);
    expect(cut.trace).toMatchObject({ upstreamCalls: 1, upstreamFailures: 0 });
  });

  it('reports for how long a token was used after it should have been replaced', async () => {
    const { clock, tokens, trace, run } = setUp([OK]);
    const now = clock.now();
    tokens.current = async () => ({ value: 't', grantedAt: now - 3_560_000, expiresAt: now + 40_000 });
    await run();
    expect(trace.tokenOverdueSeconds).toBe(20);
    const good = setUp([OK]);
    await good.run();
    expect(good.trace.tokenOverdueSeconds).toBe(0);
  });

  eachRow([500, 502, 503, 504])('gives up on %i after three calls as unavailable', async status => {
    const { upstream, run } = setUp([{ status }]);
    expect(await failure(run)).toMatchObject({ code: 'upstream-unavailable', retryAfterSeconds: 5 });
    expect(upstream.calls).toHaveLength(3);
  });

  it('pauses longer before the third call than before the second', async () => {
    const { upstream, run } = setUp([{ status: 500 }]);
    await failure(run);
    const [first = 0, second = 0, third = 0] = upstream.calls.map(({ at }) => at);
    expect(third - second).toBeCloseTo(second - first + 100, -1);
  });

  it('reads a body of 1 MiB, and not one byte more', async () => {
    const body = (bytes: number) => `{"entities":[]${' '.repeat(bytes - 15)}}`;
    expect(await setUp([{ body: body(1_048_576) }]).run()).toEqual({ entities: [] });
    expect(await failure(setUp([{ body: body(1_048_577) }]).run)).toMatchObject({ code: 'upstream-malformed' });
  });

  it('calls again after a connection that broke', async () => {
    const { upstream, run } = setUp([{ breaks: true }, OK]);
    await run();
    expect(upstream.calls).toHaveLength(2);
  });

  eachRow([
    [403, 'upstream-forbidden'],
    [422, 'rejected-by-upstream'],
    [400, 'upstream-malformed'],
    [404, 'upstream-malformed'],
    [302, 'upstream-malformed'],
    [204, 'upstream-malformed'],
    [201, 'upstream-malformed'],
  ])('takes %i for %s without calling again', async (status, code) => {
    const { upstream, run } = setUp([{ ...(status === 204 ? {} : OK), status }]);
    expect(await failure(run)).toMatchObject({ code });
    expect(upstream.calls).toHaveLength(1);
  });

  it('replaces the token once after a 401', async () => {
    const { upstream, tokens, run } = setUp([{ status: 401 }, OK]);
    await run();
    expect(tokens.replaced).toBe(1);
    expect(upstream.calls.map(call => call.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('gives up when the new token is refused too', async () => {
    const { upstream, tokens, run } = setUp([{ status: 401 }]);
    expect(await failure(run)).toMatchObject({ code: 'upstream-unauthorized' });
    expect(tokens.replaced).toBe(1);
    expect(upstream.calls).toHaveLength(2);
  });

  it('allows the retry after a 401 that came with the last attempt', async () => {
    const { upstream, run } = setUp([{ status: 500 }, { status: 500 }, { status: 401 }, OK]);
    await run();
    expect(upstream.calls).toHaveLength(4);
  });

  it('gives each attempt 15 s and tries again within the budget', async () => {
    const { upstream, run } = setUp([{ ...OK, afterMs: 60_000 }, OK]);
    await run();
    expect(upstream.calls).toHaveLength(2);
    expect(upstream.calls[1]?.at).toBeGreaterThanOrEqual(15_000);
  });

  it('ends with the budget, not after it', async () => {
    const { clock, run } = setUp([{ ...OK, afterMs: 60_000 }], 4_000);
    expect(await failure(run)).toMatchObject({ code: 'deadline-exceeded' });
    expect(clock.monotonic()).toBe(4_000);
  });

  eachRow([{ status: 500 }, { status: 429, headers: { 'retry-after': '1' } }, { breaks: true }])(
    'ends with the budget although State hangs when it is told of %j',
    async answer => {
      const clock = new SimulatedClock();
      const upstream = createScriptedUpstream(clock, () => ({ ...answer, afterMs: 300 }));
      const store = createMemoryStateStore({ before: () => clock.sleep(60_000) });
      const { provider, context } = createEnvironment(clock, store, upstream.fetch);
      await clock.run(failure(() => provider.extract(QUERY, context(500))));
      expect(clock.monotonic()).toBeLessThanOrEqual(500);
    },
  );

  it('makes no call when hardly any time is left', async () => {
    const { upstream, run } = setUp([OK], 20);
    expect(await failure(run)).toMatchObject({ code: 'deadline-exceeded' });
    expect(upstream.calls).toHaveLength(0);
  });

  eachRow([
    ['no JSON', 'not json, with a name in it: Jane'],
    ['truncated JSON', '{"entities":[{"name":"product"'],
    ['an array', '[]'],
    ['no entities', '{}'],
    ['entities that are no array', '{"entities":{"name":"a","value":"b","confidence":0.5}}'],
    ['5,001 entities', JSON.stringify({ entities: Array(5_001).fill({ name: 'a', value: 'b', confidence: 1 }) })],
    ['too large a body', `{"entities":[],"x":"${'x'.repeat(1_048_576)}"}`],
    ['a body that is not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])('takes %s for malformed and quotes nothing of it', async (_, body) => {
    const { upstream, run } = setUp([{ body }]);
    const error = await failure(run);
    expect(error).toMatchObject({ code: 'upstream-malformed' });
    expect(JSON.stringify([error.message, String(error.cause)])).not.toMatch(/Jane|xxx/);
    expect(upstream.calls).toHaveLength(1);
  });

  it('sets a bad entity aside and keeps the others', async () => {
    const good = { name: 'product', value: 'phone', confidence: 0.9, start: 9, end: 14 };
    const { upstream, run } = setUp([{ body: JSON.stringify({ entities: [{ ...good, value: null }, good] }) }]);
    expect(await run()).toEqual({ entities: [good], invalid: [{ name: 'product', value: '', confidence: 0.9 }] });
    expect(upstream.calls).toHaveLength(1);
  });

  it('ignores unknown fields, and reads missing or invalid offsets as null', async () => {
    const entity = { name: 'a', value: 'b', confidence: 1, model: 'x' };
    const { run } = setUp([
      {
        body: JSON.stringify({
          entities: [
            entity,
            { ...entity, start: null, end: 3 },
            { ...entity, start: -1, end: 3 },
            { ...entity, start: 1.5, end: 3 },
            { ...entity, start: 5, end: 3 },
            { ...entity, start: 5, end: 5 },
            { ...entity, start: 500, end: 510 },
          ],
          language: 'en-US',
          processingTimeMs: 3,
        }),
      },
    ]);
    const { entities } = await run();
    expect(entities.map(({ start, end }) => [start, end])).toEqual([
      ...Array(5).fill([null, null]),
      [5, 5],
      [500, 510],
    ]);
  });

  it('puts neither token nor text into what it throws', async () => {
    const { run } = setUp([{ breaks: true }]);
    const error = await failure(run);
    expect(error.message).toContain('ECONNRESET');
    expect(JSON.stringify([error.message, String(error.cause)])).not.toMatch(/token-1|phone/);
  });
});
