import type { CallOptions, Change, Condition, ScalarValue } from '../dynamodb/index.ts';

/** The State table as the library uses it: items under `pk` that may be lost at any time. */

export type StateValue = ScalarValue;

export interface StateItem {
  readonly pk: string;
  readonly [attribute: string]: StateValue;
}

export type StateChange = Change;
export type StoreOptions = CallOptions;
export type { Condition };

/**
 * Each method is one round trip and throws StoreUnavailableError when the store is down, slow or throttling.
 * Reads are strongly consistent. TTL deletion is lazy: callers compare `expires_at` (epoch seconds) themselves.
 */
export interface StateStore {
  get(pk: string, options?: StoreOptions): Promise<StateItem | undefined>;
  /** Creates or changes one item; false when the condition does not hold. */
  update(pk: string, change: StateChange, condition?: Condition, options?: StoreOptions): Promise<boolean>;
  /** As `update`, and returns the item after the write; undefined when the condition does not hold. */
  updateAndGet(
    pk: string,
    change: StateChange,
    condition?: Condition,
    options?: StoreOptions,
  ): Promise<StateItem | undefined>;
}

/** The store did not answer in time or answered with a fault; never shown to a caller. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
