import { describe, expect, it } from 'vitest';
import { findUnknownTypes } from '../../../lib/normalization/nearest-type.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const rules = compileRules('lib/normalization/rules/default.yaml');
const nearest = (name: string) => findUnknownTypes(rules, [name])[0]?.nearest;

describe('findUnknownTypes', () => {
  it('finds the types without a rule by their place in the request', () => {
    expect(findUnknownTypes(rules, ['product', 'prodct', 'date', 'constructor'])).toEqual([
      { index: 1, nearest: 'product' },
      { index: 3, nearest: undefined },
    ]);
  });

  eachRow([
    ['orderNumber', 'order_number'],
    ['ORDER-NUMBER', 'order_number'],
    ['ordr_nmber', 'order_number'],
    ['prodcut', 'product'],
    ['product_code', 'product_name'],
    ['shoe_size', undefined],
    ['x', undefined],
  ])('takes %s for %s', (name, known) => expect(nearest(name)).toBe(known));
});
