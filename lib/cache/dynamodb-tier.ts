import type { CallContext, Clock } from '../context.ts';
import type { ServiceKeys } from '../keys.ts';
import {
  createLeases,
  type StateChange,
  type StateItem,
  type StateStore,
  StoreBreaker,
  StoreUnavailableError,
} from '../state/index.ts';
import { type CacheEntry, openEntry, sealEntry } from './entry.ts';
import { reviveFailure, writeFailure } from './shared-failure.ts';

/** The copies that the fleet shares, and the lease under which one environment makes them. */
export interface DynamoDbTier {
  /** One read. */
  read(keys: ServiceKeys, pk: string): Promise<TierRead>;
  /** False when it was not stored: too large, older than what is there, or the store is down. */
  write(keys: ServiceKeys, pk: string, entry: CacheEntry): Promise<boolean>;
  /**
   * Makes the entry, or waits for the environment that does; undefined when the fleet cannot agree and the caller is on
   * its own.
   * @throws what `make` throws, here or in the environment that ran it; DeadlineExceededError
   */
  shareFlight(flight: Flight, read: TierRead, context: CallContext): Promise<Landing | undefined>;
}

export interface TierRead {
  /** False when the store did not answer. */
  available: boolean;
  item: StateItem | undefined;
  entry: CacheEntry | undefined;
}

export interface Flight {
  keys: ServiceKeys;
  pk: string;
  make: () => Promise<CacheEntry>;
  /** Whether an entry found meanwhile answers the request. */
  accepts: (entry: CacheEntry) => boolean;
}

export interface Landing {
  entry: CacheEntry;
  /** This environment made it. */
  made: boolean;
  stored: boolean;
}

const READ_TIMEOUT_MS = 150;
const WRITE_TIMEOUT_MS = 500;
/** Who waits for another's call bears a slower store than who merely looks for an entry. */
const LEASE_TIMEOUT_MS = 1_000;
/**
 * Environments that miss at the same moment spread their tries over this. It is paid on every miss, so it is shorter than
 * a token's: the first try lands after some 5 ms, and 500 environments that ask the same within those make 500 tries.
 */
const LEASE_SPREAD_MS = 4;
/** For so long after an entry proved too large to share, everyone asks for themselves. */
const UNSHARED_MS = 10_000;

/** The entry that this item should hold does not fit into an item. */
class UnsharedError extends Error {
  override readonly name = 'UnsharedError';
}

export function createDynamoDbTier(options: {
  store: StateStore;
  clock: Clock;
  random: () => number;
  ttlSeconds: number;
}): DynamoDbTier {
  const { store, clock, random, ttlSeconds } = options;
  const breaker = new StoreBreaker(clock);
  const leases = createLeases({ store, clock, random, spreadMs: LEASE_SPREAD_MS, storeTimeoutMs: LEASE_TIMEOUT_MS });

  const storing = (keys: ServiceKeys, pk: string, entry: CacheEntry): StateChange =>
    sealEntry(keys, pk, entry, ttlSeconds) ?? { set: { unshared_at: clock.now() }, remove: ['sealed', 'key_id'] };

  return {
    async read(keys, pk) {
      try {
        const item = await breaker.run(READ_TIMEOUT_MS, signal => store.get(pk, { signal }));
        return { available: true, item, entry: openEntry(keys, item) };
      } catch {
        return { available: false, item: undefined, entry: undefined };
      }
    },
    async write(keys, pk, entry) {
      const change = sealEntry(keys, pk, entry, ttlSeconds);
      if (!change || breaker.isOpen) return false;
      const newer = {
        anyOf: [
          { attribute: 'given_at', is: 'absent' } as const,
          { attribute: 'given_at', is: 'below', than: entry.givenAt } as const,
        ],
      };
      try {
        return await breaker.run(WRITE_TIMEOUT_MS, signal => store.update(pk, change, newer, { signal }));
      } catch {
        return false;
      }
    },
    async shareFlight({ keys, pk, make, accepts }, read, context) {
      if (breaker.isOpen) return undefined;
      const since = clock.monotonic();
      const guarded = {
        pk,
        read(item: StateItem | undefined) {
          const entry = item === read.item ? read.entry : openEntry(keys, item);
          if (entry && accepts(entry)) return entry;
          if (isUnshared(item, clock.now())) throw new UnsharedError();
          return undefined;
        },
        async work() {
          const entry = await make();
          return { value: entry, store: storing(keys, pk, entry) };
        },
        noteFailure(error: unknown) {
          const message = writeFailure(error);
          return message === undefined ? undefined : { message };
        },
        readFailure: reviveFailure,
      };
      try {
        const { value, role, stored } = await leases.share(guarded, context, read.available ? { item: read.item } : {});
        return { entry: value, made: role === 'holder', stored };
      } catch (error) {
        if (error instanceof UnsharedError) return undefined;
        if (!(error instanceof StoreUnavailableError)) throw error;
        breaker.countFailure(since);
        return undefined;
      }
    },
  };
}

function isUnshared(item: StateItem | undefined, now: number): boolean {
  const at = item?.unshared_at;
  return typeof at === 'number' && Math.abs(now - at) < UNSHARED_MS;
}
