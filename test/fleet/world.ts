import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { EXTRACT_PATH, type RunningStandIn, type Settings, startCxoneStandIn } from '../../infra/local/cxone/index.ts';
import { createTables, type DynamoDbAdmin, startDynamoDb } from '../../infra/local/dynamodb/index.ts';
import { type SecretsManagerAdmin, startSecretsManager } from '../../infra/local/secrets-manager/index.ts';
import { extractEvent } from '../fixtures/extract-event.ts';
import { createRandom } from '../fixtures/random.ts';
import { type Handler, loadHandler } from './load-handler.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import { createVirtualRealm, type Latency } from './virtual-realm.ts';
import { createLifetime, VirtualTime } from './virtual-time.ts';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Record<string, unknown> & {
    cache_source?: string;
    freshness_age_sec?: number;
    audit_status?: string;
    type?: string;
  };
  /** Monotonic milliseconds. */
  startedAt: number;
  endedAt: number;
  latencyMs: number;
}

/** One Lambda environment; serves one request at a time. */
export interface Environment {
  ask(request: Record<string, unknown>, headers?: Record<string, string>, apiKeyId?: string): Promise<Answer>;
  /** Kills the environment; its open requests are never answered. */
  kill(): void;
}

/** A set of emulators, and any number of environments of the built functions, in virtual time. */
export interface World {
  readonly time: VirtualTime;
  readonly traffic: Traffic;
  readonly standIn: RunningStandIn;
  readonly dynamoDb: DynamoDbAdmin;
  readonly secretsManager: SecretsManagerAdmin;
  readonly random: () => number;
  /** The environments that sent a request to the extract endpoint, by order. */
  readonly calls: readonly Environment[];
  /** Starts a cold environment. @param variables over those that all have */
  environment(variables?: Record<string, string>): Environment;
  environments(count: number, variables?: Record<string, string>): Environment[];
  /** Starts a cold environment of token-refresh, and returns a function that invokes it. */
  tokenRefresh(): () => Promise<unknown>;
  /** Moves AWSCURRENT of the credentials. */
  putCredentials(client: { clientId: string; clientSecret: string }): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Where the built functions are. */
  dist: string;
  settings?: Partial<Settings>;
  variables?: Record<string, string>;
  /** Of each call to DynamoDB and Secrets Manager. */
  awsLatencyMs?: Latency;
  seed?: number;
  /** Credentials of the clients' secret; the stand-in knows `local-client`. */
  clientSecret?: string;
  /** Receives the log output of the environments. */
  onOutput?: (text: string) => void;
}

export const CLIENT = { clientId: 'local-client', clientSecret: 'local-client-secret' };
const AWS = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

export async function createWorld({
  dist,
  settings = {},
  variables = {},
  seed = 1,
  clientSecret,
  awsLatencyMs,
  onOutput = () => {},
}: WorldOptions): Promise<World> {
  const time = new VirtualTime();
  const traffic = createTraffic();
  const random = createRandom(seed);
  const clock = { now: time.now, monotonic: time.monotonic, timeout: time.timeout, sleep: time.sleepWhileHeld };
  const [dynamoDb, secretsManager, standIn] = await Promise.all([
    startDynamoDb({ clock }),
    startSecretsManager({ clock }),
    startCxoneStandIn({ ...CLIENT, clock, settings: { latencyMs: 120, tokenLatencyMs: 200, ...settings } }),
  ]);
  const tables = new DynamoDBClient({ ...AWS, endpoint: dynamoDb.url });
  await createTables(tables, { stateTable: 'state', ledgerTable: 'ledger' });
  tables.destroy();
  const secrets = new SecretsManagerClient({ ...AWS, endpoint: secretsManager.url });
  const credentials = { client_id: CLIENT.clientId, client_secret: clientSecret ?? CLIENT.clientSecret };
  const create = (Name: string, SecretString: string) => secrets.send(new CreateSecretCommand({ Name, SecretString }));
  await create('service', 's'.repeat(64));
  await create('cxone-credentials', JSON.stringify(credentials));
  const common = {
    STAGE: 'local',
    AWS_REGION: AWS.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsManager.url,
    STATE_TABLE: 'state',
    LEDGER_TABLE: 'ledger',
    SERVICE_SECRET_ID: 'service',
    CXONE_CREDENTIALS_SECRET_ID: 'cxone-credentials',
    CXONE_BASE_URL: standIn.url,
    POWERTOOLS_METRICS_NAMESPACE: 'CxoneEntities',
    ...variables,
  };
  const calls: Environment[] = [];
  const extractUrl = `${standIn.url}${EXTRACT_PATH}`;
  const load = (name: string, more: Record<string, string>, onFetch: (url: string) => void) => {
    const lifetime = createLifetime(time);
    const realm = createVirtualRealm(lifetime, traffic, random, onFetch, awsLatencyMs);
    return { lifetime, handler: loadHandler(join(dist, name, 'handler.js'), { ...common, ...more }, realm, onOutput) };
  };
  const environment = (more: Record<string, string> = {}): Environment => {
    const { lifetime, handler } = load('extract', more, url => {
      if (url.startsWith(extractUrl)) calls.push(made);
    });
    const made = { ask: asker(handler, time), kill: lifetime.kill };
    return made;
  };
  return {
    time,
    traffic,
    standIn,
    dynamoDb: dynamoDb.admin,
    secretsManager: secretsManager.admin,
    random,
    calls,
    environment,
    environments: (count, more) => Array.from({ length: count }, () => environment(more)),
    tokenRefresh() {
      const { handler } = load('token-refresh', {}, () => {});
      return () => handler({ source: 'aws.scheduler' }, lambdaContext(time));
    },
    async putCredentials({ clientId, clientSecret: secret }) {
      const SecretString = JSON.stringify({ client_id: clientId, client_secret: secret });
      await secrets.send(new PutSecretValueCommand({ SecretId: 'cxone-credentials', SecretString }));
    },
    async close() {
      secrets.destroy();
      await Promise.all([dynamoDb.close(), secretsManager.close(), standIn.close()]);
    },
  };
}

/** Lambda's time limit of the function (serverless.yml). */
const FUNCTION_TIMEOUT_MS = 28_000;

function asker(handler: Handler, time: VirtualTime): Environment['ask'] {
  return async (request, headers, apiKeyId) => {
    const startedAt = time.monotonic();
    const answer = await handler(extractEvent(request, headers, apiKeyId), lambdaContext(time));
    const endedAt = time.monotonic();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: JSON.parse(answer.body),
      startedAt,
      endedAt,
      latencyMs: endedAt - startedAt,
    };
  };
}

function lambdaContext(time: VirtualTime) {
  const startedAt = time.monotonic();
  return {
    awsRequestId: `r${startedAt}`,
    getRemainingTimeInMillis: () => FUNCTION_TIMEOUT_MS - (time.monotonic() - startedAt),
  };
}

/** A request as the application of an agent sends it. */
export const requestOf = (text: string) => ({ text, language: 'en-US', entity_types: ['product', 'date'] });
