import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { CxoneEntitiesClient, type ExtractRequest as Request } from '../../clients/typescript/index.ts';
import { TYPES_FILE, writeTypes } from '../../infra/openapi/typescript.ts';
import type { Language } from '../../lib/languages/index.ts';

const REQUEST: Request = { text: 'a refund', language: 'en-US', entity_types: ['intent'] };
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json(
    { type: `urn:cxone-entities:problem:${code}`, title: 'T', status, detail: 'D', instance: 'urn:x' },
    { status, headers: { 'content-type': 'application/problem+json', 'x-request-id': 'request-1', ...headers } },
  );

function setUp(...answers: (() => Response)[]) {
  const waits: number[] = [];
  const calls: { url: string; init: RequestInit | undefined }[] = [];
  const client = new CxoneEntitiesClient({
    ...{ baseUrl: 'https://api.example/prod', apiKey: 'key' },
    fetch: async (url, init) => {
      calls.push({ url: String(url), init });
      const answer = answers[Math.min(calls.length, answers.length) - 1];
      if (!answer) throw new Error('no answer is scripted');
      return answer();
    },
    sleep: async ms => void waits.push(ms),
  });
  return { client, waits, calls };
}

const ok = () => Response.json({ entities: [] });

describe('CxoneEntitiesClient', () => {
  it('sends the request with key, id and cache directives', async () => {
    const { client, calls } = setUp(ok);
    expect(await client.extract(REQUEST, { requestId: 'ivr-session-1', cacheControl: 'no-store' })).toEqual({
      entities: [],
    });
    expect(calls[0]?.url).toBe('https://api.example/prod/v1/extract');
    expect(calls[0]?.init).toMatchObject({
      headers: { 'x-api-key': 'key', 'x-request-id': 'ivr-session-1', 'cache-control': 'no-store' },
      body: JSON.stringify(REQUEST),
    });
  });

  it('waits for Retry-After, and repeats', async () => {
    const { client, waits } = setUp(
      () => problem(429, 'upstream-throttled', { 'retry-after': '4' }),
      () => problem(503, 'upstream-unavailable', { 'retry-after': '1' }),
      ok,
    );
    await client.extract(REQUEST);
    expect(waits).toEqual([4_000, 1_000]);
  });

  it('gives up after three attempts, and when the wait is too long', async () => {
    const often = setUp(() => problem(429, 'rate-limited', { 'retry-after': '1' }));
    await expect(often.client.extract(REQUEST)).rejects.toMatchObject({ code: 'rate-limited' });
    expect(often.calls).toHaveLength(3);
    const long = setUp(() => problem(429, 'upstream-throttled', { 'retry-after': '900' }));
    await expect(long.client.extract(REQUEST)).rejects.toMatchObject({ retryAfterSeconds: 900 });
    expect([long.calls.length, long.waits]).toEqual([1, []]);
  });

  it('repeats after a network fault', async () => {
    const fails = () => {
      throw new TypeError('fetch failed');
    };
    const { client, waits } = setUp(fails, fails, ok);
    await client.extract(REQUEST);
    expect(waits).toEqual([500, 1_000]);
  });

  it('throws any other problem at once, with its code and request id', async () => {
    const { client, calls } = setUp(() => problem(422, 'invalid-request'));
    const expected = {
      name: 'ProblemError',
      status: 422,
      code: 'invalid-request',
      message: 'D',
      requestId: 'request-1',
    };
    await expect(client.extract(REQUEST)).rejects.toMatchObject(expected);
    expect(calls).toHaveLength(1);
  });

  it('throws an answer that is not a problem document with its status', async () => {
    const { client } = setUp(() => new Response('<html>', { status: 502 }));
    await expect(client.extract(REQUEST)).rejects.toMatchObject({ status: 502, code: '502', problem: undefined });
  });

  it('stops when its signal aborts', async () => {
    const { client, calls } = setUp(() => problem(429, 'rate-limited', { 'retry-after': '1' }));
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(client.extract(REQUEST, { signal })).rejects.toThrow('stop');
    expect(calls).toHaveLength(1);
  });

  it('stops within a wait when its signal aborts', async () => {
    let count = 0;
    const client = new CxoneEntitiesClient({
      ...{ baseUrl: 'http://api', apiKey: 'key' },
      async fetch() {
        count += 1;
        return problem(429, 'rate-limited', { 'retry-after': '20' });
      },
    });
    const stop = new AbortController();
    const asking = client.extract(REQUEST, { signal: stop.signal });
    asking.catch(() => undefined);
    // By then the answer is read, and the wait has begun.
    for (let turn = 0; turn < 50; turn += 1) await new Promise(resolve => setImmediate(resolve));
    stop.abort(new Error('stop'));
    await expect(asking).rejects.toThrow('stop');
    expect(count).toBe(1);
  });

  it('answers a batch by its items', async () => {
    const { client, calls } = setUp(() => Response.json({ items: [{ id: 'a', status: 200 }] }));
    expect(await client.extractBatch([{ id: 'a', ...REQUEST }])).toEqual([{ id: 'a', status: 200 }]);
    expect(calls[0]?.url).toMatch(/\/v1\/extract:batch$/);
  });
});

describe('clients/typescript/types.ts', () => {
  it('is what npm run openapi writes', () => {
    expect(readFileSync(TYPES_FILE, 'utf8')).toBe(writeTypes());
    expectTypeOf<Request['language']>().toEqualTypeOf<Language>();
  });
});
