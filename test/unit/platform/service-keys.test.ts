import { describe, expect, it } from 'vitest';
import { deriveKeys } from '../../../lib/keys.ts';
import { createKeySource } from '../../../lib/platform/service-keys.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

const SECRET = 'a'.repeat(64);

function source(answers: (string | Error)[]) {
  let calls = 0;
  const clock = new FakeClock();
  const current = async () => {
    const answer = answers[calls++] ?? SECRET;
    if (answer instanceof Error) throw answer;
    return { value: answer, versionId: '1' };
  };
  return { clock, keys: createKeySource(clock, { current, previous: async () => undefined }), calls: () => calls };
}

describe('createKeySource', () => {
  it('reads the secret once', async () => {
    const { keys, calls } = source([]);
    const [first, second] = await Promise.all([keys(), keys()]);
    expect(first).toBe(second);
    expect(await keys()).toBe(first);
    expect(calls()).toBe(1);
  });

  it('reads again after a failure, but not within a second', async () => {
    const { clock, keys, calls } = source([new Error('down')]);
    await expect(keys()).rejects.toThrow('down');
    await expect(keys()).rejects.toThrow('down');
    expect(calls()).toBe(1);
    await clock.advance(1_000);
    expect((await keys()).keyId).toHaveLength(8);
    expect(calls()).toBe(2);
  });

  it('refuses a short secret without showing it', async () => {
    const { keys } = source(['hunter2']);
    await expect(keys()).rejects.toThrow('the service secret is shorter than 32 characters');
  });
});

describe('deriveKeys', () => {
  const keys = deriveKeys(SECRET);
  const plaintext = Buffer.from('wireless headphones');

  it('opens what it sealed', () => {
    expect(keys.open('cache#1', keys.seal('cache#1', plaintext))).toEqual(plaintext);
  });

  it('opens nothing under another pk or secret, and nothing that was altered', () => {
    const sealed = keys.seal('cache#1', plaintext);
    const altered = Buffer.from(sealed);
    altered[sealed.length - 1] = (altered[sealed.length - 1] ?? 0) ^ 1;
    expect(() => keys.open('cache#2', sealed)).toThrow();
    expect(() => deriveKeys('b'.repeat(64)).open('cache#1', sealed)).toThrow();
    expect(() => keys.open('cache#1', altered)).toThrow();
  });

  it('derives another key for each purpose, and another id for each secret', () => {
    expect(keys.hmac('cache-key', 'x')).not.toBe(keys.hmac('ledger', 'x'));
    expect(keys.keyId).not.toBe(deriveKeys('b'.repeat(64)).keyId);
  });
});
