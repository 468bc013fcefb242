import { describe, expect, it } from 'vitest';
import { mapAhead } from '../../../lib/ledger/ahead.ts';

describe('mapAhead', () => {
  it('gives results in the order of the items, however early one is ready', async () => {
    const resolvers = new Map<number, () => void>();
    const results = mapAhead([1, 2, 3, 4], 2, item => {
      const { promise, resolve } = Promise.withResolvers<number>();
      resolvers.set(item, () => resolve(item * 10));
      return promise;
    });
    const all = Array.fromAsync(results);
    const release = async (item: number) => {
      resolvers.get(item)?.();
      await new Promise(setImmediate);
    };
    await new Promise(setImmediate);
    expect([...resolvers.keys()]).toEqual([1, 2]);
    await release(2);
    expect([...resolvers.keys()]).toEqual([1, 2]);
    await release(1);
    expect([...resolvers.keys()]).toEqual([1, 2, 3, 4]);
    await release(4);
    await release(3);
    expect(await all).toEqual([10, 20, 30, 40]);
  });

  it('counts what each item weighs', async () => {
    const begun: number[] = [];
    const work = async (item: number) => begun.push(item);
    const results = mapAhead([1, 1, 1, 5, 1], 4, work, item => item);
    await results.next();
    expect(begun).toEqual([1, 1, 1, 5]);
    expect(await Array.fromAsync(results)).toHaveLength(4);
  });

  it('throws the failure of an item when its turn comes', async () => {
    const results = mapAhead([1, 2, 3], 3, async item => {
      if (item === 2) throw new Error('the second one');
      return item;
    });
    expect(await results.next()).toEqual({ value: 1, done: false });
    await expect(results.next()).rejects.toThrow('the second one');
  });

  it('works on one item at a time where none may be ahead', async () => {
    const begun: number[] = [];
    const results = mapAhead([1, 2, 3], 0, async item => begun.push(item));
    await results.next();
    expect(begun).toEqual([1]);
    expect(await Array.fromAsync(results)).toEqual([2, 3]);
  });

  it('is done at once without items', async () => {
    expect(await Array.fromAsync(mapAhead([], 3, async item => item))).toEqual([]);
  });
});
