export { webhookConfig } from './config.ts';
export { createDeliverer, createIdleDeliverer, type Deliverer, type Delivery } from './deliver.ts';
export type { WorkLimits } from './delivery-run.ts';
export { openGuardedSender } from './open-sender.ts';
export { createOutboxStore, type OutboxMessage, type OutboxStore, type WaitingList } from './outbox.ts';
export { replayWindow } from './replay.ts';
export type { WebhookSender } from './sender.ts';
export { readSigningKeys, type SigningSecretSource } from './signing-keys.ts';
export { readWebhookUrl, WebhookUrlError } from './url.ts';
