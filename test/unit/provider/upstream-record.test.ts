import { describe, expect, it } from 'vitest';
import { createUpstreamRecord } from '../../../lib/provider/fleet/upstream-record.ts';
import { StoreUnavailableError } from '../../../lib/state/store.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

/** A record of a breaker that is open, read once; the store is down from then on. */
async function setUp() {
  const clock = new SimulatedClock();
  let down = false;
  const store = createMemoryStateStore({
    before: () => {
      if (down) throw new StoreUnavailableError('down');
    },
  });
  store.items.set('upstream#test', { pk: 'upstream#test', opened_at: 1_000 });
  const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
  await clock.run(clock.sleep(600_000));
  await clock.run(record.view());
  down = true;
  return { clock, record };
}

describe('UpstreamRecord', () => {
  eachRow([
    [100, 1_000],
    [5_000, 1_000],
    [5_001, undefined],
  ])('keeps what it knew for 5 s when reads fail: after %i ms', async (afterMs, openedAt) => {
    const { clock, record } = await setUp();
    await clock.run(clock.sleep(afterMs));
    expect(await clock.run(record.view())).toMatchObject({ openedAt });
  });

  it('counts the 5 s from the last successful read, even if later reads failed', async () => {
    const { clock, record } = await setUp();
    await clock.run(clock.sleep(3_000));
    await clock.run(record.change({ set: { failed: 1 } }));
    expect(await clock.run(record.view())).toMatchObject({ openedAt: 1_000 });
    await clock.run(clock.sleep(3_000));
    expect(await clock.run(record.view())).toMatchObject({ openedAt: undefined });
  });

  it('lets the item expire an hour after its last write', async () => {
    const clock = new SimulatedClock();
    const store = createMemoryStateStore();
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    await clock.run(clock.sleep(1));
    await clock.run(record.change({ set: { failed: 1 } }));
    const expiresAt = Math.ceil((clock.epoch + 1) / 1_000) + 3_600;
    expect(store.items.get('upstream#test')).toMatchObject({ failed: 1, expires_at: expiresAt });
  });

  it('keeps the newer copy when an older read is answered after it', async () => {
    const clock = new SimulatedClock();
    const answersAfter = [40, 5];
    const store = createMemoryStateStore({ after: () => clock.sleep(answersAfter.shift() ?? 0) });
    const put = (openedAt: number) => store.items.set('upstream#test', { pk: 'upstream#test', opened_at: openedAt });
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    put(1);
    const older = record.view();
    await clock.run(clock.sleep(10));
    put(2);
    const newer = record.view(0);
    await clock.run(Promise.all([older, newer]));
    expect(await clock.run(record.view(1_000))).toMatchObject({ openedAt: 2 });
  });

  describe('with a table that takes 20 ms', () => {
    function slowTable() {
      const clock = new SimulatedClock();
      let reads = 0;
      const store = createMemoryStateStore({
        before(operation) {
          if (operation === 'read') reads += 1;
          return clock.sleep(20);
        },
      });
      const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
      const put = (openedAt: number) => store.items.set('upstream#test', { pk: 'upstream#test', opened_at: openedAt });
      return { clock, record, put, reads: () => reads };
    }

    it('answers from its copy while that is at most as old as asked for', async () => {
      const { clock, record, put, reads } = slowTable();
      put(1);
      await clock.run(record.view());
      put(2);
      await clock.run(clock.sleep(30));
      expect(await clock.run(record.view())).toMatchObject({ openedAt: 1 });
      expect(reads()).toBe(1);
      expect(await clock.run(record.view(49))).toMatchObject({ openedAt: 2 });
      expect(reads()).toBe(2);
    });

    it('answers from its copy, and shares a read, also when the environment is old', async () => {
      const { clock, record, reads } = slowTable();
      await clock.run(clock.sleep(600_000));
      await clock.run(Promise.all([record.view(), record.view()]));
      await clock.run(record.view());
      expect(reads()).toBe(1);
    });

    it('does not wait for a younger read while its copy is young enough', async () => {
      const { clock, record } = slowTable();
      await clock.run(clock.sleep(600_000));
      await clock.run(record.view());
      await clock.run(clock.sleep(30));
      const younger = record.view(0);
      const start = clock.monotonic();
      await clock.run(record.view());
      expect(clock.monotonic()).toBe(start);
      await clock.run(younger);
    });

    it('shares a read under way with callers that ask for one so young', async () => {
      const { clock, record, reads } = slowTable();
      const first = record.view();
      await clock.run(clock.sleep(10));
      await clock.run(Promise.all([first, record.view(), record.view(10)]));
      expect(reads()).toBe(1);
      const again = record.view(0);
      await clock.run(clock.sleep(10));
      await clock.run(Promise.all([again, record.view(0)]));
      expect(reads()).toBe(3);
    });

    it('reads again after a change', async () => {
      const { clock, record, reads } = slowTable();
      await clock.run(record.view());
      await clock.run(record.change({ set: { opened_at: 7 } }));
      expect(await clock.run(record.view(1_000))).toMatchObject({ openedAt: 7 });
      expect(reads()).toBe(2);
    });
  });

  it('keeps the newer of two copies, in any order of the reads', async () => {
    const clock = new SimulatedClock();
    const delaysMs = [100, 0];
    const store = createMemoryStateStore({ after: () => clock.sleep(delaysMs.shift() ?? 0) });
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    const old = record.view(0);
    await clock.run(clock.sleep(10));
    store.items.set('upstream#test', { pk: 'upstream#test', opened_at: 7 });
    await clock.run(record.view(0));
    await clock.run(old);
    expect(await clock.run(record.view(1_000))).toMatchObject({ openedAt: 7 });
  });

  it('keeps the read that followed a change of the same millisecond', async () => {
    const clock = new SimulatedClock();
    const answersAfter = [5, 40];
    const store = createMemoryStateStore({
      after: operation => (operation === 'read' ? clock.sleep(answersAfter.shift() ?? 0) : undefined),
    });
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    const before = record.view();
    const change = record.change({ set: { opened_at: 7 } });
    await clock.run(Promise.all([before, change, record.view(0)]));
    expect(await clock.run(record.view(1_000))).toMatchObject({ openedAt: 7 });
  });

  it('insists on a change while the store is left alone after failures', async () => {
    const clock = new SimulatedClock();
    let failures = 3;
    const store = createMemoryStateStore({
      before() {
        failures -= 1;
        if (failures >= 0) throw new StoreUnavailableError('down');
      },
    });
    const record = createUpstreamRecord({ store, pk: 'upstream#test', clock, logger: silentLogger });
    for (let read = 0; read < 3; read += 1) {
      await clock.run(record.view(0));
      await clock.run(clock.sleep(1));
    }
    expect(await clock.run(record.change({ set: { failed: 1 } }))).toBeUndefined();
    expect(store.items.size).toBe(0);
    expect(await clock.run(record.insist({ set: { failed: 1 } }))).toBe(true);
    expect(store.items.get('upstream#test')).toMatchObject({ failed: 1 });
  });
});
