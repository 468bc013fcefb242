import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What only a process of its own can show. All else about the tools is tested in process. */
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
});
