import { type AddressPolicy, createAddressGuard } from './address-guard.ts';
import { createWebhookSender, type WebhookSender, type WebhookSenderOptions } from './webhook-sender.ts';

/** All that is needed to send, and to nothing else: a chunk of its own, loaded when there is something to send. */
export function createGuardedSender(options: Omit<WebhookSenderOptions, 'guard'> & AddressPolicy): WebhookSender {
  return createWebhookSender({ ...options, guard: createAddressGuard(options) });
}
