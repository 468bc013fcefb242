import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import { DeadlineExceededError } from '../../../lib/errors.ts';
import { createLeases, type StateItem } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { leaseAttributes, prepare, Refused } from './lease-fixture.ts';

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

  eachRow([
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

  eachRow([
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

  eachRow([
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
