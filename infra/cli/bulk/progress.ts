import type { Io } from '../tool/index.ts';
import type { Counts } from './run.ts';

/** A terminal is written often, a log is not. */
const TERMINAL_INTERVAL_MS = 200;
const LOG_INTERVAL_MS = 10_000;

interface Sources {
  readonly err: Io['err'];
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** How much of the input has been read, 0 to 1; undefined where its size is not known. */
  readonly share: () => number | undefined;
}

/** Shows rate, time left, hits and failures: on a terminal in one line that is overwritten, elsewhere every 10 s. */
export class BulkProgress {
  readonly #sources: Sources;
  readonly #intervalMs: number;
  #shownAt: number;
  /** Where the first row was done that an earlier run had not. */
  #start: { at: number; done: number; share: number } | undefined;

  constructor(sources: Sources) {
    this.#sources = sources;
    this.#intervalMs = sources.err.isTTY ? TERMINAL_INTERVAL_MS : LOG_INTERVAL_MS;
    this.#shownAt = sources.now();
  }

  show(counts: Counts): void {
    const { err, now, share } = this.#sources;
    const done = counts.answered + counts.failed;
    if (done > 0) this.#start ??= { at: now(), done, share: share() ?? 0 };
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
    const { now, share } = this.#sources;
    const rows = `${(counts.before + done).toLocaleString('en-US')} rows`;
    if (!this.#start) return [rows];
    const seconds = (now() - this.#start.at) / 1_000;
    const rate = seconds > 0 ? `${((done - this.#start.done) / seconds).toFixed(1)} rows/s` : '';
    const read = (share() ?? 0) - this.#start.share;
    const left = read > 0 ? [`${describeSeconds((seconds * (1 - (share() ?? 0))) / read)} left`] : [];
    return [rows, rate, ...left];
  }
}

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;

/** `45 s`, `12 min`, `3.5 h` */
export function describeSeconds(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
