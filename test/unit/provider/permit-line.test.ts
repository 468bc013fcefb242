import { describe, expect, it } from 'vitest';
import { PERMIT_SKEW_MS } from '../../../lib/clock-skew.ts';
import { PermitLine } from '../../../lib/provider/fleet/permit-line.ts';
import { type StateItem, StoreUnavailableError } from '../../../lib/state/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const PK = 'upstream#test#limit';
const TIMING = { lineCount: 1, intervalMs: 20, earlyMs: 100, lateMs: 50 };
const MAX_WAIT_MS = 2_000;

/** A line on a table that takes 10 ms a call, and environments that use it. */
function setUp(lineUs?: (now: number) => StateItem[string]) {
  const clock = new SimulatedClock();
  const operations: string[] = [];
  let down = false;
  const store = createMemoryStateStore({
    before(operation) {
      operations.push(operation);
      if (down) throw new StoreUnavailableError('down');
      return clock.sleep(5);
    },
    after: () => clock.sleep(5),
  });
  if (lineUs) store.items.set(PK, { pk: PK, line_us: lineUs(clock.now()) });
  const environment = (aheadMs = 0, timing = TIMING) => {
    const line = new PermitLine({ store, pk: PK, clock: clock.skewed(aheadMs), timing, maxWaitMs: MAX_WAIT_MS });
    const reserve = (maxWaitMs = MAX_WAIT_MS) => line.reserve(() => maxWaitMs);
    return { line, reserve, slot: async () => slotOf(await clock.run(reserve())) };
  };
  return {
    clock,
    store,
    operations,
    environment,
    end: () => Number(store.items.get(PK)?.line_us) / 1_000,
    setDown: (is: boolean) => {
      down = is;
    },
  };
}

function slotOf(reservation: Awaited<ReturnType<PermitLine['reserve']>>): number {
  if ('fullForMs' in reservation) throw new Error(`full for ${reservation.fullForMs} ms`);
  return reservation.slot;
}

describe('PermitLine', () => {
  it('starts an idle line two round trips ahead, with one read and one write', async () => {
    const { clock, operations, environment, end } = setUp();
    const readAt = clock.now() + 10;
    const { line, slot } = environment();
    const first = await slot();
    expect(first).toBe(readAt + 20);
    expect(end()).toBe(first + 20);
    expect(operations).toEqual(['read', 'write']);
    expect(line.isMissed(first)).toBe(false);
    expect(line.waitMs(first)).toBeLessThan(0);
  });

  it('gives each reservation the next slot', async () => {
    const { environment } = setUp();
    const { slot } = environment();
    const slots = [await slot(), await slot(), await slot()];
    expect(slots.map(each => Math.round(each - (slots[0] ?? 0)))).toEqual([0, 20, 40]);
  });

  it('never moves the line by less than its interval, which may be a fraction', async () => {
    const { environment, end } = setUp();
    const { slot } = environment(0, { ...TIMING, intervalMs: 1_000 / 3 });
    await slot();
    const before = end();
    await slot();
    expect(end() - before).toBeCloseTo(333.334, 3);
  });

  it('gives environments that find the line idle at the same moment different slots, all in time', async () => {
    const { clock, operations, environment } = setUp();
    const fleet = Array.from({ length: 20 }, () => environment());
    const slots = await clock.run(Promise.all(fleet.map(({ reserve }) => reserve().then(slotOf))));
    const sorted = [...slots].sort((a, b) => a - b);
    for (const [index, slot] of sorted.entries()) expect(slot - (sorted[0] ?? 0)).toBeCloseTo(20 * index, 1);
    expect(slots.some((slot, index) => fleet[index]?.line.isMissed(slot))).toBe(false);
    expect(operations.filter(operation => operation === 'write')).toHaveLength(39);
  });

  it('expires an hour after the last slot that was reserved or waited for', async () => {
    const { clock, store, environment } = setUp();
    const { slot } = environment();
    const leftSeconds = () => Number(store.items.get(PK)?.expires_at) - clock.now() / 1_000;
    await slot();
    expect(leftSeconds()).toBeGreaterThan(3_600);
    expect(leftSeconds()).toBeLessThan(3_605);
    await clock.run(clock.sleep(5_000));
    await slot();
    await slot();
    expect(leftSeconds()).toBeGreaterThan(3_602);
    expect(leftSeconds()).toBeLessThan(3_604);
  });

  it('starts a line again that ends within the next round trip', async () => {
    const { clock, environment } = setUp(now => (now + 20) * 1_000);
    expect(await environment().slot()).toBe(clock.epoch + 30);
  });

  it('has missed a slot once it is later than the slot may be, not before', async () => {
    const { clock, environment } = setUp();
    const { line, slot } = environment();
    const first = await slot();
    await clock.run(clock.sleep(first + TIMING.lateMs - clock.now()));
    expect(line.isMissed(first)).toBe(false);
    await clock.run(clock.sleep(1));
    expect(line.isMissed(first)).toBe(true);
  });

  it('keeps a limit whose slots are seconds apart', async () => {
    const { clock, environment } = setUp();
    const timing = { lineCount: 1, intervalMs: 10_000, earlyMs: 10, lateMs: 10 };
    await clock.run(environment(0, timing).reserve());
    expect(await clock.run(environment(0, timing).reserve())).toMatchObject({ fullForMs: expect.any(Number) });
  });
});

describe('PermitLine with a read ahead', () => {
  it('takes its slot one round trip sooner after a read ahead', async () => {
    const { clock, operations, environment } = setUp();
    const { line, slot } = environment();
    line.prefetch();
    // It is answered after 10 ms.
    await clock.run(clock.sleep(60));
    const askedAt = clock.now();
    expect(await slot()).toBe(askedAt + 20);
    expect(clock.now()).toBe(askedAt + 10);
    expect(operations).toEqual(['read', 'write']);
  });

  eachRow([
    [50, 1],
    [51, 2],
  ])('for calls that begin within %i ms reads ahead %i times', async (ms, reads) => {
    const { clock, operations, environment } = setUp();
    const { line } = environment();
    await clock.run(clock.sleep(600_000));
    line.prefetch();
    await clock.run(clock.sleep(ms));
    line.prefetch();
    await clock.run(clock.sleep(10));
    expect(operations).toEqual(Array(reads).fill('read'));
  });

  eachRow([
    ['is under way', 200],
    ['was answered 50 ms ago', 350],
  ])('uses a read ahead that %s, however slow the table is', async (_, ms) => {
    const { clock, operations, environment, store } = setUp();
    const get = store.get;
    store.get = async (...query) => {
      await clock.sleep(290);
      return get(...query);
    };
    const { line, slot } = environment();
    line.prefetch();
    await clock.run(clock.sleep(ms));
    const [start, usedAt] = [clock.now(), Math.max(clock.now(), clock.epoch + 300)];
    expect(await slot()).toBe(usedAt + 600);
    expect([start, clock.now()]).toEqual([clock.epoch + ms, usedAt + 10]);
    expect(operations).toEqual(['read', 'write']);
  });

  eachRow([
    ['51 ms ago', (clock: SimulatedClock) => clock.sleep(61)],
    ['before a write of its own', (_: SimulatedClock, reserve: () => Promise<unknown>) => reserve()],
    [
      'before it moved a line that moves',
      async (_: SimulatedClock, reserve: () => Promise<unknown>, ahead: () => void) => {
        await reserve();
        ahead();
        await reserve();
      },
    ],
  ])('reads the line again when it was read %s', async (_, meanwhile) => {
    const { clock, operations, environment } = setUp();
    const { line, reserve } = environment();
    line.prefetch();
    await clock.run(meanwhile(clock, reserve, () => line.prefetch()));
    operations.length = 0;
    await clock.run(reserve());
    expect(operations[0]).toBe('read');
  });

  it('takes another slot when others took theirs since the read ahead', async () => {
    const { clock, environment } = setUp();
    const [late, quick] = [environment(), environment()];
    late.line.prefetch();
    await clock.run(clock.sleep(10));
    const taken = [await quick.slot(), await quick.slot()];
    expect((await late.slot()) - (taken[1] ?? 0)).toBeCloseTo(20, 1);
  });

  it('throws for a failed read ahead only where it is used', async () => {
    const { clock, environment, setDown } = setUp();
    const { line, reserve } = environment();
    setDown(true);
    line.prefetch();
    await clock.run(clock.sleep(10));
    await expect(clock.run(reserve())).rejects.toBeInstanceOf(StoreUnavailableError);
  });
});

describe('PermitLine when the line is full', () => {
  it('is full when the next slot is further ahead than the call may wait', async () => {
    const { clock, operations, environment, end } = setUp(now => (now + 1_000) * 1_000);
    const { line, reserve } = environment();
    expect(await clock.run(reserve(889))).toEqual({ fullForMs: 890 });
    expect(operations).toEqual(['read']);
    await clock.run(clock.sleep(10));
    expect(slotOf(await clock.run(reserve(880)))).toBe(clock.epoch + 1_000);
    expect(end()).toBe(clock.epoch + 1_020);
    expect(line.waitMs(clock.epoch + 1_000)).toBeLessThan(880);
  });

  it('gives a slot that is exactly as far ahead as the call may wait', async () => {
    const { clock, environment } = setUp(now => (now + 1_000) * 1_000);
    expect(slotOf(await clock.run(environment().reserve(890)))).toBe(clock.epoch + 1_000);
  });

  it('does not ask again while it knows that the line is full', async () => {
    const { clock, operations, environment } = setUp(now => (now + 1_500) * 1_000);
    const { reserve } = environment();
    await clock.run(reserve(1_000));
    await clock.run(clock.sleep(100));
    expect(await clock.run(reserve(1_000))).toEqual({ fullForMs: 1_290 });
    expect(operations).toEqual(['read']);
  });

  it('is full when others took the slots between the read and the write', async () => {
    const { clock, store, operations, environment, end } = setUp(now => (now + 500) * 1_000);
    const { reserve } = environment();
    const reservation = reserve(500);
    await clock.run(clock.sleep(12));
    store.items.set(PK, { pk: PK, line_us: (clock.epoch + 1_900) * 1_000 });
    expect(await clock.run(reservation)).toMatchObject({ fullForMs: expect.any(Number) });
    expect(end()).toBe(clock.epoch + 1_900);
    const calls = operations.length;
    expect(await clock.run(reserve(400))).toMatchObject({ fullForMs: expect.any(Number) });
    expect(operations).toHaveLength(calls);
  });
});

describe('PermitLine with slow tables and wrong clocks', () => {
  it('reserves further ahead once the table has been slow', async () => {
    const { clock, environment, store } = setUp();
    const { line, slot } = environment();
    await slot();
    const [before] = [clock.now()];
    const get = store.get;
    store.get = async (...query) => {
      await clock.sleep(290);
      return get(...query);
    };
    const next = await slot();
    expect(next).toBe(before + 300 + 600);
    expect(line.waitMs(next)).toBeGreaterThan(400);
  });

  it('reserves less far ahead with each quick answer after a slow one', async () => {
    const { clock, environment, store } = setUp();
    const { slot } = environment();
    const get = store.get;
    store.get = async (...query) => {
      await clock.sleep(290);
      return get(...query);
    };
    await slot();
    store.get = get;
    await clock.run(clock.sleep(10_000));
    // The write after the slow read was quick, and the read now is.
    const roundTripMs = 300 * 0.9 * 0.9;
    const readAt = clock.now() + 10;
    expect(await slot()).toBeCloseTo(readAt + 2 * roundTripMs, 0);
  });

  it('throws when the table is down, and asks again when it may', async () => {
    const { clock, environment, setDown } = setUp();
    const { reserve, slot } = environment();
    setDown(true);
    await expect(clock.run(reserve())).rejects.toBeInstanceOf(StoreUnavailableError);
    setDown(false);
    expect(await slot()).toBeGreaterThan(clock.epoch);
  });

  it('believes the furthest end that a clock within its skew can write, and nothing beyond it', async () => {
    // The read takes 10 ms. Then: the time before a slot, the longest wait, one interval and the skew.
    const furthest = 10 + TIMING.earlyMs + MAX_WAIT_MS + TIMING.intervalMs + PERMIT_SKEW_MS;
    const believed = setUp(now => (now + furthest) * 1_000);
    expect(await believed.clock.run(believed.environment().reserve())).toEqual({ fullForMs: furthest - 110 });
    expect(believed.operations).toEqual(['read']);
    const beyond = setUp(now => (now + furthest + 1) * 1_000);
    expect(await beyond.environment().slot()).toBe(beyond.clock.epoch + 30);
  });

  eachRow<[string, (now: number) => StateItem[string]]>([
    ['a text', () => 'soon'],
    ['bytes', () => Uint8Array.of(1)],
    ['1e38', () => 1e38],
    ['a negative number', () => -1e38],
    ['the year 9999', () => Date.UTC(9999, 0) * 1_000],
    ['a time beyond the longest wait and skew', now => (now + 100 + 2_000 + 20 + 500 + 30) * 1_000],
    ['a fraction in the past', now => now * 1_000 - 0.5],
  ])('replaces an end that is %s', async (_, lineUs) => {
    const { clock, environment, end } = setUp(lineUs);
    const { line, slot } = environment();
    const first = await slot();
    expect(line.isMissed(first)).toBe(false);
    expect(end() - clock.now()).toBeLessThan(100);
    expect((await slot()) - first).toBeCloseTo(20, 1);
  });

  it('does not let a clock that is seconds ahead keep the others from the line', async () => {
    const { clock, environment, end } = setUp();
    await environment(3_000).slot();
    expect(end() - clock.now()).toBeGreaterThan(2_900);
    const { line, slot } = environment();
    expect(line.isMissed(await slot())).toBe(false);
    expect(end() - clock.now()).toBeLessThan(100);
  });
});
