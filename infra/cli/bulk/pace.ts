import type { Clock } from '../../../lib/context.ts';

/** Tells when the next rows may be asked, by a rate and by `Retry-After`. */
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

  /** Rows for one call: at most as many as the rate allows in a second. */
  get rowsAtOnce(): number {
    return Math.max(1, Math.floor(this.#perSecond));
  }

  /** Waits until so many rows may be asked. @throws the signal's reason */
  async take(rows: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock.monotonic();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + (rows / this.#perSecond) * 1_000;
    await this.#until(at, signal);
    // The service may have told another call to wait in the meantime.
    while (this.#clock.monotonic() < this.#pausedUntil) await this.#until(this.#pausedUntil, signal);
  }

  /** Sends nothing for this long. */
  pause(seconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.monotonic() + seconds * 1_000);
  }

  /** Takes the limit that the service reports. This only lowers the rate. */
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
