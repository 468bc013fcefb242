import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbClient, createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createLogger } from '../../lib/platform/logger.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { loadRedaction } from '../../lib/privacy/index.ts';
import { createDynamoDbStateStore } from '../../lib/state/index.ts';
import { composeTokenRefresh } from './compose.ts';
import { readTokenRefreshConfig } from './config.ts';

/** EventBridge schedule, every five minutes. */

const config = readTokenRefreshConfig(process.env);
const secretsManager = createSecretsManagerClient();
/** Long, because a new service secret makes all sealed items unreadable anyway. */
const SERVICE_SECRET_SECONDS = 3_600;
/** The longest time for which credentials older than AWSCURRENT are used; refused ones are read again at once. */
const CREDENTIALS_SECONDS = 300;

export const handler = composeTokenRefresh({
  config,
  clock: systemClock,
  logger: createLogger(new Logger({ serviceName: 'token-refresh' }), loadRedaction),
  fetch: globalThis.fetch,
  state: createDynamoDbStateStore({ client: createDynamoDbClient(), table: config.STATE_TABLE }),
  serviceSecret: createSecretSource(secretsManager, config.SERVICE_SECRET_ID, {
    maxAgeSeconds: SERVICE_SECRET_SECONDS,
  }),
  credentials: createSecretSource(secretsManager, config.CXONE_CREDENTIALS_SECRET_ID, {
    maxAgeSeconds: CREDENTIALS_SECONDS,
  }),
  metrics: new Metrics({ serviceName: 'token-refresh', defaultDimensions: { stage: config.STAGE } }),
});
