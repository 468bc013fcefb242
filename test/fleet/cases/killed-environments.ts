import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { composeMetricsFlush } from '../../../functions/metrics-flush/compose.ts';
import { readMetricsFlushConfig } from '../../../functions/metrics-flush/config.ts';
import type { Clock } from '../../../lib/context.ts';
import { createDocuments } from '../../../lib/dynamodb/index.ts';
import { createDynamoDbLedgerStore, openLedgerTable, shardsOf, windowAt } from '../../../lib/ledger/index.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createSecretSource } from '../../../lib/platform/secrets.ts';
import type { WindowPayload } from '../../../lib/windows/index.ts';
import { startLocalUpstreams } from '../../fixtures/function-environment.ts';
import { createRandom } from '../../fixtures/random.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../../fixtures/webhook-receiver.ts';
import { exactly, type FleetCase, figure } from '../case.ts';
import type { Told } from '../environment-process.ts';

/** The environment dies during `killedPercent` of a hundred requests. */
const SCALE = {
  full: { requests: 10_000, environments: 20, killedPercent: 2 },
  short: { requests: 200, environments: 4, killedPercent: 8 },
};
/** Most requests are cache hits, because the case tests the ledger. */
const QUESTIONS = 100;
/** Most die early: a hit takes some milliseconds, a miss a hundred; some die just after their answer. */
const KILLED_WITHIN_MS = 150;

/** Processes of the built extract function, killed at random points; ledger, windows and webhook must agree exactly. */
export const killedEnvironments: FleetCase = {
  name: 'killed environments',
  async run({ dist, scale, progress }) {
    const [upstreams, receiver] = await Promise.all([startLocalUpstreams(), startWebhookReceiver()]);
    try {
      const startedAt = Date.now();
      const outcomes = await serve(dist, upstreams.environment, SCALE[scale], progress);
      progress('flushing');
      const ledger = await readLedger(upstreams.environment, startedAt);
      await flush(upstreams.environment, receiver);
      return assess(outcomes, ledger, receiver);
    } finally {
      await Promise.all([upstreams.close(), receiver.close()]);
    }
  },
};

/** The result of each request; undefined when its environment died before it answered. */
type Outcomes = Map<string, Told | undefined>;

async function serve(
  dist: string,
  variables: Record<string, string>,
  { requests, environments, killedPercent }: (typeof SCALE)['full'],
  progress: (text: string) => void,
): Promise<Outcomes> {
  const random = createRandom(7);
  const outcomes: Outcomes = new Map();
  let next = 0;
  const lane = async () => {
    let child = await start(dist, variables);
    while (next < requests) {
      const requestId = `request-${next}`;
      next += 1;
      const dies = random() * 100 < killedPercent;
      outcomes.set(requestId, await ask(child, requestId, random, dies));
      if (child.exitCode !== null || child.signalCode !== null) child = await start(dist, variables);
      if (next % 100 === 0) progress(`${next} of ${requests} requests`);
    }
    child.kill('SIGKILL');
  };
  await Promise.all(Array.from({ length: environments }, lane));
  return outcomes;
}

async function start(dist: string, variables: Record<string, string>): Promise<ChildProcess> {
  const HANDLER = join(dist, 'extract/handler.js');
  const env = { ...process.env, ...variables, AUDIT_MODE: 'required', CACHE_FRESH_SECONDS: '300', HANDLER };
  const child = fork(join(import.meta.dirname, '../environment-process.ts'), {
    env,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function ask(
  child: ChildProcess,
  requestId: string,
  random: () => number,
  dies: boolean,
): Promise<Told | undefined> {
  const question = `Question ${Math.floor(random() * QUESTIONS)}: can I return my wireless headphones?`;
  const answered = new Promise<Told | undefined>(resolve => {
    child.once('message', message => resolve(message as Told));
    child.once('exit', () => resolve(undefined));
  });
  child.send({ requestId, body: { text: question, language: 'en-US', entity_types: ['product', 'intent'] } });
  if (dies) setTimeout(() => child.kill('SIGKILL'), random() ** 3 * KILLED_WITHIN_MS);
  const told = await answered;
  if (dies && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  child.removeAllListeners('message').removeAllListeners('exit');
  return told;
}

interface Ledger {
  /** Audit ids by request id. */
  auditIds: Map<string, string[]>;
  records: number;
}

const tableOf = (variables: Record<string, string>) => ({
  client: new DynamoDBClient({
    endpoint: variables.AWS_ENDPOINT_URL_DYNAMODB ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  }),
  tableName: variables.LEDGER_TABLE ?? '',
});

async function readLedger(variables: Record<string, string>, since: number): Promise<Ledger> {
  const store = createDynamoDbLedgerStore({ ...tableOf(variables), clock: systemClock });
  const auditIds = new Map<string, string[]>();
  let records = 0;
  for (let window = windowAt(since); window <= windowAt(Date.now()); window += 60) {
    for (const shard of shardsOf(window)) {
      for await (const page of store.readItems(shard)) {
        for (const { sk, attributes } of page) {
          const requestId = String(attributes.request_id);
          auditIds.set(requestId, [...(auditIds.get(requestId) ?? []), sk]);
          records += 1;
        }
      }
    }
  }
  return { auditIds, records };
}

/** Two runs at the same time, 20 minutes later: all windows can be sealed then. */
async function flush(variables: Record<string, string>, receiver: WebhookReceiver): Promise<void> {
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + 1_200_000 };
  const table = tableOf(variables);
  const secretsManager = new SecretsManagerClient({
    endpoint: variables.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const config = readMetricsFlushConfig({ ...variables, ANALYTICS_WEBHOOK_URL: receiver.url });
  const secret = (id: string) => createSecretSource(secretsManager, id, { maxAgeSeconds: 60 });
  const run = () =>
    composeMetricsFlush({
      config,
      clock,
      logger: silentLogger,
      ledger: createDynamoDbLedgerStore({ ...table, clock }),
      documents: createDocuments(openLedgerTable(table)),
      webhookSecret: secret(config.WEBHOOK_SECRET_ID),
      sealSecret: secret(config.LEDGER_SEAL_SECRET_ID),
      signingSecret: secret(config.LEDGER_SIGNING_SECRET_ID),
      metrics: quietMetrics(),
    })({}, { getRemainingTimeInMillis: () => 240_000 });
  await Promise.all([run(), run()]);
  await run();
}

/** EMF documents would break up the progress line. */
function quietMetrics(): Metrics {
  const metrics = new Metrics({ serviceName: 'metrics-flush', namespace: 'fleet' });
  metrics.publishStoredMetrics = () => {
    metrics.clearMetrics();
    return metrics;
  };
  return metrics;
}

function assess(outcomes: Outcomes, { auditIds, records }: Ledger, receiver: WebhookReceiver) {
  const bodies = new Map(receiver.calls.map(({ headers, body }) => [String(headers['webhook-id']), body]));
  const payloads = [...bodies.values()].map(body => JSON.parse(body) as WindowPayload);
  const delivered = payloads.reduce((sum, payload) => sum + payload.window_requests + payload.late_requests, 0);
  const count = (predicate: (requestId: string, told: Told | undefined) => boolean) =>
    [...outcomes].filter(([requestId, told]) => predicate(requestId, told)).length;
  const standing = (requestId: string) => auditIds.get(requestId) ?? [];
  const lost = (requestId: string, told: Told | undefined) =>
    told?.status === 200 && (told.auditStatus !== 'LOGGED' || standing(requestId).join() !== told.auditId);
  return [
    figure('killed environments: requests', outcomes.size, 'requests'),
    figure(
      'killed environments: died before they answered',
      count((_, told) => told === undefined),
      'requests',
    ),
    figure(
      'killed environments: of these with a record',
      count((id, told) => !told && standing(id).length === 1),
      'requests',
    ),
    exactly('killed environments: LOGGED answers without exactly their record', count(lost), 0, 'requests'),
    figure(
      'killed environments: refused with a problem',
      count((_, told) => told !== undefined && told.status !== 200),
      'requests',
    ),
    exactly(
      'killed environments: requests with more than one record',
      count(id => standing(id).length > 1),
      0,
      'requests',
    ),
    exactly(
      'killed environments: records in no request',
      records - count(id => standing(id).length === 1),
      0,
      'records',
    ),
    exactly(
      'killed environments: requests in the webhook, deduplicated, less records',
      delivered - records,
      0,
      'requests',
    ),
    exactly(
      'killed environments: windows sent under two ids',
      payloads.length - new Set(payloads.map(payload => payload.window_start)).size,
      0,
      'windows',
    ),
  ];
}
