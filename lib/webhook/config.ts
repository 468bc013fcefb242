import * as z from 'zod/mini';
import { text } from '../config.ts';
import { isCidr } from '../network/index.ts';

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

function isWebhookUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.hash}` === '';
}

function split(list: string): string[] {
  return list.split(',').map(range => range.trim());
}
