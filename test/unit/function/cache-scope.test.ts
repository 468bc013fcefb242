import { describe, expect, it } from 'vitest';
import { createExtractFunction } from '../../fixtures/extract-function.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';

const QUESTION = { text: 'a refund for the wireless headphones', language: 'en-US', entity_types: ['intent'] };
const ONLY_CACHED = { 'Cache-Control': 'only-if-cached' };
const caller = (apiKeyId: string | null | undefined) => ({
  requestContext: { requestId: 'r', identity: { apiKeyId } },
});

describe('What one API key asked', () => {
  it('is told to no other key by an environment that has it from the State table, not in a batch either', async () => {
    const state = createMemoryStateStore();
    const join = () => createExtractFunction({ platform: { state } });
    expect((await join().post(QUESTION, {}, caller('A'))).status).toBe(200);
    const single = async (key: string | null | undefined) =>
      (await join().post(QUESTION, ONLY_CACHED, caller(key))).status;
    const batch = async (key: string | null | undefined) => {
      const at = { resource: '/v1/extract:batch', httpMethod: 'POST', ...caller(key) };
      const { body } = await join().post({ items: [{ id: 'a', ...QUESTION }] }, ONLY_CACHED, at);
      return body.items[0].status;
    };
    for (const ask of [single, batch]) {
      expect(await ask('A')).toBe(200);
      for (const other of ['B', 'a', 'A ', '', null, undefined])
        expect([other, await ask(other)]).toEqual([other, 504]);
    }
  });

  it('asks the upstream again for each key in a batch, and for each item of a caller without one', async () => {
    const { post, calls } = createExtractFunction();
    const ask = (key: string | undefined) =>
      post(
        { items: ['a', 'b'].map(id => ({ id, ...QUESTION })) },
        {},
        { resource: '/v1/extract:batch', httpMethod: 'POST', ...caller(key) },
      );
    await ask('A');
    await ask('B');
    expect(calls).toHaveLength(2);
  });
});
