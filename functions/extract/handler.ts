import rules from 'virtual:normalization-rules';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbLedgerWriter } from '../../lib/ledger/index.ts';
import { lookupOfHost } from '../../lib/network/index.ts';
import { loadRules } from '../../lib/normalization/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { httpPost } from '../../lib/platform/http-post.ts';
import { createLogger, createPlainLogger } from '../../lib/platform/logger.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { loadRedaction } from '../../lib/privacy/index.ts';
import { cxoneGrant } from '../../lib/provider/index.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { composeExtract } from './compose.ts';
import { readExtractConfig } from './config.ts';

/** API Gateway, POST /v1/extract. */

const config = readExtractConfig(process.env);
const log = new Logger({ serviceName: 'extract' });
const dynamoDb = createDynamoDbClient();
const secretsManager = createSecretsManagerClient();
const lookupOf = lookupOfHost(cxoneGrant(config));

/** Credentials are read from Secrets Manager again after this time, and at once after a refused grant. */
const CREDENTIALS_MAX_AGE_SECONDS = 300;
/** The service secret is read once in the life of an environment. */
const SERVICE_SECRET_MAX_AGE_SECONDS = 86_400;

const state = createDynamoDbStateStore({ client: dynamoDb, table: config.STATE_TABLE });
// Opens the connection to DynamoDB while the secret is fetched. No item has this key, which the role allows.
state.get('token#connection').catch(() => undefined);

export const handler = composeExtract({
  config,
  clock: systemClock,
  logger: createLogger(log, loadRedaction),
  auditLog: createPlainLogger(log),
  bindLog(fields) {
    log.resetKeys();
    log.appendKeys(fields);
  },
  fetch: globalThis.fetch,
  post: (url, request) => httpPost(url, request, lookupOf(new URL(url).hostname)),
  state,
  ledger: createDynamoDbLedgerWriter({ client: dynamoDb, tableName: config.LEDGER_TABLE }),
  serviceSecret: createSecretSource(secretsManager, config.SERVICE_SECRET_ID, {
    maxAgeSeconds: SERVICE_SECRET_MAX_AGE_SECONDS,
  }),
  credentials: createSecretSource(secretsManager, config.CXONE_CREDENTIALS_SECRET_ID, {
    maxAgeSeconds: CREDENTIALS_MAX_AGE_SECONDS,
  }),
  metrics: new Metrics({ serviceName: 'extract', defaultDimensions: { stage: config.STAGE } }),
  rules: loadRules(rules),
  openApi: async () => (await import('../../docs/openapi.yaml')).json,
});
