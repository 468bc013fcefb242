import type { CallContext, Clock } from '../context.ts';
import type { StateChange, StateItem, StateStore } from './store.ts';

/** One environment does the work, the whole fleet uses the result. */
export interface Leases {
  /**
   * Reads the guarded value, makes it under the lease, or waits for the environment that makes it.
   * @throws StoreUnavailableError before any work was done; DeadlineExceededError when the time left ends while waiting;
   * what `work` throws in the holder, and what `readFailure` makes of it in followers
   */
  share<T>(guarded: Guarded<T>, context: CallContext, options?: ShareOptions): Promise<Shared<T>>;
}

/** What a lease guards: a value on one item that one environment makes and all use. */
export interface Guarded<T> {
  readonly pk: string;
  /** The value, when the item has one that this caller can use. May throw when no value may be made now. */
  read(item: StateItem | undefined): T | undefined | Promise<T | undefined>;
  /** Throws when this caller could not make the value. Called before it follows two holders that gave no value. */
  prepare?(): Promise<void>;
  /** Makes the value; runs in the holder only. @param item as it was when the lease was taken */
  work(item: StateItem | undefined): Promise<{ value: T; store: StateChange }>;
  /**
   * What a failure leaves for the others, so that they stop waiting. Left out, or undefined: the others try for themselves.
   * @param item as it was when the lease was taken
   */
  noteFailure?(error: unknown, item: StateItem | undefined): FailureNote | undefined;
  /** The error that followers throw, made of `FailureNote.message`; undefined when the message is not valid. */
  readFailure?(message: string): Error | undefined;
}

export interface FailureNote {
  /** For the followers that are waiting now, not for later callers. Contains no secret and no utterance. */
  message?: string;
  /** Further changes, stored with the message. */
  change?: StateChange;
}

export interface ShareOptions {
  /** The guarded item, when the caller has just read it. `undefined` says that it was not there. */
  item?: StateItem | undefined;
}

export interface Shared<T> {
  value: T;
  /** `reader` found the value, `holder` made it, `follower` waited until another environment had made it. */
  role: 'reader' | 'holder' | 'follower';
  /**
   * False when the holder could not store what it made: the store failed, or a successor had taken over. Of a holder it
   * settles after the value, which is of use before it is stored; the invocation waits for it (`runInBackground`). It never
   * rejects.
   */
  stored: Promise<boolean>;
}

export interface LeaseSettings {
  store: StateStore;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  /**
   * Callers that find the item free try to take it within this time, spread evenly. Until the first one has succeeded,
   * every reader finds it free: 1,000 environments within 25 ms and calls of 5 ms make about 400 tries.
   */
  spreadMs: number;
  /** For each call to the store. */
  storeTimeoutMs: number;
}

/** After this many failures of the store in a row the error is thrown. */
export const MAX_STORE_FAILURES = 3;
