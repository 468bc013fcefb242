import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openLedger } from '../../infra/cli/audit/connect.ts';
import { main } from '../../infra/cli/secrets.ts';
import { openStage } from '../../infra/cli/stage.ts';
import {
  createWindowSealer,
  readSealKeys,
  readSigningKey,
  thumbprintOf,
  verifyLedger,
} from '../../lib/ledger/index.ts';
import { createDynamoDbClient } from '../../lib/platform/aws-clients.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { createDocumentGuard } from '../../lib/webhook/index.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { ledgerRecord, testKeys } from '../fixtures/ledger.ts';
import { createMemoryLedgerStore } from '../fixtures/memory-ledger-store.ts';
import { runTool } from '../fixtures/run-tool.ts';
import { startTestSecrets, type TestSecrets } from '../fixtures/secrets-manager.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';

const START = Date.UTC(2026, 10, 22, 12) / 1000;
const NOW = (START + 1_090) * 1000;
const SEAL_ID = `test/${process.pid}/ledger-seal`;
const SIGNING_ID = `test/${process.pid}/ledger-signing`;

let secrets: TestSecrets;
const clock = new FakeClock(NOW);
const store = createMemoryLedgerStore(clock);

/** Read anew, as by functions that start now. */
const source = (id: string) => createSecretSource(secrets.client, id, { maxAgeSeconds: 300 });
const rotate = (...given: string[]) => runTool(main, ['rotate', ...given]);

async function sealWindow(index: number): Promise<void> {
  const window = START + index * 60;
  await store.append(ledgerRecord((window + 1) * 1000));
  const seal = createWindowSealer({
    ...{ store, clock, logger: silentLogger },
    sealKeys: () => readSealKeys(source(SEAL_ID)),
    signingKey: () => readSigningKey(source(SIGNING_ID)),
  });
  await seal(window);
}

const ledger = () =>
  openLedger(openStage('rotation'), { dynamoDb: createDynamoDbClient(), secretsManager: secrets.client });
const publicKeys = async () =>
  new Map([...(await ledger().signingKeys()).values()].map(({ publicKey }) => [thumbprintOf(publicKey), publicKey]));

async function faults(windows: number, keys: Awaited<ReturnType<typeof publicKeys>>) {
  const { findings, sealedWindows } = await verifyLedger({
    ...{ store, serviceKeys: new Map([[testKeys.keyId, testKeys]]), anchors: [], nowSeconds: NOW / 1000 },
    ...{ sealKeys: await ledger().sealKeys(), publicKeys: keys, from: START, to: START + windows * 60 },
  });
  return { faults: findings.map(({ fault }) => fault), sealedWindows };
}

beforeAll(async () => {
  secrets = await startTestSecrets();
  for (const [id, letter] of [
    [SEAL_ID, 'l'],
    [SIGNING_ID, 'e'],
  ] as const)
    await secrets.client.send(new CreateSecretCommand({ Name: id, SecretString: letter.repeat(64) }));
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    STAGE: 'rotation',
    LEDGER_SEAL_SECRET_ID: SEAL_ID,
    LEDGER_SIGNING_SECRET_ID: SIGNING_ID,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await secrets.close();
});

/** docs/operations.md, Rotate: the steps in their order, on one ledger. */
describe('A rotation of the secrets of the ledger', () => {
  it('verifies seals of both while it lasts, and takes the chain on', async () => {
    await sealWindow(0);
    const before = await publicKeys();
    const guard = createDocumentGuard({ secret: source(SIGNING_ID), logger: silentLogger });
    const mac = await guard.sign('a message that waits');

    const begun = [await rotate('ledger-seal'), await rotate('ledger-signing')];
    expect(begun.map(({ code, errors }) => [code, errors])).toEqual(
      Array(2).fill([0, 'Stage rotation in us-east-1.\n']),
    );
    await sealWindow(1);
    const keys = await publicKeys();
    expect(keys.size).toBe(2);
    expect([...before.keys()].every(id => keys.has(id))).toBe(true);
    expect(await faults(2, keys)).toEqual({ faults: [], sealedWindows: 2 });
    // A message from before the rotation is still sent.
    const after = createDocumentGuard({ secret: source(SIGNING_ID), logger: silentLogger });
    expect(await after.isGenuine('outbox', 'a message that waits', mac)).toBe(true);
  });

  it('refuses to begin another one before it is finished', async () => {
    for (const name of ['ledger-seal', 'ledger-signing']) {
      const { code, errors } = await rotate(name);
      expect([name, code, errors]).toEqual([name, 3, expect.stringContaining('a third one would end the first')]);
    }
  });

  it('of the signing secret is finished without a loss for who kept the old public key', async () => {
    const kept = await publicKeys();
    expect((await rotate('ledger-signing', '--finish')).code).toBe(0);
    expect(await faults(2, kept)).toEqual({ faults: [], sealedWindows: 2 });
    expect((await faults(2, await publicKeys())).faults).toContain('unknown_key');
  });

  it('of the seal secret leaves old seals that nobody can verify, and says so', async () => {
    const { out } = await rotate('ledger-seal', '--finish');
    expect(out.join()).toContain('can no longer be verified');
    expect((await faults(2, new Map())).faults).toContain('unknown_key');
  });
});
