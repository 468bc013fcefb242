import type { Io } from '../tool/index.ts';
import { describeTime } from './describe.ts';
import type { Span } from './span.ts';

export interface Progress {
  /** @param share of the work that is done, 0 to 1 */
  show(share: number, what: string): void;
  end(summary: string): void;
}

/** On a terminal one line that is overwritten; elsewhere only the summaries. */
export function createProgress(stream: Io['err'], now: () => number): Progress {
  let shownAt = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[K');
  };
  return {
    show(share, what) {
      if (!stream.isTTY || now() - shownAt < 100) return;
      shownAt = now();
      clear();
      stream.write(`${String(Math.floor(share * 100)).padStart(3)} %  ${what}`);
    },
    end(summary) {
      clear();
      stream.write(`${summary}\n`);
    },
  };
}

/** @param at epoch milliseconds, within the span */
export function showProgress(progress: Progress, { from, to }: Span, at: number, what = ''): void {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  progress.show(share, `${describeTime(at)}  ${what}`);
}
