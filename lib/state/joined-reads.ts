import { untilAborted } from '../deadline.ts';
import { batchGet, type CallOptions, getItem, type Item, type Key, type Table } from '../dynamodb/index.ts';

/** BatchGetItem takes no more keys in one call. */
const BATCH_SIZE = 100;

interface Read {
  readonly key: Key;
  readonly signal: AbortSignal | undefined;
  readonly answer: (item: Promise<Item | undefined>) => void;
}

/**
 * Reads that begin at the same moment, made by one call to the table: a `GetItem` for one item, a `BatchGetItem` for
 * several. Both cost the same in DynamoDB; one call needs one connection and less processor time than two.
 */
export class JoinedReads {
  readonly #table: Table;
  #waiting: Read[] = [];

  constructor(table: Table) {
    this.#table = table;
  }

  /** @throws what `unavailable` of the table makes, also when this read's own signal aborts */
  get(pk: string, { signal }: CallOptions = {}): Promise<Item | undefined> {
    const { promise, resolve } = Promise.withResolvers<Item | undefined>();
    this.#waiting.push({ key: { pk }, signal, answer: resolve });
    if (this.#waiting.length === 1) queueMicrotask(() => this.#send());
    if (!signal) return promise;
    return untilAborted(promise, signal, () => {
      throw this.#table.unavailable('TimeoutError');
    });
  }

  #send(): void {
    const reads = this.#waiting;
    this.#waiting = [];
    const byKey = Map.groupBy(reads, ({ key }) => key.pk ?? '');
    const groups = [...byKey.values()];
    for (let at = 0; at < groups.length; at += BATCH_SIZE) this.#readTogether(groups.slice(at, at + BATCH_SIZE));
  }

  /** @param groups reads of the same item are one group */
  #readTogether(groups: readonly Read[][]): void {
    const signal = whenAllAborted(groups.flat().map(read => read.signal));
    const keys = groups.flatMap(([first]) => (first ? [first.key] : []));
    const [only] = keys;
    const items =
      keys.length === 1 && only ? getItem(this.#table, only, { signal }).then(one => [one]) : this.#batch(keys, signal);
    for (const [at, group] of groups.entries()) for (const { answer } of group) answer(items.then(all => all[at]));
  }

  /**
   * In the order of the keys. Keys that a throttled table leaves unread are read one by one: the client waits before it
   * repeats such a read.
   */
  async #batch(keys: readonly Key[], signal: AbortSignal): Promise<(Item | undefined)[]> {
    const { items, unread } = await batchGet(this.#table, keys, { signal });
    const found = new Map(items.map(item => [item.pk?.S, item]));
    const left = new Set(unread.map(({ pk }) => pk?.S));
    return Promise.all(keys.map(key => (left.has(key.pk) ? getItem(this.#table, key, { signal }) : found.get(key.pk))));
  }
}

/** Aborts when the last of those that wait for the call has given up. */
function whenAllAborted(signals: readonly (AbortSignal | undefined)[]): AbortSignal {
  const controller = new AbortController();
  const given = new Set<AbortSignal | undefined>(signals);
  for (const signal of [...given]) {
    const leave = () => {
      given.delete(signal);
      if (given.size === 0) controller.abort(signal?.reason);
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  }
  return controller.signal;
}
