import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { readSigningSecret, SigningSecretError, signMessage } from '../../../lib/webhook/signature.ts';
import { readSigningKeys } from '../../../lib/webhook/signing-keys.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const base64 = (bytes: number, fill = 7) => Buffer.alloc(bytes, fill).toString('base64');
const secretJson = (secret: string) => ({ value: JSON.stringify({ signing_secret: secret }) });
const source = (current: string, previous?: string) => ({
  current: async () => secretJson(current),
  previous: async () => (previous === undefined ? undefined : secretJson(previous)),
});

describe('A signing secret', () => {
  it('is read with the prefix whsec_ and without', () => {
    expect(readSigningSecret(`whsec_${base64(24)}`)).toEqual(readSigningSecret(base64(24)));
    expect(readSigningSecret(base64(64))).toHaveLength(64);
  });

  eachRow([
    ['an empty one', ''],
    ['an empty one behind the prefix', 'whsec_'],
    ['a short one', base64(23)],
    ['a long one', base64(65)],
    ['one that is no base64', 'not base64 at all, but long enough to be one!'],
    ['one of another alphabet', `${base64(30).slice(0, -1)}_`],
  ])('is refused: %s', (_, secret) => {
    expect(() => readSigningSecret(secret)).toThrow(SigningSecretError);
  });

  it('is not shown by the error', () => {
    const secret = base64(20, 65);
    expect(() => readSigningSecret(secret)).toThrow(expect.not.stringContaining(secret.slice(0, 8)));
  });
});

describe('The signing keys', () => {
  it('are the current secret and, while it is there, the one before', async () => {
    expect(await readSigningKeys(source(base64(32, 1)))).toEqual([Buffer.alloc(32, 1)]);
    expect(await readSigningKeys(source(base64(32, 2), base64(32, 1)))).toEqual([
      Buffer.alloc(32, 2),
      Buffer.alloc(32, 1),
    ]);
  });

  it('leave out a previous secret that is not fit, and refuse a current one', async () => {
    expect(await readSigningKeys(source(base64(32, 2), ''))).toHaveLength(1);
    await expect(readSigningKeys(source('', base64(32)))).rejects.toThrow(SigningSecretError);
  });

  eachRow(['{"other":"x"}', 'no json', '"text"', '{"signing_secret":1}'])('refuse the secret %s', async value => {
    const odd = { current: async () => ({ value }), previous: async () => undefined };
    await expect(readSigningKeys(odd)).rejects.toThrow(SigningSecretError);
  });

  it('pass on that the secret store failed', async () => {
    const down = { ...source(base64(32)), previous: async () => Promise.reject(new Error('store down')) };
    await expect(readSigningKeys(down)).rejects.toThrow('store down');
  });
});

describe('A signed message', () => {
  it('carries what standardwebhooks computes, for any id and body', () => {
    const text = anyText({ minLength: 1 });
    fc.assert(
      fc.property(text, text, fc.uint8Array({ minLength: 24, maxLength: 64 }), (id, body, key) => {
        const now = 1_764_000_000_999;
        const secret = Buffer.from(key).toString('base64');
        const expected = new Webhook(secret).sign(id, new Date(now), body);
        expect(signMessage(id, body, now, [key])['webhook-signature']).toBe(expected);
      }),
    );
  });

  it('carries the second of the attempt and one signature for each key', () => {
    const headers = signMessage('msg_1', '{}', 1_764_000_000_999, [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]);
    expect(headers['webhook-timestamp']).toBe('1764000000');
    expect(headers['webhook-signature']).toMatch(/^v1,[^ ]{44} v1,[^ ]{44}$/);
  });
});
