import { randomUUID } from 'node:crypto';
import type { Clock, Logger } from '../../lib/context.ts';
import type { DocumentStore } from '../../lib/dynamodb/index.ts';
import {
  createRemoteSigningKey,
  createWindowSealer,
  type LedgerStore,
  type RemoteSigner,
  readSealKeys,
  readSigningKey,
} from '../../lib/ledger/index.ts';
import { createFlushMetrics, type FlushFacts, type MetricsSink } from '../../lib/metrics/index.ts';
import type { SecretSource } from '../../lib/platform/secrets.ts';
import {
  createDeliverer,
  createDocumentGuard,
  createIdleDeliverer,
  createOutboxStore,
  type Deliverer,
  guardOutbox,
  type OutboxStore,
  openGuardedSender,
  readSigningKeys,
} from '../../lib/webhook/index.ts';
import { createFlush, createFlushState, createScheduleClock, guardFlushState } from '../../lib/windows/index.ts';
import type { MetricsFlushConfig } from './config.ts';

/** What the function needs from outside; the handler passes the real ones, tests may pass others. */
export interface MetricsFlushPlatform {
  config: MetricsFlushConfig;
  clock: Clock;
  logger: Logger;
  ledger: LedgerStore;
  documents: DocumentStore;
  webhookSecret: SecretSource;
  sealSecret: SecretSource;
  signingSecret: SecretSource;
  /** The key that signs the seals in place of one derived from the signing secret. */
  connectSealSigner?: (() => Promise<RemoteSigner>) | undefined;
  metrics: MetricsSink;
}

/** The part of Lambda's context that is used. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

export function composeMetricsFlush(platform: MetricsFlushPlatform) {
  const { logger, ledger, documents } = platform;
  const guard = createDocumentGuard({ secret: platform.signingSecret, logger });
  const outbox = guardOutbox(createOutboxStore(documents), guard);
  const { signingSecret, connectSealSigner } = platform;
  const sealWindow = createWindowSealer({
    store: ledger,
    sealKeys: () => readSealKeys(platform.sealSecret),
    signingKey: connectSealSigner ? createRemoteSigningKey(connectSealSigner) : () => readSigningKey(signingSecret),
    clock: platform.clock,
    logger,
  });
  const delivererWith = composeDelivery(platform, outbox);

  return async (event: unknown, invocation: Invocation): Promise<FlushFacts> => {
    // Only signatures use the clock as it is: receivers compare them with their own.
    const clock = createScheduleClock(platform.clock, scheduledTime(event));
    const flush = createFlush({
      clock,
      logger,
      ledger,
      outbox,
      state: guardFlushState(createFlushState(documents), guard),
      sealWindow,
      deliver: delivererWith(clock),
      metrics: createFlushMetrics(platform.metrics),
      takeRefused: guard.takeRefused,
      newId: () => `msg_${randomUUID()}`,
    });
    return flush(() => invocation.getRemainingTimeInMillis());
  };
}

function composeDelivery(platform: MetricsFlushPlatform, outbox: OutboxStore): (clock: Clock) => Deliverer {
  const { config, logger } = platform;
  const url = config.ANALYTICS_WEBHOOK_URL;
  if (url === undefined) return () => createIdleDeliverer(outbox);
  const local = config.STAGE === 'local';
  const openSender = () =>
    openGuardedSender({ clock: platform.clock, url, local, allowedRanges: config.WEBHOOK_ALLOWED_CIDRS });
  const readKeys = () => readSigningKeys(platform.webhookSecret);
  return clock => createDeliverer({ clock, logger, outbox, url, openSender, readKeys, random: Math.random });
}

const scheduledTime = (event: unknown): unknown =>
  typeof event === 'object' && event !== null && 'time' in event ? event.time : undefined;
