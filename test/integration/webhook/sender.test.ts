import type { LookupAddress } from 'node:dns';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { afterEach, describe, expect, it } from 'vitest';
import { createAddressGuard } from '../../../lib/network/address-guard.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import { createWebhookSender, type WebhookSenderOptions } from '../../../lib/webhook/sender.ts';
import { readSigningSecret } from '../../../lib/webhook/signature.ts';
import { RECEIVER_CERTIFICATE, startWebhookReceiver, type WebhookReceiver } from '../../fixtures/webhook-receiver.ts';

const SECRET = Buffer.alloc(32, 7).toString('base64');
const NEXT_SECRET = Buffer.alloc(32, 9).toString('base64');
const KEYS = [readSigningSecret(`whsec_${NEXT_SECRET}`), readSigningSecret(SECRET)] as const;
const MESSAGE = { id: 'msg_1', body: '{"metric_type":"nlu_extraction_performance","note":"größer €"}' };

const open: WebhookReceiver[] = [];

async function receiver(options: { secure?: boolean } = {}): Promise<WebhookReceiver> {
  const started = await startWebhookReceiver(options);
  open.push(started);
  return started;
}

function sender(url: string, options: Partial<WebhookSenderOptions> = {}) {
  const guard = createAddressGuard({ local: true, allowedRanges: [] });
  return createWebhookSender({ clock: systemClock, url, guard, local: true, ...options });
}

/** As the system's lookup, with an answer of the test's own. */
const answering =
  (...addresses: LookupAddress[]): NonNullable<WebhookSenderOptions['lookup']> =>
  (_host, _options, callback) =>
    callback(null, addresses);

describe('The webhook sender', () => {
  afterEach(async () => {
    for (const started of open.splice(0)) await started.close();
  });

  it('signs so that standardwebhooks and svix accept it, with either secret of a rotation', async () => {
    const target = await receiver();
    const result = await sender(target.url).send(MESSAGE, KEYS);
    expect(result).toMatchObject({ outcome: 'delivered', detail: 'status 204' });
    const [call] = target.calls;
    expect(call?.body).toBe(MESSAGE.body);
    const headers = call?.headers as Record<string, string>;
    for (const secret of [SECRET, NEXT_SECRET]) {
      expect(new Webhook(secret).verify(call?.body ?? '', headers)).toEqual(JSON.parse(MESSAGE.body));
      expect(() => new SvixWebhook(`whsec_${secret}`).verify(call?.body ?? '', headers)).not.toThrow();
    }
    const foreign = new Webhook(Buffer.alloc(32, 1).toString('base64'));
    expect(() => foreign.verify(call?.body ?? '', headers)).toThrow('No matching signature');
    expect(() => new Webhook(SECRET).verify(`${call?.body} `, headers)).toThrow('No matching signature');
    expect(() => new SvixWebhook(SECRET).verify(`${call?.body} `, headers)).toThrow('No matching signature');
  });

  it('delivers over https to a receiver whose certificate it trusts', async () => {
    const target = await receiver({ secure: true });
    const trusting = sender(target.url, { ca: RECEIVER_CERTIFICATE });
    expect(await trusting.send(MESSAGE, KEYS)).toMatchObject({ outcome: 'delivered' });
    trusting.close();
    expect(await sender(target.url).send(MESSAGE, KEYS)).toMatchObject({ outcome: 'failing' });
    expect(target.calls).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    const target = await receiver();
    const elsewhere = await receiver();
    target.answer = response => response.writeHead(307, { location: elsewhere.url }).end();
    expect(await sender(target.url).send(MESSAGE, KEYS)).toMatchObject({ outcome: 'failing', detail: 'status 307' });
    expect(elsewhere.calls).toHaveLength(0);
  });

  it.each([
    [200, 'delivered'],
    [299, 'delivered'],
    [300, 'failing'],
    [400, 'rejected'],
    [401, 'failing'],
    [404, 'failing'],
    [410, 'gone'],
    [422, 'rejected'],
    [429, 'failing'],
    [500, 'failing'],
    [503, 'failing'],
  ] as const)('takes status %i as %s', async (status, outcome) => {
    const target = await receiver();
    target.answer = response => response.writeHead(status).end('said the receiver');
    expect(await sender(target.url).send(MESSAGE, KEYS)).toEqual({
      outcome,
      detail: `status ${status}`,
      retryAfterMs: undefined,
    });
  });

  it('reads Retry-After in both forms, a date against the receiver’s own clock', async () => {
    const target = await receiver();
    target.answer = response => response.writeHead(503, { 'retry-after': '7' }).end();
    expect((await sender(target.url).send(MESSAGE, KEYS)).retryAfterMs).toBe(7_000);
    const date = new Date(Date.UTC(2001, 0, 1, 0, 0, 0)).toUTCString();
    const later = new Date(Date.UTC(2001, 0, 1, 0, 0, 30)).toUTCString();
    target.answer = response => response.writeHead(429, { date, 'retry-after': later }).end();
    expect((await sender(target.url).send(MESSAGE, KEYS)).retryAfterMs).toBe(30_000);
  });

  it('ends an attempt that is not answered in time, however slowly bytes arrive', async () => {
    const target = await receiver();
    target.answer = () => {};
    const patient = { timeoutMs: 150 };
    const silent = await sender(target.url, patient).send(MESSAGE, KEYS);
    expect(silent).toMatchObject({ outcome: 'failing', detail: 'TimeoutError' });

    const time = new AbortController();
    let drips = 0;
    target.answer = response => {
      response.writeHead(500);
      const drip = setInterval(() => {
        response.write('.');
        drips += 1;
        if (drips === 20) time.abort(new DOMException('', 'TimeoutError'));
      }, 10);
      response.once('close', () => clearInterval(drip));
    };
    const clock = { ...systemClock, timeout: () => time.signal };
    const dripping = await sender(target.url, { clock }).send(MESSAGE, KEYS);
    expect(dripping).toMatchObject({ outcome: 'failing', detail: 'status 500' });
  });

  it('ends an attempt whose time was over before it began', async () => {
    const target = await receiver();
    const clock = { ...systemClock, timeout: () => AbortSignal.abort(new DOMException('late', 'TimeoutError')) };
    expect(await sender(target.url, { clock }).send(MESSAGE, KEYS)).toMatchObject({ detail: 'TimeoutError' });
  });

  it('gives an attempt five seconds in all', async () => {
    const target = await receiver();
    const asked: number[] = [];
    const timeout = (ms: number) => {
      asked.push(ms);
      return AbortSignal.timeout(ms);
    };
    await sender(target.url, { clock: { ...systemClock, timeout } }).send(MESSAGE, KEYS);
    expect(asked).toEqual([5_000]);
  });

  it('says with the error code that a name has no address', async () => {
    const nowhere = ((_host: string, _options: unknown, callback: (error: Error, found: []) => void) =>
      callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), [])) as never;
    const result = await sender('http://receiver.test/', { lookup: nowhere }).send(MESSAGE, KEYS);
    expect(result).toMatchObject({ outcome: 'failing', detail: 'ENOTFOUND' });
  });

  it('reads no more of an answer than it needs', async () => {
    const target = await receiver();
    target.answer = response => {
      response.writeHead(200);
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', pour);
      pour();
    };
    // It must not be the time that ends the attempt.
    const clock = { ...systemClock, timeout: () => new AbortController().signal };
    expect(await sender(target.url, { clock }).send(MESSAGE, KEYS)).toMatchObject({ outcome: 'delivered' });
  });

  it('says with the error code that no receiver answers', async () => {
    const target = await receiver();
    await target.close();
    open.pop();
    const refused = await sender(target.url.replace('localhost', '127.0.0.1')).send(MESSAGE, KEYS);
    expect(refused).toMatchObject({ outcome: 'failing', detail: 'ECONNREFUSED' });
  });

  it.each(['http', 'https'])('uses one connection for several attempts over %s', async scheme => {
    const target = await receiver({ secure: scheme === 'https' });
    const connections = new Set<unknown>();
    target.answer = response => {
      connections.add(response.socket);
      response.writeHead(200).end('ok');
    };
    const webhook = sender(target.url, { ca: RECEIVER_CERTIFICATE });
    for (let attempt = 0; attempt < 3; attempt += 1) await webhook.send(MESSAGE, KEYS);
    webhook.close();
    expect(connections.size).toBe(1);
    expect(target.calls).toHaveLength(3);
  });
});

describe('The webhook sender outside the local stage', () => {
  const guard = createAddressGuard({ local: false, allowedRanges: [] });
  const deployed = { guard, local: false, ca: RECEIVER_CERTIFICATE };

  afterEach(async () => {
    for (const started of open.splice(0)) await started.close();
  });

  it('refuses plain http', () => {
    expect(() => sender('http://receiver.test/hook', deployed)).toThrow('must be https');
    expect(() => sender('ftp://receiver.test/hook', deployed)).toThrow('not an http(s) URL');
  });

  it('refuses a name that resolves to this host, also beside an address that is allowed', async () => {
    const target = await receiver({ secure: true });
    const url = `https://receiver.test:${target.port}/hook`;
    const rebinding = answering({ address: '93.184.216.34', family: 4 }, { address: '127.0.0.1', family: 4 });
    const result = await sender(url, { ...deployed, lookup: rebinding }).send(MESSAGE, KEYS);
    expect(result).toMatchObject({ outcome: 'failing', detail: 'the host resolves to 127.0.0.1, which is refused' });
    expect(target.calls).toHaveLength(0);
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '[fd00:ec2::254]'])(
    'refuses the address %s written into the URL',
    async host => {
      const target = await receiver({ secure: true });
      const result = await sender(`https://${host}:${target.port}/hook`, deployed).send(MESSAGE, KEYS);
      expect(result.detail).toMatch(/which is refused$/);
      expect(target.calls).toHaveLength(0);
    },
  );

  it('delivers to an address that the guard allows', async () => {
    const target = await receiver({ secure: true });
    const permissive = { ...deployed, guard: { allows: () => true, assertAllowed: () => {} } };
    const lookup = answering({ address: '127.0.0.1', family: 4 });
    const webhook = sender(`https://receiver.test:${target.port}/hook`, { ...permissive, lookup });
    expect(await webhook.send(MESSAGE, KEYS)).toMatchObject({ outcome: 'delivered' });
    webhook.close();
  });
});
