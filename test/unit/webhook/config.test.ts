import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/config.ts';
import { webhookConfig } from '../../../lib/webhook/index.ts';

const read = (environment: Record<string, string>) =>
  readConfig(webhookConfig, { WEBHOOK_SECRET_ID: 'webhook', ...environment });

describe('The configuration of the webhook', () => {
  it('may do without a URL and without private ranges', () => {
    expect(read({})).toEqual({ WEBHOOK_SECRET_ID: 'webhook', WEBHOOK_ALLOWED_CIDRS: [] });
  });

  it('takes a URL with path and query as it is', () => {
    const url = 'https://receiver.test/hooks/1/?token=a%2Fb';
    expect(read({ ANALYTICS_WEBHOOK_URL: url }).ANALYTICS_WEBHOOK_URL).toBe(url);
  });

  it.each([
    'receiver.test/hook',
    'ftp://receiver.test',
    'https://user:secret@receiver.test',
    'https://receiver.test/#x',
  ])('refuses the URL %s and does not show it', url => {
    expect(() => read({ ANALYTICS_WEBHOOK_URL: url })).toThrow(/ANALYTICS_WEBHOOK_URL: must be an absolute/);
    expect(() => read({ ANALYTICS_WEBHOOK_URL: url })).toThrow(expect.not.stringContaining('receiver'));
  });

  it('takes ranges separated by commas', () => {
    const ranges = read({ WEBHOOK_ALLOWED_CIDRS: '10.0.0.0/8, fd12::/16' }).WEBHOOK_ALLOWED_CIDRS;
    expect(ranges).toEqual(['10.0.0.0/8', 'fd12::/16']);
  });

  it.each(['10.0.0.0', '10.0.0.0/8,', 'everything', '10.0.0.0/8 fd12::/16'])('refuses %s as ranges', ranges => {
    expect(() => read({ WEBHOOK_ALLOWED_CIDRS: ranges })).toThrow(/WEBHOOK_ALLOWED_CIDRS: must be CIDR/);
  });
});
