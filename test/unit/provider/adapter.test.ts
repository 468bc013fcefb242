import { describe, expect, it } from 'vitest';
import { UpstreamMalformedError } from '../../../lib/errors.ts';
import { parseJson } from '../../../lib/json.ts';
import { readEntities } from '../../../lib/provider/entities.ts';
import type { UpstreamAdapter } from '../../../lib/provider/index.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { createEnvironment, createScriptedUpstream, createTokens, QUERY } from '../../fixtures/scripted-upstream.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

/** An adapter for a service whose messages, offsets and grant differ from those of CXone. */
const slotFiller: UpstreamAdapter = {
  id: 'slot-filler',
  baseUrl: 'https://slots.test',
  variant: 'v1',
  grant: {
    tokenUrl: 'https://login.slots.test/token',
    grant: 'client_credentials',
    clientAuthentication: 'client_secret_basic',
    scope: '',
  },
  endpoint: () => 'https://slots.test/v1/fill',
  writeRequest: ({ text, language }) => JSON.stringify({ utterance: text, locale: language }),
  readAnswer(body, { text }) {
    const answer = parseJson(body) as { slots?: { slot: string; filler: string; score: number; at: number }[] };
    if (!Array.isArray(answer?.slots)) throw new UpstreamMalformedError('The answer holds no slots');
    const entities = answer.slots.map(({ slot, filler, score, at }) => {
      return { name: slot, value: filler, confidence: score / 100, start: at, end: at + [...filler].length };
    });
    return readEntities({ entities }, text, 'code-point');
  },
};

function setUp(script: Parameters<typeof createScriptedUpstream>[1]) {
  const clock = new SimulatedClock();
  const store = createMemoryStateStore();
  const upstream = createScriptedUpstream(clock, script);
  const tokens = createTokens(clock);
  const { provider, context } = createEnvironment(clock, store, upstream.fetch, { adapter: slotFiller, tokens });
  const extract = () => clock.run(provider.extract({ ...QUERY, text: '😀 a phone' }, context()));
  return { provider, store, upstream, tokens, extract };
}

describe('A second adapter', () => {
  it('needs only endpoint, messages and grant', async () => {
    const slots = [{ slot: 'product', filler: 'phone', score: 90, at: 4 }];
    const { provider, upstream, extract } = setUp(() => ({ body: JSON.stringify({ slots }) }));
    const { entities } = await extract();
    expect(entities).toEqual([{ name: 'product', value: 'phone', confidence: 0.9, start: 5, end: 10 }]);
    expect(upstream.calls).toMatchObject([
      {
        url: 'https://slots.test/v1/fill',
        authorization: 'Bearer token-1',
        body: { utterance: '😀 a phone', locale: 'en-US' },
      },
    ]);
    expect(provider).toMatchObject({ id: 'slot-filler', baseUrl: 'https://slots.test', variant: 'v1' });
  });

  it('is retried, renewed and held back as every upstream is', async () => {
    const { store, upstream, tokens, extract } = setUp((_, index) => {
      if (index === 0) return { status: 500 };
      return index === 1 ? { status: 401 } : { status: 429, headers: { 'retry-after': '60' } };
    });
    await expect(extract()).rejects.toMatchObject({ code: 'upstream-throttled', retryAfterSeconds: 60 });
    expect(upstream.calls).toHaveLength(3);
    expect(tokens.replaced).toBe(1);
    expect([...store.items.keys()]).toEqual(['upstream#slots.test#credentials-1']);
    await expect(extract()).rejects.toMatchObject({ code: 'upstream-throttled' });
    expect(upstream.calls).toHaveLength(3);
  });
});
