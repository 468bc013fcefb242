import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { readMetricsFlushConfig } from '../../functions/metrics-flush/config.ts';
import { createRemoteSigningKey, createWindowSealer, verifyLedger } from '../../lib/ledger/index.ts';
import { createKmsClient, createKmsSigner } from '../../lib/platform/kms-signer.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { KMS_KEY_ARN, startKms, type TestKms } from '../fixtures/kms.ts';
import { ledgerRecord, testKeys } from '../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { KEYS, START, sealKey, signingKey, summary } from '../fixtures/sealed-ledger.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';

/** Seals that a key of AWS KMS signs, through the SDK. */
describe('A key of KMS', () => {
  let kms: TestKms;
  afterEach(() => kms.close());

  const openKey = () => createRemoteSigningKey(async () => createKmsSigner(KMS_KEY_ARN, kms.client));

  it('signs seals that its public key verifies, and the key of the signing secret does not', async () => {
    kms = await startKms();
    const key = openKey();
    const { publicKey, keyId } = await key();
    expect(publicKey.equals(kms.publicKey)).toBe(true);

    const clock = new FakeClock((START + 3_600) * 1000);
    const store = createMemoryLedgerStore(clock);
    const sealer = createWindowSealer({ store, sealKeys: KEYS.sealKeys, signingKey: key, clock, logger: silentLogger });
    for (const window of [START, START + 60]) {
      await store.append(ledgerRecord(window * 1000));
      expect((await sealer(window)).seal).toMatchObject({ signing_key_id: keyId });
    }
    const verify = async (publicKeys: ReadonlyMap<string, typeof publicKey>) =>
      verifyLedger({
        store,
        sealKeys: new Map([[sealKey.keyId, sealKey]]),
        serviceKeys: new Map([[testKeys.keyId, testKeys]]),
        publicKeys,
        anchors: [],
        nowSeconds: START + 1_200,
        from: START,
        to: START + 120,
      });
    expect((await verify(new Map([[keyId, publicKey]]))).findings).toEqual([]);
    const { findings } = await verify(new Map([[signingKey.keyId, signingKey.publicKey]]));
    expect(summary(findings)).toEqual(expect.arrayContaining(['seal 0 unknown_key', 'seal 1 unknown_key']));
    expect(kms.calls).toEqual(['GetPublicKey', 'Sign', 'Sign']);
  });

  it('is asked again after KMS failed', async () => {
    kms = await startKms();
    const key = openKey();
    kms.faults.push('KMSInternalException', 'KMSInternalException');
    await expect(key()).rejects.toThrow();
    const { sign } = await key();
    kms.faults.push('KMSInternalException');
    expect(await sign('statement')).toMatch(/^[\w-]{86}$/);
  });

  it('of another algorithm signs nothing', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    kms = await startKms(pair);
    await expect(openKey()()).rejects.toThrow('is not an Ed25519 key');
  });

  it('whose signature does not match its public key signs nothing', async () => {
    const [shown, used] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
    kms = await startKms({ publicKey: shown.publicKey, privateKey: used.privateKey });
    const { sign } = await openKey()();
    await expect(sign('statement')).rejects.toThrow('does not match its key');
  });

  it('is asked in the region of its ARN', async () => {
    kms = await startKms();
    const client = createKmsClient(KMS_KEY_ARN.replace('eu-west-1', 'ap-south-2'));
    expect(await client.config.region()).toBe('ap-south-2');
    client.destroy();
  });
});

describe('SEAL_KMS_KEY_ARN', () => {
  it('is named by its ARN and not by an alias or an id', () => {
    const environment = { STAGE: 'dev', LEDGER_TABLE: 't', WEBHOOK_SECRET_ID: 'w' };
    const secrets = { LEDGER_SEAL_SECRET_ID: 's', LEDGER_SIGNING_SECRET_ID: 'g' };
    const read = (SEAL_KMS_KEY_ARN: string) => readMetricsFlushConfig({ ...environment, ...secrets, SEAL_KMS_KEY_ARN });
    for (const arn of [KMS_KEY_ARN, 'arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1234abcd']) {
      expect(read(arn).SEAL_KMS_KEY_ARN).toBe(arn);
    }
    expect(read('').SEAL_KMS_KEY_ARN).toBeUndefined();
    for (const wrong of [
      'alias/seals',
      '0f0f0f0f-1111-2222-3333-444444444444',
      `${KMS_KEY_ARN}/x`,
      KMS_KEY_ARN.replace(':key/', ':alias/'),
    ]) {
      expect(() => read(wrong)).toThrow('SEAL_KMS_KEY_ARN: must be the ARN of a KMS key, not of an alias');
    }
  });
});
