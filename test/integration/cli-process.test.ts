import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../infra/cli/tool/run-program.ts';

/** Tests that need a separate process. All other tests of the tools run in this process. */
describe('A tool as a process', () => {
  it('ends without a complaint when the reader of its output has gone, as `| head` does', async () => {
    const tool = join(import.meta.dirname, '../../infra/cli/audit.ts');
    const child = spawn(process.execPath, [tool, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', chunk => {
      errors += chunk;
    });
    expect([await once(child, 'close'), errors]).toEqual([[0, null], '']);
  });

  it('knows whether a program that it runs has found a fault', async () => {
    const io = { in: process.stdin, out: process.stdout, err: process.stderr, onStop: () => undefined };
    expect(await runProgram('node', ['-e', ''], io)).toBe(true);
    expect(await runProgram('node', ['-e', 'process.exitCode = 1'], io)).toBe(false);
    await expect(runProgram('no-such-program', [], io)).rejects.toThrow('no-such-program');
  });
});
