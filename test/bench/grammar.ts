import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildFunctions } from '../../esbuild.config.ts';
import { CONTRACT_LANGUAGES } from '../../lib/languages/index.ts';
import type { Result } from '../report.ts';
import { slowness, within } from './measure.ts';

/**
 * The cost of the data of a language for a first request. Each measurement runs in a new process, in which V8 has
 * compiled nothing. The code that reads the data is loaded before, with its bytecode. The fastest of the processes
 * counts, and the figure is converted to that of a quiet machine: a work of a few milliseconds is either interrupted by
 * other programs or not.
 */

const ROUNDS = 15;
/** For dates, numbers and money of a language together. */
const BAR_MS = 5;
const CHILD = join(import.meta.dirname, 'grammar/load.ts');

export async function bench({ rounds = ROUNDS }: { rounds?: number } = {}): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-grammar-'));
  try {
    await buildFunctions({ outputFolder: folder, codeCacheNode: process.execPath });
    const fastest = new Map<string, number>();
    let leastSlowness = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      leastSlowness = Math.min(leastSlowness, slowness());
      for (const language of CONTRACT_LANGUAGES) {
        for (const [name, ms] of Object.entries(await loadApart(join(folder, 'extract'), language))) {
          const id = `load of ${language}, ${name}`;
          fastest.set(id, Math.min(ms, fastest.get(id) ?? Number.POSITIVE_INFINITY));
        }
      }
    }
    return Array.from(fastest, ([id, ms]) => {
      const value = ms / leastSlowness;
      return id.endsWith(TOGETHER) ? within(id, value, 'ms', BAR_MS) : { id, value, unit: 'ms' };
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
