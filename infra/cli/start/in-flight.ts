import type { Clock } from '../../../lib/context.ts';

/**
 * serverless-offline starts a thread for each concurrent request. With more threads than this, they slow each other
 * down.
 */
const MOST = 8;
/** The limit until answers are fast: a new thread compiles all modules of the function, which takes a core for seconds. */
const FEWEST = 2;
const FAST_MS = 1_000;

/**
 * The requests that have no answer yet, and their limit: one until the first answer, for which a cold stack compiles
 * the function; then one more after each fast answer, and half as many after a slow one.
 */
export class InFlight {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #open = new Set<Promise<void>>();
  #limit = 1;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** Waits until one more may start. */
  async room(): Promise<void> {
    while (this.#open.size >= this.#limit) await Promise.race(this.#open);
  }

  /** @param send never rejects */
  start(send: () => Promise<void>): void {
    const startedAt = this.#clock.monotonic();
    const answered: Promise<void> = send().then(() => {
      this.#open.delete(answered);
      this.#adapt(this.#clock.monotonic() - startedAt);
    });
    this.#open.add(answered);
  }

  async empty(): Promise<void> {
    await Promise.all(this.#open);
  }

  #adapt(durationMs: number): void {
    const next = durationMs < FAST_MS ? this.#limit + 1 : Math.floor(this.#limit / 2);
    this.#limit = Math.min(MOST, Math.max(FEWEST, next));
  }
}
