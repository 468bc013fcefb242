import { type Io, writeLine } from '../tool/index.ts';

/** Runs one step of the demonstration and reports how it went. A failure is thrown on with the step's name. */
export type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

/**
 * Shows the current step until it ends: on a terminal with the seconds, elsewhere only if it takes longer than a
 * second.
 */
export const createStep =
  ({ out, err }: Pick<Io, 'out' | 'err'>): Step =>
  async (what, work) => {
    const started = performance.now();
    const elapsedMs = () => Math.round(performance.now() - started);
    let isShown = false;
    const ticker = setInterval(() => {
      if (err.isTTY) err.write(`\r\u001b[K...  ${what} (${Math.round(elapsedMs() / 1_000)} s)`);
      else if (!isShown) err.write(`...  ${what}\n`);
      isShown = true;
    }, 1_000);
    try {
      const result = await work();
      if (isShown && err.isTTY) err.write('\r\u001b[K');
      await writeLine(out, `ok   ${what} (${elapsedMs()} ms)`);
      return result;
    } catch (error) {
      throw new StepError(`FAILED: ${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
    } finally {
      clearInterval(ticker);
    }
  };

export class StepError extends Error {
  override readonly name = 'StepError';
}
