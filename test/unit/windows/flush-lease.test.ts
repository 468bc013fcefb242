import { beforeEach, describe, expect, it } from 'vitest';
import { takeFlushLease } from '../../../lib/windows/flush-lease.ts';
import { createFlushState, type FlushState } from '../../../lib/windows/flush-state.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

let clock: SimulatedClock;
let state: FlushState;

const take = (owner: string, skewMs = 0) => takeFlushLease({ clock: clock.skewed(skewMs), state, owner });

describe('The lease of a run', () => {
  beforeEach(() => {
    clock = new SimulatedClock();
    state = createFlushState(new MemoryDocuments());
  });

  it('keeps a second run away until it is released', () =>
    clock.run(
      (async () => {
        const lease = await take('a');
        expect(await lease?.isStillMine()).toBe(true);
        expect(await take('b')).toBeUndefined();
        await lease?.release();
        expect(await take('b')).toBeDefined();
      })(),
    ));

  it('goes to one of several runs that ask at once', () =>
    clock.run(
      (async () => {
        const leases = await Promise.all([take('a'), take('b'), take('c')]);
        expect(leases.filter(Boolean)).toHaveLength(1);
      })(),
    ));

  it('goes on a minute after its run died, and the next run waits for the rest of it', () =>
    clock.run(
      (async () => {
        await take('dead');
        await clock.sleep(50_000);
        const start = clock.monotonic();
        expect(await take('next')).toBeDefined();
        expect(clock.monotonic() - start).toBe(10_000);
      })(),
    ));

  it('is renewed by a run that takes long, and told to be lost by one that was overtaken', () =>
    clock.run(
      (async () => {
        const slow = await take('slow');
        await clock.sleep(30_000);
        expect(await slow?.isStillMine()).toBe(true);
        await clock.sleep(40_000);
        expect(await take('other')).toBeUndefined();
        await clock.sleep(60_000);
        expect(await take('other')).toBeDefined();
        expect(await slow?.isStillMine()).toBe(false);
      })(),
    ));

  it('is not respected when the clock that wrote it was wrong', () =>
    clock.run(
      (async () => {
        await take('ahead', 3_600_000);
        expect(await take('b')).toBeDefined();
      })(),
    ));

  it('is waited for when 15 s of it are left, and not when more are', () =>
    clock.run(
      (async () => {
        await take('dead');
        await clock.sleep(44_999);
        expect(await take('early')).toBeUndefined();
        await clock.sleep(1);
        expect(await take('next')).toBeDefined();
      })(),
    ));

  it('is not handed to a run that waited for it when another one was first', () =>
    clock.run(
      (async () => {
        await take('dead');
        await clock.sleep(55_000);
        const leases = await Promise.all([take('a'), take('b')]);
        expect(leases.filter(Boolean)).toHaveLength(1);
      })(),
    ));

  it('goes to a run that waited for it when its holder releases it meanwhile', () =>
    clock.run(
      (async () => {
        const lease = await take('a');
        await clock.sleep(50_000);
        const next = take('next');
        await clock.sleep(5_000);
        await lease?.release();
        expect(await next).toBeDefined();
      })(),
    ));

  it.each([
    [0, true],
    [1, false],
  ])('when another run wrote it meanwhile, %i ms left of it at the end of the wait: taken: %s', (leftMs, isTaken) =>
    clock.run(
      (async () => {
        await take('dead');
        await clock.sleep(50_000);
        const next = take('next');
        await clock.sleep(5_000);
        await state.writeLease(await state.readLease(), { owner: 'other', until: clock.now() + 5_000 + leftMs });
        expect((await next) !== undefined).toBe(isTaken);
      })(),
    ),
  );

  it('is renewed when a third of it has passed, not before', () =>
    clock.run(
      (async () => {
        await clock.sleep(3_600_000);
        const lease = await take('a');
        const leftMs = async () => ((await state.readLease()).value?.until ?? 0) - clock.now();
        await clock.sleep(19_999);
        await lease?.isStillMine();
        expect(await leftMs()).toBe(40_001);
        await clock.sleep(1);
        await lease?.isStillMine();
        expect(await leftMs()).toBe(60_000);
      })(),
    ));

  it('stays with the run that overtook another, when that one ends', () =>
    clock.run(
      (async () => {
        const slow = await take('slow');
        await clock.sleep(60_000);
        await take('other');
        expect(await slow?.isStillMine()).toBe(false);
        await slow?.release();
        expect(await take('third')).toBeUndefined();
      })(),
    ));
});
