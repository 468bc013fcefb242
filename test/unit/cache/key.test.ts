import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CANONICAL_FORMS, type CanonicalForm } from '../../../lib/cache/canonical-form.ts';
import { type CacheIdentity, createKeyMaker } from '../../../lib/cache/key.ts';
import type { CacheQuery } from '../../../lib/cache/port.ts';
import { deriveKeys } from '../../../lib/keys.ts';
import { LANGUAGES } from '../../../lib/languages/index.ts';
import { anyText } from '../../fixtures/any-text.ts';
import { CACHE_QUERY, createCacheEnvironment, resultNamed } from '../../fixtures/cache-environment.ts';
import { createMemoryStateStore } from '../../fixtures/memory-state-store.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';
import { sized } from '../../fixtures/test-scale.ts';

/** Everything that shapes the upstream's answer, flat, so that a property test can change one field. */
interface Shape extends CacheQuery {
  providerId: string;
  baseUrl: string;
  variant: string | undefined;
  tenant: string;
  model: string;
  scope: CacheIdentity['scope'];
  canonical: CanonicalForm[];
}

const text = anyText({ maxLength: 12 });
const name = fc.string({ minLength: 1, maxLength: 6 });

const shape: fc.Arbitrary<Shape> = fc.record({
  providerId: name,
  baseUrl: name,
  variant: fc.option(text, { nil: undefined }),
  tenant: text,
  model: text,
  scope: fc.constant('api-key' as const),
  canonical: fc.subarray([...CANONICAL_FORMS]),
  text,
  language: fc.constantFrom(...LANGUAGES),
  entityTypes: fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
  confidenceThreshold: fc.double({ min: 0, max: 1, noNaN: true }),
  caller: fc.option(text, { nil: undefined }),
});

const FIELDS = [
  'providerId',
  'baseUrl',
  'variant',
  'tenant',
  'model',
  'text',
  'language',
  'entityTypes',
  'confidenceThreshold',
  'caller',
  'canonical',
] as const;

function identityOf({ providerId, baseUrl, variant, tenant, model, scope, canonical }: Shape): CacheIdentity {
  const provider = { id: providerId, baseUrl, ...(variant === undefined ? {} : { variant }) };
  return { provider, tenant, model, scope, canonical };
}

const keys = deriveKeys('a service secret of more than 32 characters');
const keyOf = (of: Shape) => createKeyMaker(identityOf(of))(keys, of);

const sameValue = (a: unknown, b: unknown): boolean =>
  Array.isArray(a)
    ? JSON.stringify(a.toSorted()) === JSON.stringify([...(b as string[])].sort())
    : a === b || (a === 0 && b === 0);

describe('CacheKey', () => {
  it('differs when any one field that shapes the answer differs', () => {
    fc.assert(
      fc.property(shape, shape, fc.constantFrom(...FIELDS), (one, other, field) => {
        const flipped = { ...one, [field]: other[field] };
        fc.pre(!sameValue(one[field], other[field]));
        expect(keyOf(flipped)).not.toBe(keyOf(one));
      }),
      { numRuns: sized(300, 1_000) },
    );
  });

  it('is that of releases without canonical forms when no form is set', () => {
    const identity = { provider: { id: 'p', baseUrl: 'u' }, tenant: 't', model: 'm', scope: 'api-key' as const };
    const encoded = JSON.stringify([[1, 'p', 'u', null, 't', 'm'], 'a', 'en-US', 0.5, ['date'], ['key-1']]);
    const query: CacheQuery = {
      text: 'a',
      language: 'en-US',
      confidenceThreshold: 0.5,
      entityTypes: ['date'],
      caller: 'key-1',
    };
    expect(createKeyMaker(identity)(keys, query)).toBe(`cache#${keys.hmac('cache-key', encoded)}`);
  });

  it('is the same when no field differs, in any order of the types and with repeated types', () => {
    fc.assert(
      fc.property(shape, one => {
        const types = [...one.entityTypes].reverse();
        expect(keyOf({ ...one, entityTypes: [...types, ...one.entityTypes] })).toBe(keyOf(one));
      }),
      { numRuns: sized(100, 300) },
    );
  });

  it('does not let a field merge with its neighbour', () => {
    fc.assert(
      fc.property(shape, fc.string({ minLength: 1, maxLength: 4 }), (one, moved) => {
        expect(keyOf({ ...one, tenant: one.tenant + moved, model: one.model })).not.toBe(
          keyOf({ ...one, tenant: one.tenant, model: moved + one.model }),
        );
        expect(keyOf({ ...one, entityTypes: ['a,b'] })).not.toBe(keyOf({ ...one, entityTypes: ['a', 'b'] }));
      }),
      { numRuns: sized(100, 200) },
    );
  });

  it('separates callers only under the scope api-key', () => {
    const one: Shape = {
      ...CACHE_QUERY,
      providerId: 'cxone',
      baseUrl: 'https://a.test',
      variant: undefined,
      tenant: '',
      model: '',
      scope: 'service',
      canonical: [],
    };
    expect(keyOf({ ...one, caller: 'other' })).toBe(keyOf(one));
    const scoped: Shape = { ...one, scope: 'api-key' };
    expect(keyOf({ ...scoped, caller: 'other' })).not.toBe(keyOf(scoped));
    expect(keyOf({ ...scoped, caller: undefined })).not.toBe(keyOf({ ...scoped, caller: '' }));
    expect(keyOf(scoped)).not.toBe(keyOf(one));
  });

  it('differs under another service secret and reveals nothing of the text', () => {
    const makeKey = createKeyMaker({ provider: { id: 'a', baseUrl: 'b' }, tenant: '', model: '', scope: 'service' });
    const other = deriveKeys('another service secret of more than 32 characters');
    expect(makeKey(other, CACHE_QUERY)).not.toBe(makeKey(keys, CACHE_QUERY));
    expect(makeKey(keys, CACHE_QUERY)).toMatch(/^cache#[\w-]{43}$/);
  });
});

/** The same property end to end: through both tiers of two environments. */
describe('FreshnessCache by key', () => {
  // A caller without an API key id does not use the cache.
  const shapeWithCaller = fc.tuple(shape, name).map(([one, caller]) => ({ ...one, caller }));
  // Under a canonical form some texts share an entry, and some results are not shared (canonical-form.test.ts).
  const plainShape = shapeWithCaller.map(one => ({ ...one, canonical: [] }));
  const makeEnvironment = (of: Shape, clock: SimulatedClock, store: ReturnType<typeof createMemoryStateStore>) =>
    createCacheEnvironment(clock, store, { identity: identityOf(of) });

  it('misses when any one field differs and hits when none does', async () => {
    await fc.assert(
      fc.asyncProperty(plainShape, shapeWithCaller, fc.constantFrom(...FIELDS), async (one, other, field) => {
        fc.pre(!sameValue(one[field], other[field]));
        const clock = new SimulatedClock();
        const store = createMemoryStateStore();
        const flipped = { ...one, [field]: other[field] };
        const first = makeEnvironment(one, clock, store);
        const load = async () => resultNamed('first');
        await clock.run(first.cache.resolve(one, {}, load, first.context()));
        for (const [asked, source] of [
          [{ ...one, entityTypes: [...one.entityTypes].reverse() }, 'cache'],
          [flipped, 'api'],
        ] as const) {
          const environment = makeEnvironment(asked, clock, store);
          const second = async () => resultNamed('second');
          const answer = await clock.run(environment.cache.resolve(asked, {}, second, environment.context()));
          expect(answer.source).toBe(source);
        }
      }),
      { numRuns: 100 },
    );
  });
});
