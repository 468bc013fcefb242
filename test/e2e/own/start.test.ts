import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { accepts } from '../../fixtures/accepts.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';
import { createPrograms } from '../setup/program.ts';

const run = promisify(execFile);
const programs = createPrograms();
const start = () => programs.start('infra/cli/start.ts');

afterEach(() => programs.close());

describe('npm start', () => {
  it('says what is where, prints a curl command that works, and leaves nothing behind', async () => {
    const program = start();
    await program.prints('curl');
    await program.prints("}'\n");
    for (const name of ['DynamoDB', 'Secrets Manager', 'CXone', 'Webhook sink', 'Lambda invoke', 'Extract']) {
      expect(program.output()).toContain(name);
    }
    const head = program.output().slice(0, program.output().indexOf('curl -si'));
    expect(head.split('\n').length).toBeLessThan(15);
    for (const line of head.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    const curl = program.output().slice(program.output().indexOf('curl -si')).split('\n').slice(0, 2).join('\n');
    const { stdout } = await run('sh', ['-c', curl]);
    expect(stdout).toMatch(/^HTTP\/1.1 200/);
    await program.prints('200 api ');
    expect(program.output()).toMatch(/^200 api \d+ ms 3 entities 0\w{25}$/m);
    expect(stdout).toContain('"cache_source":"api"');
    expect((await run('sh', ['-c', curl])).stdout).toContain('"cache_source":"cache"');

    const ports = [...program.output().matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    expect(program.processes().length).toBeGreaterThan(1);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
    expect(await Promise.all(ports.map(accepts))).not.toContain(true);
    expect(program.processes()).toEqual([]);
    expect(readdirSync(program.folder)).toEqual([]);
  });

  it('leaves nothing behind when it is stopped while serverless-offline starts', async () => {
    const program = start();
    await expect.poll(() => program.processes().length, { timeout: 60_000 }).toBeGreaterThan(1);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
    expect(program.processes()).toEqual([]);
    expect(readdirSync(program.folder)).toEqual([]);
  });

  it('leaves nothing behind when it is killed', async () => {
    const program = start();
    if (IS_FULL) await program.prints('Ctrl-C');
    else await expect.poll(() => program.processes().length, { timeout: 60_000 }).toBeGreaterThan(1);
    program.child.kill('SIGKILL');
    await program.ended;
    await expect.poll(() => program.processes(), { timeout: 10_000 }).toEqual([]);
  });

  it('ends, and says so, when serverless-offline ends by itself', async () => {
    const program = start();
    await program.prints('Ctrl-C');
    const others = program.processes().filter(pid => pid !== program.child.pid);
    for (const pid of others) process.kill(pid, 'SIGKILL');
    expect(await program.ended).toBe(3);
    expect(program.output()).toContain('serverless-offline ended by itself');
  });
});
