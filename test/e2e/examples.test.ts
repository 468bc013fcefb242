import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { CxoneEntitiesClient } from '../../clients/typescript/index.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';
import { works } from '../fixtures/works.ts';
import { createClient, question } from './setup/client.ts';

const run = promisify(execFile);
const stack = inject('stack');

const hasRequests = works('python3', '-c', 'import requests');
/** Java would use half of the CPU time of a short program to optimise it for a long run. */
const SHORT_LIVED_JAVA = '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC';

const EXAMPLES: [name: string, isThere: boolean, command: string, args: string[]][] = [
  ['curl', works('curl', '--version'), 'sh', ['docs/examples/extract.sh']],
  ['Python', hasRequests, 'python3', ['docs/examples/extract.py']],
  ['Java', works('java', '--version'), 'java', ['docs/examples/Extract.java']],
  ['TypeScript', true, process.execPath, ['docs/examples/extract.ts']],
];

const environment = (apiKey: string) => ({
  ...process.env,
  ...{ CXONE_ENTITIES_URL: stack.httpUrl, CXONE_ENTITIES_KEY: apiKey, JAVA_TOOL_OPTIONS: SHORT_LIVED_JAVA },
});

describe('The examples', () => {
  for (const [name, isThere, command, args] of EXAMPLES) {
    // Java takes 2 s of processor time to start.
    const isRun = isThere && (name !== 'Java' || IS_FULL);
    it.skipIf(!isRun)(`in ${name} find what was said`, async () => {
      const { stdout } = await run(command, args, { env: environment(stack.apiKey) });
      expect(stdout).toContain('PROCESS_REFUND');
      expect(stdout).toContain('WH-1000XM5');
    });

    it.skipIf(!isRun)(`in ${name} print what is wrong, and no stack trace`, async () => {
      const headers = { 'x-api-key': 'wrong' };
      const answer = await fetch(`${stack.httpUrl}/v1/extract`, { method: 'POST', headers, body: '{}' });
      const { detail } = (await answer.json()) as { detail: string };
      const failure = await run(command, args, { env: environment('wrong') }).catch(error => error);
      const printed = `${failure.stdout}${failure.stderr}`;
      expect([failure.code > 0, detail.length > 0, printed]).toEqual([true, true, expect.stringContaining(detail)]);
      expect(printed).not.toMatch(/^\s+at |Traceback|Exception/m);
    });
  }
});

describe('docs/from-the-tutorial.md', () => {
  const page = readFileSync('docs/from-the-tutorial.md', 'utf8');
  const [, program = ''] = /```python\n(.*?)```/s.exec(page) ?? [];
  const [, table = ''] = /## Key by key\n.*?\| key .*?\n(.*?)\n\n/s.exec(page) ?? [];
  const keys = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key);

  it('needs four lines, whose answer has each key of the program', async () => {
    expect(program.trim().split('\n')).toHaveLength(4);
    expect(keys).toHaveLength(6);
    const answer = await createClient(stack).post(question());
    expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(keys));
  });

  it.skipIf(!hasRequests)('has lines that run', async () => {
    const env = { ...process.env, CXONE_ENTITIES_URL: stack.httpUrl, CXONE_ENTITIES_KEY: stack.apiKey };
    const { stdout } = await run('python3', ['-c', `${program}\nprint(sorted(result))`], { env });
    for (const key of keys) expect(stdout).toContain(`'${key}'`);
  });
});

describe('clients/typescript', () => {
  const { cxone, advance } = createClient(stack);
  beforeEach(() => cxone.clearFaults());

  it('waits until the upstream takes calls again', async () => {
    const asked = question() as Parameters<CxoneEntitiesClient['extract']>[0];
    const waits: number[] = [];
    const client = new CxoneEntitiesClient({
      ...{ baseUrl: stack.httpUrl, apiKey: stack.apiKey },
      async sleep(ms) {
        waits.push(ms);
        await advance(ms);
      },
    });
    const fault = { kind: 'status', status: 429, retryAfter: { seconds: 5 } } as const;
    await cxone.fault(fault, { bodyIncludes: asked.text, times: 1 });
    expect((await client.extract(asked)).audit_status).toBe('LOGGED');
    expect(waits).toHaveLength(1);
  });

  it('throws the problem of a request that is not valid', async () => {
    const client = new CxoneEntitiesClient({ baseUrl: stack.httpUrl, apiKey: stack.apiKey });
    const failure = client.extract({ text: ' ', language: 'en-US', entity_types: ['date'] });
    await expect(failure).rejects.toMatchObject({
      code: 'invalid-request',
      problem: { errors: [{ pointer: '/text' }] },
    });
  });
});
