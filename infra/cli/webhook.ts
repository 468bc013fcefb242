import { parseArgs } from 'node:util';
import { ConfigurationError, readConfig } from '../../lib/config.ts';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import { openLedgerTable } from '../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { createOutboxStore, openGuardedSender, WebhookUrlError, webhookConfig } from '../../lib/webhook/index.ts';
import { openStage } from './stage.ts';
import { UsageError } from './usage-error.ts';
import { list, replay, sendTest, type WebhookTools } from './webhook/commands.ts';

const USAGE = `Usage: npm run webhook -- COMMAND [OPTIONS]
  list                        windows that wait for delivery, dead letters, and how the receiver does
  replay WINDOW... | --all    lets dead letters wait again; WINDOW is a start such as 2026-11-22T12:00:00Z
  send-test                   sends a signed message that is no window
Options
  --stage STAGE    default: STAGE of the environment, else local (which reads .env.local)
  --help           prints this

Reads ANALYTICS_WEBHOOK_URL and WEBHOOK_ALLOWED_CIDRS from the environment, and LEDGER_TABLE and WEBHOOK_SECRET_ID where
they are not called as serverless.yml calls them.`;

/** `npm run webhook`: exits 0 when all went well, 1 when a replay or a test did not, 2 when it is called wrongly. */
async function main(argv: string[]): Promise<number> {
  const { values, positionals } = readArguments(argv);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [command, ...names] = positionals;
  const tools = () => connect(values.stage ?? (process.env.STAGE || 'local'));
  const all = values.all ?? false;
  if (command === 'list' && names.length === 0 && !all) return list(tools());
  if (command === 'replay' && names.length > 0 !== all) return replay(tools(), all ? 'all' : names);
  if (command === 'send-test' && names.length === 0 && !all) return sendTest(tools());
  throw new UsageError(USAGE);
}

function readArguments(args: string[]) {
  const options = {
    stage: { type: 'string' },
    all: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n${USAGE}`);
  }
}

function connect(stage: string): WebhookTools {
  const names = openStage(stage);
  const environment = { ...process.env, WEBHOOK_SECRET_ID: names.webhookSecretId };
  const config = readConfig(webhookConfig, environment);
  const local = stage === 'local';
  const clock = systemClock;
  return {
    clock,
    outbox: createOutboxStore(
      createDocuments(openLedgerTable({ client: createDynamoDbClient(), tableName: names.ledgerTable })),
    ),
    url: config.ANALYTICS_WEBHOOK_URL,
    openSender: url => openGuardedSender({ clock, url, local, allowedRanges: config.WEBHOOK_ALLOWED_CIDRS }),
    secret: createSecretSource(createSecretsManagerClient(), names.webhookSecretId, { maxAgeSeconds: 1 }),
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
