import { describe, expect, it } from 'vitest';
import { isAbsent, isEqual, isNew, ownerIs } from '../../../lib/dynamodb/condition.ts';
import { versionIs } from '../../../lib/dynamodb/counter.ts';
import { writeExpressions } from '../../../lib/dynamodb/expressions.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('Conditions by name', () => {
  eachRow([
    ['isNew', isNew, 'attribute_not_exists(#n0)', { '#n0': 'pk' }, undefined],
    ['isAbsent', isAbsent('status'), 'attribute_not_exists(#n0)', { '#n0': 'status' }, undefined],
    ['isEqual', isEqual('a', 'x'), '#n0 = :v0', { '#n0': 'a' }, { ':v0': { S: 'x' } }],
    ['versionIs(0)', versionIs(0), 'attribute_not_exists(#n0)', { '#n0': 'pk' }, undefined],
    ['versionIs(1)', versionIs(1), '#n0 = :v0', { '#n0': 'version' }, { ':v0': { N: '1' } }],
    ['ownerIs', ownerIs('me'), '#n0 = :v0', { '#n0': 'lease_owner' }, { ':v0': { S: 'me' } }],
  ])('writes %s', (_, condition, expression, names, values) => {
    expect(writeExpressions({ condition })).toEqual({
      ConditionExpression: expression,
      ExpressionAttributeNames: names,
      ...(values && { ExpressionAttributeValues: values }),
    });
  });
});

describe('writeExpressions', () => {
  it('writes nothing for nothing', () => {
    expect(writeExpressions({})).toEqual({});
    expect(writeExpressions({ change: {} })).toEqual({});
  });

  it('writes all clauses of a change with one alias for each attribute', () => {
    const change = {
      set: { name: 'n', key: Uint8Array.of(1) },
      setIfAbsent: { size: 2 },
      add: { count: -1 },
      remove: ['status', 'name'],
    };
    expect(writeExpressions({ change, condition: { attribute: 'count', is: 'below', than: 5 } })).toEqual({
      UpdateExpression: 'SET #n0 = :v0, #n1 = :v1, #n2 = if_not_exists(#n2, :v2) ADD #n3 :v3 REMOVE #n4, #n0',
      ConditionExpression: '#n3 < :v4',
      ExpressionAttributeNames: { '#n0': 'name', '#n1': 'key', '#n2': 'size', '#n3': 'count', '#n4': 'status' },
      ExpressionAttributeValues: {
        ':v0': { S: 'n' },
        ':v1': { B: Uint8Array.of(1) },
        ':v2': { N: '2' },
        ':v3': { N: '-1' },
        ':v4': { N: '5' },
      },
    });
  });

  it('puts parts of a combined condition into brackets', () => {
    const condition = { anyOf: [isNew, { allOf: [ownerIs('a'), isAbsent('until')] }] };
    expect(writeExpressions({ condition }).ConditionExpression).toBe(
      '(attribute_not_exists(#n0) OR (#n1 = :v0 AND attribute_not_exists(#n2)))',
    );
  });

  it('refuses a combination of nothing', () => {
    expect(() => writeExpressions({ condition: { anyOf: [] } })).toThrow(RangeError);
  });
});
