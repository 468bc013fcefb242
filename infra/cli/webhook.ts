import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ConfigurationError, readConfig, text } from '../../lib/config.ts';
import { createGuardedSender } from '../../lib/metrics/guarded-sender.ts';
import { createDynamoDbDocuments, createOutboxStore, WebhookUrlError, webhookConfig } from '../../lib/metrics/index.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { list, replay, sendTest, UsageError, type WebhookTools } from './webhook/commands.ts';

const USAGE = `Usage: npm run webhook -- COMMAND
  list                        windows that wait for delivery, dead letters, and how the receiver does
  replay WINDOW... | --all    lets dead letters wait again; WINDOW is a start such as 2026-11-22T12:00:00Z
  send-test                   sends a signed message that is no window

Reads STAGE, LEDGER_TABLE, WEBHOOK_SECRET_ID, ANALYTICS_WEBHOOK_URL and WEBHOOK_ALLOWED_CIDRS from the environment or,
for the local stack, from .env.local.`;

/** `npm run webhook`: exits 0 when all went well, 1 when a replay or a test did not, 2 when it is called wrongly. */
async function main([command, ...names]: string[]): Promise<number> {
  if (command === '--help' || command === '-h') {
    console.log(USAGE);
    return 0;
  }
  if (command === 'list' && names.length === 0) return list(connect());
  if (command === 'replay' && names.length > 0) return replay(connect(), names);
  if (command === 'send-test' && names.length === 0) return sendTest(connect());
  console.error(USAGE);
  return 2;
}

function connect(): WebhookTools {
  const config = readConfig({ STAGE: text(), LEDGER_TABLE: text(), ...webhookConfig }, process.env);
  const local = config.STAGE === 'local';
  const clock = systemClock;
  return {
    clock,
    outbox: createOutboxStore(
      createDynamoDbDocuments({ client: new DynamoDBClient(), tableName: config.LEDGER_TABLE }),
    ),
    url: config.ANALYTICS_WEBHOOK_URL,
    createSender: url => createGuardedSender({ clock, url, local, allowedRanges: config.WEBHOOK_ALLOWED_CIDRS }),
    secret: createSecretSource(new SecretsManagerClient(), config.WEBHOOK_SECRET_ID, { maxAgeSeconds: 1 }),
    print: line => console.log(line),
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof ConfigurationError || error instanceof WebhookUrlError))
    throw error;
  console.error(error.message);
  process.exitCode = 2;
}
