import { counted, type Io } from '../tool/index.ts';
import type { Counts } from './run.ts';

/** A terminal is updated often, a log rarely. */
const TERMINAL_INTERVAL_MS = 200;
const LOG_INTERVAL_MS = 10_000;

interface Sources {
  readonly err: Io['err'];
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** About how many rows the input has; undefined where its size is not known. */
  readonly totalRows: () => number | undefined;
  /** Rows that an earlier run has done, anywhere in the input. */
  readonly doneBefore: number;
}

/** Shows rate, time left, hits and failures: on a terminal in one line that is overwritten, elsewhere every 10 s. */
export class BulkProgress {
  readonly #sources: Sources;
  readonly #intervalMs: number;
  #shownAt: number;
  /** The time and count at which this run finished its first new row. */
  #start: { at: number; done: number } | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#intervalMs = sources.err.isTTY ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS;
    this.#shownAt = sources.now();
  }

  show(counts: Counts): void {
    const { err, now } = this.#sources;
    const done = counts.answered + counts.failed;
    if (done > 0) this.#start ??= { at: now(), done };
    if (now() - this.#shownAt < this.#intervalMs) return;
    this.#shownAt = now();
    const line = [
      ...this.#describe(counts, done),
      `hits ${percent(counts.hits, counts.answered)}`,
      `failed ${counts.failed}`,
    ];
    err.write(err.isTTY ? `\r\u001b[K${line.join('  ')}` : `${line.join('  ')}\n`);
  }

  /** Clears the line. */
  end(): void {
    if (this.#sources.err.isTTY) this.#sources.err.write('\r\u001b[K');
  }

  #describe(counts: Counts, done: number): string[] {
    const rows = counted(counts.before + done, 'row');
    if (!this.#start) return [rows];
    const seconds = (this.#sources.now() - this.#start.at) / 1_000;
    const perSecond = seconds > 0 ? (done - this.#start.done) / seconds : 0;
    return [rows, ...(seconds > 0 ? [`${perSecond.toFixed(1)} rows/s`] : []), ...this.#timeLeft(done, perSecond)];
  }

  #timeLeft(done: number, perSecond: number): string[] {
    const { totalRows, doneBefore } = this.#sources;
    const total = totalRows();
    if (total === undefined || perSecond === 0) return [];
    return [`${describeSeconds(Math.max(0, total - doneBefore - done) / perSecond)} left`];
  }
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;

/** `45 s`, `12 min`, `3.5 h` */
export function describeSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
