import type { AddressPolicy } from '../network/index.ts';
import type { WebhookSender, WebhookSenderOptions } from './sender.ts';

export type GuardedSenderOptions = Omit<WebhookSenderOptions, 'guard'> & AddressPolicy;

/** Loads the code that sends, which a run without pending windows does not need. */
export async function openGuardedSender(options: GuardedSenderOptions): Promise<WebhookSender> {
  const { createGuardedSender } = await import('./guarded-sender.ts');
  return createGuardedSender(options);
}
