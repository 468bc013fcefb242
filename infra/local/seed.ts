import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { createTables } from './dynamodb/index.ts';
import type { LocalSettings } from './environment.ts';

/** The names that serverless.yml gives at stage `local`. */
export const LOCAL_NAMES = {
  stateTable: 'cxone-entities-local-state',
  ledgerTable: 'cxone-entities-local-ledger',
  secretPrefix: 'cxone-entities/local',
};

/** Of an emulator. */
export const connection = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

export interface LocalEndpoints {
  dynamoDb: string;
  secretsManager: string;
}

export const createLocalClients = (endpoints: LocalEndpoints) => ({
  dynamoDb: new DynamoDBClient({ ...connection, endpoint: endpoints.dynamoDb }),
  secretsManager: new SecretsManagerClient({ ...connection, endpoint: endpoints.secretsManager }),
});

/** Creates the tables and the secrets. In a Secrets Manager that was running before, only values that the user sets are replaced. */
export async function seed(endpoints: LocalEndpoints, settings: LocalSettings): Promise<void> {
  const { dynamoDb, secretsManager } = createLocalClients(endpoints);
  try {
    await createTables(dynamoDb, LOCAL_NAMES);
    await keepOrCreate(secretsManager, 'service', randomBytes(48).toString('base64url'));
    await keepOrCreate(secretsManager, 'ledger-seal', randomBytes(48).toString('base64url'));
    await keepOrCreate(secretsManager, 'ledger-signing', randomBytes(48).toString('base64url'));
    await replaceOrCreate(secretsManager, 'cxone-credentials', JSON.stringify(settings.cxoneCredentials));
    await replaceOrCreate(secretsManager, 'webhook', JSON.stringify({ signing_secret: settings.webhookSigningSecret }));
  } finally {
    dynamoDb.destroy();
    secretsManager.destroy();
  }
}

/** @returns false when the secret existed */
async function keepOrCreate(client: SecretsManagerClient, name: string, value: string): Promise<boolean> {
  try {
    await client.send(new CreateSecretCommand({ Name: `${LOCAL_NAMES.secretPrefix}/${name}`, SecretString: value }));
    return true;
  } catch (error) {
    if (error instanceof ResourceExistsException) return false;
    throw error;
  }
}

async function replaceOrCreate(client: SecretsManagerClient, name: string, value: string): Promise<void> {
  if (await keepOrCreate(client, name, value)) return;
  await client.send(
    new PutSecretValueCommand({ SecretId: `${LOCAL_NAMES.secretPrefix}/${name}`, SecretString: value }),
  );
}
