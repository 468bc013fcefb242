import type { Clock, Logger } from '../../context.ts';
import { untilAborted } from '../../deadline.ts';
import { type Condition, type StateChange, type StateStore, StoreBreaker } from '../../state/index.ts';
import { NOTHING_KNOWN, readUpstreamItem, type UpstreamView } from './upstream-item.ts';

/** The item and this environment's copy of it. No method throws: a store that is down must not cost an answer. */
export interface UpstreamRecord {
  /**
   * The item as it was at most `maxAgeMs` ago. When a read fails, the last copy counts for 5 s, and after that nothing is
   * noted.
   */
  view(maxAgeMs?: number): Promise<UpstreamView>;
  /** False when the condition did not hold, undefined when the store is down. */
  change(change: StateChange, condition?: Condition): Promise<boolean | undefined>;
  /** As `change`, and also while a store that keeps failing is left alone. For what nobody waits for. */
  insist(change: StateChange, condition?: Condition): Promise<boolean | undefined>;
}

/**
 * No call may start later than 250 ms after the fleet's first 429. Of that time the jitter of the note takes 30 ms, its
 * read and write about 20 ms, and the age of a copy 50 ms. The rest is for a slow store.
 */
const VIEW_MAX_AGE_MS = 50;

/** No call waits longer to learn that it may start. */
const READ_TIMEOUT_MS = 150;
const WRITE_TIMEOUT_MS = 500;
/** After this an insistent write counts as lost and is tried again, although it may still land. */
const INSISTENT_ANSWER_MS = 150;
const INSISTENT_WRITE_TIMEOUT_MS = 1_000;

/** How long a copy counts when reads fail: a slow read must not end a cooldown. */
const KEEP_COPY_MS = 5_000;

/** Longer than the longest cooldown (15 min). */
const KEEP_SECONDS = 3_600;

export function createUpstreamRecord(options: {
  store: StateStore;
  pk: string;
  clock: Clock;
  logger: Logger;
}): UpstreamRecord {
  const { store, pk, clock, logger } = options;
  const storeBreaker = new StoreBreaker(clock);
  let copy: Copy | undefined;
  let read: Read | undefined;

  const readItem = async (startedAt: number): Promise<UpstreamView> => {
    try {
      const item = await storeBreaker.run(READ_TIMEOUT_MS, signal => store.get(pk, { signal }));
      const isNewest = copy === undefined || copy.outdated || startedAt >= copy.readAt;
      if (isNewest) copy = { view: readUpstreamItem(item), readAt: startedAt, outdated: false };
    } catch (error) {
      logger.debug('upstream state cannot be read', { error: errorName(error) });
      if (copy && clock.monotonic() - copy.readAt > KEEP_COPY_MS) return NOTHING_KNOWN;
    }
    return copy?.view ?? NOTHING_KNOWN;
  };

  type Write = (signal: AbortSignal) => Promise<boolean>;

  const write = async (
    change: StateChange,
    condition: Condition | undefined,
    run: (call: Write) => Promise<boolean | undefined>,
  ): Promise<boolean | undefined> => {
    if (copy) copy = { ...copy, outdated: true };
    read = undefined;
    const expiresAt = Math.ceil(clock.now() / 1_000) + KEEP_SECONDS;
    const timed = { ...change, set: { ...change.set, expires_at: expiresAt } };
    try {
      return await run(signal => store.update(pk, timed, condition, { signal }));
    } catch (error) {
      logger.debug('upstream state cannot be written', { error: errorName(error) });
      return undefined;
    }
  };

  return {
    async view(maxAgeMs = VIEW_MAX_AGE_MS) {
      const now = clock.monotonic();
      if (copy && !copy.outdated && now - copy.readAt <= maxAgeMs) return copy.view;
      if (read === undefined || now - read.startedAt > maxAgeMs) read = { startedAt: now, result: readItem(now) };
      return read.result;
    },
    change: (change, condition) =>
      write(change, condition, call => storeBreaker.run(WRITE_TIMEOUT_MS, signal => call(signal))),
    insist: (change, condition) =>
      write(change, condition, call =>
        untilAborted(
          call(clock.timeout(INSISTENT_WRITE_TIMEOUT_MS)),
          clock.timeout(INSISTENT_ANSWER_MS),
          () => undefined,
        ),
      ),
  };
}

/** What this environment read last. Times are monotonic milliseconds. */
interface Copy {
  view: UpstreamView;
  readAt: number;
  /** A change was tried since, so that the item may differ. */
  outdated: boolean;
}

/** A read under way; callers that come soon after its start share it. */
interface Read {
  startedAt: number;
  result: Promise<UpstreamView>;
}

const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
