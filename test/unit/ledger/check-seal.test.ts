import { beforeAll, describe, expect, it } from 'vitest';
import { checkSeal } from '../../../lib/ledger/check-seal.ts';
import {
  createWindowSealer,
  deriveSealKey,
  deriveSigningKey,
  LEDGER_LAYOUT,
  recordKey,
  verifyLedger,
} from '../../../lib/ledger/index.ts';
import { isReadable, readFiledSeal } from '../../../lib/ledger/read-seal.ts';
import type { WindowSealV2 } from '../../../lib/ledger/seal.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { RECORD_OF_SCHEMA_1, SEAL_OF_VERSION_1, testKeys } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { buildSealedLedger, KEYS, START, sealKey, signingKey, summary } from '../../fixtures/sealed-ledger.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const sealKeys = new Map([[sealKey.keyId, sealKey]]);
const publicKeys = new Map([[signingKey.keyId, signingKey.publicKey]]);

describe('A seal of version 2', () => {
  let seal: WindowSealV2;
  beforeAll(async () => {
    const ledger = await buildSealedLedger();
    seal = ledger.store.seals.get(START + 60) as WindowSealV2;
  });

  it('is genuine as it was made, by HMAC and by signature', () => {
    expect(seal).toMatchObject({ version: 2, sequence: 2, count: 60, signing_key_id: signingKey.keyId });
    expect(checkSeal(seal, { sealKeys })).toBeUndefined();
    expect(checkSeal(seal, { sealKeys, publicKeys })).toBeUndefined();
  });

  it('is short: the statement that is signed does not grow with the records', () => {
    expect(seal.shards.length).toBeGreaterThan(20);
    expect(Buffer.from(seal.root, 'base64url')).toHaveLength(32);
  });

  eachRow<[keyof WindowSealV2, unknown]>([
    ['layout', 2],
    ['sequence', 3],
    ['window', START + 120],
    ['previous_window', null],
    ['previous_seal', 'another'],
    ['count', 61],
    ['records_expire_at', START],
    ['root', 'another'],
    ['seal', 'another'],
    ['mac', 'another'],
    ['shards', []],
  ])('is forged with another %s', (field, value) => {
    expect(checkSeal({ ...seal, [field]: value }, { sealKeys })).toBe('forged');
  });

  eachRow([-1, LEDGER_LAYOUT.shards])('is unreadable with a shard %i', shard => {
    const [first, ...others] = seal.shards;
    expect(isReadable(readFiledSeal(seal.window, seal))).toBe(true);
    expect(isReadable(readFiledSeal(seal.window, { ...seal, shards: [{ ...first, shard }, ...others] }))).toBe(false);
  });

  eachRow(['shard', 'count', 'root'] as const)('is forged with another %s of one shard', field => {
    const [first, ...others] = seal.shards;
    const changed = { shard: 31, count: 1, root: 'r', ...first, [field]: field === 'root' ? 'another' : 32 };
    expect(checkSeal({ ...seal, shards: [changed, ...others] }, { sealKeys })).toBe('forged');
  });

  it('is forged with a signature of somebody who has the ledger seal secret and not the signing secret', async () => {
    const other = deriveSigningKey('the secret of somebody else, long enough');
    const signature = await other.sign('any');
    expect(checkSeal({ ...seal, signature }, { sealKeys, publicKeys })).toBe('forged');
    expect(checkSeal({ ...seal, signature }, { sealKeys })).toBeUndefined();
    expect(checkSeal({ ...seal, signing_key_id: other.keyId }, { sealKeys, publicKeys })).toBe('unknown_key');
  });

  it('needs a known ledger seal key', () => {
    const other = deriveSealKey('another ledger seal secret, long enough');
    expect(checkSeal(seal, { sealKeys: new Map([[other.keyId, other]]) })).toBe('unknown_key');
  });

  it('cannot be read with a field that is missing', () => {
    for (const field of Object.keys(seal)) {
      expect(readFiledSeal(seal.window, { ...seal, [field]: undefined })).toMatchObject({ unreadable: true });
    }
  });
});

describe('A seal of version 1', () => {
  const seal = readFiledSeal(START, JSON.parse(SEAL_OF_VERSION_1));

  it('is verified with the secret as before, and so are its records', async () => {
    const store = createMemoryLedgerStore(new FakeClock());
    const record = JSON.parse(RECORD_OF_SCHEMA_1);
    const { pk, sk } = recordKey(record.audit_id);
    store.partitions.set(pk, new Map([[sk, { pk, sk, attributes: record }]]));
    store.seals.set(START, JSON.parse(SEAL_OF_VERSION_1));
    store.head = { sequence: 1, seal: JSON.parse(SEAL_OF_VERSION_1) };
    const verify = async () =>
      verifyLedger({
        ...{ store, sealKeys, publicKeys, anchors: [], nowSeconds: START + 600, from: START, to: START + 60 },
        serviceKeys: new Map([[testKeys.keyId, testKeys]]),
      });
    expect(await verify()).toMatchObject({ findings: [], sealedWindows: 1, records: 1 });

    const clock = new FakeClock((START + 1_200) * 1000);
    const next = await createWindowSealer({ store, ...KEYS, clock, logger: silentLogger })(START + 60);
    expect(next.seal).toMatchObject({ version: 2, sequence: 2, previous_seal: JSON.parse(SEAL_OF_VERSION_1).seal });
    expect(await verify()).toMatchObject({ findings: [] });

    store.partitions.delete(pk);
    expect(summary((await verify()).findings)).toEqual(['shard 0/12 dropped']);
  });

  it('is forged with another content', () => {
    if ('unreadable' in seal || seal.version === 2) throw new Error('not of version 1');
    expect(checkSeal(seal, { sealKeys })).toBeUndefined();
    expect(checkSeal({ ...seal, count: 2 }, { sealKeys })).toBe('forged');
    const [shard = expect.fail()] = seal.shards;
    expect(checkSeal({ ...seal, shards: [{ ...shard, first: null }] }, { sealKeys })).toBe('forged');
  });
});

describe('deriveSealKey', () => {
  it('takes a secret of 32 characters, and refuses a shorter one', () => {
    expect(deriveSealKey('s'.repeat(32)).keyId).toMatch(/^[\w-]{8}$/);
    expect(() => deriveSealKey('s'.repeat(31))).toThrow('shorter than 32 characters');
  });
});
