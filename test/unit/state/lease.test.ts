import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { createLeases, StoreUnavailableError } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { leaseAttributes, prepare } from './lease-fixture.ts';

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

  eachRow([
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

  eachRow([
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

  eachRow([
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

  eachRow([
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
