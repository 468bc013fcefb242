import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readExtractConfig } from '../../../functions/extract/config.ts';
import { createDocuments } from '../../../lib/dynamodb/index.ts';
import { createDynamoDbLedgerStore, openLedgerTable } from '../../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../../lib/platform/aws-clients.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';
import { createDynamoDbStateStore } from '../../../lib/state/index.ts';
import { readTierHits, TIER_METRICS, type TierHits } from '../../local/tier-hits.ts';
import { readSecretState } from '../../preflight/index.ts';
import { openStage, type StageNames } from '../stage.ts';
import { ToolError } from '../tool/index.ts';
import type { StatusSources } from './read-status.ts';

/**
 * The tables and secrets of a stage, and on AWS the settings of its functions and their metrics.
 * @throws ToolError at stage local, when nothing names its services
 */
export function connect(stage: string): StatusSources {
  const names = openStage(stage);
  if (stage === 'local' && !process.env.CXONE_BASE_URL) {
    throw new ToolError('The services of stage local are not started. Start them first: npm start.');
  }
  const client = createDynamoDbClient();
  const secrets = createSecretsManagerClient();
  const describing = new SecretsManagerClient({ maxAttempts: 2 });
  const isLocal = stage === 'local';
  let settings: Promise<NodeJS.ProcessEnv> | undefined;
  const environment = () => {
    settings ??= isLocal ? Promise.resolve(process.env) : readSettings(stage);
    return settings;
  };
  return {
    stage,
    state: createDynamoDbStateStore({ client, table: names.stateTable }),
    ledger: createDynamoDbLedgerStore({ client, clock: systemClock, tableName: names.ledgerTable }),
    documents: createDocuments(openLedgerTable({ client, tableName: names.ledgerTable })),
    serviceSecret: createSecretSource(secrets, names.serviceSecretId, { maxAgeSeconds: 300 }),
    credentialsId: names.credentialsSecretId,
    secretIds: secretIdsOf(names),
    upstream: async () => readExtractConfig({ ...(await environment()), ...variablesOf(names, stage) }),
    secretStatus: async id => (await readSecretState(describing, id)).status,
    tierHits: isLocal ? readLocalTierHits : createTierHits(stage),
  };
}

const secretIdsOf = (names: StageNames): string[] => [
  names.credentialsSecretId,
  names.webhookSecretId,
  names.serviceSecretId,
  names.sealSecretId,
  names.signingSecretId,
];

const variablesOf = (names: StageNames, stage: string) => ({
  STAGE: stage,
  STATE_TABLE: names.stateTable,
  LEDGER_TABLE: names.ledgerTable,
  SERVICE_SECRET_ID: names.serviceSecretId,
  CXONE_CREDENTIALS_SECRET_ID: names.credentialsSecretId,
});

/** The environment of `extract` as it is deployed. */
async function readSettings(stage: string): Promise<NodeJS.ProcessEnv> {
  // Loaded here and below, because stage local does not need them.
  const { GetFunctionConfigurationCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const lambda = new LambdaClient();
  const name = `cxone-entities-${stage}-extract`;
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: name }));
  return { ...Environment?.Variables };
}

/** Of the file that `npm start` names in .env.local. */
async function readLocalTierHits(now: number): Promise<TierHits> {
  const file = process.env.LOCAL_TIER_HITS_FILE;
  if (!file) throw new ToolError('npm start counts them; these functions were not started by it');
  return readTierHits(file, now);
}

function createTierHits(stage: string): (now: number) => Promise<TierHits> {
  const dimensions = { service: 'extract', stage };
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const Namespace = process.env.POWERTOOLS_METRICS_NAMESPACE || 'CxoneEntities';
  return async now => {
    const { CloudWatchClient, GetMetricDataCommand } = await import('@aws-sdk/client-cloudwatch');
    const cloudWatch = new CloudWatchClient();
    const MetricDataQueries = Object.entries(TIER_METRICS).map(([Id, MetricName]) => ({
      Id,
      MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 3_600, Stat: 'Sum' },
    }));
    const span = { StartTime: new Date(now - 3_600_000), EndTime: new Date(now) };
    const { MetricDataResults = [] } = await cloudWatch.send(new GetMetricDataCommand({ MetricDataQueries, ...span }));
    const sumOf = (id: string) =>
      (MetricDataResults.find(({ Id }) => Id === id)?.Values ?? []).reduce((sum, value) => sum + value, 0);
    return {
      requests: sumOf('requests'),
      memory: sumOf('memory'),
      dynamoDb: sumOf('dynamoDb'),
      stale: sumOf('stale'),
    };
  };
}
