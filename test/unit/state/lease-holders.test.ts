import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { createLeases, type Guarded, StoreUnavailableError } from '../../../lib/state/index.ts';
import { cutOff, prepare, Refused, settled } from './lease-fixture.ts';

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
