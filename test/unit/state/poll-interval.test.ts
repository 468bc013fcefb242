import { describe, expect, it } from 'vitest';
import { pollIntervalMs } from '../../../lib/state/poll-interval.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('pollIntervalMs', () => {
  eachRow([
    [0, 25],
    [1, 50],
    [2, 100],
    [3, 110],
    [9, 110],
  ])('of a few callers is at most, in round %i: %i ms', (round, most) => {
    expect(pollIntervalMs(round, 1, 1)).toBe(most);
    expect(pollIntervalMs(round, 1, 0)).toBe(0);
  });

  eachRow([
    [132, 110],
    [133, 133 / 1.2],
    [1_450, 545],
    [1_451, 1_451 / 2.5],
    [5_000, 2_000],
  ])('of %i callers is at most %f ms', (waiters, most) => {
    expect(pollIntervalMs(9, waiters, 1)).toBeCloseTo(most);
  });

  it('of the most callers that are few varies down to nothing', () => {
    expect([pollIntervalMs(9, 132, 0), pollIntervalMs(9, 133, 0)]).toEqual([0, expect.closeTo(101.97)]);
  });

  it('of many callers varies by 8 % only', () => {
    expect(pollIntervalMs(0, 1_000, 0)).toBeCloseTo(501.4);
  });
});
