import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpstreamMalformedError } from '../../../lib/errors.ts';
import { OFFSET_UNITS, type OffsetUnit } from '../../../lib/provider/offsets.ts';
import { cxoneAdapter, QUERY } from '../../fixtures/scripted-upstream.ts';

const adapters = new Map(OFFSET_UNITS.map(unit => [unit, cxoneAdapter({ UPSTREAM_OFFSET_UNIT: unit })]));
const read = (text: string, unit: OffsetUnit = 'utf16') => adapters.get(unit)?.readAnswer(text, QUERY).entities ?? [];

const loose = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined));
const entity = fc.record(
  { name: loose, value: loose, confidence: loose, start: loose, end: loose, extra: loose },
  { requiredKeys: [] },
);
const body = fc.oneof(
  fc.string(),
  fc.json(),
  fc.array(entity, { maxLength: 3 }).map(entities => JSON.stringify({ entities })),
  fc.integer({ min: 0, max: 60 }).map(end => '{"entities":[{"name":"a","value":"b","confidence":0.5}]}'.slice(0, end)),
);

describe('readAnswer', () => {
  it('gives a valid result or UpstreamMalformedError for anything', () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...OFFSET_UNITS), (text, unit) => {
        try {
          for (const { name, value, confidence, start, end } of read(text, unit)) {
            expect(name.length).toBeGreaterThan(0);
            expect(typeof value).toBe('string');
            expect(confidence >= 0 && confidence <= 1).toBe(true);
            expect((start === null) === (end === null)).toBe(true);
            if (start !== null && end !== null) expect(start >= 0 && start <= end).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UpstreamMalformedError);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('survives nesting that no stack can hold', () => {
    expect(() => read('['.repeat(1_000_000))).toThrow(UpstreamMalformedError);
    expect(() => read(`{"entities":${'['.repeat(500_000)}${']'.repeat(500_000)}}`)).toThrow(UpstreamMalformedError);
  });

  it('names the place of the fault', () => {
    const text =
      '{"entities":[{"name":"a","value":"b","confidence":0.5},{"name":"a","value":"b","confidence":"secret"}]}';
    expect(() => read(text)).toThrow(/"entities\.1\.confidence"$/);
  });

  it('takes 500 entities with values of 10,000 units, and not one more', () => {
    const entity = (units: number) => ({ name: 'date', value: 'x'.repeat(units), confidence: 1 });
    const readAll = (entities: unknown[]) => read(JSON.stringify({ entities }));
    expect(readAll([entity(10_000)])).toHaveLength(1);
    expect(readAll(Array(500).fill(entity(1)))).toHaveLength(500);
    expect(() => readAll([entity(10_001)])).toThrow(/"entities\.0\.value"$/);
    expect(() => readAll(Array(501).fill(entity(1)))).toThrow(/"entities"$/);
  });
});
