/** Works on several items at the same time, and hands the results out in the order of the items. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const open: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It is awaited below, but it may fail before.
    result.catch(() => undefined);
    open.push(result);
    const [first] = open;
    if (open.length < atOnce || !first) continue;
    open.shift();
    yield await first;
  }
  for (const result of open) yield await result;
}
