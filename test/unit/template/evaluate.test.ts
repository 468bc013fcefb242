import { describe, expect, it } from 'vitest';
import { evaluate, type Resource, type Template } from '../../../infra/template/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const when = (condition: string, yes: unknown, no: unknown) => ({ 'Fn::If': [condition, yes, no] });
const NONE = { Ref: 'AWS::NoValue' };

const template = (Resources: Record<string, Resource>): Template => ({
  Parameters: {
    Key: { Type: 'String', Default: '' },
    Mode: { Type: 'String', Default: 'off' },
    Days: { Type: 'String', Default: 400 },
  },
  Conditions: {
    HasKey: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Key' }, ''] }] },
    IsOn: { 'Fn::Equals': [{ Ref: 'Mode' }, 'on'] },
    HasBoth: { 'Fn::And': [{ Condition: 'HasKey' }, { Condition: 'IsOn' }] },
    HasOne: { 'Fn::Or': [{ Condition: 'HasKey' }, { Condition: 'IsOn' }] },
  },
  Resources,
});
const table = (Properties: Record<string, unknown>): Resource => ({ Type: 'Table', Properties });

describe('evaluate', () => {
  it('chooses a branch by a parameter, and drops what has no value', () => {
    const made = template({
      Table: table({ key: when('HasKey', { arn: { Ref: 'Key' } }, NONE), list: [when('IsOn', 1, NONE), 2] }),
    });
    expect(evaluate(made).Resources.Table?.Properties).toEqual({ list: [2] });
    expect(evaluate(made, { Key: 'arn', Mode: 'on' }).Resources.Table?.Properties).toEqual({
      key: { arn: 'arn' },
      list: [1, 2],
    });
  });

  it('leaves out what has a false condition, and each dependency on it', () => {
    const made = template({
      Vault: { ...table({}), Condition: 'IsOn' },
      Plan: { ...table({}), DependsOn: ['Vault', 'Other'] },
      Other: { ...table({}), DependsOn: 'Plan' },
    });
    expect(Object.keys(evaluate(made).Resources)).toEqual(['Plan', 'Other']);
    expect(evaluate(made).Resources.Plan?.DependsOn).toEqual(['Other']);
    expect(evaluate(made, { Mode: 'on' }).Resources.Plan?.DependsOn).toEqual(['Vault', 'Other']);
  });

  eachRow([
    [{}, false, false],
    [{ Key: 'arn' }, false, true],
    [{ Key: 'arn', Mode: 'on' }, true, true],
  ])('connects conditions: %o', (values, both, one) => {
    const made = template({ Table: table({ both: when('HasBoth', true, false), one: when('HasOne', true, false) }) });
    expect(evaluate(made, values).Resources.Table?.Properties).toEqual({ both, one });
  });

  it('reads a default that YAML took for a number as text', () => {
    expect(evaluate(template({ Table: table({ days: { Ref: 'Days' } }) })).Resources.Table?.Properties).toEqual({
      days: '400',
    });
  });

  it('leaves the template as it is', () => {
    const made = template({ Table: { ...table({ key: when('HasKey', 1, NONE) }), DependsOn: 'Nothing' } });
    const before = structuredClone(made);
    evaluate(made, { Key: 'arn' });
    expect(made).toEqual(before);
  });

  it('refuses a parameter and a condition that do not exist', () => {
    expect(() => evaluate(template({}), { Kay: 'arn' })).toThrow('no parameter Kay');
    expect(() => evaluate(template({ Table: table({ key: when('HasKay', 1, 2) }) }))).toThrow('no condition HasKay');
  });

  it('leaves no key for what a template does not set', () => {
    const resource = { Type: 'T', Properties: { Key: NONE, List: ['a', NONE], Inner: { Key: NONE } } };
    expect(evaluate(template({ A: resource })).Resources.A?.Properties).toStrictEqual({ List: ['a'], Inner: {} });
  });
});
