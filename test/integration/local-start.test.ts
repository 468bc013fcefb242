import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main as services } from '../../infra/cli/services.ts';
import { main as start } from '../../infra/cli/start.ts';
import { listen } from '../../infra/local/http/listen.ts';
import { accepts } from '../fixtures/accepts.ts';
import { runTool, startTool } from '../fixtures/run-tool.ts';

const PORTS = ['DYNAMODB_PORT', 'SECRETS_MANAGER_PORT', 'CXONE_PORT', 'WEBHOOK_PORT', 'HTTP_PORT', 'LAMBDA_PORT'];
const URLS = [
  'AWS_ENDPOINT_URL_DYNAMODB',
  'AWS_ENDPOINT_URL_SECRETS_MANAGER',
  'CXONE_BASE_URL',
  'ANALYTICS_WEBHOOK_URL',
];

let folder: string;
let envFile: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cxone-entities-start-'));
  envFile = join(folder, 'env');
  for (const port of PORTS) vi.stubEnv(port, '0');
  // With the address of another server, nothing would be started.
  for (const url of URLS) vi.stubEnv(url, '');
  vi.stubEnv('LOCAL_ENV_FILE', envFile);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('npm start', () => {
  it.each([
    ['CXONE_PORT', 'the CXone stand-in'],
    ['HTTP_PORT', 'the HTTP endpoint'],
    ['LAMBDA_PORT', "Lambda's invoke endpoint"],
  ])('names the port when %s is taken, and leaves nothing behind', async (variable, what) => {
    const squatter = await listen(createServer(), 0, 'this test');
    vi.stubEnv(variable, String(squatter.port));
    const { code, errors } = await runTool(start, []);
    expect(code).toBe(3);
    expect(errors).toContain(`Port ${squatter.port} for ${what} is taken; ${variable} sets another one.`);
    expect(existsSync(envFile)).toBe(false);
    await squatter.close();
  });
});

describe('taken ports', () => {
  it('are told at once, also two that are set to the same', async () => {
    const squatters = [await listen(createServer(), 0, 'this test'), await listen(createServer(), 0, 'this test')];
    const [first, second] = squatters.map(({ port }) => String(port));
    vi.stubEnv('DYNAMODB_PORT', first);
    vi.stubEnv('HTTP_PORT', second);
    vi.stubEnv('LAMBDA_PORT', second);
    const { errors } = await runTool(start, []);
    expect(errors.split('\n').filter(line => line.startsWith('Port '))).toHaveLength(3);
    for (const squatter of squatters) await squatter.close();
  });
});

describe('A second stack of one clone', () => {
  it('is told with the taken ports whose .env.local it would replace', async () => {
    const squatter = await listen(createServer(), 0, 'this test');
    vi.stubEnv('HTTP_PORT', String(squatter.port));
    const head = '# Written by npm start and npm run services, read at stage local. Holds local values only.';
    writeFileSync(envFile, `${head} Process ${process.ppid}\n`);
    const { code, errors } = await runTool(start, []);
    expect([code, errors]).toEqual([
      3,
      expect.stringContaining(`Port ${squatter.port} for the HTTP endpoint is taken`),
    ]);
    expect(errors).toContain(
      `${envFile} belongs to the stack of process ${process.ppid}.\nLOCAL_ENV_FILE sets another file`,
    );
    await squatter.close();
  });
});

describe('npm run services', () => {
  it('starts all but the functions, and writes the environment that points at them, until it is stopped', async () => {
    const tool = startTool(services, []);
    await tool.prints('serverless offline');
    const written = readFileSync(envFile, 'utf8');
    const [, port] = /AWS_ENDPOINT_URL_SECRETS_MANAGER="http:\/\/127\.0\.0\.1:(\d+)"/.exec(written) ?? [];
    expect(await accepts(Number(port))).toBe(true);
    await tool.stop();
    expect(await tool.ended).toBe(0);
    expect(await accepts(Number(port))).toBe(false);
    expect(existsSync(envFile)).toBe(false);
  });
});
