import { createAddressGuard } from '../network/index.ts';
import { createWebhookSender, type GuardedSenderOptions, type WebhookSender } from './sender.ts';

/** A chunk of its own, see open-sender.ts. */
export function createGuardedSender(options: GuardedSenderOptions): WebhookSender {
  return createWebhookSender({ ...options, guard: createAddressGuard(options) });
}
