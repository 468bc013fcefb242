import type { Clock } from '../context.ts';

/** Measures the time since its creation, except during work for which it is paused. */
export class Stopwatch {
  readonly #clock: Clock;
  readonly #startedAt: number;
  #pausedMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.monotonic();
  }

  async pauseFor<T>(work: () => Promise<T>): Promise<T> {
    const pausedAt = this.#clock.monotonic();
    try {
      return await work();
    } finally {
      this.#pausedMs += this.#clock.monotonic() - pausedAt;
    }
  }

  elapsedMs(): number {
    return this.#clock.monotonic() - this.#startedAt - this.#pausedMs;
  }
}
