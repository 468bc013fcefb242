import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../infra/local/http/listen.ts';
import { type Program, runProgram } from './setup/program.ts';

const run = promisify(execFile);

const accepts = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
  });

/** Ids of running processes whose command line or environment names this run's folder. */
function processesOf(program: Program): string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc').filter(pid => {
    if (!/^\d+$/.test(pid) || pid === String(process.pid)) return false;
    try {
      return readFileSync(join('/proc', pid, 'environ'), 'utf8').includes(program.folder);
    } catch {
      return false;
    }
  });
}

const programs: Program[] = [];

function start(file: string, environment?: Record<string, string>): Program {
  const program = runProgram(file, environment);
  programs.push(program);
  return program;
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.close();
});

describe('npm start', () => {
  it('tells what is where, prints a curl that works when pasted, and leaves nothing behind', async () => {
    const program = start('infra/cli/start.ts');
    await program.saying('curl');
    await program.saying("}'\n");
    for (const name of ['DynamoDB', 'Secrets Manager', 'CXone', 'Webhook sink', 'Lambda invoke', 'Extract']) {
      expect(program.output()).toContain(name);
    }
    const curl = program.output().slice(program.output().indexOf('curl -si')).split('\n').slice(0, 2).join('\n');
    const { stdout } = await run('sh', ['-c', curl]);
    expect(stdout).toMatch(/^HTTP\/1.1 200/);
    expect(stdout).toContain('"cache_source":"api"');
    expect((await run('sh', ['-c', curl])).stdout).toContain('"cache_source":"cache"');

    const ports = [...program.output().matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    expect(processesOf(program).length).toBeGreaterThan(1);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
    expect(await Promise.all(ports.map(accepts))).not.toContain(true);
    expect(processesOf(program)).toEqual([]);
    expect(readdirSync(program.folder)).toEqual([]);
  });

  it.each([200, 900, 1_600])('leaves nothing behind when it is stopped %i ms after its start', async ms => {
    const program = start('infra/cli/start.ts');
    // A real moment in the start-up of another process: there is no clock to move.
    await delay(ms);
    program.child.kill('SIGINT');
    // Before its own handler stands, the signal ends Node itself.
    expect([130, 'SIGINT']).toContain(await program.ended);
    expect(processesOf(program)).toEqual([]);
  });

  it('leaves nothing behind when it is killed', async () => {
    const program = start('infra/cli/start.ts');
    await program.saying('Ctrl-C');
    program.child.kill('SIGKILL');
    await program.ended;
    await expect.poll(() => processesOf(program), { timeout: 10_000 }).toEqual([]);
  });

  it('ends, and says so, when serverless-offline ends by itself', async () => {
    const program = start('infra/cli/start.ts');
    await program.saying('Ctrl-C');
    const others = processesOf(program).filter(pid => pid !== String(program.child.pid));
    for (const pid of others) process.kill(Number(pid), 'SIGKILL');
    expect(await program.ended).toBe(3);
    expect(program.output()).toContain('serverless-offline ended by itself');
  });

  it.each([
    ['CXONE_PORT', 'the CXone stand-in'],
    ['HTTP_PORT', 'the HTTP endpoint'],
    ['LAMBDA_PORT', "Lambda's invoke endpoint"],
  ])('names the port when %s is taken', async (variable, what) => {
    const squatter = await listen(createServer(), 0, 'this test');
    const program = start('infra/cli/start.ts', { [variable]: String(squatter.port) });
    expect(await program.ended).toBe(3);
    expect(program.output()).toContain(`Port ${squatter.port}, wanted by ${what}, is taken`);
    expect(processesOf(program)).toEqual([]);
    await squatter.close();
  });
});

describe('npm run services', () => {
  it('brings up all but the functions, and writes the environment that points at them', async () => {
    const program = start('infra/cli/services.ts');
    await program.saying('serverless offline');
    const written = readFileSync(join(program.folder, 'env'), 'utf8');
    const [, port] = /AWS_ENDPOINT_URL_SECRETS_MANAGER="http:\/\/127\.0\.0\.1:(\d+)"/.exec(written) ?? [];
    expect(await accepts(Number(port))).toBe(true);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
    expect(await accepts(Number(port))).toBe(false);
  });
});

describe('npm run demo', () => {
  it('holds the conversation, shows entities and webhook, and exits 0', async () => {
    const program = start('infra/cli/demo.ts');
    expect([await program.ended, program.output()]).toEqual([0, expect.stringContaining('The demo is complete.')]);
    for (const text of ['WH-1000XM5', 'PROCESS_REFUND', 'cache', 'signature verified', '"window_requests"']) {
      expect(program.output()).toContain(text);
    }
    expect(processesOf(program)).toEqual([]);
  });

  it('exits non-zero and says which step failed and why', async () => {
    const program = start('infra/cli/demo.ts', {
      CXONE_BASE_URL: 'http://127.0.0.1:9',
      CXONE_CLIENT_ID: 'a',
      CXONE_CLIENT_SECRET: 'b',
    });
    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(/FAILED: run token-refresh: .+/);
    expect(program.output()).not.toMatch(/^\s+at /m);
    expect(processesOf(program)).toEqual([]);
  });
});
