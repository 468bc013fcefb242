import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Clock, createCallContext } from '../../../lib/context.ts';
import { DeadlineExceededError } from '../../../lib/errors.ts';
import { createLeases, type Guarded, type StateItem, StoreUnavailableError } from '../../../lib/state/index.ts';
import type { Shared } from '../../../lib/state/lease-port.ts';
import { createMemoryStateStore, type MemoryStoreOptions } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

class Refused extends Error {
  override readonly name = 'Refused';
}

function prepare({ seed = 1, ...storeOptions }: MemoryStoreOptions & { seed?: number } = {}) {
  const clock = new SimulatedClock();
  const random = createRandom(seed);
  const store = createMemoryStateStore(storeOptions);
  const works: string[] = [];
  /** Work of one environment: takes `ms`, then gives the environment's name or fails. */
  const guarded = (name: string, ms: number, outcome?: Error): Guarded<string> => ({
    pk: 'thing',
    read: item => item?.value as string | undefined,
    async work() {
      works.push(name);
      await clock.sleep(ms);
      if (outcome) throw outcome;
      return { value: name, store: { set: { value: name } } };
    },
    noteFailure: error => (error instanceof Refused ? { message: error.message } : undefined),
    readFailure: message => new Refused(message),
  });
  const share = (of: Guarded<string>, { own = clock as Clock, budgetMs = 25_000, over = store } = {}) =>
    settled(createLeases({ store: over, clock: own, random }).share(of, createCallContext(own, 'r', budgetMs)));
  const later = async <T>(ms: number, start: () => Promise<T>): Promise<T> => {
    await clock.sleep(ms);
    return start();
  };
  return { clock, random, store, works, guarded, share, later };
}

/** The shared value, when it is known whether it is stored. */
async function settled<T>(sharing: Promise<Shared<T>>) {
  const shared = await sharing;
  return { ...shared, stored: await shared.stored };
}

/** A store whose writes no longer reach the table, like that of a killed environment. */
const cutOff = (store: ReturnType<typeof createMemoryStateStore>, when: () => boolean) => ({
  ...store,
  update: (...call: Parameters<typeof store.update>) => (when() ? new Promise<never>(() => {}) : store.update(...call)),
});

const leaseAttributes = (item: StateItem | undefined) =>
  Object.keys(item ?? {}).filter(name => name.startsWith('lease_') && name !== 'lease_mark');

describe('Leases', () => {
  it('return a value that is there without a write', async () => {
    let writes = 0;
    const { clock, store, share, guarded, works } = prepare({
      before: kind => {
        if (kind === 'write') writes += 1;
      },
    });
    store.items.set('thing', { pk: 'thing', value: 'old' });
    expect(await clock.run(share(guarded('a', 10)))).toEqual({ value: 'old', role: 'reader', stored: true });
    expect([writes, works]).toEqual([0, []]);
  });

  it('do not repeat a read that the caller has just made', async () => {
    let reads = 0;
    const { clock, store, guarded } = prepare({
      before: kind => {
        if (kind === 'read') reads += 1;
      },
    });
    const leases = createLeases({ store, clock, random: () => 0.1 });
    const context = createCallContext(clock, 'r', 1_000);
    await clock.run(leases.share(guarded('a', 10), context, { item: undefined }));
    expect(reads).toBe(0);
  });

  it('let one caller do the work, store its result and leave no lease', async () => {
    const { clock, store, share, guarded, works } = prepare();
    const shared = await clock.run(Promise.all(['a', 'b', 'c'].map(name => share(guarded(name, 500)))));
    expect(works).toHaveLength(1);
    expect(shared.map(({ value }) => value)).toEqual([works[0], works[0], works[0]]);
    expect(shared.map(({ role }) => role).sort()).toEqual(['follower', 'follower', 'holder']);
    expect(shared.map(({ stored }) => stored)).toEqual([true, true, true]);
    expect(leaseAttributes(store.items.get('thing'))).toEqual([]);
  });

  it('do not repeat work that another caller did between the read and the try', async () => {
    const { clock, store, guarded } = prepare();
    const early = createLeases({ store, clock, random: () => 0.19 });
    const quick = createLeases({ store, clock, random: () => 0 });
    const context = () => createCallContext(clock, 'r', 5_000);
    const [first, second] = await clock.run(
      Promise.all([quick.share(guarded('quick', 1), context()), early.share(guarded('early', 1), context())]),
    );
    expect([first.role, second.role]).toEqual(['holder', 'follower']);
    expect(second.value).toBe('quick');
  });

  it('replace an expiry that has passed while the item is held, and leave a later one as it is', async () => {
    const { clock, store, share, guarded } = prepare();
    const seconds = Math.ceil(clock.now() / 1_000);
    const expiryUnder = async (expiry: number) => {
      store.items.set('thing', { pk: 'thing', expires_at: expiry });
      const shared = share(guarded('a', 500));
      await clock.run(clock.sleep(300));
      const item = store.items.get('thing');
      expect(item?.lease_owner).toBeDefined();
      await clock.run(shared);
      return item?.expires_at;
    };
    expect(await expiryUnder(seconds - 1)).toBeGreaterThan(seconds + 500);
    expect(await expiryUnder(seconds + 50)).toBe(seconds + 50);
  });
});

describe('Leases while a holder works or dies', () => {
  it('stay with a holder that renews its lease, however long its work takes and however wrong the clocks are', async () => {
    const { clock, share, guarded, later, works } = prepare();
    const followers = [-58_000, 58_000, 0].map(skew =>
      later(10, () => share(guarded('follower', 1), { own: clock.skewed(skew) })),
    );
    const shared = await clock.run(Promise.all([share(guarded('holder', 15_000)), ...followers]));
    expect(works).toEqual(['holder']);
    expect(shared.map(({ value }) => value)).toEqual(Array(4).fill('holder'));
  });

  it('renew a lease each second, and repeat a renewal that failed', async () => {
    const renewedAt: number[] = [];
    let fails = true;
    const { clock, store, share, guarded } = prepare();
    const over = {
      ...store,
      update: async (...[pk, change, ...rest]: Parameters<typeof store.update>) => {
        if (String(change.set?.lease_mark).match(/[^/]+\/[1-9]/)) {
          renewedAt.push(clock.monotonic());
          fails = !fails;
          if (!fails) throw new StoreUnavailableError('throttled');
        }
        return store.update(pk, change, ...rest);
      },
    };
    const startedAt = clock.monotonic();
    await clock.run(share(guarded('a', 4_500), { over }));
    expect(renewedAt.length).toBe(4);
    const gaps = renewedAt.map((at, n) => at - (renewedAt[n - 1] ?? startedAt));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(1_000);
    for (const gap of gaps) expect(gap).toBeLessThan(1_030);
  });

  it('replace a dead holder once, when its lease has expired', async () => {
    const { clock, store, share, guarded, later, works } = prepare();
    const dead = cutOff(store, () => clock.monotonic() > 500);
    void share(guarded('dead', 1_000), { over: dead });
    const followers = Array.from({ length: 20 }, (_, n) => later(50, () => share(guarded(`follower ${n}`, 100))));
    const shared = await clock.run(Promise.all(followers));
    expect(works).toHaveLength(2);
    expect(new Set(shared.map(({ value }) => value))).toEqual(new Set([works[1]]));
    expect(clock.monotonic()).toBeGreaterThanOrEqual(3_000);
    expect(clock.monotonic()).toBeLessThan(3_600);
  });

  it('do not let a holder that seemed dead overwrite the result of its successor', async () => {
    const { clock, store, share, guarded, later } = prepare();
    const asleep = () => clock.monotonic() > 500 && clock.monotonic() < 8_000;
    const suspended = {
      ...store,
      update: async (...call: Parameters<typeof store.update>) => {
        while (asleep()) await clock.sleep(100);
        return store.update(...call);
      },
    };
    const old = share(guarded('old', 9_000), { over: suspended });
    const successor = await clock.run(later(100, () => share(guarded('successor', 100))));
    expect(successor).toMatchObject({ role: 'holder', stored: true });
    expect(await clock.run(old)).toEqual({ value: 'old', role: 'holder', stored: false });
    expect(store.items.get('thing')?.value).toBe('successor');
  });

  it('do not renew a lease that a successor has taken', async () => {
    const { clock, store, share, guarded, later } = prepare();
    const marks: unknown[] = [];
    const suspended = {
      ...store,
      update: async (...call: Parameters<typeof store.update>) => {
        // All calls of the first holder arrive while its successor is at work.
        if (clock.monotonic() > 500 && clock.monotonic() < 5_000) await clock.sleep(5_000 - clock.monotonic());
        const written = await store.update(...call);
        marks.push(store.items.get('thing')?.lease_mark);
        return written;
      },
    };
    const first = share(guarded('first', 20_000), { over: suspended });
    const successor = later(100, () => share(guarded('successor', 4_000)));
    await clock.run(clock.sleep(6_500));
    const owner = store.items.get('thing')?.lease_owner;
    expect(marks.length).toBeGreaterThan(1);
    for (const mark of marks.slice(1)) expect(String(mark)).toContain(String(owner));
    await clock.run(Promise.all([first, successor]));
  });

  it('take over a lease at once when it expired long ago, otherwise after its length', async () => {
    const { clock, store, share, guarded } = prepare();
    const left = (agoMs: number) =>
      store.items.set('thing', {
        pk: 'thing',
        lease_owner: 'gone',
        lease_until: clock.now() - agoMs,
        lease_mark: 'gone/4',
      });
    left(61_000);
    await clock.run(share(guarded('a', 10)));
    expect(clock.monotonic()).toBeLessThan(200);
    left(30_000);
    const start = clock.monotonic();
    await clock.run(share(guarded('a', 10)));
    expect(clock.monotonic() - start).toBeGreaterThanOrEqual(3_000);
  });

  it('recognise their own lease when the answer to taking it was lost', async () => {
    let writes = 0;
    const { clock, store, guarded, works } = prepare({
      after: kind => {
        if (kind === 'write') writes += 1;
        if (kind === 'write' && writes === 1) throw new StoreUnavailableError('answer lost');
      },
    });
    const leases = createLeases({ store, clock, random: () => 0.5 });
    const shared = await clock.run(settled(leases.share(guarded('a', 10), createCallContext(clock, 'r', 25_000))));
    expect(shared).toMatchObject({ role: 'holder', stored: true });
    expect(works).toEqual(['a']);
    expect(clock.monotonic()).toBeLessThan(500);
  });

  it('never let two environments store results of the same term, whatever dies or sleeps (property)', async () => {
    const environment = fc.record({
      startMs: fc.nat(6_000),
      workMs: fc.nat(5_000),
      fate: fc.constantFrom('lives', 'lives', 'dies', 'sleeps', 'fails', 'refuses'),
      skewMs: fc.integer({ min: -5_000, max: 5_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(environment, { minLength: 2, maxLength: 8 }), fc.nat(), async (environments, seed) => {
        const { clock, store, share, guarded, later } = prepare({ seed });
        const holders = new Set<string>();
        let stored = 0;
        const runs = environments.map(({ startMs, workMs, fate, skewMs }, n) => {
          let cut = false;
          const over =
            fate === 'sleeps'
              ? {
                  ...store,
                  update: async (...call: Parameters<typeof store.update>) => {
                    if (holders.has(`${n}`)) await clock.sleep(4_000);
                    return store.update(...call);
                  },
                }
              : cutOff(store, () => cut);
          const outcome = fate === 'fails' ? new Error('x') : fate === 'refuses' ? new Refused('x') : undefined;
          const own = guarded(`${n}`, workMs, outcome);
          const mortal: Guarded<string> = {
            ...own,
            async work(item) {
              holders.add(`${n}`);
              cut = fate === 'dies';
              return cut ? new Promise<never>(() => {}) : own.work(item);
            },
          };
          const run = later(startMs, () => share(mortal, { over, own: clock.skewed(skewMs) }));
          return Promise.race([
            run.then(
              shared => {
                if (shared.role === 'holder' && shared.stored) stored += 1;
                return shared.value;
              },
              () => undefined,
            ),
            later(40_000, async () => undefined),
          ]);
        });
        const values = await clock.run(Promise.all(runs));
        // At most one result was ever stored, and all other callers got that one.
        expect(stored).toBeLessThanOrEqual(1);
        const value = store.items.get('thing')?.value;
        const others = values.filter((given, n) => given !== undefined && given !== value && !holders.has(`${n}`));
        expect(others).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Leases for callers that wait', () => {
  it('pass a failure on to the callers that waited, and to no later one', async () => {
    const { clock, store, share, guarded, later, works } = prepare();
    const outcomes = await clock.run(
      Promise.allSettled([
        share(guarded('holder', 500, new Refused('no'))),
        ...Array.from({ length: 5 }, () => later(100, () => share(guarded('follower', 1)))),
      ]),
    );
    expect(works).toEqual(['holder']);
    expect(outcomes.map(outcome => outcome.status === 'rejected' && outcome.reason.message)).toEqual(
      Array(6).fill('no'),
    );
    expect(store.items.get('thing')).not.toHaveProperty('lease_owner');
    expect(await clock.run(share(guarded('later', 1)))).toMatchObject({ value: 'later', role: 'holder' });
    expect(leaseAttributes(store.items.get('thing'))).toEqual([]);
  });

  it('let the next caller try after a failure that is not passed on', async () => {
    const { clock, share, guarded, later, works } = prepare();
    const holder = share(guarded('holder', 500, new Error('mine alone')));
    const follower = later(100, () => share(guarded('follower', 1)));
    const outcomes = await clock.run(Promise.allSettled([holder, follower]));
    expect(outcomes[0].status).toBe('rejected');
    expect(outcomes[1]).toMatchObject({ value: { value: 'follower', role: 'holder' } });
    expect(works).toEqual(['holder', 'follower']);
  });

  it('end the wait of a follower when its own time runs out', async () => {
    const { clock, share, guarded, later } = prepare();
    void share(guarded('holder', 20_000));
    const error = await clock.run(later(10, () => share(guarded('f', 1), { budgetMs: 2_000 })).catch(thrown => thrown));
    expect(error).toBeInstanceOf(DeadlineExceededError);
    expect(clock.monotonic()).toBeLessThanOrEqual(2_010);
  });

  it.each([
    [0.124, 1],
    [0.125, undefined],
  ])('count one waiting caller in eight (random number %d)', async (random, waiters) => {
    const { clock, store, share, guarded } = prepare();
    void share(guarded('holder', 1_000));
    await clock.run(clock.sleep(100));
    store.items.set('thing', { ...(store.items.get('thing') as StateItem), lease_waiters: 0 });
    const leases = createLeases({ store, clock, random: () => random });
    void leases.share(guarded('follower', 1), createCallContext(clock, 'r', 25_000));
    await clock.run(clock.sleep(100));
    expect(store.items.get('thing')?.lease_waiters || undefined).toBe(waiters);
  });

  it.each([
    [0.5, 40, 20],
    [0.04, 25, 1],
  ])('spread the first tries evenly (random number %d of %i ms: at %d ms)', async (random, spreadMs, at) => {
    const { clock, store, guarded } = prepare();
    let startedAt: number | undefined;
    const timed = {
      ...guarded('a', 1),
      work: async () => {
        startedAt = clock.monotonic();
        return { value: 'a', store: {} };
      },
    };
    const leases = createLeases({ store, clock, random: () => random, spreadMs });
    await clock.run(leases.share(timed, createCallContext(clock, 'r', 25_000)));
    expect(startedAt).toBe(at);
  });

  it.each([
    [1, []],
    [2, ['third']],
  ])(
    'check before the third holding whether a caller is prepared (after %i failed ones: %j)',
    async (failing, checked) => {
      const { clock, share, guarded, later } = prepare();
      const prepared: string[] = [];
      const holdings = ['first', 'second', 'third'];
      let held = 0;
      const caller = () => ({
        ...guarded('a', 1),
        prepare: async () => void prepared.push(holdings[held] ?? ''),
        work: async () => {
          held += 1;
          await clock.sleep(500);
          if (held <= failing) throw new Error('mine alone');
          return { value: 'made', store: { set: { value: 'made' } } };
        },
      });
      const callers = [0, 50, 60].map(ms => later(ms, () => share(caller())));
      const outcomes = await clock.run(Promise.allSettled(callers));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(failing);
      expect(prepared).toEqual(checked);
    },
  );
});

describe('Leases that store a result', () => {
  it('return the result before it is stored, and let the invocation wait for that', async () => {
    let isStored = false;
    const { clock, store, guarded } = prepare({
      after: async () => {
        if (store.items.get('thing')?.value !== 'a' || isStored) return;
        await clock.sleep(200);
        isStored = true;
      },
    });
    const context = createCallContext(clock, 'r', 25_000);
    const leases = createLeases({ store, clock, random: () => 0.5 });
    const { value } = await clock.run(leases.share(guarded('a', 10), context));
    expect([value, isStored]).toEqual(['a', false]);
    await clock.run(context.settleBackground());
    expect(isStored).toBe(true);
  });

  it('return the result to the holder also when it cannot be stored', async () => {
    let down = false;
    const { clock, share, guarded } = prepare({
      before: kind => {
        if (down && kind === 'write') throw new StoreUnavailableError('down');
      },
    });
    void clock.sleep(500).then(() => {
      down = true;
    });
    const shared = await clock.run(share(guarded('a', 1_000)));
    expect(shared).toEqual({ value: 'a', role: 'holder', stored: false });
  });

  it.each([
    [1, true],
    [2, false],
  ])('repeat the write of a result once (%i failures, stored: %s)', async (failures, stored) => {
    let left = 0;
    const { clock, store, share, guarded } = prepare({
      before: kind => {
        if (kind === 'read' || left === 0) return;
        left -= 1;
        throw new StoreUnavailableError('throttled');
      },
    });
    void clock.sleep(950).then(() => {
      left = failures;
    });
    expect(await clock.run(share(guarded('a', 980)))).toMatchObject({ value: 'a', stored });
    expect(store.items.get('thing')?.value).toBe(stored ? 'a' : undefined);
  });

  it.each([
    [249, true],
    [251, false],
  ])('give the write of a result 250 ms when no time is left (it takes %i ms, stored: %s)', async (ms, stored) => {
    let slow = false;
    const { clock, share, guarded } = prepare({
      before: async (kind, _, signal) => {
        if (kind === 'read' || !slow) return;
        await clock.sleep(ms, signal).catch(() => {
          throw new StoreUnavailableError('slow');
        });
      },
    });
    void clock.sleep(500).then(() => {
      slow = true;
    });
    const shared = await clock.run(share(guarded('a', 900), { budgetMs: 800 }));
    expect(shared).toMatchObject({ value: 'a', stored });
  });
});

describe('Leases when State fails', () => {
  it('throw the error of the store when no work was done yet', async () => {
    const { clock, share, guarded, works } = prepare({
      before: () => {
        throw new StoreUnavailableError('down');
      },
    });
    await expect(clock.run(share(guarded('a', 1)))).rejects.toBeInstanceOf(StoreUnavailableError);
    expect(works).toEqual([]);
  });

  it.each([
    [2, 'fulfilled'],
    [3, 'rejected'],
  ])('repeat a first read that failed %i times: %s', async (failing, status) => {
    let reads = 0;
    const { clock, share, guarded, works } = prepare({
      before: kind => {
        if (kind === 'read') reads += 1;
        if (reads <= failing) throw new StoreUnavailableError('throttled');
      },
    });
    const [outcome] = await clock.run(Promise.allSettled([share(guarded('a', 1))]));
    expect(outcome).toMatchObject({ status });
    expect(works).toHaveLength(status === 'fulfilled' ? 1 : 0);
    expect(clock.monotonic()).toBeLessThan(250);
  });

  it.each([
    [2, 'fulfilled'],
    [3, 'rejected'],
  ])('tolerate two failures of the store in a row while waiting, not three (%i: %s)', async (failures, status) => {
    let left = 0;
    const { clock, store, guarded, later } = prepare({
      before: kind => {
        if (kind === 'write' || left === 0) return;
        left -= 1;
        throw new StoreUnavailableError('down');
      },
    });
    const leases = createLeases({ store, clock, random: () => 0.5 });
    const share = (name: string) => leases.share(guarded(name, 900), createCallContext(clock, 'r', 25_000));
    const follower = later(100, async () => {
      const shared = share('follower');
      await clock.sleep(1);
      left = failures;
      return shared;
    });
    const outcomes = await clock.run(Promise.allSettled([share('holder'), follower]));
    expect(outcomes.map(outcome => outcome.status)).toEqual(['fulfilled', status]);
  });
});
