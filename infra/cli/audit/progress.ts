import type { Io } from '../tool/index.ts';

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
