import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpstreamMalformedError } from '../../../lib/errors.ts';
import type { NluResult } from '../../../lib/provider/index.ts';
import { OFFSET_UNITS, type OffsetUnit } from '../../../lib/provider/offsets.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { cxoneAdapter, QUERY } from '../../fixtures/scripted-upstream.ts';
import { sized } from '../../fixtures/test-scale.ts';

const MAX_NAME = 256;

const adapters = new Map(OFFSET_UNITS.map(unit => [unit, cxoneAdapter({ UPSTREAM_OFFSET_UNIT: unit })]));
function read(text: string, unit: OffsetUnit = 'utf16'): NluResult {
  const adapter = adapters.get(unit);
  if (!adapter) throw new Error(`no adapter that counts in ${unit}`);
  return adapter.readAnswer(text, QUERY);
}
const readAll = (entities: unknown[]) => read(JSON.stringify({ entities }));

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
  it('keeps the value of an invalid entity up to 10,000 characters', () => {
    const readValue = (length: number) => {
      const { invalid = [] } = readAll([{ name: 'a', value: 'x'.repeat(length), confidence: 'high' }]);
      return invalid[0]?.value.length;
    };
    expect([readValue(10_000), readValue(10_001)]).toEqual([10_000, 0]);
  });

  it('keeps the name of an invalid entity up to its longest length', () => {
    const readName = (length: number) => {
      const { invalid = [] } = readAll([{ name: 'n'.repeat(length), value: 'a', confidence: 'high' }]);
      return invalid[0]?.name.length;
    };
    expect([readName(MAX_NAME), readName(MAX_NAME + 1)]).toEqual([MAX_NAME, 'unknown'.length]);
  });

  it('keeps a span that begins with the text', () => {
    const { entities } = readAll([{ name: 'a', value: 'b', confidence: 1, start: 0, end: 0 }]);
    expect(entities).toMatchObject([{ start: 0, end: 0 }]);
  });

  it('gives a valid result or UpstreamMalformedError for anything', () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...OFFSET_UNITS), (text, unit) => {
        try {
          const { entities, invalid = [] } = read(text, unit);
          for (const { name, value, confidence } of [...entities, ...invalid]) {
            expect(typeof name).toBe('string');
            expect(typeof value).toBe('string');
            expect(confidence >= 0 && confidence <= 1).toBe(true);
          }
          for (const { name, start, end } of entities) {
            expect(name.length).toBeGreaterThan(0);
            expect((start === null) === (end === null)).toBe(true);
            if (start !== null && end !== null) expect(start >= 0 && start <= end).toBe(true);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(UpstreamMalformedError);
        }
      }),
      { numRuns: sized(300, 1_000) },
    );
  });

  it('survives nesting that no stack can hold', () => {
    expect(() => read('['.repeat(1_000_000))).toThrow(UpstreamMalformedError);
    expect(read(`{"entities":${'['.repeat(500_000)}${']'.repeat(500_000)}}`).invalid).toHaveLength(1);
  });

  eachRow<[string, unknown, { name: string; value: string; confidence: number }]>([
    ['whose value is null', { name: 'a', value: null, confidence: 0.5 }, { name: 'a', value: '', confidence: 0.5 }],
    ['without a value', { name: 'a', confidence: 0.5 }, { name: 'a', value: '', confidence: 0.5 }],
    [
      'whose value is a number',
      { name: 'a', value: 7.5, confidence: 0.5 },
      { name: 'a', value: '7.5', confidence: 0.5 },
    ],
    ['whose value is an object', { name: 'a', value: {}, confidence: 0.5 }, { name: 'a', value: '', confidence: 0.5 }],
    [
      'whose value is longer than any text',
      { name: 'a', value: 'x'.repeat(10_001), confidence: 0.5 },
      { name: 'a', value: '', confidence: 0.5 },
    ],
    [
      'with a confidence beyond 1',
      { name: 'a', value: 'b', confidence: 1.5 },
      { name: 'a', value: 'b', confidence: 1 },
    ],
    ['with a confidence below 0', { name: 'a', value: 'b', confidence: -1 }, { name: 'a', value: 'b', confidence: 0 }],
    [
      'with a confidence in text',
      { name: 'a', value: 'b', confidence: '0.9' },
      { name: 'a', value: 'b', confidence: 0 },
    ],
    [
      'with an offset in text',
      { name: 'a', value: 'b', confidence: 1, start: '1' },
      { name: 'a', value: 'b', confidence: 1 },
    ],
    ['without a name', { value: 'b', confidence: 1 }, { name: 'unknown', value: 'b', confidence: 1 }],
    ['with an empty name', { name: '', value: 'b', confidence: 1 }, { name: 'unknown', value: 'b', confidence: 1 }],
    [
      'with too long a name',
      { name: 'x'.repeat(257), value: 'b', confidence: 1 },
      { name: 'unknown', value: 'b', confidence: 1 },
    ],
    [
      'with half of a surrogate pair in its value',
      { name: 'a', value: 'b\ud83d', confidence: 1 },
      { name: 'a', value: 'b\ufffd', confidence: 1 },
    ],
    [
      'with half of a surrogate pair in its name',
      { name: '\udc00', value: 'b', confidence: 1 },
      { name: '\ufffd', value: 'b', confidence: 1 },
    ],
    ['that is null', null, { name: 'unknown', value: '', confidence: 0 }],
    ['that is an array', [1], { name: 'unknown', value: '', confidence: 0 }],
    ['that is a text', 'phone', { name: 'unknown', value: '', confidence: 0 }],
  ])('sets an entity aside %s', (_, entity, expected) => {
    const good = { name: 'date', value: 'today', confidence: 1 };
    expect(readAll([good, entity, good])).toEqual({
      entities: [
        { ...good, start: null, end: null },
        { ...good, start: null, end: null },
      ],
      invalid: [expected],
    });
  });

  it('takes 500 entities with values of 10,000 units, and sets the others aside', () => {
    const entity = (units: number) => ({ name: 'date', value: 'x'.repeat(units), confidence: 1 });
    expect(readAll([entity(10_000)]).entities).toHaveLength(1);
    expect(readAll(Array(500).fill(entity(1))).entities).toHaveLength(500);
    const { entities, invalid } = readAll([null, ...Array(4_999).fill(entity(1))]);
    expect([entities.length, invalid?.length]).toEqual([500, 4_500]);
    expect(invalid?.at(-1)).toEqual({ name: 'date', value: 'x', confidence: 1 });
    expect(() => readAll(Array(5_001).fill(entity(1)))).toThrow(UpstreamMalformedError);
  });
});
