import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import { createDynamoDbLedgerStore, openLedgerTable } from '../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createLogger } from '../../lib/platform/logger.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { loadRedaction } from '../../lib/privacy/index.ts';
import { composeMetricsFlush } from './compose.ts';
import { readMetricsFlushConfig } from './config.ts';

/** EventBridge schedule, every minute. */

const config = readMetricsFlushConfig(process.env);
const table = { client: createDynamoDbClient(), tableName: config.LEDGER_TABLE };
const kmsKey = config.SEAL_KMS_KEY_ARN;
const connectKms = async (arn: string) => (await import('../../lib/platform/kms-signer.ts')).createKmsSigner(arn);
const secretsManager = createSecretsManagerClient();
/** After a rotation, the new secret signs beside the previous one within this time. */
const SECRET_SECONDS = { maxAgeSeconds: 300 };

export const handler = composeMetricsFlush({
  config,
  clock: systemClock,
  logger: createLogger(new Logger({ serviceName: 'metrics-flush' }), loadRedaction),
  ledger: createDynamoDbLedgerStore({ ...table, clock: systemClock }),
  documents: createDocuments(openLedgerTable(table)),
  webhookSecret: createSecretSource(secretsManager, config.WEBHOOK_SECRET_ID, SECRET_SECONDS),
  sealSecret: createSecretSource(secretsManager, config.LEDGER_SEAL_SECRET_ID, SECRET_SECONDS),
  signingSecret: createSecretSource(secretsManager, config.LEDGER_SIGNING_SECRET_ID, SECRET_SECONDS),
  connectSealSigner: kmsKey === undefined ? undefined : () => connectKms(kmsKey),
  metrics: new Metrics({ serviceName: 'metrics-flush', defaultDimensions: { stage: config.STAGE } }),
});
