import { describe, expect, it } from 'vitest';
import { canonicalize, createNormalizer } from '../../../lib/normalization/index.ts';
import type { NormalizationRequest } from '../../../lib/normalization/port.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';

const rules = compileRules('lib/normalization/rules/default.yaml');
const normalizer = createNormalizer({ rules });
const text = 'I need a refund for my wireless headphones purchased last Tuesday';

const request = (changes: Partial<NormalizationRequest> = {}): NormalizationRequest => ({
  text: canonicalize(text),
  entities: [{ name: 'product', value: 'wireless headphones', confidence: 0.94, start: 25, end: 44 }],
  language: 'en-US',
  entityTypes: ['product', 'intent', 'date'],
  confidenceThreshold: 0.75,
  referenceTime: Date.UTC(2026, 10, 22, 12),
  timeZone: 'America/New_York',
  ...changes,
});

describe('Normalizer', () => {
  it('moves the published wrong span and gives the canonical product with its rule', async () => {
    const { entities, dropped } = await normalizer.normalize(request());
    expect(entities).toEqual([
      {
        ...{ name: 'product', value: 'WH-1000XM5', confidence: 0.94, start: 23, end: 42 },
        ...{ raw_value: 'wireless headphones', match: 'exact', rule: 'product/WH-1000XM5' },
      },
    ]);
    expect(dropped).toEqual([]);
  });

  it('says why it drops what is not requested, not sure, or not allowed', async () => {
    const entity = { name: 'intent', value: 'complain', confidence: 0.8, start: null, end: null };
    const { entities, dropped } = await normalizer.normalize(
      request({ entities: [entity, { ...entity, name: 'colour' }, { ...entity, value: 'refund', confidence: 0.7 }] }),
    );
    expect(entities).toEqual([]);
    expect(dropped).toEqual([
      { name: 'intent', raw_value: 'complain', confidence: 0.8, reason: 'not_allowed' },
      { name: 'colour', raw_value: 'complain', confidence: 0.8, reason: 'not_requested' },
      { name: 'intent', raw_value: 'refund', confidence: 0.7, reason: 'below_threshold' },
    ]);
  });
});
