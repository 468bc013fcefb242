import { describe, expect, it } from 'vitest';
import { type AwsCall, allows, permit, type Statement } from '../../fixtures/iam/evaluate.ts';
import { singleRights } from '../../fixtures/iam/read-roles.ts';

const KEYS = 'dynamodb:LeadingKeys';
const call = (action: string, keys?: readonly string[], resource = 'Ledger'): AwsCall => ({
  action,
  resource,
  context: keys === undefined ? {} : { [KEYS]: keys },
});
const statement = (change: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
  Resource: 'Ledger',
  ...change,
});
const guarded = statement({
  Condition: { 'ForAllValues:StringLike': { [KEYS]: ['audit#*', 'flush'] }, Null: { [KEYS]: 'false' } },
});

describe("The simulator of IAM's evaluation", () => {
  it('allows an action on a resource, whatever the case of the action', () => {
    expect(allows(statement(), call('dynamodb:getitem'))).toBe(true);
    expect(allows(statement(), call('dynamodb:PutItem'))).toBe(false);
    expect(allows(statement(), call('dynamodb:GetItem', [], 'State'))).toBe(false);
    expect(allows(statement(), call('dynamodb:GetItem', [], 'Ledger/index/review'))).toBe(false);
    expect(allows(statement({ Resource: ['State', 'Led*'] }), call('dynamodb:GetItem'))).toBe(true);
  });

  it('lets a set operator look at every value', () => {
    expect(allows(guarded, call('dynamodb:GetItem', ['audit#1']))).toBe(true);
    expect(allows(guarded, call('dynamodb:GetItem', ['flush']))).toBe(true);
    expect(allows(guarded, call('dynamodb:GetItem', ['flush2']))).toBe(false);
    expect(allows(guarded, call('dynamodb:BatchGetItem', ['audit#1', 'seal#1']))).toBe(false);
    expect(allows(guarded, call('dynamodb:BatchGetItem', ['audit#1', 'flush']))).toBe(true);
  });

  it('lets a set operator hold for a request without the key, which Null then refuses', () => {
    const unguarded = statement({ Condition: { 'ForAllValues:StringLike': { [KEYS]: ['audit#*'] } } });
    expect(allows(unguarded, call('dynamodb:GetItem'))).toBe(true);
    expect(allows(guarded, call('dynamodb:GetItem'))).toBe(false);
  });

  it('takes StringEquals to the letter', () => {
    const equals = statement({ Condition: { StringEquals: { [KEYS]: ['audit#*'] } } });
    expect(allows(equals, call('dynamodb:GetItem', ['audit#1']))).toBe(false);
    expect(allows(equals, call('dynamodb:GetItem', ['audit#*']))).toBe(true);
    expect(allows(equals, call('dynamodb:GetItem'))).toBe(false);
    const set = statement({ Condition: { 'ForAllValues:StringEquals': { [KEYS]: ['a', 'b'] } } });
    expect(allows(set, call('dynamodb:GetItem', ['b', 'a']))).toBe(true);
    expect(allows(set, call('dynamodb:GetItem', ['b', 'c']))).toBe(false);
  });

  it('lets ForAnyValue hold for one of the values, and never for none', () => {
    const any = statement({ Condition: { 'ForAnyValue:StringEquals': { [KEYS]: 'a' } } });
    expect(allows(any, call('dynamodb:GetItem', ['b', 'a']))).toBe(true);
    expect(allows(any, call('dynamodb:GetItem', ['b']))).toBe(false);
    expect(allows(any, call('dynamodb:GetItem', []))).toBe(false);
    expect(allows(any, call('dynamodb:GetItem'))).toBe(false);
  });

  it('compares a Bool and a single pattern with one value that must be there', () => {
    for (const [operator, allowed] of [
      ['Bool', 'true'],
      ['StringLike', 'tr*'],
    ] as const) {
      const one = statement({ Condition: { [operator]: { [KEYS]: allowed } } });
      expect(allows(one, call('dynamodb:GetItem', ['true']))).toBe(true);
      expect(allows(one, call('dynamodb:GetItem', ['false']))).toBe(false);
      expect(allows(one, call('dynamodb:GetItem'))).toBe(false);
    }
  });

  it('takes a pattern for no regular expression', () => {
    const like = (pattern: string) => statement({ Condition: { 'ForAllValues:StringLike': { [KEYS]: pattern } } });
    expect(allows(like('a.c'), call('dynamodb:GetItem', ['abc']))).toBe(false);
    expect(allows(like('a?c'), call('dynamodb:GetItem', ['abc']))).toBe(true);
    expect(allows(like('a?c'), call('dynamodb:GetItem', ['ac']))).toBe(false);
  });

  it('refuses an operator that it does not know', () => {
    const unknown = statement({ Condition: { StringNotLike: { [KEYS]: 'a' } } });
    expect(() => allows(unknown, call('dynamodb:GetItem', ['a']))).toThrow('StringNotLike is not known here');
  });
});

describe('singleRights', () => {
  it('takes a statement apart, and keeps the guard', () => {
    const rights = [...singleRights(guarded)];
    expect(rights).toHaveLength(4);
    expect(rights[1]).toEqual({
      Effect: 'Allow',
      Action: 'dynamodb:GetItem',
      Resource: 'Ledger',
      Condition: { 'ForAllValues:StringLike': { [KEYS]: 'flush' }, Null: { [KEYS]: 'false' } },
    });
    expect([...singleRights(statement({ Resource: ['A', 'B'] }))]).toHaveLength(4);
  });

  it('lets a denial outweigh what another statement allows', () => {
    const from = (arn: string): AwsCall => ({
      ...call('dynamodb:GetItem'),
      context: { 'lambda:SourceFunctionArn': [arn] },
    });
    const denial = statement({
      Effect: 'Deny',
      Action: 'dynamodb:*',
      Resource: '*',
      Condition: { ArnLike: { 'lambda:SourceFunctionArn': 'arn:function:prod-*' } },
    });
    const permits = (one: AwsCall) => permit([statement(), denial], one);
    expect([permits(from('arn:function:prod-a')), permits(from('arn:function:dev-a'))]).toEqual([false, true]);
    // An operator on a key that the call does not have is not fulfilled.
    expect(permits(call('dynamodb:GetItem'))).toBe(true);
    expect(permit([denial], call('dynamodb:GetItem'))).toBe(false);
    expect(allows(denial, from('arn:function:prod-a'))).toBe(false);
  });
});
