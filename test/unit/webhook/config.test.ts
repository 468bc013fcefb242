import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../lib/config.ts';
import { webhookConfig, webhookUrlFaults } from '../../../lib/webhook/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

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

  eachRow([
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

  eachRow(['10.0.0.0', '10.0.0.0/8,', 'everything', '10.0.0.0/8 fd12::/16'])('refuses %s as ranges', ranges => {
    expect(() => read({ WEBHOOK_ALLOWED_CIDRS: ranges })).toThrow(/WEBHOOK_ALLOWED_CIDRS: must be CIDR/);
  });

  describe('at a stage that is not local', () => {
    const check = (url: string, STAGE = 'prod', ranges = '') =>
      webhookUrlFaults({ STAGE, ANALYTICS_WEBHOOK_URL: url, WEBHOOK_ALLOWED_CIDRS: ranges }).map(
        ({ message }) => message,
      );

    it('refuses plain http', () => {
      expect(check('http://receiver.test')).toEqual(['must be https outside the stage local']);
      expect(check('http://receiver.test', 'local')).toEqual([]);
      expect(check('https://receiver.test')).toEqual([]);
    });

    eachRow(['https://10.1.2.3', 'https://[fd12::1]', 'https://127.1', 'https://localhost', 'https://169.254.169.254'])(
      'refuses the address %s',
      url => {
        expect(check(url)).toEqual([expect.stringMatching(/^must not be an address of this machine, or of a network/)]);
        expect(check(url, 'local')).toEqual([]);
      },
    );

    it('takes a private address in a range that is allowed', () => {
      expect(check('https://10.1.2.3', 'prod', '192.168.0.0/16, 10.0.0.0/8')).toEqual([]);
      expect(check('https://127.0.0.1', 'prod', '127.0.0.0/8')).toHaveLength(1);
    });
  });
});
