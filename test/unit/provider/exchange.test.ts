import { describe, expect, it } from 'vitest';
import { exchange, UnreadableBodyError } from '../../../lib/provider/transport/exchange.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const REQUEST = { url: 'https://upstream.test', headers: {}, body: '{}' };

/** An answer whose body tells what was done with it. */
function answerWith(status: number, bytes: Uint8Array = new TextEncoder().encode('what the caller said')) {
  const done: string[] = [];
  const body = {
    async *[Symbol.asyncIterator]() {
      done.push('read');
      yield bytes;
    },
    async cancel() {
      done.push('cancelled');
    },
  };
  const fetch = async () => ({ status, ok: status < 300, headers: new Headers(), body });
  return { done, read: () => exchange(fetch, REQUEST, new AbortController().signal) };
}

describe('exchange', () => {
  it('reads the body of a 200', async () => {
    const { read, done } = answerWith(200);
    expect(await read()).toMatchObject({ status: 200, body: 'what the caller said' });
    expect(done).toEqual(['read']);
  });

  it('refuses a body that is not UTF-8', async () => {
    const { read } = answerWith(200, Buffer.from('{"value":"caf\xe9"}', 'latin1'));
    await expect(read()).rejects.toThrow(UnreadableBodyError);
  });

  eachRow([302, 400, 500])('never reads the body of a %i, which may repeat what was sent', async status => {
    const { read, done } = answerWith(status);
    expect(await read()).toMatchObject({ status, body: '' });
    expect(done).toEqual(['cancelled']);
  });
});
