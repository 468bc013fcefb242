import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dearestFiles } from './cpu-times.ts';
import { addUp, FAILED, PASSED, type Tally, tallyOfBars, tallyOfVitest } from './tally.ts';

/**
 * `npm test`: lint, types, build and all tests. `npm run test:full` (`--full`) runs the tests at full size, and then the
 * fleet, the score and the benchmarks. `--cost` lists the ten test files that take the most CPU time. The last line is
 * `N passed, N failed`, and the exit code says the same.
 */

const isFull = process.argv.includes('--full');
const scratch = await mkdtemp(join(tmpdir(), 'cxone-entities-test-'));
const cpuTimes = process.argv.includes('--cost') ? join(scratch, 'cpu-times.tsv') : undefined;
/** The build comes before the tests, which need not repeat it. */
const environment = {
  ...process.env,
  PREBUILT: '1',
  ...(!isFull && { CODE_CACHE_NODE: 'off' }),
  ...(isFull && { TEST_SCALE: 'full' }),
  ...(cpuTimes && { TEST_CPU_TIMES: cpuTimes }),
};
const tallies: Tally[] = [];

try {
  // Beside the tests, which often wait; their output follows that of the tests.
  const beside = [
    check('lint', 'biome', ['check', '--error-on-warnings', '.']),
    check('types', 'tsc', ['--noEmit']),
    check('types of the page', 'tsc', ['--noEmit', '-p', 'infra/console/page']),
  ];
  tallies.push(await runBuild(), await runVitest());
  for (const { name, exitCode, printed } of await Promise.all(beside)) {
    console.log(`\n# ${name}\n${printed}`);
    tallies.push(exitCode === 0 ? PASSED : FAILED);
  }
  if (cpuTimes) console.log(dearestFiles((await read(cpuTimes)) ?? ''));
  if (isFull) {
    tallies.push(await runBars('fleet'), await runBars('score'), await runBars('bench'));
  }
} catch (error) {
  console.error(error);
  tallies.push(FAILED);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
const { passed, failed } = addUp(tallies);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

interface CheckResult {
  readonly name: string;
  readonly exitCode: number;
  readonly printed: string;
}

/** Runs a program and keeps what it prints. */
function check(name: string, command: string, args: string[]): Promise<CheckResult> {
  return new Promise(resolve => {
    execFile(command, args, { maxBuffer: 10_000_000, env: environment }, (error, stdout, stderr) =>
      resolve({ name, exitCode: error ? 1 : 0, printed: error ? stdout + stderr : 'passed' }),
    );
  });
}

async function runBuild(): Promise<Tally> {
  return (await run('build', 'node', ['esbuild.config.ts'])) === 0 ? PASSED : FAILED;
}

async function runVitest(): Promise<Tally> {
  const file = join(scratch, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await run('tests', 'vitest', ['run', ...reporters]);
  return tallyOfVitest(await read(file), exitCode);
}

async function runBars(name: 'fleet' | 'score' | 'bench'): Promise<Tally> {
  const file = join(scratch, `${name}.json`);
  const exitCode = await run(name, 'node', [`test/${name}/run.ts`, '--json', file]);
  return tallyOfBars(await read(file), exitCode);
}

/** @returns the exit code; 1 when a signal ended it or it could not be started */
function run(name: string, command: string, args: string[]): Promise<number> {
  console.log(`\n# ${name}`);
  return new Promise(resolve => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment });
    child.once('error', error => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('close', code => resolve(code ?? 1));
  });
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
