import type { Figures } from '../../chart-figures.ts';

/** Under load rows come ten times a second, and to sum 10,000 of them takes 10 ms. */
const AT_MOST_EVERY_MS = 1_000;
/** The shortest interval of a chart. A new interval begins even if no row arrives. */
const AT_LEAST_EVERY_MS = 5_000;

/**
 * The figures of the last rows. They are computed again when the rows or the time have changed, not at each drawing.
 */
export class KeptFigures {
  #kept:
    | { readonly rows: unknown; readonly minutes: number; readonly madeAt: number; readonly figures: Figures }
    | undefined;

  /**
   * @param rows of the list, another array when they have changed
   * @param minutes the length of the time range
   * @param now epoch milliseconds
   */
  of(rows: readonly unknown[], minutes: number, now: number, make: () => Figures): Figures {
    const kept = this.#kept;
    if (kept && kept.minutes === minutes && !this.#isOld(rows, now - kept.madeAt)) return kept.figures;
    const figures = make();
    this.#kept = { rows, minutes, madeAt: now, figures };
    return figures;
  }

  #isOld(rows: unknown, ageMs: number): boolean {
    // A clock that was set back counts as a change.
    if (ageMs < 0 || ageMs >= AT_LEAST_EVERY_MS) return true;
    return rows !== this.#kept?.rows && (ageMs >= AT_MOST_EVERY_MS || this.#isFirst());
  }

  /** The first rows are shown at once. */
  #isFirst(): boolean {
    const rows = this.#kept?.rows;
    return Array.isArray(rows) && rows.length === 0;
  }
}
