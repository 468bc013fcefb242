import { describe, expect } from 'vitest';
import { rulePlace } from '../../../infra/console/server/rule-place.ts';
import { readSource } from '../../../lib/normalization/rules/source.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const SOURCE = readSource(`version: "1"
entities:
  product:
    kind: list
    values:
      - value: A/1
      - value: B
  item: { like: product }
  date: { kind: date }
  loop: { like: loop }
`);

describe('rulePlace', () => {
  eachRow([
    ['date', 'date', 9],
    ['product', 'product/B', 7],
    ['product', 'product/A/1', 6],
    ['product', 'product', 3],
    ['item', 'product/B', 7],
    ['item', 'item/B', 7],
  ])('finds the line of %s by the rule %s', (type, rule, line) => {
    expect(rulePlace(SOURCE, type, rule)).toBe(line);
  });

  eachRow(['other', 'loop', 'toString'])('knows no line for %s', type => {
    expect(rulePlace(SOURCE, type, null)).toBeNull();
  });
});
