import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../infra/cli/audit.ts';
import type { RunningServer } from '../../infra/local/http/listen.ts';
import { deriveSigningKey, referenceTo, type WindowSeal, windowAt } from '../../lib/ledger/index.ts';
import { signMessage } from '../../lib/webhook/index.ts';
import { type LogEvent, startCloudWatchLogs } from '../fixtures/cloudwatch-logs.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { type LedgerOfStage, startLedgerOfStage } from '../fixtures/ledger-of-stage.ts';
import { runTool } from '../fixtures/run-tool.ts';
import { signingKey } from '../fixtures/sealed-ledger.ts';

const MINUTE = 60_000;
/** The newest of five sealed windows ended 16 minutes ago: younger than the 40 minutes that verify allows. */
const START = windowAt(Date.now() - 22 * MINUTE);
const WINDOWS = [0, 1, 2, 3, 4].map(at => START + at * 60);
const SPAN = ['--from', timeOf(START + 240), '--to', timeOf(START + 300)];
function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
const LOG_GROUP = '/aws/lambda/cxone-entities-test-metrics-flush';
const WEBHOOK_KEY = Buffer.alloc(32, 7);

let ledger: LedgerOfStage;
let logs: RunningServer;
let seals: WindowSeal[];
const events: LogEvent[] = [];

beforeAll(async () => {
  [ledger, logs] = await Promise.all([startLedgerOfStage(), startCloudWatchLogs({ [LOG_GROUP]: events })]);
  vi.stubEnv('AWS_ENDPOINT_URL_CLOUDWATCH_LOGS', logs.url);
  await Promise.all(WINDOWS.map(window => ledger.store.append(ledgerRecord(window * 1000))));
  seals = [];
  for (const window of WINDOWS) seals.push(await ledger.seal(window));
  const line = (fields: object) => ({ timestamp: Date.now() - MINUTE, message: JSON.stringify(fields) });
  for (const seal of seals) {
    events.push(line({ message: 'other' }), { timestamp: Date.now(), message: 'START RequestId' }, line({ _aws: {} }));
    events.push(line({ message: 'ledger_seal', ledger_seal: referenceTo(seal) }));
  }
});

afterAll(async () => {
  await Promise.all([ledger.close(), logs.close()]);
});

const verify = (...argv: string[]) => runTool(main, ['verify', ...SPAN, ...argv]);
const checkpointFile = () => join(ledger.folder, 'cxone-entities', `${ledger.tables.ledgerTable}.us-east-1.json`);

const put = (item: object) =>
  ledger.tables.client.send(new PutItemCommand({ TableName: ledger.tables.ledgerTable, Item: marshall(item) }));
const HEAD = { pk: 'seal#head', sk: 'head' };
const sealKeyOf = ({ window }: WindowSeal) => ({ pk: `seal#${window - (window % 86_400)}`, sk: String(window) });
const deleteItem = (key: object) =>
  ledger.tables.client.send(new DeleteItemCommand({ TableName: ledger.tables.ledgerTable, Key: marshall(key) }));

/** Cuts the end off: removes the newest seals and sets the head back to an older one. */
async function cutOff(count: number): Promise<void> {
  for (const seal of seals.slice(-count)) await deleteItem(sealKeyOf(seal));
  const seal = seals.at(-count - 1);
  if (seal)
    await put({ pk: 'seal#head', sk: 'head', sequence: seal.sequence, head: { sequence: seal.sequence, seal } });
  else await deleteItem(HEAD);
}

async function restore(): Promise<void> {
  for (const seal of seals) await put({ ...sealKeyOf(seal), seal });
  const seal = seals.at(-1);
  await put({ pk: 'seal#head', sk: 'head', sequence: 5, head: { sequence: 5, seal } });
}

/** The error for a person who has no permission to read the log. */
const withoutLog = () => vi.stubEnv('METRICS_FLUSH_LOG_GROUP', '/aws/lambda/another');

describe('npm run audit -- verify', () => {
  afterEach(async () => {
    vi.stubEnv('METRICS_FLUSH_LOG_GROUP', '');
    await restore();
    await rm(join(ledger.folder, 'cxone-entities'), { recursive: true, force: true });
  });

  it('says first and last that it ran without anchors, and keeps a checkpoint', async () => {
    withoutLog();
    const { code, errors } = await verify();
    expect(code).toBe(0);
    const lines = errors.trim().split('\n');
    expect(lines[0]).toMatch(/^Without anchors/);
    expect(lines.at(-1)).toMatch(/^Without anchors/);
    const checkpoint = JSON.parse(await readFile(checkpointFile(), 'utf8'));
    expect(checkpoint).toMatchObject({
      table: ledger.tables.ledgerTable,
      ledger_seal: { sequence: 5, seal: seals[4]?.seal },
    });
  });

  it('compares with the checkpoint of the last run: an end that was cut off since is a finding', async () => {
    await verify();
    expect(await verify()).toMatchObject({ code: 0, errors: expect.not.stringContaining('Without anchors') });
    await cutOff(2);
    const { code, out } = await verify();
    expect([code, out.join('\n')]).toEqual([1, expect.stringContaining('its seal is missing')]);
    const kept = JSON.parse(await readFile(checkpointFile(), 'utf8'));
    expect(kept.ledger_seal.sequence).toBe(5);
  });

  it('does not notice without anchors that the end was cut off within 40 minutes, and says that it cannot', async () => {
    withoutLog();
    await cutOff(2);
    const { code, errors } = await verify();
    expect([code, errors]).toEqual([0, expect.stringContaining('Without anchors')]);
    expect(errors).toContain('The log group /aws/lambda/another gave no anchors.');
  });

  it('finds at the first run by the log what is missing, and by the checkpoint in each later run', async () => {
    await cutOff(2);
    const first = await verify();
    expect([first.code, first.errors]).toEqual([1, expect.stringContaining('5 anchors from the log group')]);
    await restore();
    expect((await verify()).code).toBe(0);
    withoutLog();
    const attacks = { emptied: () => cutOff(5), 'rolled back': () => cutOff(1), headless: () => deleteItem(HEAD) };
    for (const [name, attack] of Object.entries(attacks)) {
      await attack();
      expect([name, (await verify()).code]).toEqual([name, 1]);
      await restore();
      expect([name, (await verify()).code]).toEqual([name, 0]);
    }
  });

  it('leaves the checkpoint alone with --no-checkpoint, and says when it cannot write one', async () => {
    withoutLog();
    expect((await verify('--no-checkpoint')).code).toBe(0);
    await expect(readFile(checkpointFile())).rejects.toThrow('ENOENT');
    expect((await verify('--no-checkpoint', '--checkpoint', 'file')).code).toBe(2);
    const { code, errors } = await verify('--checkpoint', '/sys/none/checkpoint.json');
    expect([code, errors]).toEqual([3, expect.stringContaining('--no-checkpoint')]);
  });

  it('finds in the log of metrics-flush, page by page, what the table lacks', async () => {
    expect(await verify('--anchors-from-logs')).toMatchObject({
      code: 0,
      errors: expect.stringContaining('5 anchors from the log group'),
    });
    await cutOff(1);
    const { code, out } = await verify('--anchors-from-logs');
    expect(code).toBe(1);
    expect(out).toHaveLength(1);
    expect(out[0]).toContain('its seal is missing');
  });

  it('finds by the log that the table was emptied, for any span', async () => {
    await cutOff(5);
    for (const span of [[], ['--from', '30d', '--to', timeOf(START + 120)]]) {
      const { code, out } = await verify('--anchors-from-logs', ...span);
      expect(code).toBe(1);
      expect(out.join('\n')).toContain('the head of the chain of seals is missing');
      expect(out.filter(line => line.includes('its seal is missing'))).toHaveLength(5);
    }
  });

  it('explains that there is no such log group', async () => {
    withoutLog();
    const { code, errors } = await verify('--anchors-from-logs');
    expect([code, errors]).toEqual([3, expect.stringContaining('ResourceNotFoundException')]);
  });

  describe('--anchors-from-webhook', () => {
    const bodies = () => seals.map(seal => JSON.stringify({ metric_type: 'm', ledger_seal: referenceTo(seal) }));
    const delivery = (body: string, key = WEBHOOK_KEY) =>
      JSON.stringify({ headers: signMessage('msg_1', body, 1_795_000_000_000, [key]), body });
    const write = async (lines: readonly string[]) => {
      const file = join(ledger.folder, 'webhooks.jsonl');
      await writeFile(file, `${lines.join('\n')}\n`);
      return file;
    };
    afterEach(() => vi.stubEnv('WEBHOOK_SIGNING_SECRET', ''));

    it('takes bodies as they are, and says that their signatures were not checked', async () => {
      const { code, errors } = await verify('--anchors-from-webhook', await write(bodies()));
      expect([code, errors]).toEqual([0, expect.stringContaining('signatures not checked')]);
    });

    it('checks the signature of each delivery with the secret', async () => {
      vi.stubEnv('WEBHOOK_SIGNING_SECRET', WEBHOOK_KEY.toString('base64'));
      const genuine = bodies().map(body => delivery(body));
      expect((await verify('--anchors-from-webhook', await write(genuine))).code).toBe(0);
      await cutOff(1);
      expect((await verify('--anchors-from-webhook', await write(genuine))).code).toBe(1);
      const [body = ''] = bodies();
      for (const forged of [body, delivery(body, Buffer.alloc(32, 8)), delivery(body).replace('"m\\"', '"x\\"')]) {
        const { code, errors } = await verify('--anchors-from-webhook', await write([...genuine, forged]));
        expect([code, errors]).toEqual([3, expect.stringContaining('line 6')]);
      }
    });

    it('refuses a file without a seal', async () => {
      expect((await verify('--anchors-from-webhook', await write(['{}']))).code).toBe(2);
    });
  });

  it('checks the signatures of the seals with the public key', async () => {
    const file = join(ledger.folder, 'key.pem');
    const pem = ({ publicKey }: typeof signingKey) => String(publicKey.export({ format: 'pem', type: 'spki' }));
    await writeFile(file, pem(signingKey));
    expect((await verify('--public-key', file)).code).toBe(0);
    await writeFile(file, pem(deriveSigningKey('another ledger signing secret, long enough')));
    const { code, out } = await verify('--public-key', file);
    expect([code, out.join('\n')]).toEqual([1, expect.stringContaining('made with an unknown key')]);
    await writeFile(file, 'none');
    expect((await verify('--public-key', file)).code).toBe(2);
  });

  it('refuses a checkpoint that is damaged or of another table', async () => {
    const file = join(ledger.folder, 'checkpoint.json');
    await writeFile(file, '{');
    expect(await verify('--checkpoint', file)).toMatchObject({ code: 3, errors: expect.stringContaining('delete it') });
    const other = { table: 'other', verified_at: '', ledger_seal: referenceTo(seals[0] ?? expect.fail()) };
    await writeFile(file, JSON.stringify(other));
    expect(await verify('--checkpoint', file)).toMatchObject({ code: 3, errors: expect.stringContaining('of other') });
  });
});
