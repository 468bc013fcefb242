import { randomUUID } from 'node:crypto';
import type { CallContext, Clock } from '../context.ts';
import { DeadlineExceededError } from '../errors.ts';
import { createHolding, type Guarded } from './holding.ts';
import {
  isLongGone,
  LEASE_MS,
  type LeaseState,
  readLease,
  signIn,
  takeLease,
  unchangedSince,
  WAITERS_PER_SIGNATURE,
} from './lease-item.ts';
import { type StateItem, type StateStore, StoreUnavailableError } from './store.ts';
import { waitMs } from './waiting.ts';

export interface Shared<T> {
  value: T;
  /** `reader` found the value there, `holder` made it, `follower` waited for another environment to make it. */
  role: 'reader' | 'holder' | 'follower';
  /** False when the holder could not store what it made: the store failed, or a successor had taken over. */
  stored: boolean;
}

export interface ShareOptions {
  /** The guarded item, when the caller has just read it. `undefined` says that it was not there. */
  item?: StateItem | undefined;
}

/** One does the work, the fleet shares what comes of it. */
export interface Leases {
  /**
   * Reads the guarded value, makes it under the lease, or waits for whoever makes it.
   * @throws StoreUnavailableError before any work was done; DeadlineExceededError when the budget ends while waiting;
   * what `work` throws in the holder, and what `revive` makes of it in followers
   */
  share<T>(guarded: Guarded<T>, context: CallContext, options?: ShareOptions): Promise<Shared<T>>;
}

export interface LeaseDependencies {
  store: StateStore;
  clock: Clock;
  /** From 0 up to 1. */
  random?: () => number;
  /**
   * Those that find the item free try for it within this time, spread evenly. Before the first try lands, everyone who
   * reads finds it free: 1,000 environments within 25 ms and calls of 5 ms make about 400 tries.
   */
  spreadMs?: number;
  /** For each call to the store. */
  storeTimeoutMs?: number;
}

/** Those whose turn comes sooner could see no other's try yet: they do not look again before theirs. */
const FIRST_TRY_LANDS_MS = 5;
/** Of this many failures of the store in a row the last one is the caller's. */
const FAILURES_BORNE = 3;
/** Left of the budget for a last look at the item. */
const LAST_LOOK_MS = 30;

export function createLeases(dependencies: LeaseDependencies): Leases {
  const { store, clock, random = Math.random, spreadMs = 25, storeTimeoutMs = 1_000 } = dependencies;
  const holding = createHolding({ store, clock, storeTimeoutMs });

  async function share<T>(guarded: Guarded<T>, context: CallContext, options: ShareOptions = {}): Promise<Shared<T>> {
    const me = randomUUID();
    const { pk } = guarded;
    const read = () => store.get(pk, { signal: context.signal(storeTimeoutMs) });

    let item = 'item' in options ? options.item : await firstRead();
    const found = await guarded.read(item);
    if (found !== undefined) return { value: found, role: 'reader', stored: true };

    let lease = readLease(item);
    const watch = createWatch(clock, lease);
    let crowd = lease.waiters;

    /** Nothing was done before it, but a caller that gives up at one throttled read does alone what the fleet shares. */
    async function firstRead(): Promise<StateItem | undefined> {
      const signal = context.signal(storeTimeoutMs);
      for (let failed = 1; ; failed += 1) {
        try {
          return await store.get(pk, { signal });
        } catch (error) {
          const spent = failed === FAILURES_BORNE || signal.aborted;
          if (spent || !(error instanceof StoreUnavailableError)) throw error;
        }
        await clock.sleep(waitMs(failed, 0, random()));
      }
    }

    /** What a look at the item settles: a value or a failure that came while this caller waited, or nothing yet. */
    async function look(): Promise<Shared<T> | undefined> {
      const lookedAt = clock.monotonic();
      item = await read();
      const value = await guarded.read(item);
      if (value !== undefined) return { value, role: 'follower', stored: true };
      lease = readLease(item);
      crowd = Math.max(crowd, lease.waiters);
      watch.observe(lease, lookedAt);
      if (watch.sawFailure && lease.failure !== undefined && guarded.revive) throw guarded.revive(lease.failure);
      return undefined;
    }

    async function take(): Promise<boolean> {
      if (lease.owner === me) return true;
      const open = lease.owner === undefined || watch.expired || isLongGone(lease, clock.now());
      if (!open) return false;
      const signal = context.signal(storeTimeoutMs);
      return store.update(pk, takeLease(me, clock.now(), lease), unchangedSince(lease), { signal });
    }

    let failures = 0;
    /** Waiting bears a store that fails now and then. */
    async function bearing<R>(step: () => Promise<R>): Promise<R | false> {
      try {
        const result = await step();
        failures = 0;
        return result;
      } catch (error) {
        failures += 1;
        if (error instanceof StoreUnavailableError && failures < FAILURES_BORNE) return false;
        throw error;
      }
    }

    async function pause(round: number): Promise<void> {
      const left = context.remainingMs() - LAST_LOOK_MS;
      if (left <= 0) throw new DeadlineExceededError('the time left ran out while another environment was at work');
      await clock.sleep(Math.min(waitMs(round, crowd, random()), left));
    }

    const signature = random() * WAITERS_PER_SIGNATURE < 1 ? sign(pk, context) : undefined;
    try {
      if (lease.owner === undefined) {
        const turnMs = random() * spreadMs;
        await clock.sleep(Math.min(turnMs, context.remainingMs()));
        const settled = turnMs < FIRST_TRY_LANDS_MS ? undefined : await bearing(look);
        if (settled) return settled;
      }
      let mine = await bearing(take);
      for (let round = 0; !mine; round += 1) {
        await pause(round);
        const settled = await bearing(async () => (await look()) ?? (await take()));
        if (typeof settled === 'object') return settled;
        mine = settled;
      }
      // After a take whose answer got lost, the item read since shows this caller's own term.
      const term = lease.owner === me ? lease.term : (lease.term ?? 0) + 1;
      return { ...(await holding.run(guarded, item, { owner: me, term: term ?? 1 }, context)), role: 'holder' };
    } finally {
      await signature;
    }
  }

  /** Lets the others know how many wait. Nothing is lost when it fails. */
  async function sign(pk: string, context: CallContext): Promise<void> {
    try {
      await store.update(pk, signIn(clock.now()), undefined, { signal: context.signal(storeTimeoutMs) });
    } catch {}
  }

  return { share };
}

/**
 * Judges a lease by how long it stood unchanged before this observer's eyes, on its own monotonic clock: wall clocks of
 * two environments may differ by seconds.
 */
function createWatch(clock: Clock, first: LeaseState) {
  const baseline = first.failedTerm;
  let lease = first;
  let since = clock.monotonic();
  const watch = {
    expired: false,
    /** A holding ended in failure after the first look. */
    sawFailure: false,
    /** @param lookedAt monotonic time before the read was sent */
    observe(next: LeaseState, lookedAt: number) {
      const unchanged = next.owner === lease.owner && next.until === lease.until && next.term === lease.term;
      watch.expired = unchanged && lookedAt - since >= LEASE_MS;
      watch.sawFailure = next.failedTerm !== undefined && next.failedTerm !== baseline;
      if (!unchanged) since = clock.monotonic();
      lease = next;
    },
  };
  return watch;
}
