import fc from 'fast-check';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { anyText } from '../fixtures/any-text.ts';
import { readContract } from '../fixtures/openapi-contract.ts';
import { sized } from '../fixtures/test-scale.ts';
import { createClient, question } from './setup/client.ts';

const stack = inject('stack');
const client = createClient(stack);
const contract = readContract();

beforeEach(() => client.cxone.clearFaults());

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${stack.httpUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-api-key': stack.apiKey, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

async function check(status: number, method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const answer = await send(method, path, body, headers);
  expect([answer.status, contract.faultsOf(method.toLowerCase(), path, answer)]).toEqual([status, []]);
}

describe('Live answers and docs/openapi.yaml', () => {
  it('agree on every 200', async () => {
    const asked = question({ entity_types: ['product', 'intent', 'date', 'prodct'] });
    await check(200, 'POST', '/v1/extract', asked);
    await check(200, 'POST', '/v1/extract', asked);
    await check(200, 'POST', '/v1/extract', question({ text: `I want to complain, ${crypto.randomUUID()}` }));
    await check(200, 'POST', '/v1/extract:batch', { items: [{ id: 'a', ...asked }, { id: 'b' }] });
    await check(200, 'GET', '/v1/health', undefined, { 'x-api-key': '' });
    await check(200, 'GET', '/v1/openapi.json');
  });

  it.each<[number, unknown, Record<string, string>?]>([
    [400, '{'],
    [403, question(), { 'x-api-key': 'wrong' }],
    [413, question({ text: 'x'.repeat(110_000) })],
    [415, question(), { 'content-type': 'text/plain' }],
    [422, { zork: 1 }],
    [504, question(), { 'cache-control': 'only-if-cached' }],
  ])('agree on a %d of extract', (status, body, headers) => check(status, 'POST', '/v1/extract', body, headers));

  it.each<[number, number]>([
    [403, 502],
    [422, 422],
    [500, 503],
    [429, 429],
  ])('agree on what becomes of a %d of the upstream', async (upstream, status) => {
    const asked = question();
    const fault = {
      kind: 'status',
      status: upstream,
      ...(upstream === 429 && { retryAfter: { seconds: 5 } }),
    } as const;
    await client.cxone.fault(fault, { bodyIncludes: asked.text, times: 3 });
    await check(status, 'POST', '/v1/extract', asked);
    await client.advance(20_000);
  });

  it('agree on a batch that is refused', async () => {
    for (const body of [{ items: [] }, { items: [1, { id: 'a', text: 'x' }] }]) {
      await check(422, 'POST', '/v1/extract:batch', body);
    }
    await check(413, 'POST', '/v1/extract:batch', ' '.repeat(10 * 1024 * 1024));
  });

  it('agree on generated requests', { timeout: 600_000 }, async () => {
    const { ExtractRequest } = contract.document.components.schemas as { ExtractRequest: ObjectSchema };
    const request = requestOf(ExtractRequest);
    const call = fc.oneof(
      fc.tuple(fc.constant('/v1/extract'), request),
      fc.tuple(
        fc.constant('/v1/extract:batch'),
        fc.record({
          items: fc.array(
            fc.tuple(fc.string(), request).map(([id, body]) => ({ id, ...body })),
            { maxLength: 3 },
          ),
        }),
      ),
      fc.tuple(fc.constantFrom('/v1/extract', '/v1/extract:batch'), fc.jsonValue()),
    );
    await fc.assert(
      fc.asyncProperty(call, async ([path, body]) => {
        const answer = await send('POST', path, body);
        expect(contract.faultsOf('post', path, answer)).toEqual([]);
      }),
      { seed: 20_261_128, numRuns: sized(60, 2_000) },
    );
  });
});

interface ObjectSchema {
  properties: Record<string, { enum?: unknown[]; type?: string }>;
}

/** Bodies near the schema: each field as it should be, or any other JSON value, or missing. */
function requestOf({ properties }: ObjectSchema): fc.Arbitrary<Record<string, unknown>> {
  const good: Record<string, fc.Arbitrary<unknown>> = {
    text: fc.oneof(fc.constant('a refund of last Tuesday, 12 €'), anyText({ minLength: 1 })),
    entity_types: fc.uniqueArray(fc.constantFrom('product', 'date', 'money', 'note'), { minLength: 1 }),
    confidence_threshold: fc.double({ min: 0, max: 1, noNaN: true }),
    reference_time: fc.constantFrom('2026-11-22T12:00:00Z', '2026-02-30T12:00:00Z'),
    time_zone: fc.constantFrom('Europe/Berlin', 'Mars/Olympus'),
  };
  const fields = Object.entries(properties).map(([name, schema]) => {
    const value = schema.enum ? fc.constantFrom(...schema.enum) : (good[name] ?? fc.jsonValue());
    return [name, fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: fc.jsonValue() })] as const;
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: ['text', 'language', 'entity_types'] });
}
