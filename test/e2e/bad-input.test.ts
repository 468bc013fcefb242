import { describe, expect, inject, it } from 'vitest';
import { createClient, problemType, question } from './setup/client.ts';

describe('bad input', () => {
  const stack = inject('stack');
  const client = createClient(stack);
  const elevenTypes = Array.from({ length: 11 }, (_, index) => `type_${index}`);

  it.each<[string, unknown, number, string]>([
    ['no JSON', '{"text": ', 400, 'malformed-json'],
    ['an empty body', '', 400, 'malformed-json'],
    [
      'NaN as the threshold',
      '{"text":"a","language":"en-US","entity_types":["x"],"confidence_threshold":NaN}',
      400,
      'malformed-json',
    ],
    ['a body of 1 MB', question({ text: 'x'.repeat(1024 * 1024) }), 413, 'payload-too-large'],
  ])('refuses %s', async (_what, body, status, type) => {
    const reply = await client.post(body);
    expect([reply.status, problemType(reply)]).toEqual([status, type]);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  it.each<[string, unknown, string[]]>([
    ['JSON that is no object', '[1]', ['']],
    ['the JSON value false', 'false', ['']],
    ['the JSON value 0', '0', ['']],
    ['a JSON string', '"x"', ['']],
    ['the JSON value null', 'null', ['']],
    ['an unknown key', question({ extra: 1 }), ['/extra']],
    ['eleven types', question({ entity_types: elevenTypes }), ['/entity_types']],
    ['no types', question({ entity_types: [] }), ['/entity_types']],
    ['types left out', question({ entity_types: undefined }), ['/entity_types']],
    ['a repeated type', question({ entity_types: ['date', 'date'] }), ['/entity_types/1']],
    ['a type with a space', question({ entity_types: ['a b'] }), ['/entity_types/0']],
    ['a threshold of 1.2', question({ confidence_threshold: 1.2 }), ['/confidence_threshold']],
    ['a threshold that is a string', question({ confidence_threshold: '0.7' }), ['/confidence_threshold']],
    ['a threshold of null', question({ confidence_threshold: null }), ['/confidence_threshold']],
    ['an unknown language', question({ language: 'it-IT' }), ['/language']],
    ['blank text', question({ text: ' \r\n\t\u00a0 ' }), ['/text']],
    ['no text', question({ text: undefined }), ['/text']],
    ['text that is a number', question({ text: 7 }), ['/text']],
    ['10,001 units', question({ text: 'x'.repeat(10_001) }), ['/text']],
    ['a lone surrogate', '{"text":"a \\ud800 b","language":"en-US","entity_types":["date"]}', ['/text']],
    ['a reference time that is no instant', question({ reference_time: 'yesterday' }), ['/reference_time']],
    ['an unknown time zone', question({ time_zone: 'Mars/Olympus' }), ['/time_zone']],
  ])('refuses %s', async (_what, body, pointers) => {
    const reply = await client.post(body);
    expect([reply.status, problemType(reply)]).toEqual([422, 'invalid-request']);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.body.errors.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it('lists all faults of a request at once', async () => {
    const reply = await client.post({
      text: '',
      language: 'xx',
      entity_types: ['a', 'a'],
      confidence_threshold: 2,
      more: 1,
    });
    expect(new Set(reply.body.errors.map(({ pointer }) => pointer))).toEqual(
      new Set(['/text', '/language', '/entity_types/1', '/confidence_threshold', '/more']),
    );
  });

  it('takes 10,000 units, also with white space around them', async () => {
    const text = ` ${'x'.repeat(9_994)} refund `.trimEnd();
    expect((await client.post(question({ text: `\n${text.slice(0, 10_000)}  ` }))).status).toBe(200);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=latin1'])(
    'refuses the media type %s',
    async type => {
      const reply = await client.post(question(), { 'content-type': type });
      expect([reply.status, problemType(reply)]).toEqual([415, 'unsupported-media-type']);
    },
  );

  it('takes JSON with a charset of UTF-8', async () => {
    expect((await client.post(question(), { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  it('refuses a body without a media type', async () => {
    // Straight to the function: the HTTP emulator puts in a Content-Type of its own where there is none.
    const { result } = await client.invoke('extract', {
      httpMethod: 'POST',
      path: '/v1/extract',
      headers: {},
      multiValueHeaders: {},
      body: JSON.stringify(question()),
      isBase64Encoded: false,
      requestContext: { requestId: crypto.randomUUID(), identity: {} },
    });
    expect(result).toMatchObject({ statusCode: 415, body: expect.stringContaining('unsupported-media-type') });
  });

  it('writes nothing of a refused text into its answer', async () => {
    const reply = await client.post(
      question({ text: `jo.doe@example.com ${'x'.repeat(10_001)}`, extra: '4111 1111 1111 1111' }),
    );
    expect(JSON.stringify(reply.body)).not.toMatch(/jo\.doe|4111/);
  });
});
