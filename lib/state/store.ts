/** The State table as the library sees it: items under `pk` that may be lost at any time. */

export type StateValue = string | number | Uint8Array;

export interface StateItem {
  readonly pk: string;
  readonly [attribute: string]: StateValue;
}

export interface StateChange {
  set?: Record<string, StateValue>;
  /** Sets attributes that the item does not have yet and leaves the others alone. */
  setIfAbsent?: Record<string, StateValue>;
  /** Adds to a number attribute; a missing one counts as 0. */
  add?: Record<string, number>;
  remove?: readonly string[];
}

/** Named pieces that conditions are built from; evaluated by the store in one step with the write. */
export type Condition =
  | { attribute: string; is: 'absent' }
  | { attribute: string; is: 'equal'; to: StateValue }
  | { attribute: string; is: 'below'; than: number }
  | { anyOf: readonly Condition[] }
  | { allOf: readonly Condition[] };

export interface StoreOptions {
  signal?: AbortSignal;
}

/**
 * Each method is one round trip and throws StoreUnavailableError when the store is down, slow or throttling.
 * Reads are strongly consistent. TTL deletion is lazy: callers compare `expires_at` (epoch seconds) themselves.
 */
export interface StateStore {
  get(pk: string, options?: StoreOptions): Promise<StateItem | undefined>;
  /** Creates or changes one item; false when the condition does not hold. */
  update(pk: string, change: StateChange, condition?: Condition, options?: StoreOptions): Promise<boolean>;
}

/** The store did not answer in time or answered with a fault; never shown to a caller. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
}
