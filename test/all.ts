import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUp, FAILED, PASSED, type Tally, tallyOfBars, tallyOfVitest } from './tally.ts';

/**
 * `npm test`: lint, types, build and all tests. `npm run test:full` (`--full`) runs the tests at full size, and then the
 * fleet, the score and the benchmarks. The last line is `N passed, N failed`, and the exit code says the same.
 */

const isFull = process.argv.includes('--full');
/** The build comes before the tests, which need not repeat it. */
const environment = { ...process.env, PREBUILT: '1', ...(isFull && { TEST_SCALE: 'full' }) };
const scratch = await mkdtemp(join(tmpdir(), 'cxone-entities-test-'));
const tallies: Tally[] = [];

try {
  tallies.push(
    await check('lint', 'biome', ['check', '--error-on-warnings', '.']),
    await check('types', 'tsc', ['--noEmit']),
    await check('build', 'node', ['esbuild.config.ts']),
    await runVitest(),
  );
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

async function check(name: string, command: string, args: string[]): Promise<Tally> {
  return (await run(name, command, args)) === 0 ? PASSED : FAILED;
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
