import { globSync, readFileSync, statSync } from 'node:fs';
import {
  type Call,
  createMain,
  EXIT_CODES,
  type Io,
  runCli,
  ToolError,
  UsageError,
  writeLine,
} from '../../infra/cli/tool/index.ts';
import { createRandom } from '../fixtures/random.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import type { TestAnswer } from './test-host.ts';
import { TestProcess } from './test-process.ts';

const OPTIONS = {
  tests: { type: 'string', value: 'FOLDERS', help: 'where the tests are, separated by commas; default: test/unit' },
  sample: { type: 'string', value: 'N', help: 'tries N mutants that are drawn at random; default: all' },
  seed: { type: 'string', value: 'N', help: 'of the draw; default: 1' },
  verbose: { type: 'boolean', help: 'names each fault, and the test that noticed it' },
} as const;

/** `npm run mutate` */
export const main = createMain({
  name: 'mutate',
  purpose: 'Puts small faults into files, one after another, and names those that no test notices.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: 'FILE|FOLDER...', least: 1, most: 1_000 },
      options: ['tests', 'sample', 'seed', 'verbose'],
      run,
    },
  },
  notes: [
    'No file is written: a fault exists in the memory of the process that runs the tests. Only the test files that import the faulty file run, the quickest first, until one fails. Tests that take much longer than with the sound code count as failed.',
  ],
  examples: [
    ['--tests test/unit/cache,test/integration/cache.test.ts lib/cache', 'all faults in one room'],
    ['--sample 40 --seed 2 lib/state', '40 faults'],
  ],
  negative: 'a fault survived',
});

interface Candidate extends Mutant {
  file: string;
  source: string;
}

async function run({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  const all = given.flatMap(filesIn).flatMap(candidatesOf);
  const count = readCount('--sample', values.sample, all.length);
  const chosen = sample(all, count, readCount('--seed', values.seed, 1));
  const tests = new TestProcess((values.tests ?? 'test/unit').split(',').flatMap(testsIn));
  const tally: Tally = { tried: 0, survived: 0 };
  io.onStop(async () => {
    tests.close();
    await writeLine(io.out, `stopped: ${describeTally(tally, all.length)}`);
  });
  try {
    await tryAll(chosen, tests, tally, { io, isVerbose: values.verbose === true });
    await writeLine(io.out, describeTally(tally, all.length));
    return tally.survived === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
  } finally {
    tests.close();
  }
}

interface Tally {
  tried: number;
  survived: number;
}

function describeTally({ tried, survived }: Tally, all: number): string {
  const killed = tried - survived;
  const score = tried === 0 ? 100 : (100 * killed) / tried;
  return `${killed} of ${tried} killed (${score.toFixed(1)} %), of ${all} mutants`;
}

const filesIn = (place: string): string[] =>
  statSync(place).isDirectory() ? globSync(`${place}/**/*.ts`).sort() : [place];

const testsIn = (place: string): string => (statSync(place).isDirectory() ? `${place}/**/*.test.ts` : place);

function candidatesOf(file: string): Candidate[] {
  const source = readFileSync(file, 'utf8');
  return mutantsOf(source).map(mutant => ({ file, source, ...mutant }));
}

function readCount(option: string, given: string | undefined, fallback: number): number {
  if (given !== undefined && !/^\d{1,9}$/.test(given)) throw new UsageError(`${option} must be a whole number`);
  return given === undefined ? fallback : Number(given);
}

function sample(mutants: readonly Candidate[], count: number, seed: number): Candidate[] {
  const random = createRandom(seed);
  const drawn = mutants.map(mutant => ({ mutant, lot: random() })).sort((a, b) => a.lot - b.lot);
  const picked = drawn.slice(0, count).map(({ mutant }) => mutant);
  return picked.sort((a, b) => a.file.localeCompare(b.file) || a.start - b.start);
}

async function tryAll(
  mutants: readonly Candidate[],
  tests: TestProcess,
  tally: Tally,
  { io: { out, err }, isVerbose }: { io: Io; isVerbose: boolean },
): Promise<void> {
  const limitMs = await runSound(tests);
  for (const [index, mutant] of mutants.entries()) {
    if (err.isTTY) err.write(`\r\x1b[K${index + 1} of ${mutants.length}: ${mutant.file}`);
    const { file, source, start, end, replacement } = mutant;
    const answer = await tests.run({ file, source: source.slice(0, start) + replacement + source.slice(end) }, limitMs);
    if (tests.isClosed) return;
    // The next process has to load the unchanged code before it knows which tests import a file.
    if (!answer) await runSound(tests);
    tally.tried += 1;
    if (answer?.passed) tally.survived += 1;
    if (answer?.passed || isVerbose) await writeLine(out, describeOutcome(mutant, answer));
  }
  if (err.isTTY) err.write('\r\x1b[K');
}

function describeOutcome({ file, line, description }: Candidate, answer: TestAnswer | undefined): string {
  const outcome = answer?.passed ? 'survived' : 'killed  ';
  const unseen = answer?.files === 0 ? 'no test imports the file' : undefined;
  const why = answer === undefined ? 'the tests hung or crashed' : (answer.failed ?? unseen);
  return `${outcome}  ${file}:${line}  ${description}${why === undefined ? '' : `\n          ${why}`}`;
}

/** @returns how long the tests of a mutant may take */
async function runSound(tests: TestProcess): Promise<number> {
  const startedAt = performance.now();
  const answer = await tests.run({}, 600_000);
  if (!answer?.passed)
    throw new ToolError(
      'The tests fail without any fault, or no test was found. Mend the tests, or give other folders by --tests.',
    );
  return 10_000 + 3 * (performance.now() - startedAt);
}

runCli(import.meta, main);
