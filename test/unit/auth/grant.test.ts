import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { requestGrant } from '../../../lib/auth/grant/index.ts';
import type { GrantSettings } from '../../../lib/auth/grant/settings.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { GRANT_SETTINGS } from '../../fixtures/grant-settings.ts';

const CLIENT = { client_id: 'the-client', client_secret: 'hush-secret' };
const ACCESS_KEY = { ...CLIENT, access_key_id: 'key+id====', access_key_secret: 'hush/key====' };
const TOKEN = { access_token: 'hush-token', token_type: 'Bearer', expires_in: 3600 };

interface Sent {
  url: string;
  form: URLSearchParams;
  body: string;
  headers: Headers;
}

const PUBLIC = [{ address: '93.184.216.34', family: 4 }];

function prepare(answers: Response | Response[] | Error, addresses = PUBLIC) {
  const clock = new FakeClock();
  const sent: Sent[] = [];
  const queue = Array.isArray(answers) ? [...answers] : [answers];
  const fetch = (async (url: string, init: RequestInit) => {
    const body = String(init.body ?? '');
    sent.push({ url, form: new URLSearchParams(body), body, headers: new Headers(init.headers) });
    expect(init.redirect).toBe('manual');
    const next = queue.shift();
    if (next instanceof Error) throw next;
    return next;
  }) as typeof globalThis.fetch;
  const request = (settings: Partial<GrantSettings> = {}, secret: unknown = CLIENT) =>
    requestGrant(
      {
        ...GRANT_SETTINGS,
        local: false,
        ...settings,
      },
      typeof secret === 'string' ? secret : JSON.stringify(secret),
      { fetch, signal: new AbortController().signal, lookup: async () => addresses },
      clock,
    );
  return { request, sent, clock };
}

const ok = (body: unknown) => Response.json(body);

describe('requestGrant', () => {
  it('asks by client credentials with the secret in the form', async () => {
    const { request, sent, clock } = prepare(ok(TOKEN));
    expect(await request()).toEqual({
      granted: { value: 'hush-token', grantedAt: clock.now(), expiresAt: clock.now() + 3_600_000 },
    });
    expect(sent[0]?.url).toBe('https://upstream.test/oauth/token');
    expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope: 'nlu:entities:extract',
      ...CLIENT,
    });
    expect(sent[0]?.headers.has('authorization')).toBe(false);
    expect(sent[0]?.headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded/);
  });

  it('asks with the secret in Basic, id and secret form-encoded', async () => {
    const { request, sent } = prepare(ok(TOKEN));
    await request({ clientAuthentication: 'client_secret_basic' }, { client_id: 'a:b', client_secret: 'c d=é' });
    const basic = sent[0]?.headers.get('authorization')?.replace('Basic ', '') ?? '';
    expect(Buffer.from(basic, 'base64').toString()).toBe('a%3Ab:c+d%3D%C3%A9');
    expect(sent[0]?.form.has('client_secret')).toBe(false);
  });

  it("asks by CXone's password grant with the access key form-encoded and no scope", async () => {
    const { request, sent } = prepare(ok(TOKEN));
    await request({ grant: 'password', clientAuthentication: 'client_secret_basic', scope: '' }, ACCESS_KEY);
    expect(Object.fromEntries(sent[0]?.form ?? [])).toEqual({
      grant_type: 'password',
      username: 'key+id====',
      password: 'hush/key====',
    });
    expect(sent[0]?.body).toContain('username=key%2Bid%3D%3D%3D%3D');
  });

  it('reads camelCase answers and a lifetime in digits', async () => {
    const { request } = prepare(ok({ accessToken: 'hush-token', tokenType: 'bearer', expiresIn: '1800' }));
    const { granted } = await request();
    expect(granted).toMatchObject({ value: 'hush-token' });
    expect((granted?.expiresAt ?? 0) - (granted?.grantedAt ?? 0)).toBe(1_800_000);
  });

  eachRow([undefined, 'Bearer', 'bearer', 'BEARER'])('accepts the token type %s', async token_type => {
    expect((await prepare(ok({ ...TOKEN, token_type })).request()).granted).toBeDefined();
  });

  eachRow(['mac', 'DPoP', 'dpop', 'N_A', '', 'Bearer ', 7, ['Bearer'], {}])(
    'refuses the token type %j',
    async token_type => {
      expect(await prepare(ok({ ...TOKEN, token_type })).request()).toMatchObject({
        granted: undefined,
        fault: 'the token endpoint granted a token whose type is not Bearer',
        credentialsRefused: false,
      });
    },
  );

  it('names an answer that is not a JSON object', async () => {
    const fault = 'the token endpoint did not answer with a JSON object';
    expect(await prepare(ok([1])).request()).toMatchObject({ granted: undefined, fault });
    expect(await prepare(new Response('<html>')).request()).toMatchObject({ granted: undefined, fault });
  });

  eachRow([
    ['no token', { token_type: 'Bearer' }],
    ['an empty token', { ...TOKEN, access_token: '' }],
    ['a token that is no text', { ...TOKEN, access_token: 7 }],
    ['a token that would break the header', { ...TOKEN, access_token: 'hush\r\nx: y' }],
  ])('refuses an answer with %s', async (_, body) => {
    const outcome = await prepare(ok(body)).request();
    expect(outcome).toMatchObject({ granted: undefined, credentialsRefused: false });
    expect(inspect(outcome, { depth: 9 })).not.toContain('hush');
  });

  eachRow([
    [401, { error: 'invalid_client' }, true],
    [400, { error: 'invalid_grant', errorDescription: 'key hush' }, true],
    [400, { error: 'unauthorized_client' }, true],
    [400, { error: 'invalid_scope' }, false],
    [401, 'hush, no JSON', true],
    [403, { error: 'hush' }, true],
    [403, 'hush, no JSON', true],
    [400, { error: 'hush' }, true],
    [400, 'hush, no JSON', true],
    [500, { error: 'hush' }, false],
    [302, {}, false],
    [204, undefined, false],
  ])('tells whether %i %j refuses the credentials', async (status, body, credentialsRefused) => {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const headers = { 'www-authenticate': 'Basic realm="hush"', location: 'https://elsewhere.test' };
    const outcome = await prepare(new Response(text, { status, headers })).request();
    expect(outcome).toMatchObject({ granted: undefined, credentialsRefused });
    expect(inspect(outcome, { depth: 9 })).not.toContain('hush');
    expect(inspect(outcome)).toContain(String(status));
  });

  it('refuses an answer of more than 64 KiB', async () => {
    const outcome = await prepare(ok({ ...TOKEN, padding: 'x'.repeat(70_000) })).request();
    expect(outcome).toMatchObject({ granted: undefined, fault: expect.stringContaining('64 KiB') });
  });

  it('quotes nothing of a network error', async () => {
    const outcome = await prepare(new Error('hush: connect ECONNREFUSED')).request();
    expect(outcome).toEqual({
      granted: undefined,
      fault: 'the token endpoint cannot be reached',
      credentialsRefused: false,
      retryAfterMs: 0,
      isUnreached: true,
    });
  });

  it('returns how long the token endpoint asks to wait, a date by its own clock, at most 15 min', async () => {
    const refusal = (retryAfter: string) =>
      new Response('', { status: 503, headers: { 'retry-after': retryAfter, date: 'Mon, 23 Nov 2026 08:00:00 GMT' } });
    const waitMs = async (retryAfter: string) =>
      (await prepare(refusal(retryAfter)).request()) as { retryAfterMs: number };
    expect((await waitMs('7')).retryAfterMs).toBe(7_000);
    expect((await waitMs('Mon, 23 Nov 2026 08:00:09 GMT')).retryAfterMs).toBe(9_000);
    expect((await waitMs('86400')).retryAfterMs).toBe(900_000);
    expect((await waitMs('soon')).retryAfterMs).toBe(0);
  });

  eachRow([
    ['no JSON', 'hush'],
    ['no object', '"hush"'],
    ['a missing field', { client_id: 'hush' }],
    ['an empty field', { client_id: 'hush', client_secret: '' }],
    ['a number', { client_id: 'hush', client_secret: 5 }],
  ])('does not ask with a secret that is or has %s, and names the field', async (_, secret) => {
    const { request, sent } = prepare(ok(TOKEN));
    const outcome = await request({}, secret);
    expect(outcome).toMatchObject({ granted: undefined, credentialsRefused: true });
    expect(sent).toEqual([]);
    expect(inspect(outcome)).not.toContain('hush');
    if (typeof secret === 'object') expect(inspect(outcome)).toContain('client_secret');
  });

  it('requires the access key for the password grant', async () => {
    const outcome = await prepare(ok(TOKEN)).request({ grant: 'password' }, CLIENT);
    expect(outcome).toMatchObject({ fault: expect.stringContaining('access_key_id, access_key_secret') });
  });

  it('sends no secret over plain HTTP to another machine', async () => {
    const { request, sent } = prepare(ok(TOKEN));
    const fault =
      'plain http is not allowed for the token URL: it must be https, or a loopback address in the stage local';
    for (const [tokenUrl, local] of [
      ['http://upstream.test/token', false],
      ['http://upstream.test/token', true],
      ['http://127.0.0.1:8002/token', false],
      ['http://127.0.0.1.upstream.test/token', true],
    ] as const) {
      expect(await request({ tokenUrl, local })).toMatchObject({
        granted: undefined,
        fault,
        credentialsRefused: false,
      });
    }
    expect(sent).toEqual([]);
    expect((await request({ tokenUrl: 'http://127.0.0.1:8002/token', local: true })).granted).toBeDefined();
  });
});

describe('requestGrant with host discovery', () => {
  const idToken = (claims: unknown) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
  const settings = { discoveryUrl: 'https://cxone.issuer.test', baseUrl: 'https://api.upstream.test' };
  const discover = async (claims: unknown, answer: Response, more: Partial<GrantSettings> = {}, addresses = PUBLIC) => {
    const { request, sent } = prepare([ok({ ...TOKEN, id_token: idToken(claims) }), answer], addresses);
    return { outcome: await request({ ...settings, ...more }), sent };
  };
  const named = (api_endpoint: string) => ok({ api_endpoint });

  it('finds the API host of the tenant that the id token names', async () => {
    const { outcome, sent } = await discover({ tenantId: 't&1' }, named('https://api-na1.issuer.test/'));
    expect(outcome.granted?.apiBaseUrl).toBe('https://api-na1.issuer.test');
    expect(sent[1]?.url).toBe('https://cxone.issuer.test/.well-known/cxone-configuration?tenantId=t%261');
  });

  eachRow([
    ['no tenant', {}, named('https://api.issuer.test')],
    ['no endpoint', { tenantId: 't' }, ok({})],
    ['plain HTTP', { tenantId: 't' }, named('http://api.issuer.test')],
    ['a user', { tenantId: 't' }, named('https://user@api.issuer.test')],
    ['a query', { tenantId: 't' }, named('https://api.issuer.test/?a=b')],
    ['an empty query', { tenantId: 't' }, named('https://api.issuer.test/?')],
    ['an empty fragment', { tenantId: 't' }, named('https://api.issuer.test/#')],
    ['an error', { tenantId: 't' }, Response.json({ api_endpoint: 'https://api.issuer.test' }, { status: 404 })],
  ])('grants nothing when discovery gives %s', async (_, claims, answer) => {
    const { outcome } = await discover(claims, answer);
    expect(outcome).toMatchObject({ granted: undefined, credentialsRefused: false });
  });

  eachRow(['https://evil.test', 'https://issuer.test.evil.test', 'https://evilissuer.test', 'https://10.0.0.1'])(
    'grants nothing when discovery names %s, which is not among the hosts that it may name',
    async endpoint => {
      const { outcome } = await discover({ tenantId: 't' }, named(endpoint));
      expect(outcome).toMatchObject({
        granted: undefined,
        fault: 'host discovery named a host that CXONE_ALLOWED_HOSTS does not allow',
      });
    },
  );

  it('may name a host of the domain of the API', async () => {
    const { outcome } = await discover({ tenantId: 't' }, named('https://api-eu1.upstream.test'));
    expect(outcome.granted?.apiBaseUrl).toBe('https://api-eu1.upstream.test');
  });

  it('may name the hosts of the configuration and no others when it names some', async () => {
    const allowedHosts = ['one.test', 'api.two.test'];
    const names = async (url: string) =>
      (await discover({ tenantId: 't' }, named(url), { allowedHosts })).outcome.granted;
    expect(await names('https://one.test')).toBeDefined();
    expect(await names('https://api.one.test')).toBeDefined();
    expect(await names('https://api.two.test')).toBeDefined();
    expect(await names('https://two.test')).toBeUndefined();
    expect(await names('https://api.issuer.test')).toBeUndefined();
  });

  eachRow(['127.0.0.1', '169.254.169.254', '10.1.2.3', '::ffff:0:a9fe:a9fe', 'fd00::1'])(
    'grants nothing when the host that it names resolves to %s',
    async address => {
      const addresses = [...PUBLIC, { address, family: address.includes(':') ? 6 : 4 }];
      const { outcome } = await discover({ tenantId: 't' }, named('https://api.issuer.test'), {}, addresses);
      expect(outcome).toMatchObject({ granted: undefined, fault: expect.stringContaining('refused') });
    },
  );

  it('allows a private address, and no other refused one, when its host is named in the configuration', async () => {
    const inside = (address: string) =>
      discover({ tenantId: 't' }, named('https://api.issuer.test'), { allowedHosts: ['issuer.test'] }, [
        { address, family: 4 },
      ]);
    expect((await inside('10.1.2.3')).outcome.granted?.apiBaseUrl).toBe('https://api.issuer.test');
    expect((await inside('169.254.169.254')).outcome.granted).toBeUndefined();
  });

  it('grants nothing when the host that it names has no address', async () => {
    const { outcome } = await discover({ tenantId: 't' }, named('https://api.issuer.test'), {}, []);
    expect(outcome).toMatchObject({ granted: undefined, isUnreached: true });
  });

  it('may name a loopback address over plain HTTP in the stage local, and only there', async () => {
    const loopback = { discoveryUrl: 'http://127.0.0.1:8002' };
    const local = await discover({ tenantId: 't' }, named('http://127.0.0.1:8002'), { ...loopback, local: true });
    expect(local.outcome.granted?.apiBaseUrl).toBe('http://127.0.0.1:8002');
    const own = [{ address: '127.0.0.1', family: 4 }];
    const hosts = { allowedHosts: ['127.0.0.1'] };
    const elsewhere = await discover({ tenantId: 't' }, named('https://127.0.0.1'), hosts, own);
    expect(elsewhere.outcome.granted).toBeUndefined();
  });
});
