import { beforeEach, describe, expect, inject, it } from 'vitest';
import { RETURN_TEXT } from '../../infra/local/describe.ts';
import { createClient, problemType, question, REFUND } from './setup/client.ts';

describe('POST /v1/extract', () => {
  const client = createClient(inject('stack'));
  beforeEach(() => client.cxone.clearFaults());

  it('answers the conversation text by the contract', async () => {
    const { status, headers, body } = await client.post({
      text: RETURN_TEXT,
      language: 'en-US',
      entity_types: ['product', 'intent', 'date'],
      reference_time: '2026-11-22T12:00:00Z',
      time_zone: 'Etc/UTC',
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      input_text: RETURN_TEXT,
      language: 'en-US',
      processing_time_ms: expect.any(Number),
      cache_source: 'api',
      freshness_age_sec: 0,
      audit_status: 'LOGGED',
      audit_id: expect.any(String),
      rules_version: expect.any(String),
      entities: expect.any(Array),
      dropped: [],
    });
    expect(body.entities).toHaveLength(3);
    expect(body.entities).toContainEqual({
      name: 'product',
      value: 'WH-1000XM5',
      confidence: 0.94,
      start: 26,
      end: 45,
      raw_value: 'wireless headphones',
      match: 'exact',
      rule: 'product/WH-1000XM5',
    });
    expect(body.entities).toContainEqual(
      expect.objectContaining({ name: 'intent', value: 'PROCESS_RETURN', start: 16, end: 22, raw_value: 'return' }),
    );
    expect(body.entities).toContainEqual(
      expect.objectContaining({
        name: 'date',
        value: '2026-11-17',
        confidence: 0.88,
        start: 93,
        end: 105,
        raw_value: 'last Tuesday',
        match: 'typed',
        rule: 'date',
        typed: expect.objectContaining({ kind: 'date', grain: 'day' }),
      }),
    );
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('age')).toBe('0');
    expect(headers.get('cache-status')).toContain('cxone-entities');
    for (const phase of ['cache', 'upstream', 'normalise', 'ledger', 'total']) {
      expect(headers.get('server-timing')).toContain(phase);
    }
  });

  it('answers the same question from the cache for 10 s, then asks again', async () => {
    const asked = question();
    const first = await client.post(asked);
    expect([first.body.cache_source, first.body.freshness_age_sec]).toEqual(['api', 0]);

    await client.advance(4_000);
    const second = await client.post({ ...asked, entity_types: ['date', 'product', 'intent'] });
    expect(second.body.cache_source).toBe('cache');
    expect([4, 5]).toContain(second.body.freshness_age_sec);
    expect(second.headers.get('age')).toBe(String(second.body.freshness_age_sec));
    expect(second.body.entities).toEqual(first.body.entities);
    expect(second.body.audit_id).not.toBe(first.body.audit_id);

    await client.advance(7_000);
    const third = await client.post(asked);
    expect([third.body.cache_source, third.body.freshness_age_sec, third.headers.get('age')]).toEqual(['api', 0, '0']);
  });

  it('repairs the published wrong offsets', async () => {
    await client.cxone.fault({ kind: 'wrong-offsets' }, { bodyIncludes: REFUND });
    const { body } = await client.post(question({ text: REFUND }), { 'cache-control': 'no-store' });
    const spans = Object.fromEntries(body.entities.map(({ name, start, end }) => [name, `${start}..${end}`]));
    expect(spans).toEqual({ product: '23..42', intent: '9..15', date: '53..65' });
  });

  it('gives spans in the text as the caller wrote it: emoji, combining marks, CRLF, white space', async () => {
    const text =
      '  👩‍👩‍👧 Cafe\u0301,\r\n\r\nplease   refund \t my wireless   headphones \u{1F3A7} of last\r\nTuesday ';
    const { status, body } = await client.post(question({ text }));
    expect(status).toBe(200);
    expect(body.input_text).toBe(text);
    expect(body.entities.map(({ name }) => name).sort()).toEqual(['date', 'intent', 'product']);
    for (const { start, end, raw_value } of body.entities) expect(text.slice(start ?? 0, end ?? 0)).toBe(raw_value);
    expect(body.entities.find(({ name }) => name === 'product')?.raw_value).toBe('wireless   headphones');
  });

  it.each([
    ['en-GB', 'Exchange the bluetooth earbuds of 3 March 2026, £79.99', 'PROCESS_EXCHANGE', 'BUDS-PRO', '79.99 GBP'],
    [
      'de-DE',
      'Kabellose Kopfhörer zurückgeben, 3. März 2026, 1.249,00 €',
      'PROCESS_RETURN',
      'WH-1000XM5',
      '1249.00 EUR',
    ],
    [
      'es-ES',
      'Reembolso de auriculares inalámbricos, 3 de marzo de 2026, 89,95 euros',
      'PROCESS_REFUND',
      'WH-1000XM5',
      '89.95 EUR',
    ],
    ['fr-FR', 'Échanger mon casque sans fil du 3 mars 2026, 349,90 €', 'PROCESS_EXCHANGE', 'WH-1000XM5', '349.90 EUR'],
  ])('normalises in %s', async (language, text, intent, product, money) => {
    const { body } = await client.post({ text, language, entity_types: ['intent', 'product', 'money', 'date'] });
    const values = Object.fromEntries(body.entities.map(({ name, value }) => [name, value]));
    expect(values).toEqual({ intent, product, money, date: '2026-03-03' });
  });

  it('says what it dropped, and why', async () => {
    const { body } = await client.post(question({ text: `I want to complain, ${crypto.randomUUID()}` }));
    expect(body.dropped).toEqual([{ name: 'intent', raw_value: 'complain', confidence: 0.8, reason: 'not_allowed' }]);
  });

  it('gives null spans to a value that is not in the text', async () => {
    const asked = question({ entity_types: ['product'] });
    await client.cxone.fault({ kind: 'invented-entity' }, { bodyIncludes: asked.text });
    const { body } = await client.post(asked);
    const invented = body.entities.find(({ raw_value }) => raw_value === 'teleporter');
    expect(invented).toMatchObject({ start: null, end: null });
  });

  it('serves a stale entry when the upstream fails', async () => {
    const asked = question();
    await client.post(asked);
    await client.advance(11_000);
    await client.cxone.fault({ kind: 'status', status: 500 }, { bodyIncludes: asked.text });
    const { status, headers, body } = await client.post(asked);
    expect([status, body.cache_source]).toEqual([200, 'stale']);
    expect(body.freshness_age_sec).toBeGreaterThanOrEqual(11);
    expect(headers.get('age')).toBe(String(body.freshness_age_sec));
  });

  it('obeys no-store and only-if-cached', async () => {
    const asked = question();
    expect(problemType(await client.post(asked, { 'cache-control': 'only-if-cached' }))).toBe('not-cached');
    await client.post(asked, { 'cache-control': 'no-store' });
    const nothing = await client.post(asked, { 'cache-control': 'only-if-cached' });
    expect([nothing.status, problemType(nothing)]).toEqual([504, 'not-cached']);
    await client.post(asked);
    expect((await client.post(asked, { 'cache-control': 'only-if-cached' })).body.cache_source).toBe('cache');
    expect((await client.post(asked, { 'cache-control': 'no-cache' })).body.cache_source).toBe('api');
  });

  it('refuses a request without an API key, and with a wrong one', async () => {
    for (const key of ['wrong', '']) {
      const reply = await client.post(question(), { 'x-api-key': key });
      expect([reply.status, problemType(reply)]).toEqual([403, 'forbidden']);
    }
  });

  it('answers a batch, each item with a record of its own', async () => {
    const { httpUrl, apiKey } = inject('stack');
    const items = ['a', 'b', 'c'].map(id => ({ id, ...question(id === 'b' ? { language: 'xx' } : {}) }));
    const answer = await fetch(`${httpUrl}/v1/extract:batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': apiKey },
      body: JSON.stringify({ items }),
    });
    const body = (await answer.json()) as { items: { id: string; status: number }[] };
    expect(answer.status).toBe(200);
    expect(body.items.map(({ id, status }) => [id, status])).toEqual([
      ['a', 200],
      ['b', 422],
      ['c', 200],
    ]);
  });

  it('says without a key that it runs', async () => {
    const answer = await fetch(`${inject('stack').httpUrl}/v1/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok', version: expect.any(String) }]);
  });

  it.each([
    ['GET', '/v1/extract', 405, 'method-not-allowed'],
    ['POST', '/v1/zork', 404, 'not-found'],
    ['GET', '/', 404, 'not-found'],
  ])('refuses %s %s by a problem', async (method, path, status, type) => {
    const { httpUrl, apiKey } = inject('stack');
    const answer = await fetch(`${httpUrl}${path}`, { method, headers: { 'x-api-key': apiKey } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const body = (await answer.json()) as { type: string };
    expect([answer.status, body.type]).toEqual([status, `urn:cxone-entities:problem:${type}`]);
  });
});
