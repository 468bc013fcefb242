import { type Io, writeLine } from '../tool/index.ts';

/** Runs one step of the demonstration and reports how it went. A failure is thrown on with the step's name. */
export type Step = <T>(what: string, work: () => Promise<T>) => Promise<T>;

export const createStep =
  ({ out }: Pick<Io, 'out'>): Step =>
  async (what, work) => {
    const started = performance.now();
    try {
      const result = await work();
      await writeLine(out, `ok   ${what} (${Math.round(performance.now() - started)} ms)`);
      return result;
    } catch (error) {
      throw new StepError(`FAILED: ${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  };

export class StepError extends Error {
  override readonly name = 'StepError';
}
