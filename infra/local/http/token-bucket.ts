/** A token bucket. Times are monotonic milliseconds. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;

  constructor(limit: { perSecond: number; burst: number }, nowMs: number) {
    this.#perSecond = limit.perSecond;
    this.#burst = limit.burst;
    this.#tokens = limit.burst;
    this.#filledAt = nowMs;
  }

  /** Takes a token, or tells the seconds until the next one is available. */
  take(nowMs: number): { taken: true } | { taken: false; waitSeconds: number } {
    const filled = this.#tokens + ((nowMs - this.#filledAt) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, filled);
    this.#filledAt = nowMs;
    if (this.#tokens < 1) return { taken: false, waitSeconds: (1 - this.#tokens) / this.#perSecond };
    this.#tokens -= 1;
    return { taken: true };
  }
}
