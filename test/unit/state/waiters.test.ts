import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { createLeases, type StateItem } from '../../../lib/state/index.ts';
import { passOnFailure, passOnLease, storeResult } from '../../../lib/state/lease-item.ts';
import { readWaiters, signIn, WAITER_ATTRIBUTES } from '../../../lib/state/waiters.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

const itemOf = (waiters: unknown, at: unknown) =>
  ({ pk: 'thing', lease_waiters: waiters, lease_waiters_at: at }) as StateItem;

describe('readWaiters', () => {
  eachRow<[string, unknown, unknown, number]>([
    ['a count of this moment', 3, NOW, 24],
    ['a count that began 30 s ago', 3, NOW - 30_000, 24],
    ['a count that began earlier', 3, NOW - 30_001, 0],
    ['a count from a clock that is a minute ahead', 3, NOW + 60_000, 24],
    ['a count from a clock that is further ahead', 3, NOW + 60_001, 0],
    ['the largest count that is believed', 625, NOW, 5_000],
    ['a larger count', 1e38, NOW, 5_000],
    ['a negative count', -3, NOW, 0],
    ['text', '3', NOW, 0],
    ['a count without a time', 3, undefined, 0],
  ])('reads %s', (_, waiters, at, expected) => {
    expect(readWaiters(itemOf(waiters, at), NOW)).toBe(expected);
  });
});

/** The count after a caller has signed in, which had read `item`. */
async function countAfter(item: StateItem, now = NOW): Promise<StateItem | undefined> {
  const store = createMemoryStateStore();
  store.items.set('thing', item);
  const seen = await store.get('thing');
  for (const { change, condition } of signIn(seen, now)) {
    const done = await store.update('thing', change, condition).catch(() => false);
    if (done) break;
  }
  return store.items.get('thing');
}

describe('signIn', () => {
  eachRow<[string, StateItem, unknown, unknown]>([
    ['begins a count', { pk: 'thing' }, 1, NOW],
    ['adds to a current count', itemOf(4, NOW - 30_000), 5, NOW - 30_000],
    ['restarts a count of more than 30 s', itemOf(4, NOW - 30_001), 1, NOW],
    ['restarts a count from a wrong clock', itemOf(4, NOW + 60_001), 1, NOW],
    ['replaces a count that is not a number', itemOf('many', NOW), 1, NOW],
    ['replaces a time that is not a number', itemOf(4, 'now'), 1, NOW],
    ['replaces a count that the store does not show', itemOf(true, NOW), 1, NOW],
  ])('%s', async (_, item, waiters, at) => {
    expect(await countAfter(item)).toEqual({ ...itemOf(waiters, at), expires_at: NOW / 1_000 + 600 });
  });

  eachRow([
    ['adds to a current count first', itemOf(4, NOW), false],
    ['restarts an outdated count first', itemOf(4, NOW - 30_001), true],
  ])('%s, so that one write is enough', (_, item, restarts) => {
    expect(signIn(item, NOW)[0]?.condition !== undefined).toBe(restarts);
  });

  it('counts each of two callers that restart an old count', async () => {
    const store = createMemoryStateStore();
    store.items.set('thing', itemOf(900, NOW - 60_000));
    const seen = await store.get('thing');
    for (const caller of [signIn(seen, NOW), signIn(seen, NOW + 5)]) {
      for (const { change, condition } of caller) if (await store.update('thing', change, condition)) break;
    }
    expect(store.items.get('thing')).toMatchObject(itemOf(2, NOW));
  });
});

describe('Leases with a count of waiting callers that is far too high', () => {
  function prepare() {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    store.items.set('thing', itemOf(7_500, clock.now()));
    const share = async (workMs: number, over = store) => {
      const random = createRandom(3);
      const shared = await createLeases({ store: over, clock, random }).share(
        {
          pk: 'thing',
          read: item => item?.value as string | undefined,
          work: async () => {
            await clock.sleep(workMs);
            return { value: 'made', store: { set: { value: 'made' } } };
          },
        },
        createCallContext(clock, 'r', 25_000),
      );
      return { ...shared, at: clock.monotonic() };
    };
    return { clock, store, share };
  }

  it('show a follower the result after 2 s at most', async () => {
    const { clock, share } = prepare();
    const holder = share(1_000);
    await clock.run(clock.sleep(100));
    const [{ at: storedAt }, follower] = await clock.run(Promise.all([holder, share(1)]));
    expect(follower.role).toBe('follower');
    expect(follower.at - storedAt).toBeLessThanOrEqual(2_000);
  });

  it('replace a dead holder after the length of its lease and two pauses of 2 s', async () => {
    const { clock, store, share } = prepare();
    const dead = {
      ...store,
      update: async (...write: Parameters<typeof store.update>) => {
        if (clock.monotonic() > 100) return new Promise<never>(() => {});
        return store.update(...write);
      },
    };
    void share(1_000, dead);
    await clock.run(clock.sleep(200));
    const successor = await clock.run(share(1));
    expect(successor.role).toBe('holder');
    expect(successor.at).toBeLessThanOrEqual(200 + 3_000 + 2 * 2_000);
  });
});

describe('The count of waiting callers', () => {
  it('goes with what ends their waiting, and stays when the lease goes to one of them', () => {
    const ends = [storeResult({ set: { value: 1 } }), passOnFailure('me', 'failed', {})];
    for (const { remove } of ends) expect(remove).toEqual(expect.arrayContaining(WAITER_ATTRIBUTES));
    for (const name of WAITER_ATTRIBUTES) expect(passOnLease().remove).not.toContain(name);
  });
});
