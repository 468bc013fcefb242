import type { Clock } from '../../lib/context.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { type RunningStandIn, startCxoneStandIn } from './cxone/index.ts';
import { openDataFolder } from './data-folder.ts';
import { type RunningDynamoDb, startDynamoDb } from './dynamodb/index.ts';
import type { LocalSettings } from './environment.ts';
import type { Lifecycle } from './lifecycle.ts';
import { ActiveRules } from './rules/index.ts';
import { type RunningSecretsManager, startSecretsManager } from './secrets-manager/index.ts';
import { seed } from './seed.ts';
import { type RunningSink, startWebhookSink } from './webhook-sink/index.ts';

/** The services that the functions need. A service that runs elsewhere by the settings is undefined. */
export interface LocalServices {
  readonly dynamoDbUrl: string;
  readonly secretsManagerUrl: string;
  readonly cxoneBaseUrl: string;
  readonly webhookUrl: string;
  readonly rules: ActiveRules;
  readonly dynamoDb: RunningDynamoDb | undefined;
  readonly secretsManager: RunningSecretsManager | undefined;
  readonly cxone: RunningStandIn | undefined;
  readonly sink: RunningSink | undefined;
}

/** A real upstream takes 50 to 200 ms; the stand-in itself takes less than 1 ms. */
const STAND_IN_LATENCY_MS = 40;
const STAND_IN_LIMIT = { perSecond: 100, burst: 200 };

/** Starts the services that do not run elsewhere, and creates tables and secrets. @throws PortTakenError, RulesError, DataFolderError */
export async function startServices(
  settings: LocalSettings,
  lifecycle: Lifecycle,
  clock: Clock = systemClock,
): Promise<LocalServices> {
  const { ports, cxoneCredentials: credentials } = settings;
  const rules = await lifecycle.own(async () => new ActiveRules(settings.rulesFile));
  const { dataDirectory } = settings;
  const data = dataDirectory === undefined ? undefined : await lifecycle.own(() => openDataFolder(dataDirectory));
  const dynamoDb =
    settings.dynamoDbUrl === undefined
      ? await lifecycle.own(() => startDynamoDb({ port: ports.dynamoDb, folder: data?.tables }))
      : undefined;
  const secretsManager =
    settings.secretsManagerUrl === undefined
      ? await lifecycle.own(() =>
          startSecretsManager({ port: ports.secretsManager, clock, dataFile: data?.secretsFile }),
        )
      : undefined;
  const cxone =
    settings.cxoneBaseUrl === undefined
      ? await lifecycle.own(() =>
          startCxoneStandIn({
            clock,
            port: ports.cxone,
            rules: rules.rules,
            clientId: credentials.client_id,
            clientSecret: credentials.client_secret,
            ...(credentials.access_key_id !== undefined && { accessKeyId: credentials.access_key_id }),
            ...(credentials.access_key_secret !== undefined && { accessKeySecret: credentials.access_key_secret }),
            settings: { latencyMs: STAND_IN_LATENCY_MS, limit: STAND_IN_LIMIT },
          }),
        )
      : undefined;
  const sink =
    settings.webhookUrl === undefined
      ? await lifecycle.own(() =>
          startWebhookSink({ clock, port: ports.webhook, secrets: [settings.webhookSigningSecret] }),
        )
      : undefined;
  const dynamoDbUrl = settings.dynamoDbUrl ?? dynamoDb?.url ?? '';
  const secretsManagerUrl = settings.secretsManagerUrl ?? secretsManager?.url ?? '';
  await seed({ dynamoDb: dynamoDbUrl, secretsManager: secretsManagerUrl }, settings);
  return {
    dynamoDbUrl,
    secretsManagerUrl,
    cxoneBaseUrl: settings.cxoneBaseUrl ?? cxone?.url ?? '',
    webhookUrl: settings.webhookUrl ?? `${sink?.url}/webhook`,
    rules,
    dynamoDb,
    secretsManager,
    cxone,
    sink,
  };
}

/** The environment with which serverless-offline and the functions reach the services. */
export function functionEnvironment(services: LocalServices, settings: LocalSettings): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: services.dynamoDbUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: services.secretsManagerUrl,
    CXONE_BASE_URL: services.cxoneBaseUrl,
    ANALYTICS_WEBHOOK_URL: services.webhookUrl,
    LOCAL_API_KEY: settings.apiKey,
  };
}
