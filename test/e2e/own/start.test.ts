import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readTierHits } from '../../../infra/local/tier-hits.ts';
import { accepts } from '../../fixtures/accepts.ts';
import { IS_FULL } from '../../fixtures/test-scale.ts';
import { createPrograms, type Program } from '../setup/program.ts';

const run = promisify(execFile);
/** The time limit for steps that take less than a second on an idle machine. */
const PATIENCE = { timeout: 20_000 };

const DEFAULT_RULES = readFileSync('lib/normalization/rules/default.yaml', 'utf8');
const PRODUCT = `      - value: NIMBUS-3
        synonyms: { en: [cloud speaker], de: [Wolkenbox] }
  product_name:`;
const CHANGED_RULES = DEFAULT_RULES.replace(/^ {2}product_name:/m, PRODUCT).replace(/^version: .*/m, 'version: mine');

/** It takes 4 s of CPU time to start, so these tests share one program. They run in this order. */
describe('npm start', () => {
  const programs = createPrograms();
  let folder: string;
  let rulesFile: string;
  let program: Program;
  let curl: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
    rulesFile = join(folder, 'rules.yaml');
    writeFileSync(rulesFile, DEFAULT_RULES);
    program = programs.start('infra/cli/start.ts', { NORMALIZATION_RULES: rulesFile });
    await program.prints("}'\n");
    curl = program.output().slice(program.output().indexOf('curl -si')).split('\n').slice(0, 2).join('\n');
  });
  afterAll(async () => {
    await programs.close();
    rmSync(folder, { recursive: true });
  });

  it('says what is where', () => {
    for (const name of ['DynamoDB', 'Secrets Manager', 'CXone', 'Webhook sink', 'Lambda invoke', 'Extract']) {
      expect(program.output()).toContain(name);
    }
    const head = program.output().slice(0, program.output().indexOf('curl -si'));
    expect(head.split('\n').length).toBeLessThan(15);
    for (const line of head.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('prints a curl command that works, and a line for each request', async () => {
    const { stdout } = await run('sh', ['-c', curl]);
    expect(stdout).toMatch(/^HTTP\/1.1 200/);
    await program.prints('200 api ');
    expect(program.output()).toMatch(/^200 api \d+ ms 3 entities 0\w{25}$/m);
    expect(stdout).toContain('"cache_source":"api"');
    expect((await run('sh', ['-c', curl])).stdout).toContain('"cache_source":"cache"');
  });

  it('counts the hits by tier for npm run status', async () => {
    const [, file = ''] =
      /^LOCAL_TIER_HITS_FILE="(.*)"$/m.exec(readFileSync(join(program.folder, 'env'), 'utf8')) ?? [];
    const counts = () => readTierHits(file, Date.now());
    await expect.poll(counts, PATIENCE).toEqual({ requests: 2, memory: 1, dynamoDb: 0, stale: 0 });
  });

  it('follows the rules file, in the stand-in and in the function, and refuses one with faults', async () => {
    const [, url = ''] = /curl -si (\S+)/.exec(curl) ?? [];
    const ask = async () => {
      const body = { text: 'my cloud speaker is silent', language: 'en-US', entity_types: ['product'] };
      const headers = { 'content-type': 'application/json', 'x-api-key': 'local-api-key-0123456789' };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      const { entities, rules_version } = (await answer.json()) as Answer;
      return { values: entities.map(({ value }) => value), version: rules_version };
    };
    expect((await ask()).values).toEqual([]);

    writeFileSync(rulesFile, CHANGED_RULES);
    await program.prints('rules: version mine+');
    const changed = { values: ['NIMBUS-3'], version: expect.stringMatching(/^mine\+/) };
    await expect.poll(ask, PATIENCE).toEqual(changed);

    writeFileSync(rulesFile, CHANGED_RULES.replace('kind: money', 'kind: mony'));
    await program.prints('rules: not valid');
    await program.prints(`${rulesFile}:`);
    expect(program.output()).toMatch(/rules\.yaml:\d+:\d+ entities\/money\/kind: /);
    expect(await ask()).toEqual(changed);
  });

  it('ends when serverless-offline ends by itself, says so, and leaves nothing behind', async () => {
    const ports = [...program.output().matchAll(/127\.0\.0\.1:(\d+)/g)].map(([, port]) => Number(port));
    const others = program.processes().filter(pid => pid !== program.child.pid);
    for (const pid of others) {
      // The framework uses such a folder while it compiles a schema.
      mkdirSync(join(temporaryFolderOf(pid), 'node-process-1'));
      process.kill(pid, 'SIGKILL');
    }
    expect(await program.ended).toBe(3);
    expect(program.output()).toContain('serverless-offline ended by itself');
    expect(await Promise.all(ports.map(accepts))).not.toContain(true);
    expectNothingLeftOf(program);
  });
});

describe('npm start, stopped', () => {
  const programs = createPrograms();
  afterEach(() => programs.close());

  /** Stopped while serverless-offline starts, which is the harder case; at full size also after it. */
  const moments: [string, (program: Program) => Promise<void>][] = [
    ['while serverless-offline starts', untilOfflineStarts],
    ['once it serves', program => program.prints('Ctrl-C')],
  ];

  it.each(IS_FULL ? moments : moments.slice(0, 1))('leaves nothing behind %s, by Ctrl-C', async (_, moment) => {
    const program = programs.start('infra/cli/start.ts');
    await moment(program);
    program.child.kill('SIGINT');
    expect(await program.ended).toBe(130);
    expectNothingLeftOf(program);
  });

  it.each(IS_FULL ? moments : moments.slice(0, 1))('leaves no process behind %s, by SIGKILL', async (_, moment) => {
    const program = programs.start('infra/cli/start.ts');
    await moment(program);
    program.child.kill('SIGKILL');
    await program.ended;
    await expect.poll(() => program.processes(), PATIENCE).toEqual([]);
  });
});

async function untilOfflineStarts(program: Program): Promise<void> {
  await expect.poll(() => program.processes().length, { timeout: 60_000 }).toBeGreaterThan(1);
}

function temporaryFolderOf(pid: number): string {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  return variables.find(variable => variable.startsWith('TMPDIR='))?.slice('TMPDIR='.length) ?? '';
}

function expectNothingLeftOf(program: Program): void {
  expect(program.processes()).toEqual([]);
  expect(readdirSync(program.folder)).toEqual([]);
}

interface Answer {
  entities: { value: string }[];
  rules_version: string;
}
