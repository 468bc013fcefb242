export { webhookConfig } from './config.ts';
export { createDeliverer, createWaitingReport, type Deliverer } from './deliver.ts';
export {
  createExtractionMetrics,
  createFlushMetrics,
  createRefreshMetrics,
  type ExtractionMetrics,
  type FlushFacts,
  type FlushMetrics,
  type MetricsSink,
  type RefreshMetrics,
} from './emf.ts';
export { createFlushRun, type FlushRun } from './flush-run.ts';
export { createWindowFlusher, type TimeLeft, type WindowFlusher } from './flush-windows.ts';
export { createOutboxStore, type OutboxStore, type WaitingList } from './outbox-store.ts';
export type { WindowPayload } from './payload.ts';
export { type ReplayResult, replayWindow } from './replay.ts';
export { createScheduleClock } from './schedule-clock.ts';
export { type SigningKeys, SigningSecretError } from './signature.ts';
export { readSigningKeys, type SigningSecretSource } from './signing-keys.ts';
export type { WebhookSender } from './webhook-sender.ts';
export { readWebhookUrl, WebhookUrlError } from './webhook-url.ts';
