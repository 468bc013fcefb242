import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXTRACT_PATH, EXTRACT_SCOPE, type RunningStandIn, startCxoneStandIn } from '../../infra/local/cxone/index.ts';
import { FakeClock } from '../fixtures/fake-clock.ts';

const credentials = {
  clientId: 'a client',
  clientSecret: 's:cr+t&=%',
  accessKeyId: 'AKID====',
  accessKeySecret: 'AKSECRET====',
};
const REFUND = 'I need a refund for my wireless headphones purchased last Tuesday';
const question = {
  text: REFUND,
  language: 'en-US',
  confidence_threshold: 0.75,
  entity_types: ['product', 'intent', 'date'],
};

describe('CXone stand-in', () => {
  const clock = new FakeClock();
  let upstream: RunningStandIn;
  beforeAll(async () => {
    upstream = await startCxoneStandIn({ ...credentials, clock });
  });
  afterEach(async () => {
    await upstream.admin.clearFaults();
    await upstream.admin.rotateCredentials(credentials);
    await upstream.admin.set({
      scopes: [EXTRACT_SCOPE],
      limit: null,
      retryAfterForm: 'seconds',
      offsetUnit: 'utf16',
      tokenSeconds: 3600,
      expiresIn: 3600,
      grants: ['client_credentials', 'password'],
      clientAuthentication: ['client_secret_post', 'client_secret_basic'],
    });
  });
  afterAll(() => upstream.close());

  const form = {
    grant_type: 'client_credentials',
    client_id: credentials.clientId,
    client_secret: credentials.clientSecret,
    scope: EXTRACT_SCOPE,
  };
  const basic = `Basic ${Buffer.from('a+client:s%3Acr%2Bt%26%3D%25').toString('base64')}`;

  async function askToken(fields: Record<string, string>, headers: Record<string, string> = {}, path = '/oauth/token') {
    const answer = await fetch(upstream.url + path, { method: 'POST', body: new URLSearchParams(fields), headers });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
  }
  const grantedToken = async (fields = form) => String((await askToken(fields)).body.access_token);
  async function askExtract(body: unknown, token: string | undefined, headers: Record<string, string> = {}) {
    return fetch(upstream.url + EXTRACT_PATH, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
    });
  }
  const spans = async (answer: Response) =>
    ((await answer.json()) as { entities: { name: string; start: number; end: number }[] }).entities.map(
      ({ name, start, end }) => `${name} ${start}..${end}`,
    );

  describe('token endpoint', () => {
    it('grants by client credentials, in the form or form-encoded in Basic', async () => {
      const inForm = await askToken(form);
      expect(inForm.status).toBe(200);
      expect(inForm.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: EXTRACT_SCOPE });
      const { client_id: _id, client_secret: _secret, ...rest } = form;
      expect((await askToken(rest, { authorization: basic })).status).toBe(200);
    });

    it.each([
      ['no grant type', { grant_type: '' }, 400, 'unsupported_grant_type'],
      ['an unknown grant type', { grant_type: 'implicit' }, 400, 'unsupported_grant_type'],
      ['another scope', { scope: 'nlu:everything' }, 400, 'invalid_scope'],
      ['no scope', { scope: '' }, 400, 'invalid_scope'],
      ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
      ['a wrong client', { client_id: 'other' }, 401, 'invalid_client'],
    ])('refuses %s', async (_what, change, status, error) => {
      const answer = await askToken({ ...form, ...change });
      expect([answer.status, answer.body.error]).toEqual([status, error]);
    });

    it('refuses two ways of authentication at once, and one that the client is not registered for', async () => {
      expect((await askToken(form, { authorization: basic })).body.error).toBe('invalid_request');
      await upstream.admin.set({ clientAuthentication: ['client_secret_basic'] });
      expect((await askToken(form)).status).toBe(401);
    });

    it('refuses JSON', async () => {
      const answer = await askToken(form, { 'content-type': 'application/json' });
      expect([answer.status, answer.body.error]).toEqual([400, 'invalid_request']);
    });

    it("grants by access key as CXone does, with the tenant's host to be discovered", async () => {
      const fields = { grant_type: 'password', username: 'AKID====', password: 'AKSECRET====' };
      const answer = await askToken(fields, { authorization: basic }, '/auth/token');
      expect(answer.status).toBe(200);
      const claims = JSON.parse(Buffer.from(String(answer.body.id_token).split('.')[1] ?? '', 'base64url').toString());
      expect(claims).toMatchObject({ iss: upstream.url, tenantId: 'local-tenant' });
      const found = await fetch(`${claims.iss}/.well-known/cxone-configuration?tenantId=${claims.tenantId}`);
      expect(await found.json()).toMatchObject({ api_endpoint: upstream.url });
      expect((await fetch(`${claims.iss}/.well-known/cxone-configuration?tenantId=x`)).status).toBe(404);
      expect((await askExtract(question, String(answer.body.access_token))).status).toBe(200);

      const wrong = await askToken({ ...fields, password: 'AKSECRET' }, { authorization: basic });
      expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant']);
    });

    it('says what it is told to say of the lifetime', async () => {
      await upstream.admin.set({ expiresIn: '3600' });
      expect((await askToken(form)).body.expires_in).toBe('3600');
      await upstream.admin.set({ expiresIn: { omit: true } });
      expect((await askToken(form)).body).not.toHaveProperty('expires_in');
    });

    it('knows only the new credentials after a rotation', async () => {
      await upstream.admin.rotateCredentials({ clientId: credentials.clientId, clientSecret: 'new' });
      expect((await askToken(form)).status).toBe(401);
      expect((await askToken({ ...form, client_secret: 'new' })).status).toBe(200);
    });
  });

  describe('extract endpoint', () => {
    it('answers what was asked, by the contract and no more', async () => {
      const answer = await askExtract(question, await grantedToken());
      expect(answer.headers.get('server')).toBe('cxone-stand-in');
      expect(await answer.json()).toEqual({
        entities: [
          { name: 'intent', value: 'refund', confidence: 0.91, start: 9, end: 15 },
          { name: 'product', value: 'wireless headphones', confidence: 0.94, start: 23, end: 42 },
          { name: 'date', value: 'last Tuesday', confidence: 0.88, start: 53, end: 65 },
        ],
        language: 'en-US',
        processingTimeMs: expect.any(Number),
      });
    });

    it('leaves out types that were not asked and what is below the threshold', async () => {
      const token = await grantedToken();
      const one = await askExtract(
        { ...question, confidence_threshold: 0.9, entity_types: ['product', 'date', 'x'] },
        token,
      );
      expect(await spans(one)).toEqual(['product 23..42']);
    });

    it('answers 401 without a token, with an unknown, a revoked and an expired one', async () => {
      const token = await grantedToken();
      expect((await askExtract(question, undefined)).status).toBe(401);
      expect((await askExtract(question, 'made-up')).headers.get('www-authenticate')).toContain('invalid_token');
      await upstream.admin.revokeTokens();
      expect((await askExtract(question, token)).status).toBe(401);

      const next = await grantedToken();
      await clock.advance(3_599_000);
      expect((await askExtract(question, next)).status).toBe(200);
      await clock.advance(2_000);
      expect((await askExtract(question, next)).status).toBe(401);
    });

    it('answers 403 when the token lacks the scope', async () => {
      await upstream.admin.set({ scopes: ['nlu:read', EXTRACT_SCOPE] });
      expect((await askExtract(question, await grantedToken({ ...form, scope: 'nlu:read' }))).status).toBe(403);
    });

    it.each([
      ['an unknown key', { ...question, extra: 1 }, 422],
      ['a threshold above 1', { ...question, confidence_threshold: 1.1 }, 422],
      ['an unknown language', { ...question, language: 'nl-NL' }, 422],
      ['no entity types', { ...question, entity_types: [] }, 422],
      ['no JSON', '{"text":', 400],
    ])('refuses %s', async (_what, body, status) => {
      expect((await askExtract(body, await grantedToken())).status).toBe(status);
    });

    it('throttles past the burst and says for how long, in either form', async () => {
      const token = await grantedToken();
      await upstream.admin.set({ limit: { perSecond: 0.5, burst: 2 } });
      const statuses = [];
      for (let n = 0; n < 3; n += 1) statuses.push((await askExtract(question, token)).status);
      expect(statuses).toEqual([200, 200, 429]);
      expect((await askExtract(question, token)).headers.get('retry-after')).toBe('2');
      await upstream.admin.set({ retryAfterForm: 'http-date' });
      const { headers } = await askExtract(question, token);
      const seconds = (Date.parse(headers.get('retry-after') ?? '') - Date.parse(headers.get('date') ?? '')) / 1000;
      expect([2, 3]).toContain(seconds);
      await clock.advance(2_000);
      expect((await askExtract(question, token)).status).toBe(200);
    });

    it('counts offsets in the unit that is set', async () => {
      const body = { ...question, text: '👍 é refund', entity_types: ['intent'] };
      const token = await grantedToken();
      expect(await spans(await askExtract(body, token))).toEqual(['intent 5..11']);
      await upstream.admin.set({ offsetUnit: 'code-point' });
      expect(await spans(await askExtract(body, token))).toEqual(['intent 4..10']);
      await upstream.admin.set({ offsetUnit: 'utf8-byte' });
      expect(await spans(await askExtract(body, token))).toEqual(['intent 8..14']);
    });
  });

  describe('faults', () => {
    it('sends the published wrong offsets', async () => {
      await upstream.admin.fault({ kind: 'wrong-offsets' });
      const answer = await askExtract(question, await grantedToken());
      expect(await spans(answer)).toEqual(['intent 11..17', 'product 25..44', 'date 53..65']);
    });

    it('sends spans outside the text and values that it does not hold', async () => {
      const token = await grantedToken();
      await upstream.admin.fault({ kind: 'outside-text' }, { times: 1 });
      expect(await spans(await askExtract(question, token))).toContain('product 75..94');
      await upstream.admin.fault({ kind: 'invented-entity' }, { times: 1 });
      expect(await (await askExtract(question, token)).text()).toContain('teleporter');
    });

    it('answers a status with Retry-After in each form, as often as ordered', async () => {
      const token = await grantedToken();
      await upstream.admin.fault({ kind: 'status', status: 429, retryAfter: { seconds: 5 } }, { times: 1 });
      await upstream.admin.fault({ kind: 'status', status: 503, retryAfter: { dateInSeconds: 5 } }, { times: 1 });
      const seconds = await askExtract(question, token);
      expect([seconds.status, seconds.headers.get('retry-after')]).toEqual([429, '5']);
      const date = await askExtract(question, token);
      expect(date.headers.get('retry-after')).toMatch(/GMT$/);
      expect((await askExtract(question, token)).status).toBe(200);
    });

    it('hits only the endpoint and the text that it is aimed at', async () => {
      const token = await grantedToken();
      await upstream.admin.fault({ kind: 'status', status: 500 }, { on: 'token' });
      await upstream.admin.fault({ kind: 'status', status: 500 }, { bodyIncludes: 'unlucky' });
      expect((await askToken(form)).status).toBe(500);
      expect((await askExtract(question, token)).status).toBe(200);
      expect((await askExtract({ ...question, text: 'unlucky' }, token)).status).toBe(500);
    });

    it.each([
      [{ kind: 'truncated-json' } as const, SyntaxError],
      [{ kind: 'not-json' } as const, SyntaxError],
      [{ kind: 'cut-connection' } as const, TypeError],
    ])('breaks the body: %o', async (fault, error) => {
      const token = await grantedToken();
      await upstream.admin.fault(fault, { times: 1 });
      await expect((await askExtract(question, token)).json()).rejects.toBeInstanceOf(error);
    });

    it('sends JSON of another shape, and bodies past any limit', async () => {
      const token = await grantedToken();
      await upstream.admin.fault({ kind: 'other-json', body: [1] }, { times: 1 });
      expect(await (await askExtract(question, token)).json()).toEqual([1]);
      await upstream.admin.fault({ kind: 'oversized', bytes: 5_000_000 }, { times: 1 });
      expect((await (await askExtract(question, token)).text()).length).toBeGreaterThan(5_000_000);
    });

    it('resets the connection, and answers never when it hangs', async () => {
      const token = await grantedToken();
      await upstream.admin.fault({ kind: 'reset' }, { times: 1 });
      await expect(askExtract(question, token)).rejects.toThrow('fetch failed');
      await upstream.admin.fault({ kind: 'hang' }, { times: 1 });
      const controller = new AbortController();
      const hanging = fetch(upstream.url + EXTRACT_PATH, { method: 'POST', body: '{}', signal: controller.signal });
      await expect.poll(async () => (await upstream.admin.timeline()).at(-1)?.fault).toBe('hang');
      controller.abort();
      await expect(hanging).rejects.toThrow('aborted');
    });

    it('refuses an order that makes no sense', async () => {
      await expect(upstream.admin.fault({ kind: 'explode' } as never)).rejects.toThrow('400');
    });
  });

  it('keeps a timeline of what it was asked', async () => {
    const token = await grantedToken();
    await upstream.admin.clearTimeline();
    await askExtract(question, token);
    await askExtract(question, 'made-up');
    await askToken(form);
    expect(await upstream.admin.timeline()).toMatchObject([
      { kind: 'extract', status: 200, text: REFUND, at: clock.now() },
      { kind: 'extract', status: 401 },
      { kind: 'token', status: 200 },
    ]);
    expect(await upstream.admin.counters()).toEqual({
      token: 1,
      extract: 2,
      discovery: 0,
      byStatus: { 'extract 200': 1, 'extract 401': 1, 'token 200': 1 },
    });
  });

  it('says that it is not the real model', async () => {
    expect(await (await fetch(upstream.url)).text()).toContain("not NICE's model");
  });
});
