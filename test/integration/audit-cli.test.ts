import { execFile } from 'node:child_process';
import { fstatSync, statSync } from 'node:fs';
import { copyFile, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { main } from '../../infra/cli/audit.ts';
import {
  deriveSigningKey,
  type LedgerEntity,
  type LedgerRecord,
  recordKey,
  referenceTo,
  type SealedRecord,
  type WindowSeal,
  windowAt,
} from '../../lib/ledger/index.ts';
import { startTestTables } from '../fixtures/dynamodb.ts';
import { KMS_KEY_ARN, startKms } from '../fixtures/kms.ts';
import { ledgerRecord, SIGNING_SECRET } from '../fixtures/ledger.ts';
import { type LedgerOfStage, startLedgerOfStage } from '../fixtures/ledger-of-stage.ts';
import { runTool, startTool } from '../fixtures/run-tool.ts';

const MINUTE = 60_000;
/** An hour and a half ago, at the beginning of a window: old enough to be sealed. */
const START = windowAt(Date.now() - 90 * MINUTE) * 1000;
const SPAN = ['--from', new Date(START).toISOString(), '--to', new Date(START + 3 * MINUTE).toISOString()];

const ENTITY: LedgerEntity = {
  ...{ name: 'order_number', confidence: 940_000, match: 'exact', rule: 'order_number' },
  ...{ value: 'AB-1234', value_hmac: null },
};

let ledger: LedgerOfStage;
let records: SealedRecord[];
let seals: WindowSeal[];

beforeAll(async () => {
  ledger = await startLedgerOfStage();
  const review: Partial<LedgerRecord> = { governance: 'REVIEW', governance_rules: ['low-confidence-entity'] };
  records = Array.from({ length: 30 }, (_, index) =>
    ledgerRecord(START + index * 5_000, {
      ...(index % 10 === 0 ? review : {}),
      ...(index === 7 ? { request_id: 'ivr-session-42', caller: 'key-2' } : {}),
      ...(index === 8 ? { entities: [ENTITY], entity_types: ['order_number'] } : {}),
    }),
  );
  await Promise.all(records.map(record => ledger.store.append(record)));
  seals = [];
  for (let window = 0; window < 3; window += 1) seals.push(await ledger.seal(START / 1000 + window * 60));
});

afterAll(() => ledger.close());

const audit = (...argv: string[]) => runTool(main, argv);

/** Whether this process has the file open, by its descriptors: a new one has the lowest free number. */
function isOpen(file: string): boolean {
  const { dev, ino } = statSync(file);
  return Array.from({ length: 1_000 }).some((_, descriptor) => {
    try {
      const other = fstatSync(descriptor);
      return other.dev === dev && other.ino === ino;
    } catch {
      return false;
    }
  });
}

const idsOf = (lines: readonly string[]): string[] => lines.map(line => JSON.parse(line).audit_id);

describe('npm run audit', () => {
  it('lists the records of a span, the newest first, page by page', async () => {
    const first = await audit('list', ...SPAN, '--limit', '20', '--json');
    expect(first.code).toBe(0);
    const [, after = ''] = /for older ones: --after (\S+)/.exec(first.errors) ?? [];
    const second = await audit('list', ...SPAN, '--limit', '20', '--json', '--after', after);
    expect(second.errors).toContain('10 records');
    expect([...idsOf(first.out), ...idsOf(second.out)]).toEqual(records.map(record => record.audit_id).reverse());
  });

  it('lists only what is asked for, one readable line each', async () => {
    const { out } = await audit('list', ...SPAN, '--flag', 'REVIEW');
    expect(out).toHaveLength(3);
    expect(out[2]).toContain(records[0]?.audit_id);
    expect(out[2]).toMatch(/ R$/);
  });

  it.each([
    [['--request', 'ivr-session-42'], 7],
    [['--caller', 'key-2'], 7],
    [['--entity', 'order_number'], 8],
  ])('lists only the records of %j', async (filter, index) => {
    expect(idsOf((await audit('list', ...SPAN, ...filter, '--json')).out)).toEqual([records[index]?.audit_id]);
  });

  it('shows the record of a request id, and says how far it looked when there is none', async () => {
    const { code, out } = await audit('show', 'ivr-session-42', ...SPAN);
    expect([code, JSON.parse(out.join('\n'))]).toEqual([0, records[7]]);
    const missing = await audit('show', 'no-such-request', ...SPAN);
    expect([missing.code, missing.out]).toEqual([1, []]);
    expect(missing.errors).toContain('--from looks further back');
  });

  it('shows one record whole, and that it is as it was written', async () => {
    const { code, out, errors } = await audit('show', records[3]?.audit_id ?? '');
    expect(code).toBe(0);
    expect(JSON.parse(out.join('\n'))).toEqual(records[3]);
    expect(errors).toContain('as it was written');
  });

  it('says that there is no such record', async () => {
    expect(await audit('show', ledgerRecord(START).audit_id)).toMatchObject({ code: 1, out: [] });
  });

  it('lists the review queue by its index', async () => {
    const { out } = await audit('review', ...SPAN, '--json');
    expect(idsOf(out)).toEqual([20, 10, 0].map(index => records[index]?.audit_id));
  });

  it('exports all records as JSON lines', async () => {
    const file = join(ledger.folder, 'export.jsonl');
    expect(await audit('export', ...SPAN, '--out', file)).toMatchObject({ code: 0, out: [] });
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    expect(lines.map(line => JSON.parse(line))).toEqual(records);
  });

  it.each([
    ['a folder', '/tmp', '/tmp: it is a folder'],
    ['a folder that is not there', '/no/such/folder/file', 'there is no such file or folder'],
  ])('refuses to export to %s, and says why without a stack trace', async (_what, file, complaint) => {
    const { code, out, errors } = await audit('export', ...SPAN, '--out', file);
    expect([code, out]).toEqual([3, []]);
    expect(errors).toContain(complaint);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  it('answers for a span of thousands of years as fast as for the windows that hold records', async () => {
    const ages = ['--from', '0001-01-01', '--to', new Date(START + 3 * MINUTE).toISOString()];
    const listed = await audit('list', ...ages, '--json');
    expect(idsOf(listed.out)).toEqual(records.map(record => record.audit_id).reverse());
    expect((await audit('export', ...ages)).out).toHaveLength(30);
    expect(idsOf((await audit('review', ...ages, '--json')).out)).toHaveLength(3);
    expect((await audit('verify', ...ages)).errors).toContain('30 records in 3 windows');
    expect(await audit('list', '--from', '2900-01-01', '--to', '9999-12-31')).toMatchObject({ code: 0, out: [] });
  });

  it('lists records as a table with a head', async () => {
    const { code, out } = await audit('list', ...SPAN, '--csv', '--request', 'ivr-session-42');
    expect([code, out.length]).toEqual([0, 2]);
    expect(out[0]).toMatch(/^time,audit_id,request_id,/);
    expect(out[1]).toContain(`${records[7]?.audit_id},ivr-session-42,`);
  });

  it('follows the ledger until it is stopped', async () => {
    const tool = startTool(main, ['list', '--follow', '--from', '1m', '--json']);
    const record = ledgerRecord(Date.now());
    await ledger.store.append(record);
    await tool.prints(record.audit_id);
    await tool.stop();
    expect(await tool.ended).toBe(0);
  });

  it('does not alarm where nothing was ever sealed', async () => {
    const fresh = await startTestTables();
    vi.stubEnv('LEDGER_TABLE', fresh.ledgerTable);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', fresh.endpoint);
    const { code, out, errors } = await audit('verify', ...SPAN);
    const ofYears = await audit('verify', '--from', '2020-01-01');
    vi.stubEnv('LEDGER_TABLE', ledger.tables.ledgerTable);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', ledger.tables.endpoint);
    await fresh.close();
    expect([code, out]).toEqual([0, []]);
    const lines = errors.trim().split('\n');
    expect(lines[0]).toMatch(/^The chain of seals has no head: a new stage .*\. Without anchors/);
    expect(lines.at(-1)).toBe(lines[0]);
    expect(errors).not.toContain('rolled back');
    expect(errors).toContain('no finding');
    expect(ofYears).toMatchObject({ code: 0, errors: expect.not.stringContaining('first sealed window') });
  });

  it('prints how it is called when it is asked', async () => {
    const { code, out } = await audit('--help');
    expect(code).toBe(0);
    expect(out[0]).toContain('Usage: npm run audit');
  });

  it.each([
    [['dance'], 'Usage'],
    [['list', '--from', 'yesterday'], '--from'],
    [['list', '--from', '1h', '--to', '2h'], '--from must be before --to'],
    [['list', '--limit', '0'], '--limit'],
    [['list', '--what'], '--what'],
    [['list', '--json', '--csv'], '--json and --csv do not go together'],
    [['list', '--follow', '--limit', '5'], '--limit cannot be used with it'],
    [['review', '--follow'], '--follow'],
    [['show', 'x'], 'audit id'],
    [['list', '--flag', 'ZORK'], '--flag must be one of COMPLIANT, REVIEW, NOT_APPLICABLE'],
    [['list', '--outcome', 'fine'], '--outcome must be one of ok, malformed-json'],
    [['export', '--language', 'xx-XX'], '--language must be one of'],
    [['list', '--out', 'file'], 'no option --out'],
    [['export', '--record', '01M81J3DTRVB0V42NVKFG3RYMQ'], '--record needs --bundle'],
    [['export', '--bundle', 'file', '--record', 'x'], '--record is not an audit id'],
    [['export', '--bundle', 'file', '--flag', 'REVIEW'], '--flag cannot be used with it'],
  ])('says what is wrong with %j', async (argv, complaint) => {
    const { code, errors } = await audit(...argv);
    expect(code).toBe(2);
    expect(errors).toContain(complaint);
  });

  it('verifies an unchanged ledger, against the seals in the log', async () => {
    const file = join(ledger.folder, 'log.jsonl');
    const lines = seals.map(seal => JSON.stringify({ message: 'ledger_seal', ledger_seal: referenceTo(seal) }));
    await writeFile(file, ['no JSON', ...lines].join('\n'));
    // The chain of the test ends an hour ago, and nothing is sealed after it.
    const { out, errors } = await audit('verify', ...SPAN, '--anchors', file);
    expect(out).toEqual([expect.stringContaining('no window was sealed since')]);
    expect(errors).toContain('30 records in 3 windows: 3 sealed, 0 expired, 0 still open');
  });

  describe('export --bundle', () => {
    /** The verifier alone, in a folder of its own, as an auditor has it. */
    const verifyBundle = async (file: string) => {
      const program = join(ledger.folder, 'verify-bundle.mjs');
      await copyFile(join(import.meta.dirname, '../../infra/cli/verify-bundle.mjs'), program);
      await writeFile(join(ledger.folder, 'key.pem'), (await audit('public-key')).out.join('\n'));
      const argv = [program, '--public-key', 'key.pem', file];
      return promisify(execFile)(process.execPath, argv, { cwd: ledger.folder, env: {} }).then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      );
    };

    it('writes what the verifier proves with the public key and nothing else', async () => {
      const bundle = join(ledger.folder, 'windows.bundle');
      expect((await audit('export', ...SPAN, '--bundle', bundle)).errors).toContain(
        '30 records in 3 signed windows; windows that have no signed seal yet (16 minutes) are left out',
      );
      const { code, stdout } = await verifyBundle(bundle);
      expect([code, stdout]).toEqual([0, expect.stringContaining('PROVEN: 30 records in 3 windows; seals 1 to 3')]);
      const text = await readFile(bundle, 'utf8');
      await writeFile(bundle, text.replace('"status":200', '"status":201'));
      expect(await verifyBundle(bundle)).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT PROVEN') });
      for (const [content, fault] of [
        [text.slice(0, -1), 'the bundle was cut off'],
        [text.replaceAll('\n', '\r\n'), 'its line break was changed to CR LF'],
        ['x'.repeat(5_000_000), 'line 1: the line is longer than that of any record'],
        ['', 'the bundle was cut off'],
      ] as const) {
        await writeFile(bundle, content);
        expect(await verifyBundle(bundle)).toMatchObject({ code: 1, stdout: expect.stringContaining(fault) });
      }
    });

    it('writes one record with its proof', async () => {
      const [bundle, id] = [join(ledger.folder, 'record.bundle'), records[12]?.audit_id ?? ''];
      expect((await audit('export', '--bundle', bundle, '--record', id)).code).toBe(0);
      const { code, stdout } = await verifyBundle(bundle);
      expect([code, stdout]).toEqual([0, expect.stringContaining(`PROVEN: record ${id} was in the ledger`)]);
      const missing = await audit('export', '--bundle', bundle, '--record', ledgerRecord(START).audit_id);
      expect(missing).toMatchObject({ code: 3, errors: expect.stringContaining('There is no such record') });
    });

    it('closes its file when the export fails', async () => {
      const bundle = join(ledger.folder, 'failed.bundle');
      const { code } = await audit('export', '--bundle', bundle, '--record', ledgerRecord(START).audit_id);
      expect(code).toBe(3);
      // Node ends the close of a stream's file a moment after it says so.
      await vi.waitUntil(() => !isOpen(bundle), 4_000);
      const handle = await open(bundle);
      expect(isOpen(bundle)).toBe(true);
      await handle.close();
    });
  });

  it('names the record that was edited in the table, and exits 1', async () => {
    const record = records[7];
    if (!record) throw new Error('no record');
    const edited = { ...recordKey(record.audit_id), ...record, status: 500 };
    await ledger.tables.client.send(
      new PutItemCommand({ TableName: ledger.tables.ledgerTable, Item: marshall(edited) }),
    );
    const { code, out } = await audit('verify', ...SPAN);
    expect(code).toBe(1);
    expect(out.join('\n')).toContain(`record ${record.audit_id} was edited`);
    expect((await audit('show', record.audit_id)).errors).toContain('does not match: edited');
  });

  it('prints the public key of the seals, and both during a rotation', async () => {
    const { code, out, errors } = await audit('public-key');
    const { keyId, publicKey } = deriveSigningKey(SIGNING_SECRET);
    const pem = publicKey.export({ format: 'pem', type: 'spki' });
    expect([code, `${out.join('\n')}\n`]).toEqual([0, pem]);
    expect(errors).toContain(keyId);
    const SecretString = 'the next ledger signing secret, long enough';
    await ledger.secrets.client.send(new PutSecretValueCommand({ SecretId: ledger.signingSecretId, SecretString }));
    const rotated = await audit('public-key');
    expect(rotated.out.join('\n').match(/BEGIN PUBLIC KEY/g)).toHaveLength(2);
    expect(rotated.errors).toMatch(new RegExp(`${keyId}, before the rotation`));
  });

  it('prints the public key of the key of KMS where one signs the seals', async () => {
    const kms = await startKms();
    vi.stubEnv('SEAL_KMS_KEY_ARN', KMS_KEY_ARN);
    vi.stubEnv('AWS_ENDPOINT_URL_KMS', kms.url);
    const { code, out } = await audit('public-key');
    vi.stubEnv('SEAL_KMS_KEY_ARN', '');
    await kms.close();
    expect([code, `${out.join('\n')}\n`]).toEqual([0, kms.publicKey.export({ format: 'pem', type: 'spki' })]);
  });
});
