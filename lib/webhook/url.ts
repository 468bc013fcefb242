/** The configured URL cannot be used. */
export class WebhookUrlError extends Error {
  override readonly name = 'WebhookUrlError';
}

/**
 * @param local STAGE=local: plain http is allowed
 * @throws WebhookUrlError when the URL is not http(s), or is plain http outside the local stage
 */
export function readWebhookUrl(url: string, local: boolean): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new WebhookUrlError('the webhook URL is not an http(s) URL');
  }
  if (parsed.protocol !== 'https:' && !local) throw new WebhookUrlError('the webhook URL must be https');
  return parsed;
}
