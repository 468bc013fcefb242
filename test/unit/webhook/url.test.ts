import { describe, expect } from 'vitest';
import { readWebhookUrl } from '../../../lib/webhook/url.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('readWebhookUrl', () => {
  eachRow([
    ['https://receiver.test/hook', false],
    ['https://receiver.test/hook', true],
    ['http://127.0.0.1:8003/hook', true],
  ])('takes %s, at the stage local: %s', (url, local) => {
    expect(readWebhookUrl(url, local).href).toBe(url);
  });

  eachRow([
    ['http://receiver.test', false, 'the webhook URL must be https'],
    ['ftp://receiver.test', true, 'the webhook URL is not an http(s) URL'],
    ['receiver', true, 'the webhook URL is not an http(s) URL'],
  ])('refuses %s, at the stage local: %s', (url, local, message) => {
    expect(() => readWebhookUrl(url, local)).toThrow(message);
  });
});
