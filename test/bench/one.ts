import { join } from 'node:path';
import type { Result } from '../report.ts';
import type { BarPlot } from './plot.ts';

/** A benchmark, as a file of this folder exports it. */
interface Benchmark {
  bench(options: { rounds?: number }): Promise<Result[]>;
  /** By the name of the file. */
  plots?(results: readonly Result[]): Record<string, BarPlot>;
}

/** The message of a benchmark process to the process that has started it. */
export interface Outcome {
  readonly results: Result[];
  readonly drawn: Record<string, BarPlot>;
}

// Started by run.ts: `one.ts NAME [ROUNDS]`.
const [, , name, rounds] = process.argv;
if (process.send && name) {
  const { bench, plots }: Benchmark = await import(join(import.meta.dirname, `${name}.ts`));
  const results = await bench(rounds === undefined ? {} : { rounds: Number(rounds) });
  const outcome: Outcome = { results, drawn: plots ? plots(results) : {} };
  process.send(outcome, () => process.disconnect());
}
