import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTokenSource } from '../../lib/auth/index.ts';
import { createCallContext } from '../../lib/context.ts';
import { deriveKeys } from '../../lib/keys.ts';
import { GRANT_SETTINGS } from '../fixtures/grant-settings.ts';
import { createMemoryStateStore } from '../fixtures/memory-state-store.ts';
import { createRandom } from '../fixtures/random.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';
import { SimulatedClock } from '../fixtures/simulated-clock.ts';
import { sized } from '../fixtures/test-scale.ts';
import { garbageItem, inMemory, TOKEN_ATTRIBUTES } from './garbage-items.ts';

const RUNS = { seed: 20_261_127, numRuns: sized(100, 20_000) };

// Loading the chunk takes real time, which the simulated clock does not see.
beforeAll(() => import('../../lib/auth/grant/index.ts'));

function prepare() {
  const clock = new SimulatedClock();
  const store = createMemoryStateStore();
  let grants = 0;
  const fetch = (async () => {
    grants += 1;
    return Response.json({ access_token: `token-${grants}`, token_type: 'Bearer', expires_in: 3_600 });
  }) as typeof globalThis.fetch;
  /** One cold environment asks for a token. */
  const ask = () => {
    const source = createTokenSource({
      store,
      keys: async () => deriveKeys('s'.repeat(32)),
      credentials: { current: async () => ({ value: '{"client_id":"a","client_secret":"b"}', versionId: 'v1' }) },
      settings: GRANT_SETTINGS,
      credentialId: 'secret',
      fetch,
      clock,
      logger: silentLogger,
      random: createRandom(5),
    });
    return clock.run(source.current(createCallContext(clock, 'r', 25_000)));
  };
  return { clock, store, ask };
}

async function findPk(): Promise<string> {
  const { store, ask } = prepare();
  await ask();
  return [...store.items.keys()][0] ?? expect.fail('nothing was stored');
}

describe('TokenSource with a corrupt item', () => {
  it('grants a token within the same request, and stores it in place of the item', async () => {
    const pk = await findPk();
    await fc.assert(
      fc.asyncProperty(garbageItem(TOKEN_ATTRIBUTES), async garbage => {
        const { clock, store, ask } = prepare();
        store.items.set(pk, inMemory(pk, garbage));
        expect((await ask()).value).toBe('token-1');
        // The lease's own length and two pauses between reads, each 2 s at most.
        expect(clock.monotonic()).toBeLessThan(7_500);
        expect((await ask()).value).toBe('token-1');
        expect(Object.keys(store.items.get(pk) ?? {}).filter(name => /^(lease|grant)_/.test(name))).toEqual([
          'lease_mark',
        ]);
      }),
      RUNS,
    );
  });

  it('does not hold the fleet back for longer than 15 min', async () => {
    const pk = await findPk();
    const { clock, store, ask } = prepare();
    const hold = (holdMs: number) => ({
      grant_failures: 3,
      grant_hold_ms: holdMs,
      grant_hold_until: clock.now() + holdMs,
      grant_version: 'v1',
    });
    store.items.set(pk, { pk, ...hold(1e15) });
    expect((await ask()).value).toBe('token-1');
    store.items.set(pk, { pk, ...hold(900_001) });
    expect((await ask()).value).toBe('token-2');
    store.items.set(pk, { pk, ...hold(900_000) });
    await expect(ask()).rejects.toMatchObject({ code: 'token-unavailable', retryAfterSeconds: 900 });
  });
});
