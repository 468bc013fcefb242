import type { Clock } from '../context.ts';
import { untilAborted } from '../deadline.ts';
import { StoreUnavailableError } from './store.ts';

/** After this many failures in a row the store is not called for 5 s (docs/architecture.md, Cache). */
const MAX_FAILURES = 3;
const OPEN_MS = 5_000;

/**
 * A circuit breaker for callers that can do without the store. Each call has a timeout, and a store that keeps failing
 * is not called for a while.
 */
export class StoreBreaker {
  readonly #clock: Clock;
  #failures = 0;
  #lastFailureAt = Number.NEGATIVE_INFINITY;
  #openUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True while the store must not be called. */
  get isOpen(): boolean {
    return this.#clock.monotonic() < this.#openUntil;
  }

  /** @throws StoreUnavailableError at once while the breaker is open, and when the call fails or outlasts `timeoutMs` */
  async run<T>(timeoutMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.isOpen) throw new StoreUnavailableError('State is not called for 5 s after repeated failures');
    const startedAt = this.#clock.monotonic();
    const signal = this.#clock.timeout(timeoutMs);
    try {
      // Also ends the wait for a store that ignores its signal.
      const answer = await untilAborted(call(signal), signal, throwTooSlow);
      this.#failures = 0;
      return answer;
    } catch (error) {
      this.countFailure(startedAt);
      throw error;
    }
  }

  /**
   * Counts a failed call. Only a success resets the count, so one failure after a pause opens the breaker again.
   * @param startedAt when the call began, monotonic: calls that were open at the same time count as one failure
   */
  countFailure(startedAt: number): void {
    if (startedAt <= this.#lastFailureAt) return;
    this.#failures += 1;
    this.#lastFailureAt = this.#clock.monotonic();
    if (this.#failures >= MAX_FAILURES) this.#openUntil = this.#lastFailureAt + OPEN_MS;
  }
}

function throwTooSlow(): never {
  throw new StoreUnavailableError('State did not answer in time');
}
