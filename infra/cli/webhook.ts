import { readConfig } from '../../lib/config.ts';
import { createDocuments } from '../../lib/dynamodb/index.ts';
import { openLedgerTable } from '../../lib/ledger/index.ts';
import { createDynamoDbClient, createSecretsManagerClient } from '../../lib/platform/aws-clients.ts';
import { systemClock } from '../../lib/platform/clock.ts';
import { createSecretSource } from '../../lib/platform/secrets.ts';
import { createOutboxStore, openGuardedSender, WebhookUrlError, webhookConfig } from '../../lib/webhook/index.ts';
import { openStage, STAGE_OPTION } from './stage.ts';
import { type Call, createMain, EXIT_CODES, runCli, ToolError, UsageError, writeLine } from './tool/index.ts';
import { list, replay, sendTest, type WebhookTools } from './webhook/commands.ts';

const OPTIONS = {
  stage: STAGE_OPTION,
  all: { type: 'boolean', help: 'replays all dead letters' },
} as const;

/** `npm run webhook` */
export const main = createMain({
  name: 'webhook',
  purpose: 'Shows the windows that are pending for the analytics webhook, and sends dead letters again.',
  options: OPTIONS,
  commands: {
    list: {
      help: 'pending windows, dead letters, and the state of the receiver',
      options: ['stage'],
      run: call => list(connect(call)),
    },
    replay: {
      help: 'makes dead letters pending again; WINDOW is a start such as 2026-11-22T12:00:00Z',
      takes: { text: '[WINDOW...]', least: 0, most: 1_000 },
      options: ['stage', 'all'],
      run(call) {
        const all = call.values.all ?? false;
        if (all === call.given.length > 0) throw new UsageError('replay needs either one or more WINDOWs, or --all');
        return replay(connect(call), all ? 'all' : call.given);
      },
    },
    'send-test': {
      help: 'sends a signed message that is not a window',
      options: ['stage'],
      run: call => sendTest(connect(call)),
    },
  },
  notes: [
    'Reads ANALYTICS_WEBHOOK_URL and WEBHOOK_ALLOWED_CIDRS from the environment, and LEDGER_TABLE and WEBHOOK_SECRET_ID where they differ from the names in serverless.yml.',
  ],
  examples: [
    ['list --stage prod', 'what is pending'],
    ['replay 2026-11-22T12:00:00Z', 'sends one dead letter again'],
    ['send-test', 'checks address, secret and receiver'],
  ],
  negative: 'a window is not a dead letter, or the test message was not delivered',
});

function connect({ values, io }: Call<typeof OPTIONS>): WebhookTools {
  const stage = values.stage ?? (process.env.STAGE || 'local');
  const names = openStage(stage);
  const config = readConfig(webhookConfig, { ...process.env, WEBHOOK_SECRET_ID: names.webhookSecretId });
  const local = stage === 'local';
  const clock = systemClock;
  return {
    clock,
    outbox: createOutboxStore(
      createDocuments(openLedgerTable({ client: createDynamoDbClient(), tableName: names.ledgerTable })),
    ),
    url: config.ANALYTICS_WEBHOOK_URL,
    openSender: url => openSenderTo({ clock, url, local, allowedRanges: config.WEBHOOK_ALLOWED_CIDRS }),
    secret: createSecretSource(createSecretsManagerClient(), names.webhookSecretId, { maxAgeSeconds: 1 }),
    print: line => writeLine(io.out, line),
  };
}

async function openSenderTo(options: Parameters<typeof openGuardedSender>[0]) {
  try {
    return await openGuardedSender(options);
  } catch (error) {
    if (!(error instanceof WebhookUrlError)) throw error;
    throw new ToolError(`ANALYTICS_WEBHOOK_URL: ${error.message}`, EXIT_CODES.usage);
  }
}

runCli(import.meta, main);
