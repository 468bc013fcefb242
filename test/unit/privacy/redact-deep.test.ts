import { describe, expect, it } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { generatePersonalData } from '../../fixtures/personal-data/index.ts';
import { sized } from '../../fixtures/test-scale.ts';

const { redactDeep } = await loadRedaction();

describe('redactDeep', () => {
  it('redacts strings at any depth and keys, and keeps the shape', () => {
    const fields = {
      a: [{ b: 'jane@example.com' }],
      'jane@example.com': 1,
      n: 4_111_111_111_111_111,
      ok: true,
      none: null,
    };
    expect(redactDeep(fields)).toEqual({
      a: [{ b: '[EMAIL]' }],
      '[EMAIL]': 1,
      n: 4_111_111_111_111_111,
      ok: true,
      none: null,
    });
  });

  it('redacts errors with their causes, and drops what an SDK hangs on them', () => {
    const cause = new TypeError('no such user jane@example.com');
    const error = Object.assign(new Error('failed for +44 20 7946 0958', { cause }), {
      code: 'internal',
      $response: { headers: { authorization: 'Bearer abcdefghijkl' } },
    });
    const redacted = JSON.stringify(redactDeep({ error }));
    expect(redacted).toContain('failed for [PHONE]');
    expect(redacted).toContain('no such user [EMAIL]');
    expect(redacted).toContain('"code":"internal"');
    expect(redacted).not.toMatch(/jane|7946|\$response|abcdefghijkl/);
  });

  eachRow([
    'authorization',
    'Proxy-Authorization',
    'cookie',
    'Set-Cookie',
    'access_token',
    'client_secret',
    'password',
    'x-api-key',
    'apiKey',
    'signingSecret',
    'private_key',
    'credentials',
    'token',
  ])('hides the value of a field called %s', name => {
    expect(redactDeep({ [name]: 'hush' })).toEqual({ [name]: '[SECRET]' });
  });

  it('lets numbers and flags through, whatever their field is called', () => {
    const fields = { phases_us: { token: 1_234_567, cache: 5 }, password: false };
    expect(redactDeep(fields)).toEqual(fields);
  });

  it('keeps the frames of a stack as they are', () => {
    const error = new Error('no answer');
    const frames = [
      '    at file:///var/task/12/street/75001.ts:10115:12',
      '    at async Socket.send (/var/task/node_modules/@aws-sdk/client/index.js:1:2345678)',
      '    at new Thing (node:internal/process/task_queues:105:5)',
    ];
    error.stack = ['Error: no answer', ...frames].join('\n');
    expect(redactDeep({ error })).toHaveProperty('error.stack', error.stack);
  });

  it('takes personal data out of a message that is made to look like frames', () => {
    const error = new Error('no\n    at call (4111111111111111:1:1)');
    expect(JSON.stringify(redactDeep(error))).not.toContain('4111');
    error.stack = 'changed\n    at jane@example.com';
    expect(JSON.stringify(redactDeep(error))).not.toContain('jane');
  });

  eachRow(['cookies', 'tokens', 'secretary', 'passwords', 'authorizations'])('leaves a field called %s', name => {
    expect(redactDeep({ [name]: 'three of them' })).toEqual({ [name]: 'three of them' });
  });

  eachRow([
    ['sent Authorization: Bearer abc.def-123~xyz, then more', 'sent Authorization: [SECRET], then more'],
    ['Authorization: Basic YWxhZGRpbjpvcGVuc2VzYW1l', 'Authorization: [SECRET]'],
    ['got eyJhbGciOi.eyJzdWIi.c2ln back', 'got [SECRET] back'],
    ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0 is unsigned', '[SECRET] is unsigned'],
    ['key AKIAIOSFODNN7EXAMPLE', 'key [SECRET]'],
    ['sk_live_4eC39HqLyjWDarjtT1zdp7dc', '[SECRET]'],
    ['ghp_16C7e42F292c6912E7710c838347Ae178B4a', '[SECRET]'],
    ['GET https://jane:hunter2@example.com/a', 'GET https://[SECRET]/a'],
    ['{"api_key": "abcdef123", "n": 1}', '{"api_key": "[SECRET]", "n": 1}'],
    ['GET /cb?code=SplxlOBeZQQYbYS6WxSbIA&state=1', 'GET /cb?code=[SECRET]&state=1'],
    ['https://x.example/a?access_token=abcdef123456&page=2, then', 'https://x.example/[SECRET], then'],
    ['https://x.example/#id_token=abcdef123456.', 'https://x.example/[SECRET].'],
    ['x-api-key: abcdef123456', 'x-api-key: [SECRET]'],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----', '[SECRET]'],
  ])('hides the secrets of machines in %j', (text, redacted) => {
    expect(redactDeep(text)).toBe(redacted);
  });

  eachRow(['the bearer of bad news', 'a basic question', 'https://example.com/a?page=2', 'token: three of them'])(
    'leaves %j, which only looks like one',
    text => {
      expect(redactDeep(text)).toBe(text);
    },
  );

  it('leaves ids that operators search for as they are', () => {
    const ids = {
      request_id: 'c8f5a3e2-1234-4567-89ab-123456789012',
      audit_id: '01KJ9ZQ4W0ABC1DEF2345678GH',
      time: '2026-11-22T12:00:00.000Z',
      digest: 'x1Yb2Zc3-Dd4_Ee5Ff6Gg7Hh8Ii9Jj0Kk1Ll2Mm3Nn4',
    };
    expect(redactDeep(ids)).toEqual(ids);
  });

  it('ends on values that contain themselves', () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(redactDeep(loop)).toEqual({ self: '[OMITTED]' });
  });

  it('keeps a value that is in two places', () => {
    const shared = { a: 1 };
    expect(redactDeep([shared, shared])).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('reads maps, sets and bytes', () => {
    const value = { map: new Map([['k', 'jane@example.com']]), set: new Set(['a@b.de']), bytes: Buffer.from('x') };
    expect(redactDeep(value)).toEqual({ map: { k: '[EMAIL]' }, set: ['[EMAIL]'], bytes: '[BYTES]' });
  });

  it('lets no personal data through in thrown errors, upstream bodies or debug fields', () => {
    for (const { sentence, secret } of generatePersonalData(3, sized(150, 2_000))) {
      const error = new Error(`upstream said ${JSON.stringify({ error: sentence })}`, { cause: sentence });
      const written = JSON.stringify(
        redactDeep({ error, body: JSON.stringify({ text: sentence }), list: [[sentence]] }),
      );
      expect(written).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
  });
});
