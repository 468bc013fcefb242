import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSink, startWebhookSink } from '../../infra/local/webhook-sink/index.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;

describe('webhook sink', () => {
  let sink: RunningSink;
  beforeAll(async () => {
    sink = await startWebhookSink({ secrets: [SECRET] });
  });
  afterEach(async () => {
    await sink.admin.clearFaults();
    await sink.admin.clearDeliveries();
    await sink.admin.setSecrets([SECRET]);
  });
  afterAll(() => sink.close());

  function post(secret = SECRET, body = '{"a":1}', sentBody = body) {
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', now, body),
    };
    return fetch(`${sink.url}/hook`, { method: 'POST', headers, body: sentBody, redirect: 'manual' });
  }

  it('accepts what is signed and keeps it byte for byte', async () => {
    expect((await post(SECRET, '{ "a" : 1 }')).status).toBe(204);
    const [delivery] = await sink.admin.deliveries();
    expect(delivery).toMatchObject({ id: 'msg_1', verified: true, status: 204, path: '/hook', body: '{ "a" : 1 }' });
  });

  it('refuses another secret and a changed body, and says so', async () => {
    expect((await post(OTHER)).status).toBe(401);
    expect((await post(SECRET, '{"a":1}', '{"a":2}')).status).toBe(401);
    expect((await sink.admin.deliveries()).map(({ verified }) => verified)).toEqual([false, false]);
  });

  it('accepts either of two secrets during a rotation', async () => {
    await sink.admin.setSecrets([OTHER, SECRET]);
    expect([(await post(SECRET)).status, (await post(OTHER)).status]).toEqual([204, 204]);
  });

  it('fails, throttles, redirects and is gone as ordered, then accepts again', async () => {
    await sink.admin.fault({ status: 500, times: 1 });
    await sink.admin.fault({ status: 429, headers: { 'retry-after': '7' }, times: 1 });
    await sink.admin.fault({ status: 307, headers: { location: 'http://127.0.0.1:1/' }, times: 1 });
    await sink.admin.fault({ status: 410, times: 1 });
    const answers = [await post(), await post(), await post(), await post(), await post()];
    expect(answers.map(({ status }) => status)).toEqual([500, 429, 307, 410, 204]);
    expect(answers[1]?.headers.get('retry-after')).toBe('7');
    expect(answers[2]?.headers.get('location')).toBe('http://127.0.0.1:1/');
    expect((await sink.admin.deliveries()).map(({ status }) => status)).toEqual([500, 429, 307, 410, 204]);
  });

  it('breaks the connection as ordered', async () => {
    await sink.admin.fault({ transport: 'reset', times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
  });
});
