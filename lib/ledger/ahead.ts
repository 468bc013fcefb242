/**
 * Results in the order of the items, while the work on up to `most` of them goes on side by side. Work that was begun and
 * is not asked for any more may fail unheard.
 */
export async function* mapAhead<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  most: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void> {
  const begun: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    result.catch(() => {});
    begun.push(result);
    const [oldest] = begun;
    if (begun.length < most || !oldest) continue;
    begun.shift();
    yield await oldest;
  }
  for (const result of begun) yield await result;
}
