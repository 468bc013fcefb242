import { describe, expect, it } from 'vitest';
import type { LeaseState } from '../../../lib/state/lease-item.ts';
import { LeaseObserver } from '../../../lib/state/lease-observer.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

describe('LeaseObserver', () => {
  const clock = new FakeClock();
  const held: LeaseState = {
    owner: 'a',
    until: clock.now() + 3_000,
    mark: 'm',
    waiters: 0,
    failedOwner: undefined,
    failure: undefined,
    expires: true,
  };

  eachRow([
    [2_999, false],
    [3_000, true],
  ])('counts a lease that stood unchanged for %i ms as free: %s', (unchangedMs, isFree) => {
    const observer = new LeaseObserver(clock, held);
    observer.observe(held, clock.monotonic() + unchangedMs);
    expect(observer.isFree).toBe(isFree);
  });

  it('counts again from the read that showed a renewal', () => {
    const observer = new LeaseObserver(clock, held);
    observer.observe({ ...held, mark: 'n' }, clock.monotonic() + 3_000);
    expect(observer.isFree).toBe(false);
  });
});
