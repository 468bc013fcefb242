import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: lint, types, build and every vitest project. Each of the first three counts as one test.
 * The last line is `N passed, N failed`; the exit code says the same.
 */

interface Tally {
  passed: number;
  failed: number;
}

const scratch = await mkdtemp(join(tmpdir(), 'cxone-entities-test-'));
const report = join(scratch, 'vitest.json');
const total: Tally = { passed: 0, failed: 0 };
const add = ({ passed, failed }: Tally) => {
  total.passed += passed;
  total.failed += failed;
};

try {
  add(await step('lint', 'biome', ['check', '--error-on-warnings', '.']));
  add(await step('types', 'tsc', ['--noEmit']));
  add(await step('build', 'node', ['esbuild.config.ts']));
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  add(await readReport(code));
} finally {
  await rm(scratch, { recursive: true, force: true });
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;

async function step(name: string, command: string, args: string[]): Promise<Tally> {
  console.log(`\n# ${name}`);
  const code = await run(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}

/** A crash, an unhandled rejection or a suite that could not be loaded fails no single test, but the run. */
async function readReport(code: number): Promise<Tally> {
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(text);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
