import type { Clock } from '../context.ts';
import { isLongGone, LEASE_MS, type LeaseState } from './lease-item.ts';

/**
 * What one caller has seen of a lease. A lease counts as expired when the caller saw it unchanged for its whole length
 * on the caller's own monotonic clock. Wall clocks are not used: those of two environments may differ by seconds.
 */
export class LeaseObserver {
  readonly #clock: Clock;
  readonly #firstFailedOwner: string | undefined;
  #lease: LeaseState;
  #unchangedSince: number;
  #isExpired = false;
  #maxWaiters: number;
  #endedHoldings = 0;

  constructor(clock: Clock, first: LeaseState) {
    this.#clock = clock;
    this.#lease = first;
    this.#firstFailedOwner = first.failedOwner;
    this.#maxWaiters = first.waiters;
    this.#unchangedSince = clock.monotonic();
  }

  /** As it was at the last read. */
  get lease(): LeaseState {
    return this.#lease;
  }

  /** The most waiting callers that any read showed. */
  get maxWaiters(): number {
    return this.#maxWaiters;
  }

  /** How many holdings have ended since the first read, without a value. */
  get endedHoldings(): number {
    return this.#endedHoldings;
  }

  /** The lease is free, or its holder is gone. */
  get isFree(): boolean {
    return this.#lease.owner === undefined || this.#isExpired || isLongGone(this.#lease, this.#clock.now());
  }

  /** The message of a holding that failed since the first read. */
  get newFailure(): string | undefined {
    const { failedOwner, failure } = this.#lease;
    return failedOwner !== undefined && failedOwner !== this.#firstFailedOwner ? failure : undefined;
  }

  /** @param sentAt monotonic time at which the read was sent */
  observe(next: LeaseState, sentAt: number): void {
    const { owner, mark, until } = this.#lease;
    const isUnchanged = next.owner === owner && next.mark === mark && next.until === until;
    this.#isExpired = isUnchanged && sentAt - this.#unchangedSince >= LEASE_MS;
    if (!isUnchanged) this.#unchangedSince = this.#clock.monotonic();
    if (owner !== undefined && next.owner !== owner) this.#endedHoldings += 1;
    this.#maxWaiters = Math.max(this.#maxWaiters, next.waiters);
    this.#lease = next;
  }
}
