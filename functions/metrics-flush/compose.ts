import { randomUUID } from 'node:crypto';
import type { Clock, Logger } from '../../lib/context.ts';
import type { DocumentStore } from '../../lib/dynamodb/index.ts';
import { createWindowSealer, deriveSealKey, type LedgerStore } from '../../lib/ledger/index.ts';
import {
  createDeliverer,
  createFlushMetrics,
  createFlushRun,
  createOutboxStore,
  createScheduleClock,
  createWaitingReport,
  createWindowFlusher,
  type Deliverer,
  type FlushFacts,
  type MetricsSink,
  type OutboxStore,
  readSigningKeys,
  readWebhookUrl,
} from '../../lib/metrics/index.ts';
import type { SecretSource } from '../../lib/platform/secrets.ts';
import type { MetricsFlushConfig } from './config.ts';

/** What the function stands on; the handler brings the real ones, tests may bring others. */
export interface MetricsFlushPlatform {
  config: MetricsFlushConfig;
  clock: Clock;
  logger: Logger;
  ledger: LedgerStore;
  documents: DocumentStore;
  webhookSecret: SecretSource;
  sealSecret: SecretSource;
  metrics: MetricsSink;
}

/** The part of Lambda's context that is used. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

export function composeMetricsFlush(platform: MetricsFlushPlatform) {
  const { clock, logger, ledger } = platform;
  const outbox = createOutboxStore(platform.documents);
  const newId = () => `msg_${randomUUID()}`;
  const sealKey = async () => deriveSealKey((await platform.sealSecret.current()).value);
  const delivererWith = composeDelivery(platform, outbox);
  const sealWindow = createWindowSealer({ store: ledger, sealKey, logger });

  return async (event: unknown, invocation: Invocation): Promise<FlushFacts> => {
    // All that is decided by the time is; only the signatures are made by the clock as it stands.
    const time = createScheduleClock(clock, scheduledTime(event));
    const run = createFlushRun({
      clock: time,
      logger,
      outbox,
      newId,
      metrics: createFlushMetrics(platform.metrics),
      flushWindows: createWindowFlusher({ clock: time, logger, ledger, outbox, sealWindow, newId }),
      deliver: delivererWith(time),
    });
    return run(() => invocation.getRemainingTimeInMillis());
  };
}

function composeDelivery(platform: MetricsFlushPlatform, outbox: OutboxStore): (time: Clock) => Deliverer {
  const { config, clock, logger } = platform;
  const url = config.ANALYTICS_WEBHOOK_URL;
  if (url === undefined) return time => createWaitingReport({ clock: time, outbox });
  const local = config.STAGE === 'local';
  readWebhookUrl(url, local);
  const openSender = async () => {
    const { createGuardedSender } = await import('../../lib/metrics/guarded-sender.ts');
    return createGuardedSender({ clock, url, local, allowedRanges: config.WEBHOOK_ALLOWED_CIDRS });
  };
  const readKeys = () => readSigningKeys(platform.webhookSecret);
  return time => createDeliverer({ clock: time, logger, outbox, url, openSender, readKeys, random: Math.random });
}

const scheduledTime = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'time' in event ? event.time : undefined;
