import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { readFreeSettings } from '../../infra/local/environment.ts';
import { Lifecycle } from '../../infra/local/lifecycle.ts';
import { LOCAL_NAMES } from '../../infra/local/seed.ts';
import { startServices } from '../../infra/local/stack.ts';
import { createLocalClients, type LocalClients } from '../fixtures/local-clients.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'data-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function withServices<T>(
  dataDirectory: string | undefined,
  use: (clients: LocalClients) => Promise<T>,
): Promise<T> {
  const lifecycle = new Lifecycle();
  const settings = { ...readFreeSettings({}), dataDirectory };
  try {
    const { dynamoDbUrl, secretsManagerUrl } = await startServices(settings, lifecycle);
    const clients = createLocalClients({ dynamoDb: dynamoDbUrl, secretsManager: secretsManagerUrl });
    return await use(clients).finally(() => clients.close());
  } finally {
    await lifecycle.close();
  }
}

const Key = { pk: { S: 'audit#1' }, sk: { S: '1' } };
const read = async ({ dynamoDb, secretsManager }: LocalClients) => {
  const { Item } = await dynamoDb.send(new GetItemCommand({ TableName: LOCAL_NAMES.ledgerTable, Key }));
  const command = new GetSecretValueCommand({ SecretId: `${LOCAL_NAMES.secretPrefix}/ledger-seal` });
  return { item: Item, secret: (await secretsManager.send(command)).SecretString };
};
const write = async (clients: LocalClients) => {
  await clients.dynamoDb.send(new PutItemCommand({ TableName: LOCAL_NAMES.ledgerTable, Item: Key }));
  return read(clients);
};

describe('LOCAL_DATA_DIR', () => {
  it('keeps tables and secrets over a restart', async () => {
    const data = join(folder, 'new', 'data');
    const before = await withServices(data, write);
    expect(before.item).toEqual(Key);
    expect(await withServices(data, read)).toEqual(before);
  });

  it('left out, a restart loses both', async () => {
    const before = await withServices(undefined, write);
    const after = await withServices(undefined, read);
    expect(after.item).toBeUndefined();
    expect(after.secret).not.toBe(before.secret);
  });

  it('lets no other user read the secrets', async () => {
    await withServices(folder, write);
    expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
  });

  it('is refused to a second stack, and free again after the first one', async () => {
    const first = await openDataFolder(folder);
    await expect(openDataFolder(folder)).rejects.toThrow(`is in use by process ${process.pid}`);
    await first.close();
    await (await openDataFolder(folder)).close();
  });

  it('is taken over from a stack that was killed', async () => {
    writeFileSync(join(folder, 'stack.pid'), '99999999');
    const taken = await openDataFolder(folder);
    expect(readFileSync(join(folder, 'stack.pid'), 'utf8')).toBe(String(process.pid));
    await taken.close();
  });

  it('is refused when the secrets in it cannot be read, so that no key is replaced', async () => {
    writeFileSync(join(folder, 'secrets.json'), '[{"name": 1}]');
    await expect(withServices(folder, read)).rejects.toThrow('secrets.json');
  });
});
