import { describeSeconds } from '../bulk/progress.ts';
import type { Io } from '../tool/index.ts';
import { describeTime } from './describe.ts';
import type { Span } from './span.ts';

export interface Progress {
  /** @param share of the work that is done, 0 to 1 */
  show(share: number, what: string): void;
  end(summary: string): void;
}

const INTERVAL_MS = 100;
/** Below this share, the time left is not shown, because it would be a guess. */
const LEAST_SHARE = 0.01;
const LEAST_MS = 2_000;

/** On a terminal one line that is overwritten; elsewhere only the summaries. */
export function createProgress(stream: Io['err'], now: () => number): Progress {
  let startedAt: number | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (stream.isTTY) stream.write('\r\u001b[K');
  };
  return {
    show(share, what) {
      startedAt ??= now();
      if (!stream.isTTY || now() - shownAt < INTERVAL_MS) return;
      shownAt = now();
      clear();
      const left = timeLeft(share, now() - startedAt);
      stream.write(`${String(Math.floor(share * 100)).padStart(3)} %  ${what}${left}`);
    },
    end(summary) {
      clear();
      stream.write(`${summary}\n`);
    },
  };
}

function timeLeft(share: number, elapsedMs: number): string {
  if (share < LEAST_SHARE || elapsedMs < LEAST_MS) return '';
  return `  ${describeSeconds((elapsedMs * (1 - share)) / share / 1_000)} left`;
}

/** @param at epoch milliseconds, within the span */
export function showProgress(
  progress: Progress,
  { from, to }: Span,
  at: number,
  { what = '', isBackwards = false } = {},
): void {
  const passed = isBackwards ? to - at : at - from;
  progress.show(Math.min(1, Math.max(0, passed / (to - from))), `${describeTime(at)}  ${what}`.trimEnd());
}
