import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginLedger } from '../../infra/cli/demo/begin-ledger.ts';
import { startDynamoDb } from '../../infra/local/dynamodb/index.ts';
import { readLocalSettings } from '../../infra/local/environment.ts';
import { Lifecycle } from '../../infra/local/lifecycle.ts';
import { startSecretsManager } from '../../infra/local/secrets-manager/index.ts';
import { LOCAL_NAMES, seed } from '../../infra/local/seed.ts';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import { createDynamoDbLedgerStore, openLedgerTable } from '../../lib/ledger/index.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { createDocumentGuard } from '../../lib/webhook/index.ts';
import { createFlushState, guardFlushState } from '../../lib/windows/index.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';
import { ledgerRecord } from '../fixtures/ledger.ts';
import { createLocalClients, type LocalClients } from '../fixtures/local-clients.ts';
import { silentLogger } from '../fixtures/silent-logger.ts';

describe('seed', () => {
  const lifecycle = new Lifecycle();
  let endpoints: { dynamoDb: string; secretsManager: string };
  let clients: LocalClients;
  beforeAll(async () => {
    const dynamoDb = await lifecycle.own(startDynamoDb);
    const secretsManager = await lifecycle.own(startSecretsManager);
    endpoints = { dynamoDb: dynamoDb.url, secretsManager: secretsManager.url };
    clients = createLocalClients(endpoints);
  });
  afterAll(async () => {
    clients.close();
    await lifecycle.close();
  });

  const secret = async (name: string) => {
    const command = new GetSecretValueCommand({ SecretId: `${LOCAL_NAMES.secretPrefix}/${name}` });
    return (await clients.secretsManager.send(command)).SecretString ?? '';
  };

  it('makes secrets of the shapes that the functions read', async () => {
    await seed(endpoints, readLocalSettings({ CXONE_CLIENT_ID: 'me', CXONE_CLIENT_SECRET: 'mine' }));
    expect((await secret('service')).length).toBeGreaterThanOrEqual(32);
    expect((await secret('ledger-seal')).length).toBeGreaterThanOrEqual(32);
    expect((await secret('ledger-signing')).length).toBeGreaterThanOrEqual(32);
    expect(JSON.parse(await secret('cxone-credentials'))).toEqual({ client_id: 'me', client_secret: 'mine' });
    expect(JSON.parse(await secret('webhook')).signing_secret).toMatch(/^whsec_/);
  });

  it('keeps keys and records of an earlier start, and takes new credentials', async () => {
    const key = { pk: { S: 'kept' }, sk: { S: '1' } };
    await clients.dynamoDb.send(new PutItemCommand({ TableName: LOCAL_NAMES.ledgerTable, Item: key }));
    const before = [await secret('service'), await secret('ledger-seal'), await secret('ledger-signing')];
    await seed(endpoints, readLocalSettings({ CXONE_CLIENT_ID: 'me', CXONE_CLIENT_SECRET: 'another' }));
    expect([await secret('service'), await secret('ledger-seal'), await secret('ledger-signing')]).toEqual(before);
    expect(JSON.parse(await secret('cxone-credentials')).client_secret).toBe('another');
    const read = await clients.dynamoDb.send(
      new GetItemCommand({ TableName: LOCAL_NAMES.ledgerTable, Key: key, ConsistentRead: true }),
    );
    expect(read.Item).toEqual(key);
  });

  describe('the checkpoint of the demo', () => {
    const WINDOW = 1_795_963_200;
    const clock = new FakeClock(WINDOW * 1000 + 30_000);
    const key = { pk: { S: 'flush' }, sk: { S: 'checkpoint' } };
    const table = () => ({ client: clients.dynamoDb, tableName: LOCAL_NAMES.ledgerTable });
    /** As metrics-flush reads it: without a valid signature it is undefined. */
    const readCheckpoint = async () => {
      const secretId = `${LOCAL_NAMES.secretPrefix}/ledger-signing`;
      const secret = createSecretSource(clients.secretsManager, secretId, { maxAgeSeconds: 60 });
      const state = createFlushState(createDocuments(openLedgerTable(table())));
      return (await guardFlushState(state, createDocumentGuard({ secret, logger: silentLogger })).readCheckpoint())
        .value;
    };

    it('is at the current window, with one window before that is old enough to be sealed', async () => {
      await beginLedger(endpoints, clock);
      const { nextWindow, nextSeal } = (await readCheckpoint()) ?? {};
      expect([nextWindow, nextSeal]).toEqual([WINDOW, WINDOW - 840]);
    });

    it('is not moved by another start', async () => {
      await clock.advance(120_000);
      await beginLedger(endpoints, clock);
      expect((await readCheckpoint())?.nextWindow).toBe(WINDOW);
    });

    it('is not made where the ledger has records', async () => {
      await clients.dynamoDb.send(new DeleteItemCommand({ TableName: LOCAL_NAMES.ledgerTable, Key: key }));
      await createDynamoDbLedgerStore({ ...table(), clock }).append(ledgerRecord(clock.now()));
      await beginLedger(endpoints, clock);
      expect(await readCheckpoint()).toBeUndefined();
    });
  });
});
