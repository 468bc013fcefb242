import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { UpstreamThrottledError, UpstreamUnavailableError } from '../../../lib/errors.ts';
import type { Breaker } from '../../../lib/provider/fleet/breaker.ts';
import type { Hold } from '../../../lib/provider/fleet/cooldown.ts';
import { createGate } from '../../../lib/provider/fleet/gate.ts';
import type { RateLimit } from '../../../lib/provider/fleet/rate-limit.ts';
import { NOTHING_KNOWN } from '../../../lib/provider/fleet/upstream-item.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

interface Parts {
  /** When the cooldown ends, on the monotonic clock. */
  cooldownEnds?: number;
  /** A cooldown that begins while a permit is waited for: from when until when. */
  later?: { from: number; until: number };
  permitMs?: number;
  limitUsedUp?: boolean;
  breakerOpen?: boolean;
  noting?: Promise<void>;
}

function setUp({ cooldownEnds = 0, later, permitMs, limitUsedUp, breakerOpen, noting }: Parts = {}, random = 0.5) {
  const clock = new SimulatedClock();
  const steps: string[] = [];
  const hold = (): Hold => {
    const end = later && clock.monotonic() >= later.from ? later.until : cooldownEnds;
    return { remainingMs: Math.max(0, end - clock.monotonic()), status: 429 };
  };
  const limit: RateLimit = {
    prefetch: () => void steps.push('line is read'),
    async take(_, refresh) {
      steps.push('permit');
      if (limitUsedUp) throw new UpstreamThrottledError('used up');
      await clock.sleep(permitMs ?? 0);
      refresh();
    },
  };
  const breaker: Breaker = {
    refuseWhileOpen() {
      if (breakerOpen) throw new UpstreamUnavailableError('open');
    },
    async admit() {
      steps.push('breaker');
    },
    succeeded: async () => {},
    failed: async () => {},
  };
  const gate = createGate({
    record: { view: async () => NOTHING_KNOWN, change: async () => true, insist: async () => true },
    cooldown: { hold, start: async () => {}, noting: () => noting },
    breaker,
    limit: permitMs === undefined && !limitUsedUp ? undefined : limit,
    clock,
    random: () => random,
  });
  const admit = async (budgetMs = 25_000) => {
    const context = createCallContext(clock, 'request-1', budgetMs);
    const error = await clock.run(gate.admit(context).catch(thrown => thrown));
    return { code: error?.code, retryAfter: error?.retryAfterSeconds, at: clock.monotonic(), context };
  };
  return { clock, gate, steps, admit };
}

describe('Gate', () => {
  it('lets a call start at once when nothing is in its way', async () => {
    const { admit, steps } = setUp();
    expect(await admit()).toMatchObject({ code: undefined, at: 0 });
    expect(steps).toEqual(['breaker']);
  });

  eachRow([
    [2_000, 25_000, undefined],
    [2_001, 25_000, 'upstream-throttled'],
    [1_000, 1_050, undefined],
    [1_000, 1_049, 'upstream-throttled'],
  ])('with %i ms of a cooldown and %i ms of the budget left: %s', async (cooldownEnds, budgetMs, code) => {
    const { admit } = setUp({ cooldownEnds });
    const answer = await admit(budgetMs);
    expect(answer.code).toBe(code);
    expect(answer.context.trace.throttles).toBe(code ? 1 : 0);
    if (code) expect(answer.at).toBe(0);
  });

  it('spreads the calls that waited, within the time left', async () => {
    expect((await setUp({ cooldownEnds: 1_000 }, 0).admit()).at).toBe(1_000);
    expect((await setUp({ cooldownEnds: 1_000 }, 0.5).admit()).at).toBe(1_250);
    expect((await setUp({ cooldownEnds: 1_000 }, 0.5).admit(1_150)).at).toBe(1_050);
  });

  it('reads the line of permits ahead', () => {
    const { gate, steps } = setUp({ permitMs: 0 });
    gate.prefetch();
    expect(steps).toEqual(['line is read']);
  });

  it('takes no permit while the breaker is open', async () => {
    const { admit, steps } = setUp({ breakerOpen: true, permitMs: 0 });
    expect((await admit()).code).toBe('upstream-unavailable');
    expect(steps).toEqual([]);
  });

  it('counts a call that got no permit as throttled', async () => {
    const { code, context } = await setUp({ limitUsedUp: true }).admit();
    expect(code).toBe('upstream-throttled');
    expect(context.trace.throttles).toBe(1);
  });

  it('takes another permit after a cooldown that began while the first one was waited for', async () => {
    const { admit, steps } = setUp({ permitMs: 300, later: { from: 200, until: 1_500 } }, 0);
    expect(await admit()).toMatchObject({ code: undefined, at: 1_800 });
    expect(steps).toEqual(['permit', 'permit', 'breaker']);
  });

  it('keeps the invocation alive for a note that an earlier one could not write, 250 ms at most', async () => {
    const { clock, admit } = setUp({ noting: new Promise(() => undefined) });
    const { context } = await admit();
    await clock.run(context.settleBackground());
    expect(clock.monotonic()).toBe(250);
  });
});
