import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StateItem } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import {
  createEnvironment,
  createScriptedUpstream,
  OK,
  QUERY,
  type ScriptedAnswer,
} from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

const PK = 'upstream#upstream.test#credentials-1';
const NOW = new SimulatedClock().epoch;
const LONGEST_HOLD_SECONDS = 900;

/** A fleet that finds these attributes on the item of its upstream, and these on that of its limit. */
function setUp(
  attributes: Record<string, StateItem[string]>,
  script: (index: number) => ScriptedAnswer,
  limit?: Record<string, StateItem[string]>,
) {
  const clock = new SimulatedClock();
  const store = createMemoryStateStore({ before: () => clock.sleep(5) });
  store.items.set(PK, { ...attributes, pk: PK });
  if (limit) store.items.set(`${PK}#limit`, { ...limit, pk: `${PK}#limit` });
  const upstream = createScriptedUpstream(clock, (_, index) => script(index));
  let seed = 0;
  const join = () => {
    seed += 1;
    const options = limit ? { limit: { requestsPerSecond: 10, burst: 10 } } : {};
    const { provider, context } = createEnvironment(clock, store, upstream.fetch, {
      ...options,
      random: createRandom(seed),
    });
    return async () => {
      const call = context();
      const error = await clock.run(
        provider.extract(QUERY, call).then(
          () => undefined,
          thrown => thrown,
        ),
      );
      await clock.run(call.settleBackground());
      return { code: error?.code ?? 'ok', retryAfter: error?.retryAfterSeconds ?? 0, trace: call.trace };
    };
  };
  const item = () => store.items.get(PK);
  return { clock, store, item, upstream, join, wait: (ms: number) => clock.run(clock.sleep(ms)) };
}

const value = fc.oneof(
  fc.constantFrom<StateItem[string]>(
    '',
    'soon',
    Uint8Array.of(1),
    0,
    -1,
    0.5,
    -1e38,
    1e38,
    1e15,
    1e126,
    253_402_300_799_999,
  ),
  fc.integer({ min: -4_000_000, max: 900_000 }).map(ms => NOW + ms),
  fc.integer({ min: -100, max: 1_000_000 }),
);
const NAMES = [
  'cooldown_until',
  'cooldown_ms',
  'cooldown_status',
  'window_at',
  'succeeded',
  'failed',
  'opened_at',
  'last_probe_at',
  'probes_passed',
  'expires_at',
];
const garbage = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: NAMES.length });

/** Asks once a second until an answer comes. */
async function untilOk(ask: () => Promise<{ code: string }>, wait: (ms: number) => Promise<void>) {
  for (let seconds = 0; seconds < 30; seconds += 1) {
    if ((await ask()).code === 'ok') return seconds;
    await wait(1_000);
  }
  throw new Error('no answer within 30 s');
}

describe('Corrupt State', () => {
  it('never holds the fleet back for longer than 15 minutes, and never with a longer Retry-After', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, async attributes => {
        const { join, wait } = setUp(attributes, () => OK);
        const { retryAfter } = await join()();
        expect(retryAfter).toBeLessThanOrEqual(LONGEST_HOLD_SECONDS);
        // A note from a clock that is 15 min ahead is ignored now. When its time comes, it may be accepted for its
        // length.
        await wait(2 * LONGEST_HOLD_SECONDS * 1_000);
        await untilOk(join(), wait);
      }),
      { numRuns: sized(25, 300), seed: 11 },
    );
  });

  it('does not keep a cooldown from the fleet', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, async attributes => {
        const { join, upstream, wait } = setUp(attributes, () => ({ status: 429, headers: { 'retry-after': '60' } }));
        await join()();
        await wait(250);
        const calls = upstream.calls.length;
        const { code, retryAfter } = await join()();
        // If the first request made a call, nothing held it back. The second one must then know of the 429.
        if (calls === 0) return;
        expect(upstream.calls).toHaveLength(calls);
        expect(code).not.toBe('ok');
        expect(retryAfter).toBeGreaterThan(0);
      }),
      { numRuns: sized(25, 300), seed: 12 },
    );
  });

  it('does not keep the breaker from opening, nor from closing again', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, async attributes => {
        let isDead = true;
        const { join, upstream, wait } = setUp(attributes, () => (isDead ? { status: 500 } : OK));
        await wait(2 * LONGEST_HOLD_SECONDS * 1_000);
        const fleet = Array.from({ length: 4 }, join);
        for (let round = 0; round < 12; round += 1) {
          for (const ask of fleet) await ask();
          await wait(500);
        }
        // Eight requests of three calls each are 24: the breaker opened long before the 48th request.
        expect(upstream.calls.length).toBeLessThan(60);
        isDead = false;
        await wait(5_000);
        await untilOk(join(), wait);
        await wait(1_000);
        await untilOk(join(), wait);
        await wait(1_000);
        for (const ask of fleet) expect((await ask()).code).toBe('ok');
      }),
      { numRuns: sized(15, 100), seed: 13 },
    );
  });

  eachRow<[string, Record<string, StateItem[string]>]>([
    [
      'a cooldown until the year 9999',
      { cooldown_until: 253_402_300_799_999, cooldown_ms: 5_000, cooldown_status: 429 },
    ],
    ['a cooldown of 1e15 ms', { cooldown_until: NOW + 1e15, cooldown_ms: 1e15, cooldown_status: 429 }],
    ['a cooldown of 20 min', { cooldown_until: NOW + 1_200_000, cooldown_ms: 1_200_000, cooldown_status: 429 }],
    [
      'a cooldown by a status that starts none',
      { cooldown_until: NOW + 60_000, cooldown_ms: 60_000, cooldown_status: 200 },
    ],
    ['a cooldown without a length', { cooldown_until: NOW + 60_000, cooldown_status: 429 }],
    ['a cooldown in text', { cooldown_until: String(NOW + 60_000), cooldown_ms: 60_000, cooldown_status: 429 }],
    ['an opening 11 s ahead', { opened_at: NOW + 11_000 }],
    ['an opening in text', { opened_at: String(NOW) }],
  ])('takes %s for nothing', async (_, attributes) => {
    const { join } = setUp(attributes, () => OK);
    expect((await join()()).code).toBe('ok');
  });

  eachRow<[string, Record<string, StateItem[string]>]>([
    ['a text', { cooldown_until: 'x', cooldown_ms: 'y' }],
    ['the year 9999', { cooldown_until: 253_402_300_799_999, cooldown_ms: 5_000, cooldown_status: 429 }],
    ['a length that is no number', { cooldown_until: NOW + 300_000, cooldown_ms: 'long', cooldown_status: 429 }],
    ['a length of 1e15 ms', { cooldown_until: NOW + 300_000, cooldown_ms: 1e15, cooldown_status: 429 }],
  ])('is replaced by the next cooldown: %s', async (_, attributes) => {
    const { join, item, upstream, wait } = setUp(attributes, () => ({ status: 429, headers: { 'retry-after': '60' } }));
    expect((await join()()).code).toBe('upstream-throttled');
    expect(upstream.calls).toHaveLength(1);
    expect(Number(item()?.cooldown_ms)).toBeCloseTo(60_000, -3);
    expect(item()).toMatchObject({ cooldown_status: 429 });
    await wait(100);
    expect((await join()()).code).toBe('upstream-throttled');
    expect(upstream.calls).toHaveLength(1);
  });

  it('is obeyed where it may be true: a cooldown of 15 min', async () => {
    const attributes = { cooldown_until: NOW + 900_000, cooldown_ms: 900_000, cooldown_status: 503 };
    expect(await setUp(attributes, () => OK).join()()).toMatchObject({ code: 'upstream-unavailable', retryAfter: 900 });
  });

  it('never stops the limit from giving permits, whatever its item holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('line_us', 'expires_at'), value), async attributes => {
        const { join, store } = setUp({}, () => OK, attributes);
        expect(await join()()).toMatchObject({ code: 'ok', trace: { limitBypasses: 0 } });
        const end = Number(store.items.get(`${PK}#limit`)?.line_us) / 1_000;
        expect(Math.abs(end - NOW)).toBeLessThan(10_000);
      }),
      { numRuns: sized(25, 300), seed: 14 },
    );
  });
});
