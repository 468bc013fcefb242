import { NOTED_SKEW_MS } from '../clock-skew.ts';
import type { CallContext, Clock } from '../context.ts';
import { untilAborted } from '../deadline.ts';
import type { ServiceKeys } from '../keys.ts';
import {
  type Condition,
  createLeases,
  type Guarded,
  type Leases,
  type StateChange,
  type StateItem,
  type StateStore,
  StoreBreaker,
  StoreUnavailableError,
} from '../state/index.ts';
import { type CacheEntry, openEntry, sealEntry } from './entry.ts';
import { readFailure, writeFailure } from './shared-failure.ts';

export interface DynamoDbTierOptions {
  store: StateStore;
  clock: Clock;
  random: () => number;
  ttlSeconds: number;
}

export interface TierRead {
  /** False when the store did not answer. */
  available: boolean;
  item: StateItem | undefined;
  entry: CacheEntry | undefined;
}

/** A call for which one environment of the fleet is enough. */
export interface SharedCall {
  keys: ServiceKeys;
  pk: string;
  make: () => Promise<CacheEntry>;
  /** Whether an entry answers others that have the same key. */
  fits: (entry: CacheEntry) => boolean;
  /** Whether an entry that another environment made answers the request. */
  accepts: (entry: CacheEntry) => boolean;
  /** Called with each other entry that a read finds. */
  onSeen: (entry: CacheEntry) => void;
}

export interface SharedResult {
  entry: CacheEntry;
  /** This environment made it. */
  made: boolean;
  /** Settles after the entry is there; never rejects. */
  stored: Promise<boolean>;
}

const READ_TIMEOUT_MS = 150;
const SECOND_READ_TIMEOUT_MS = 500;
export const WRITE_TIMEOUT_MS = 500;
/** Longer than that of a read: waiting for another environment's call is worth more than finding an entry. */
const LEASE_TIMEOUT_MS = 1_000;
/**
 * Environments that miss at the same moment spread their tries over this time. Every miss waits for it, so it is
 * shorter than that of a token. The first try succeeds after about 5 ms. If 500 environments ask the same within 5 ms,
 * they make 500 tries.
 */
const LEASE_SPREAD_MS = 4;
/** For this long after an entry could not be shared, each environment makes its own calls. */
const UNSHARED_MS = 10_000;

/** The entry is too large for an item, or it does not answer other requests. */
class UnsharedError extends Error {
  override readonly name = 'UnsharedError';
}

/** The copies that the fleet shares, and the lease under which one environment makes them. */
export class DynamoDbTier {
  readonly #options: DynamoDbTierOptions;
  readonly #breaker: StoreBreaker;
  readonly #leases: Leases;

  constructor(options: DynamoDbTierOptions) {
    this.#options = options;
    this.#breaker = new StoreBreaker(options.clock);
    this.#leases = createLeases({ ...options, spreadMs: LEASE_SPREAD_MS, storeTimeoutMs: LEASE_TIMEOUT_MS });
  }

  /** One read of the store. Never throws. */
  async read(keys: ServiceKeys, pk: string): Promise<TierRead> {
    const { store } = this.#options;
    try {
      const item = await this.#breaker.run(READ_TIMEOUT_MS, signal => store.get(pk, { signal }));
      return { available: true, item, entry: openEntry(keys, item) };
    } catch {
      return { available: false, item: undefined, entry: undefined };
    }
  }

  /** As `read`, when nothing else can answer the request: it takes longer, and the breaker does not prevent it. */
  async readAgain(keys: ServiceKeys, pk: string, context: CallContext): Promise<CacheEntry | undefined> {
    const signal = context.signal(SECOND_READ_TIMEOUT_MS);
    try {
      const item = await untilAborted(this.#options.store.get(pk, { signal }), signal, () => undefined);
      return openEntry(keys, item);
    } catch {
      return undefined;
    }
  }

  /** False when it was not stored: it is too large, a newer one is there, or the store does not answer. */
  async write(keys: ServiceKeys, pk: string, entry: CacheEntry): Promise<boolean> {
    const { store, ttlSeconds } = this.#options;
    const change = sealEntry(keys, pk, entry, ttlSeconds);
    if (!change) return false;
    try {
      return await this.#breaker.run(WRITE_TIMEOUT_MS, signal =>
        store.update(pk, change, isOlderThan(entry), { signal }),
      );
    } catch {
      return false;
    }
  }

  /**
   * Makes the entry, or waits for the environment that makes it.
   * @returns undefined when the call cannot be shared: the store does not answer, or the entry is not for sharing
   * @throws what `make` throws, here or in the environment that ran it; DeadlineExceededError
   */
  async shareCall(call: SharedCall, read: TierRead, context: CallContext): Promise<SharedResult | undefined> {
    if (this.#breaker.isOpen) return undefined;
    const startedAt = this.#options.clock.monotonic();
    try {
      const given = read.available ? { item: read.item } : {};
      const { value, role, stored } = await this.#leases.share(this.#guard(call, read), context, given);
      return { entry: value, made: role === 'holder', stored };
    } catch (error) {
      if (error instanceof UnsharedError) return undefined;
      if (!(error instanceof StoreUnavailableError)) throw error;
      this.#breaker.countFailure(startedAt);
      return undefined;
    }
  }

  #guard({ keys, pk, make, fits, accepts, onSeen }: SharedCall, read: TierRead): Guarded<CacheEntry> {
    const { clock, ttlSeconds } = this.#options;
    return {
      pk,
      read: item => {
        const entry = item === read.item ? read.entry : openEntry(keys, item);
        if (entry && accepts(entry)) return entry;
        if (entry) onSeen(entry);
        if (isUnshared(item, this.#options.clock.now())) throw new UnsharedError();
        return undefined;
      },
      work: async () => {
        const entry = await make();
        return {
          value: entry,
          store: (fits(entry) && sealEntry(keys, pk, entry, ttlSeconds)) || unshared(clock.now()),
        };
      },
      noteFailure: error => {
        const message = writeFailure(error);
        return message === undefined ? undefined : { message };
      },
      readFailure,
    };
  }
}

/** The stored entry is older than this one, or there is none with a plausible time. */
const isOlderThan = ({ givenAt }: CacheEntry): Condition => ({
  anyOf: [
    { attribute: 'given_at', is: 'not-a-number' },
    { attribute: 'given_at', is: 'below', than: givenAt },
    { attribute: 'given_at', is: 'above', than: givenAt + NOTED_SKEW_MS },
  ],
});

/** Tells followers that each of them has to make its own call. */
const unshared = (now: number): StateChange => ({ set: { unshared_at: now }, remove: ['sealed', 'key_id'] });

function isUnshared(item: StateItem | undefined, now: number): boolean {
  const at = item?.unshared_at;
  return typeof at === 'number' && Math.abs(now - at) < UNSHARED_MS;
}
