/** The shortest time that is compared. In a shorter one, a single slow answer delays several rows. */
const EVERY_MS = 10_000;
/** The tolerance: rows that wait make the rate vary. */
const KEPT_SHARE = 0.9;

/** Compares the rate at which rows are asked with the one that is wanted. */
export class KeptRate {
  readonly #perSecond: number;
  readonly #print: (line: string) => void;
  /** Monotonic milliseconds. */
  #since: number;
  #asked = 0;

  constructor(perSecond: number, now: number, print: (line: string) => void) {
    this.#perSecond = perSecond;
    this.#since = now;
    this.#print = print;
  }

  /** Notes one row. @param now monotonic milliseconds */
  note(now: number): void {
    this.#asked += 1;
    const seconds = (now - this.#since) / 1_000;
    if (now - this.#since < EVERY_MS) return;
    const kept = this.#asked / seconds;
    if (kept < KEPT_SHARE * this.#perSecond) {
      this.#print(
        `replay: ${kept.toFixed(1)} of ${this.#perSecond} a second: rows wait for the answers of this machine`,
      );
    }
    this.#since = now;
    this.#asked = 0;
  }
}
