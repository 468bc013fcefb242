import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Call, createMain, EXIT_CODES, runCli, writeLine } from '../infra/cli/tool/index.ts';
import { dearestFiles } from './cpu-times.ts';
import { changedFiles } from './passed-files.ts';
import { addUp, FAILED, PASSED, type Tally, tallyOfBars, tallyOfVitest } from './tally.ts';

const OPTIONS = {
  full: { type: 'boolean', help: 'tests at full size, and then fleet, score and bench; npm run test:full' },
  cost: { type: 'boolean', help: 'also lists the ten test files that take the most CPU time' },
} as const;

const ROOT = join(import.meta.dirname, '..');
const COMPILE_CACHE = join(ROOT, 'node_modules/.cache/compile');
const LINT_CACHE = join(ROOT, 'node_modules/.cache/lint/passed');
const LINT = ['check', '--error-on-warnings', '.'];
/** Biome looks at one file at a time. Its version is in the lock file. */
const LINT_DEPENDS_ON = ['biome.json', '.gitignore', 'package-lock.json'];
/** More than this are no arguments of one command. */
const MOST_FILES = 500;

/** Each checker reads the types of all libraries, so four checkers take half as much CPU time again. */
const ONE_THREAD = '--singleThreaded';
/** esbuild, in the build and in the tests, takes 10 % less CPU time when it collects garbage less often. */
const FEW_COLLECTIONS = { GOGC: '400' };
/** The compiler ends with 1 GB before its memory is full: with collections and threads it takes 30 % more CPU time. */
const NO_COLLECTIONS = { GOGC: 'off', GOMEMLIMIT: '2GiB' };

/** `npm test` and `npm run test:full` */
export const main = createMain({
  name: 'test',
  purpose: 'Lint, types, build and all tests. The last line is `N passed, N failed`.',
  options: OPTIONS,
  commands: { '': { help: '', options: ['full', 'cost'], run: testAll } },
  notes: ['One area alone: npx vitest run --project unit test/unit/AREA (CONTRIBUTING.md, Tests).'],
  examples: [
    ['', 'before each push'],
    ['--full', 'before a release'],
  ],
  negative: 'something failed',
});

async function testAll({ values, io }: Call<typeof OPTIONS>): Promise<number> {
  const scratch = await mkdtemp(join(tmpdir(), 'cxone-entities-test-'));
  const temporary = join(scratch, 'tmp');
  await mkdir(temporary);
  const cpuTimes = values.cost ? join(scratch, 'cpu-times.tsv') : undefined;
  /** The build runs before the tests, so the tests do not repeat it. */
  const environment = {
    ...process.env,
    ...{ TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    PREBUILT: '1',
    BUILD_METAFILE: join(scratch, 'metafile.json'),
    // This is not a watch.
    TEST_ONCE: '1',
    ...FEW_COLLECTIONS,
    // The bytecode of a run is for the next one. At full size the start of a process is measured.
    ...(!values.full && { CODE_CACHE_NODE: 'off', NODE_COMPILE_CACHE: COMPILE_CACHE }),
    ...(values.full && { TEST_SCALE: 'full' }),
    ...(cpuTimes && { TEST_CPU_TIMES: cpuTimes }),
  };
  const runs = createRuns(scratch, environment);
  const tallies: Tally[] = [];
  try {
    // These run at the same time as the tests, which often wait. Their output follows that of the tests.
    const checks = [
      values.full ? runs.check('lint', 'biome', LINT) : runs.lintChanged(),
      runs.check('types', 'tsc', ['--noEmit', ONE_THREAD]),
      runs.check('types of the page', 'tsc', ['--noEmit', '-p', 'infra/console/page', ONE_THREAD]),
    ];
    tallies.push(await runs.build());
    const endToEnd = runs.endToEnd();
    tallies.push(await runs.tests());
    for (const { name, printed, tally } of await Promise.all([endToEnd, ...checks])) {
      await writeLine(io.out, `\n# ${name}\n${printed}`);
      tallies.push(tally);
    }
    if (cpuTimes) await writeLine(io.out, dearestFiles((await read(cpuTimes)) ?? ''));
    if (values.full) tallies.push(await runs.bars('fleet'), await runs.bars('score'), await runs.bars('bench'));
    const left = await readdir(temporary);
    if (left.length > 0) await writeLine(io.out, `\n# left in TMPDIR\n${left.join('\n')}`);
    tallies.push(left.length === 0 ? PASSED : FAILED);
  } catch (error) {
    await writeLine(io.err, String(error));
    tallies.push(FAILED);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const { passed, failed } = addUp(tallies);
  await writeLine(io.out, `${passed} passed, ${failed} failed`);
  return failed === 0 ? EXIT_CODES.success : EXIT_CODES.negative;
}

interface KeptRun {
  readonly name: string;
  readonly printed: string;
  readonly tally: Tally;
}

/** The programs that run tests. @param scratch a folder for their reports */
function createRuns(scratch: string, env: NodeJS.ProcessEnv) {
  /** @returns the exit code; 1 when a signal ended it or it could not be started */
  function run(name: string, command: string, args: string[]): Promise<number> {
    console.log(`\n# ${name}`);
    return new Promise(resolve => {
      const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
      child.once('error', error => {
        console.error(`${command}: ${error.message}`);
        resolve(1);
      });
      child.once('close', code => resolve(code ?? 1));
    });
  }

  /** Runs a program and keeps what it prints. */
  function keep(command: string, args: string[], variables: NodeJS.ProcessEnv = {}) {
    return new Promise<{ exitCode: number; printed: string }>(resolve => {
      const options = { maxBuffer: 10_000_000, env: { ...env, ...variables } };
      execFile(command, args, options, (error, stdout, stderr) =>
        resolve({ exitCode: error ? 1 : 0, printed: stdout + stderr }),
      );
    });
  }

  /** @param project of vitest.config.ts; with `!`, all others */
  function vitest(name: string, project: string) {
    const report = join(scratch, `${name}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const args = ['run', ...reporters, '--project', project];
    return { args, tally: async (exitCode: number) => tallyOfVitest(await read(report), exitCode) };
  }

  async function check(name: string, command: string, args: string[]): Promise<KeptRun> {
    const { exitCode, printed } = await keep(command, args, NO_COLLECTIONS);
    return exitCode === 0 ? { name, printed: 'passed', tally: PASSED } : { name, printed, tally: FAILED };
  }

  return {
    check,
    /** Leaves out what has passed in an earlier run: Biome takes 10 s of CPU time for all files. */
    async lintChanged(): Promise<KeptRun> {
      const listed = await keep('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
      if (listed.exitCode !== 0) return check('lint', 'biome', LINT);
      const basis = await Promise.all(LINT_DEPENDS_ON.map(file => readFile(file, 'utf8')));
      const changed = await changedFiles(LINT_CACHE, basis.join('\0'), listed.printed.split('\0').filter(Boolean));
      const paths = changed.files.length > MOST_FILES ? ['.'] : changed.files;
      const found: KeptRun =
        paths.length === 0
          ? { name: 'lint', printed: 'passed: no file has changed', tally: PASSED }
          : await check('lint', 'biome', [...LINT.slice(0, -1), '--no-errors-on-unmatched', ...paths]);
      if (found.tally === PASSED) await changed.keep();
      return found;
    },
    async build(): Promise<Tally> {
      return (await run('build', 'node', ['esbuild.config.ts'])) === 0 ? PASSED : FAILED;
    },
    async tests(): Promise<Tally> {
      const { args, tally } = vitest('tests', '!e2e');
      return tally(await run('tests', 'vitest', args));
    },
    /**
     * A separate process at the same time as the other tests: a single Vitest would run this project, whose files run
     * one at a time and often wait, only after all others.
     */
    async endToEnd(): Promise<KeptRun> {
      const { args, tally } = vitest('e2e', 'e2e');
      const { exitCode, printed } = await keep('vitest', args);
      return { name: 'end-to-end tests', printed, tally: await tally(exitCode) };
    },
    async bars(name: 'fleet' | 'score' | 'bench'): Promise<Tally> {
      const file = join(scratch, `${name}.json`);
      const exitCode = await run(name, 'node', [`test/${name}/run.ts`, '--json', file]);
      return tallyOfBars(await read(file), exitCode);
    },
  };
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

runCli(import.meta, main);
