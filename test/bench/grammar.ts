import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildFunctions } from '../../esbuild.config.ts';
import { CONTRACT_LANGUAGES } from '../../lib/languages/index.ts';
import type { Result } from '../report.ts';
import { middle, slowness, within } from './measure.ts';

/**
 * The cost of the data of a language for a first request. Each measurement runs in a new process, in which V8 has
 * compiled nothing. The code that reads the data is loaded before, with its bytecode. Figures are processor time of the
 * thread, on a quiet machine. The bar is for the fastest of the processes. The median is told beside it: it also shows
 * how the load changed, because both are divided by the least time of the fixed piece in the run.
 */

const ROUNDS = 15;
/** For dates, numbers and money of a language together. */
const BAR_MS = 5;
const CHILD = join(import.meta.dirname, 'grammar/load.ts');

export async function bench({ rounds = ROUNDS }: { rounds?: number } = {}): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-grammar-'));
  try {
    await buildFunctions({ outputFolder: folder, codeCacheNode: process.execPath });
    const figures = new Map<string, number[]>();
    let leastSlowness = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      leastSlowness = Math.min(leastSlowness, slowness());
      for (const language of CONTRACT_LANGUAGES) {
        for (const [name, ms] of Object.entries(await loadApart(join(folder, 'extract'), language))) {
          const id = `load of ${language}, ${name}`;
          figures.set(id, [...(figures.get(id) ?? []), ms]);
        }
      }
    }
    return Array.from(figures).flatMap(([id, each]) => {
      const value = Math.min(...each) / leastSlowness;
      const median = { id: `${id}, median`, value: middle(each) / leastSlowness, unit: 'ms' };
      return id.endsWith(TOGETHER) ? [within(id, value, 'ms', BAR_MS), median] : [{ id, value, unit: 'ms' }];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const TOGETHER = 'dates, numbers and money';

/** Milliseconds by what is loaded. */
async function loadApart(folder: string, language: string): Promise<Record<string, number>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', CHILD, folder, language], {
    env: { ...process.env, AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand' },
  });
  const times = JSON.parse(stdout);
  return { ...times, [TOGETHER]: times.dates + times.numbers + times.money };
}
