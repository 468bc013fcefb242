/**
 * Puts small faults into files one after another and reports those that no unit test notices:
 * `npm run mutate -- --tests test/unit/cache lib/cache [FILE OR FOLDER ...] [--sample N] [--seed N]`.
 *
 * Each mutant is a run of its own. It is killed when the run fails, or takes longer than the sound code may explain,
 * such as for ever.
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '../fixtures/random.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tests: { type: 'string', multiple: true, default: ['test/unit'] },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

interface Candidate extends Mutant {
  file: string;
}

const files = positionals.flatMap(place =>
  statSync(place).isDirectory() ? globSync(`${place}/**/*.ts`).sort() : [place],
);
const all = files.flatMap(file =>
  mutantsOf(readFileSync(file, 'utf8')).map((mutant): Candidate => ({ file, ...mutant })),
);
const chosen = values.sample === undefined ? all : sample(all, Number(values.sample), Number(values.seed));

const startedAt = performance.now();
if (!(await passes(Number.POSITIVE_INFINITY))) {
  console.error('The tests fail without any mutant.');
  process.exit(1);
}
const limitMs = 30_000 + 5 * (performance.now() - startedAt);

const survivors: Candidate[] = [];
for (const mutant of chosen) {
  if (await isKilled(mutant)) continue;
  survivors.push(mutant);
  console.log(`survived  ${mutant.file}:${mutant.line}  ${mutant.description}`);
}
const killed = chosen.length - survivors.length;
const score = chosen.length === 0 ? 100 : (100 * killed) / chosen.length;
console.log(
  `${killed} of ${chosen.length} mutants killed (${score.toFixed(1)} %), of ${all.length} in ${files.length} files`,
);

async function isKilled({ file, start, end, replacement }: Candidate): Promise<boolean> {
  const source = readFileSync(file, 'utf8');
  const restore = () => writeFileSync(file, source);
  process.once('exit', restore);
  writeFileSync(file, source.slice(0, start) + replacement + source.slice(end));
  try {
    return !(await passes(limitMs));
  } finally {
    restore();
    process.off('exit', restore);
  }
}

function passes(limit: number): Promise<boolean> {
  const args = ['run', '--project', 'unit', '--bail', '1', '--reporter', 'dot', ...values.tests];
  const child = spawn('vitest', args, { stdio: 'ignore', detached: true });
  const timer = Number.isFinite(limit)
    ? setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), limit)
    : undefined;
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}

function sample(mutants: readonly Candidate[], count: number, seed: number): Candidate[] {
  const random = createRandom(seed);
  const drawn = mutants.map(mutant => ({ mutant, lot: random() })).sort((a, b) => a.lot - b.lot);
  const picked = drawn.slice(0, count).map(({ mutant }) => mutant);
  return picked.sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
