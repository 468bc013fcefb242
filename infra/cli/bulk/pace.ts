import type { Clock } from '../../../lib/context.ts';

/** When the next rows may be asked: at a rate, and not before what `Retry-After` says. */
export class Pace {
  readonly #clock: Clock;
  #perSecond: number;
  /** Monotonic milliseconds. */
  #nextAt = 0;
  #pausedUntil = 0;

  /** @param perSecond rows; Infinity without a limit */
  constructor(perSecond: number, clock: Clock) {
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /** Rows that belong into one call, so that a call is not more than a second's worth. */
  get rowsAtOnce(): number {
    return Math.max(1, Math.floor(this.#perSecond));
  }

  /** Waits until so many rows may be asked. @throws the signal's reason */
  async take(rows: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.monotonic();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + (rows / this.#perSecond) * 1_000;
    await this.#until(at, signal);
    // Another call may have been told to wait in the meantime.
    while (this.#clock.monotonic() < this.#pausedUntil) await this.#until(this.#pausedUntil, signal);
  }

  /** Nothing is asked for so long. */
  pause(seconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.monotonic() + seconds * 1_000);
  }

  /** What the service says of its own limit. It only lowers the rate. */
  limitTo(perSecond: number): void {
    this.#perSecond = Math.min(this.#perSecond, perSecond);
  }

  async #until(at: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const waitMs = at - this.#clock.monotonic();
    if (waitMs > 0) await this.#clock.sleep(waitMs, signal);
  }
}

/** Rows a second by `RateLimit-Policy: "upstream";q=610;w=60`; undefined where there is no such header. */
export function readRatePolicy(header: string | null): number | undefined {
  const [quota, window] = [/;\s*q=(\d+)/, /;\s*w=(\d+)/].map(part => Number(part.exec(header ?? '')?.[1]));
  return quota && window ? quota / window : undefined;
}
