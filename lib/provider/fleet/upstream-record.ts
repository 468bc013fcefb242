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
  /** Like `change`, but it also tries while a failing store is left alone. For writes that no request waits for. */
  insist(change: StateChange, condition?: Condition): Promise<boolean | undefined>;
}

/**
 * No call may start later than 250 ms after the fleet's first 429. Of that time the jitter of the note takes 30 ms, its
 * read and write about 20 ms, and the age of a copy 50 ms. The rest is for a slow store.
 */
const VIEW_MAX_AGE_MS = 50;

/** The longest time that a call waits for the read. */
const READ_TIMEOUT_MS = 150;
const WRITE_TIMEOUT_MS = 500;
/** After this an insistent write counts as lost and is tried again, although it may still land. */
const INSISTENT_ANSWER_MS = 150;
const INSISTENT_WRITE_TIMEOUT_MS = 1_000;

/** How long a copy counts when reads fail: a slow read must not end a cooldown. */
const KEEP_COPY_MS = 5_000;

/** Longer than the longest cooldown (15 min). */
const KEEP_SECONDS = 3_600;

export interface UpstreamRecordOptions {
  store: StateStore;
  pk: string;
  clock: Clock;
  logger: Logger;
}

export const createUpstreamRecord = (options: UpstreamRecordOptions): UpstreamRecord => new SharedItem(options);

class SharedItem implements UpstreamRecord {
  readonly #store: StateStore;
  readonly #pk: string;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #storeBreaker: StoreBreaker;
  #copy: Copy | undefined;
  #read: Read | undefined;

  constructor({ store, pk, clock, logger }: UpstreamRecordOptions) {
    this.#store = store;
    this.#pk = pk;
    this.#clock = clock;
    this.#logger = logger;
    this.#storeBreaker = new StoreBreaker(clock);
  }

  async view(maxAgeMs = VIEW_MAX_AGE_MS): Promise<UpstreamView> {
    const now = this.#clock.monotonic();
    if (this.#copy && !this.#copy.outdated && now - this.#copy.readAt <= maxAgeMs) return this.#copy.view;
    if (this.#read === undefined || now - this.#read.startedAt > maxAgeMs) {
      this.#read = { startedAt: now, result: this.#readItem(now) };
    }
    return this.#read.result;
  }

  change(change: StateChange, condition?: Condition): Promise<boolean | undefined> {
    return this.#write(change, condition, call => this.#storeBreaker.run(WRITE_TIMEOUT_MS, signal => call(signal)));
  }

  insist(change: StateChange, condition?: Condition): Promise<boolean | undefined> {
    return this.#write(change, condition, call =>
      untilAborted(
        call(this.#clock.timeout(INSISTENT_WRITE_TIMEOUT_MS)),
        this.#clock.timeout(INSISTENT_ANSWER_MS),
        () => undefined,
      ),
    );
  }

  async #readItem(startedAt: number): Promise<UpstreamView> {
    try {
      const item = await this.#storeBreaker.run(READ_TIMEOUT_MS, signal => this.#store.get(this.#pk, { signal }));
      const isNewest = this.#copy === undefined || this.#copy.outdated || startedAt >= this.#copy.readAt;
      if (isNewest) this.#copy = { view: readUpstreamItem(item), readAt: startedAt, outdated: false };
    } catch (error) {
      this.#logger.debug('upstream state cannot be read', { error: errorName(error) });
      if (this.#copy && this.#clock.monotonic() - this.#copy.readAt > KEEP_COPY_MS) return NOTHING_KNOWN;
    }
    return this.#copy?.view ?? NOTHING_KNOWN;
  }

  async #write(
    change: StateChange,
    condition: Condition | undefined,
    run: (call: Write) => Promise<boolean | undefined>,
  ): Promise<boolean | undefined> {
    if (this.#copy) this.#copy = { ...this.#copy, outdated: true };
    this.#read = undefined;
    const expiresAt = Math.ceil(this.#clock.now() / 1_000) + KEEP_SECONDS;
    const timed = { ...change, set: { ...change.set, expires_at: expiresAt } };
    try {
      return await run(signal => this.#store.update(this.#pk, timed, condition, { signal }));
    } catch (error) {
      this.#logger.debug('upstream state cannot be written', { error: errorName(error) });
      return undefined;
    }
  }
}

type Write = (signal: AbortSignal) => Promise<boolean>;

/** What this environment read last. Times are monotonic milliseconds. */
interface Copy {
  view: UpstreamView;
  readAt: number;
  /** A write was tried since then, so the item may be different. */
  outdated: boolean;
}

/** A read under way; callers that come soon after its start share it. */
interface Read {
  startedAt: number;
  result: Promise<UpstreamView>;
}

const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
