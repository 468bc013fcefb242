import type { GuardedSenderOptions, WebhookSender } from './sender.ts';

/** Loads the code that sends, which a run without pending windows does not need. */
export async function openGuardedSender(options: GuardedSenderOptions): Promise<WebhookSender> {
  const { createGuardedSender } = await import('./guarded-sender.ts');
  return createGuardedSender(options);
}
