import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { placeAtEnd, suggest } from '../../../infra/console/page/rules/completion.ts';
import { documentSchema } from '../../../lib/normalization/rules/schema.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const SCHEMA = z.toJSONSchema(documentSchema, { io: 'input' });
const labels = (before: string) => suggest(before, SCHEMA, ['product', 'intent']).map(({ label }) => label);

describe('placeAtEnd', () => {
  eachRow([
    ['', [], false],
    ['version: "1"\n', [], false],
    ['entities:\n  product:\n    ', ['entities', 'product'], false],
    ['entities:\n  product:\n    kind: ', ['entities', 'product', 'kind'], true],
    ['entities:\n  product:\n    values:\n      - ', ['entities', 'product', 'values', '-'], false],
    ['entities:\n  product:\n    values:\n      - value: X\n        ', ['entities', 'product', 'values', '-'], false],
    ['entities:\n  product: { kind: list }\n  intent:\n    ', ['entities', 'intent'], false],
    ['entities:\n  product: { kind: list, ', ['entities', 'product'], false],
    ['entities:\n  product: { kind: ', ['entities', 'product', 'kind'], true],
    ['entities:\n  number:\n    yields_to: [date, ', ['entities', 'number', 'yields_to', '-'], true],
  ])('finds the place after %j', (before, path, isValue) => {
    expect(placeAtEnd(before)).toEqual({ path, isValue });
  });
});

describe('suggest', () => {
  it('offers the keys of the document, of a rule and of a value', () => {
    expect(labels('')).toEqual(expect.arrayContaining(['version', 'entities', 'default']));
    expect(labels('entities:\n  product:\n    ')).toEqual(
      expect.arrayContaining(['kind', 'unknown', 'fuzzy', 'patterns', 'like']),
    );
    expect(labels('entities:\n  product:\n    values:\n      - ')).toEqual(['value', 'synonyms']);
  });

  it('offers the values of a key', () => {
    expect(labels('entities:\n  product:\n    kind: ')).toEqual(expect.arrayContaining(['list', 'id', 'money']));
    expect(labels('entities:\n  product:\n    unknown: ')).toEqual(['keep', 'drop', 'null', 'review']);
    expect(labels('entities:\n  product:\n    fuzzy: ')).toEqual(['true', 'false']);
  });

  it('offers the names of rules where a rule is named', () => {
    expect(labels('entities:\n  item: { like: ')).toEqual(['product', 'intent']);
  });

  it('offers nothing at a place that the schema does not know', () => {
    expect(labels('entities:\n  product:\n    nothing:\n      ')).toEqual([]);
  });
});
