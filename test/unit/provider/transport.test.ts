import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { type ServiceError, UpstreamUnavailableError } from '../../../lib/errors.ts';
import { NOTHING_KNOWN } from '../../../lib/provider/fleet/upstream-item.ts';
import { createTransport, MAX_ATTEMPTS } from '../../../lib/provider/transport/transport.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createRecordingLogger } from '../../fixtures/ledger.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  OK,
  QUERY,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

/** What an extraction with a budget of 400 ms throws, against an upstream that takes 300 ms for `answer`. */
async function failure(answer: ScriptedAnswer) {
  const clock = new SimulatedClock();
  const upstream = createScriptedUpstream(clock, () => ({ ...answer, afterMs: 300 }));
  const { provider, context } = createEnvironment(clock, createMemoryStateStore(), upstream.fetch, {
    random: () => 0.99,
  });
  const error = await clock.run(
    provider.extract(QUERY, context(400)).then(
      () => undefined,
      thrown => thrown,
    ),
  );
  return { code: error?.code, calls: upstream.calls.length };
}

describe('Transport', () => {
  eachRow([{ status: 500 }, { status: 503 }, { breaks: true }])(
    'blames the deadline when attempts are left but no time for another: %j',
    async answer => {
      expect(await failure(answer)).toEqual({ code: 'deadline-exceeded', calls: 1 });
    },
  );

  eachRow(['0', '1'])('says throttled when a 429 leaves no time for another attempt: Retry-After %s', async seconds => {
    const answer = { status: 429, headers: { 'retry-after': seconds } };
    expect(await failure(answer)).toEqual({ code: 'upstream-throttled', calls: 1 });
  });

  eachRow<[ScriptedAnswer, object[]]>([
    [{ status: 400 }, []],
    [{ status: 500 }, [{ reason: 'status 500' }]],
    [{ breaks: true }, [{ reason: 'network fault (ECONNRESET)' }]],
    [{ status: 429, headers: { 'retry-after': '1' } }, [{ status: 429, holdMs: 1_000 }]],
    [{ status: 503, headers: { 'retry-after': '0' } }, [{ status: 503, holdMs: 0 }]],
  ])('logs a call that failed, and nothing else: %j', async (answer, expected) => {
    const clock = new SimulatedClock();
    const logger = createRecordingLogger();
    const upstream = createScriptedUpstream(clock, (_, index) => (index === 0 ? answer : OK));
    const { provider, context } = createEnvironment(clock, createMemoryStateStore(), upstream.fetch, { logger });
    const call = context();
    await clock.run(provider.extract(QUERY, call).catch(() => undefined));
    await clock.run(call.settleBackground());
    const warnings = logger.lines.filter(({ level }) => level === 'warn');
    expect(warnings.map(({ fields }) => fields)).toEqual(expected);
  });

  eachRow([
    [150, 1],
    [149, 0],
  ])('starts no call when State leaves less than 50 ms for it: of %i ms, calls: %i', async (budgetMs, calls) => {
    const clock = new SimulatedClock();
    const upstream = createScriptedUpstream(clock, () => ({ status: 500 }));
    const store = createMemoryStateStore({ before: () => clock.sleep(100) });
    const { provider, context } = createEnvironment(clock, store, upstream.fetch);
    await expect(clock.run(provider.extract(QUERY, context(budgetMs)))).rejects.toMatchObject({
      code: 'deadline-exceeded',
    });
    expect(upstream.calls).toHaveLength(calls);
  });
});

/**
 * Sends a request through a gate that lets each call start, to an upstream that gives `answer` after 300 ms. The pause
 * before the second call is 100 ms. @param refusalMs how long the gate takes to tell why it refuses another call
 */
async function sendWithin(budgetMs: number, answer: ScriptedAnswer, refusalMs = 0, refusal?: ServiceError) {
  const clock = new SimulatedClock();
  const upstream = createScriptedUpstream(clock, () => ({ ...answer, afterMs: 300 }));
  let admissions = 0;
  const transport = createTransport({
    fetch: upstream.fetch,
    gate: {
      prefetch: () => undefined,
      admit: async () => {
        admissions += 1;
        return NOTHING_KNOWN;
      },
      refusal: () => clock.sleep(refusalMs).then(() => refusal),
    },
    cooldown: {
      hold: () => ({ remainingMs: 0, status: 429 }),
      start: async () => undefined,
      noting: () => undefined,
    },
    breaker: {
      admit: async () => undefined,
      refuseWhileOpen: () => undefined,
      succeeded: async () => undefined,
      failed: async () => undefined,
    },
    clock,
    logger: silentLogger,
    random: () => 0.5,
  });
  const request = { url: 'https://upstream.test', headers: {}, body: '{}' };
  const context = createCallContext(clock, 'request-1', budgetMs);
  const error = await clock.run(
    transport.send(request, { left: MAX_ATTEMPTS }, context).then(
      () => undefined,
      thrown => thrown,
    ),
  );
  return { code: error?.code, calls: upstream.calls.length, admissions, endedAt: clock.monotonic() };
}

describe('Transport, at the end of the budget', () => {
  const HELD = { status: 429, headers: { 'retry-after': '1' } };
  const THROTTLED = { status: 429, headers: { 'retry-after': '0' } };

  eachRow([
    [50, 1],
    [49, 0],
  ])('with %i ms left asks the gate %i times', async (budgetMs, times) => {
    const { admissions, calls } = await sendWithin(budgetMs, THROTTLED);
    expect({ admissions, calls }).toEqual({ admissions: times, calls: times });
  });

  eachRow<[string, ScriptedAnswer, number, string, number]>([
    ['50 ms before the end', THROTTLED, 350, 'upstream-throttled', 300],
    ['later', THROTTLED, 349, 'deadline-exceeded', 300],
    ['with a pause that leaves too little', THROTTLED, 449, 'upstream-throttled', 300],
    ['by a fault, with a pause that leaves too little', { status: 500 }, 449, 'deadline-exceeded', 300],
  ])('ends without a pause when the first call failed %s', async (_when, answer, budgetMs, code, endedAt) => {
    expect(await sendWithin(budgetMs, answer)).toEqual({ code, calls: 1, admissions: 1, endedAt });
  });

  it('pauses and calls again when that leaves 50 ms', async () => {
    expect(await sendWithin(450, { status: 500 })).toMatchObject({ calls: 2, endedAt: 450 });
  });

  eachRow([
    [450, 2, 'deadline-exceeded'],
    [449, 1, 'upstream-throttled'],
  ])(
    'after a hold, with %i ms of which the answer and the gate take 400, makes %i calls: %s',
    async (budgetMs, calls, code) => {
      expect(await sendWithin(budgetMs, HELD, 100)).toMatchObject({ code, calls });
    },
  );

  it('ends at once when the gate refuses another call after a hold', async () => {
    const refusal = new UpstreamUnavailableError('refused', { retryAfterSeconds: 9 });
    expect(await sendWithin(25_000, HELD, 0, refusal)).toMatchObject({ code: 'upstream-unavailable', calls: 1 });
  });

  it('makes three calls at most, with a hold after each', async () => {
    expect(await sendWithin(25_000, HELD)).toMatchObject({ code: 'upstream-throttled', calls: 3 });
  });
});
