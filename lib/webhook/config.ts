import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { type ConfigurationFault, type Environment, text } from '../config.ts';
import { createAddressGuard, isCidr, isLoopback } from '../network/index.ts';

/** Environment of metrics-flush that concerns the webhook, keyed by variable. */
export const webhookConfig = {
  /** Where windows are sent; without it they stay in the outbox. May have a query, as the URLs of many receivers do. */
  ANALYTICS_WEBHOOK_URL: z.optional(
    text().check(z.refine(isWebhookUrl, { error: 'must be an absolute http(s) URL without user or fragment' })),
  ),
  /** Id of the secret `{"signing_secret": "whsec_…"}`. */
  WEBHOOK_SECRET_ID: text(),
  /** Private ranges that may be called, separated by commas. */
  WEBHOOK_ALLOWED_CIDRS: z._default(
    z.pipe(
      text().check(z.refine(list => split(list).every(isCidr), { error: 'must be CIDR ranges separated by commas' })),
      z.transform(split),
    ),
    [],
  ),
};

/** A URL that no delivery may go to, as far as that can be told without DNS. */
export function webhookUrlFaults(environment: Environment): ConfigurationFault[] {
  const url = URL.parse(environment.ANALYTICS_WEBHOOK_URL ?? '');
  if (url === null || environment.STAGE === 'local') return [];
  const fault = (message: string) => ({ variable: 'ANALYTICS_WEBHOOK_URL', message });
  const guard = createAddressGuard({
    local: false,
    allowedRanges: split(environment.WEBHOOK_ALLOWED_CIDRS ?? '').filter(isCidr),
  });
  const address = url.hostname.replace(/^\[|\]$/g, '');
  const isRefused = isLoopback(url.hostname) || (isIP(address) !== 0 && !guard.allows(address));
  return [
    ...(url.protocol === 'http:' ? [fault('must be https outside the stage local')] : []),
    ...(isRefused
      ? [fault('must not be an address of this machine, or of a network not in WEBHOOK_ALLOWED_CIDRS')]
      : []),
  ];
}

function isWebhookUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.hash}` === '';
}

function split(list: string): string[] {
  return list.split(',').map(range => range.trim());
}
