import { join } from 'node:path';
import type { Clock } from '../../../lib/context.ts';
import { createDocuments } from '../../../lib/dynamodb/index.ts';
import { CONTRACT_LANGUAGES, LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { openLedgerTable } from '../../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../../lib/platform/aws-clients.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createOutboxStore } from '../../../lib/webhook/index.ts';
import { type AwsClients, openLedger } from '../../cli/audit/connect.ts';
import { logGroupOf } from '../../cli/audit/log-anchors.ts';
import { defaultCheckpointFile } from '../../cli/audit/verify-checkpoint.ts';
import { apiKeyCredentials } from '../../cli/smoke/credentials.ts';
import { openStage, stageNames } from '../../cli/stage.ts';
import type { RunningFunctions } from '../../local/functions/index.ts';
import { createLocalClients } from '../../local/seed.ts';
import type { LocalServices } from '../../local/stack.ts';
import type { AnswerWatch } from '../answer-watch.ts';
import { openRulesFile } from './rules-file.ts';
import { createStageMetrics } from './stage-metrics.ts';
import type { ConsoleTarget } from './target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const RULES_FILE = join(import.meta.dirname, '../../../lib/normalization/rules/default.yaml');

export interface LocalStack {
  readonly services: LocalServices;
  readonly functions: Pick<RunningFunctions, 'httpUrl' | 'lambdaUrl'>;
  readonly apiKey: string;
  readonly answers: AnswerWatch;
  readonly clock?: Clock;
}

/** The stack of `npm start`. */
export function localTarget(
  { services, functions, apiKey, answers, clock }: LocalStack,
  env: Environment,
): ConsoleTarget {
  const clients = createLocalClients({ dynamoDb: services.dynamoDbUrl, secretsManager: services.secretsManagerUrl });
  return {
    ...commonTarget('local', clients, {}, env),
    ...(clock && { clock }),
    api: { url: functions.httpUrl, credentials: apiKeyCredentials(apiKey) },
    metrics: undefined,
    webhookUrl: services.webhookUrl,
    rules: openRulesFile(services.rules.file),
    local: {
      cxone: services.cxone?.admin,
      sink: services.sink?.admin,
      dynamoDb: services.dynamoDb?.admin,
      lambdaUrl: functions.lambdaUrl,
      answers,
      activeRules: services.rules,
    },
  };
}

/**
 * A stage in AWS, with the credentials of the person who starts the console.
 *
 * @param api the endpoint, if known
 * @param env the environment of the functions and the person ({@link readSettings})
 */
export function deployedTarget(stage: string, api: ConsoleTarget['api'], env: Environment): ConsoleTarget {
  openStage(stage);
  const clients = { dynamoDb: createDynamoDbClient(), secretsManager: createSecretsManagerClient() };
  return {
    ...commonTarget(stage, clients, env, env),
    api,
    metrics: createStageMetrics({ stage, namespace: env.POWERTOOLS_METRICS_NAMESPACE || 'CxoneEntities' }),
    webhookUrl: env.ANALYTICS_WEBHOOK_URL || undefined,
    local: undefined,
  };
}

/** @param names where the environment names tables and secrets */
function commonTarget(stage: string, clients: AwsClients, names: Environment, env: Environment) {
  const { ledgerTable, stateTable, ...secrets } = stageNames(stage, names);
  const table = openLedgerTable({ client: clients.dynamoDb, tableName: ledgerTable });
  return {
    stage,
    clock: systemClock,
    languages: readLanguages(env.LANGUAGES_ENABLED),
    timeZone: env.DEFAULT_TIME_ZONE || 'UTC',
    ledger: openLedger({ ledgerTable, stateTable, ...secrets }, clients),
    outbox: createOutboxStore(createDocuments(table)),
    anchorSources: {
      file: undefined,
      webhookFile: undefined,
      webhookSecret: undefined,
      logGroup: stage === 'local' ? undefined : logGroupOf(stage, env),
      checkpointFile: defaultCheckpointFile(stage, ledgerTable, env),
      table: ledgerTable,
    },
    state: { client: clients.dynamoDb, tableName: stateTable },
    rules: openRulesFile(env.NORMALIZATION_RULES || RULES_FILE),
  };
}

function readLanguages(enabled: string | undefined): readonly Language[] {
  const wanted = enabled?.split(',').map(tag => tag.trim());
  return wanted ? LANGUAGES.filter(tag => wanted.includes(tag)) : CONTRACT_LANGUAGES;
}
