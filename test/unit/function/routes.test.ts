import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { createExtractFunction } from '../../fixtures/extract-function.ts';

const packageVersion = JSON.parse(readFileSync('package.json', 'utf8')).version;
const request = { text: 'a refund', language: 'en-US', entity_types: ['intent'] };
const at = (resource: string, httpMethod: string) => ({ resource, httpMethod });

describe('The routes', () => {
  const { post, ledger } = createExtractFunction();

  it('answer the path and method of extract', async () => {
    expect((await post(request, {}, at('/v1/extract', 'POST'))).status).toBe(200);
  });

  eachRow(['/{proxy+}', '/v1/zork', 'constructor'])('refuse the path %s, without a record', async resource => {
    const before = ledger.records().length;
    const { status, body, headers } = await post(request, {}, at(resource, 'POST'));
    expect([status, body.type]).toEqual([404, 'urn:cxone-entities:problem:not-found']);
    expect(headers['Content-Type']).toBe('application/problem+json');
    expect(ledger.records()).toHaveLength(before);
  });

  eachRow(['GET', 'PUT', 'constructor'])('refuse the method %s, and name the right one', async method => {
    const { status, body, headers } = await post(request, {}, at('/v1/extract', method));
    expect([status, body.type]).toEqual([405, 'urn:cxone-entities:problem:method-not-allowed']);
    expect(headers.Allow).toBe('POST');
  });

  it('say that the function runs, and its version, without a key', async () => {
    const { status, body, headers } = await post(null, {}, { ...at('/v1/health', 'GET'), body: null });
    expect([status, body]).toEqual([200, { status: 'ok', version: packageVersion }]);
    expect(headers['Cache-Control']).toBe('no-store');
  });

  eachRow(['false', '0', '"x"', 'null', '[]', 'true', '1e3'])('refuse the JSON body %s by the schema', async body => {
    const answer = await post(body);
    expect([answer.status, answer.body.errors]).toEqual([422, [{ pointer: '', detail: 'must be a JSON object' }]]);
  });
});

describe('The rate limit headers', () => {
  const limited = { environment: { UPSTREAM_REQUESTS_PER_SECOND: '2', UPSTREAM_BURST: '3' } };
  const ask = (text: string) => ({ ...request, text });

  it('say what the limit allows, and what of it is left', async () => {
    const { post } = createExtractFunction(limited);
    const left: string[] = [];
    for (const text of ['a', 'b']) {
      const { headers } = await post(ask(text));
      expect(headers['RateLimit-Policy']).toBe('"upstream";q=123;w=60');
      left.push(headers.RateLimit ?? '');
    }
    expect(left).toEqual(['"upstream";r=1', '"upstream";r=0']);
  });

  it('leave out what is left where no call was made', async () => {
    const { post } = createExtractFunction(limited);
    await post(request);
    const { headers, body } = await post(request);
    expect(body.cache_source).toBe('cache');
    expect(headers).toHaveProperty('RateLimit-Policy');
    expect(headers).not.toHaveProperty('RateLimit');
  });

  it('are left out where no limit is set', async () => {
    const { headers } = await createExtractFunction().post(request);
    expect(Object.keys(headers).filter(name => /ratelimit/i.test(name))).toEqual([]);
  });
});
