/** Partitions that are read in parallel. More would slow down other users of the table, or make queries time out. */
export const SHARDS_AT_ONCE = 64;

/**
 * Yields results in the order of the items, and works on several items in parallel: as many as weigh at most `most`
 * together. Errors of work whose result is not read any more are ignored.
 */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
  weightOf: (item: Item) => number = () => 1,
): AsyncGenerator<Result, void> {
  const begun: { result: Promise<Result>; weight: number }[] = [];
  let weight = 0;
  for await (const item of items) {
    const next = { result: work(item), weight: weightOf(item) };
    next.result.catch(() => {});
    begun.push(next);
    weight += next.weight;
    while (weight >= most) {
      const oldest = begun.shift();
      if (!oldest) break;
      yield await oldest.result;
      weight -= oldest.weight;
    }
  }
  for (const { result } of begun) yield await result;
}
