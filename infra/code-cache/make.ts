import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { startCxoneStandIn } from '../local/cxone/index.ts';
import { createTables, startDynamoDb } from '../local/dynamodb/index.ts';
import { startSecretsManager } from '../local/secrets-manager/index.ts';
import { connection } from '../local/seed.ts';
import { nodeCommand } from './node-command.ts';
import { UTTERANCES, UTTERED_TYPES } from './utterances.ts';

const RECORD = join(import.meta.dirname, 'record.ts');

/**
 * Runs the built extract once in each language, with an answer of the upstream and with one from DynamoDB. Keeps the
 * bytecode of what ran (docs/decisions/0020-code-cache.md).
 * @param folder the built function
 * @param node the Node of the target: bytecode is only good for the version and architecture that made it (`nodeCommand`)
 */
export async function makeCodeCache(folder: string, node: string): Promise<void> {
  const [dynamoDb, secretsManager, cxone] = await Promise.all([
    startDynamoDb(),
    startSecretsManager(),
    startCxoneStandIn({ ...CREDENTIALS }),
  ]);
  try {
    await seed(dynamoDb.url, secretsManager.url);
    const environment = {
      ...FIXED,
      AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.url,
      CXONE_BASE_URL: cxone.url,
    };
    // The first run fills the cache in DynamoDB, so that the second one finds each answer there.
    await run(node, folder, environment, events('first'));
    await run(node, folder, environment, [...events('first'), ...events('second')]);
  } finally {
    await Promise.all([dynamoDb.close(), secretsManager.close(), cxone.close()]);
  }
}

const CREDENTIALS = { clientId: 'build', clientSecret: 'build' };

const NAMES = { stateTable: 'state', ledgerTable: 'ledger' };

/** Everything that can change which code runs is fixed. */
const FIXED = {
  STAGE: 'local',
  AWS_REGION: connection.region,
  AWS_ACCESS_KEY_ID: connection.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: connection.credentials.secretAccessKey,
  STATE_TABLE: NAMES.stateTable,
  LEDGER_TABLE: NAMES.ledgerTable,
  SERVICE_SECRET_ID: 'service',
  CXONE_CREDENTIALS_SECRET_ID: 'credentials',
  CACHE_FRESH_SECONDS: '3600',
  CACHE_TTL_SECONDS: '3600',
  POWERTOOLS_METRICS_NAMESPACE: 'CxoneEntities',
};

async function seed(dynamoDbUrl: string, secretsManagerUrl: string): Promise<void> {
  const dynamoDb = new DynamoDBClient({ ...connection, endpoint: dynamoDbUrl });
  const secretsManager = new SecretsManagerClient({ ...connection, endpoint: secretsManagerUrl });
  const { clientId: client_id, clientSecret: client_secret } = CREDENTIALS;
  try {
    await createTables(dynamoDb, NAMES);
    await secretsManager.send(new CreateSecretCommand({ Name: 'service', SecretString: 's'.repeat(64) }));
    const SecretString = JSON.stringify({ client_id, client_secret });
    await secretsManager.send(new CreateSecretCommand({ Name: 'credentials', SecretString }));
  } finally {
    dynamoDb.destroy();
    secretsManager.destroy();
  }
}

/** One for each language; callers with different API keys share no answer. */
const events = (apiKeyId: string) =>
  Object.entries(UTTERANCES).map(([language, text]) => ({
    httpMethod: 'POST',
    path: '/v1/extract',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, language, entity_types: UTTERED_TYPES, reference_time: '2026-11-22T12:00:00Z' }),
    isBase64Encoded: false,
    requestContext: { requestId: 'build', identity: { apiKeyId } },
  }));

async function run(node: string, folder: string, environment: object, given: readonly unknown[]): Promise<void> {
  const env = { ...environment, PATH: process.env.PATH, EVENTS: JSON.stringify(given) };
  const [program, ...before] = nodeCommand(node);
  await promisify(execFile)(program, [...before, '--random-seed=1', RECORD, folder], { env, maxBuffer: 2 ** 26 });
}
