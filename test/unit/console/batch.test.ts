import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Batch } from '../../../infra/console/page/state/batch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('Batch', () => {
  it('gives on at once what comes after a pause, and together what comes within an interval', () => {
    const taken: (readonly number[])[] = [];
    const batch = new Batch<number>(500, items => taken.push(items));
    batch.add([1, 2]);
    expect(taken).toEqual([[1, 2]]);
    batch.add([3]);
    vi.advanceTimersByTime(499);
    batch.add([4]);
    expect(taken).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(taken).toEqual([
      [1, 2],
      [3, 4],
    ]);
    vi.advanceTimersByTime(500);
    batch.add([5]);
    expect(taken.at(-1)).toEqual([5]);
  });

  it('has no timer while nothing comes', () => {
    const batch = new Batch<number>(500, () => undefined);
    batch.add([1]);
    vi.advanceTimersByTime(500);
    expect(vi.getTimerCount()).toBe(0);
  });
});
