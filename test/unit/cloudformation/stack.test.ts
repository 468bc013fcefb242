import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Resource } from '../../../infra/template/index.ts';
import { Resources } from '../../fixtures/cloudformation/resources.ts';
import { Stack } from '../../fixtures/cloudformation/stack.ts';

const config = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const clients = { dynamoDb: new DynamoDBClient(config), secretsManager: new SecretsManagerClient(config) };
const LOGS = 'AWS::Logs::LogGroup';

const logGroup = (LogGroupName: unknown, more: Partial<Resource> = {}): Resource => ({
  Type: LOGS,
  ...more,
  Properties: { LogGroupName, ...more.Properties },
});
const referringTo = (other: string) => ({ Properties: { Tags: [{ 'Fn::GetAtt': [other, 'Arn'] }] } });

/** Compares the emulated CloudFormation with the documentation of CloudFormation. */
describe('An emulated stack', () => {
  let resources: Resources;
  let faults: Set<string>;
  let stack: Stack;

  beforeEach(() => {
    const account = { protectedTables: new Set<string>(), buckets: new Map(), functions: new Map() };
    resources = new Resources(clients, account);
    faults = new Set();
    stack = new Stack('stack', resources, faults);
  });

  const there = async (...names: string[]) => {
    const found = await Promise.all(names.map(name => resources.hasLogGroup(name)));
    return names.filter((_, index) => found[index]);
  };
  const told = (status: string) =>
    stack.events.filter(event => event.status === status).map(({ logicalId }) => logicalId);

  it('makes each resource after those that it refers to, with their values', async () => {
    const B = logGroup({ 'Fn::Sub': `of-\${A}` });
    await stack.create({ Resources: { B, A: logGroup('a') } }, {});
    expect(stack.status).toBe('CREATE_COMPLETE');
    expect(told('CREATE_COMPLETE')).toEqual(['A', 'B', 'stack']);
    expect(await there('a', 'of-a')).toEqual(['a', 'of-a']);
  });

  it('deletes what a failed creation has made, but for what has the policy Retain', async () => {
    faults.add('D');
    const D = logGroup('d', referringTo('C'));
    const C = logGroup('c', { ...referringTo('B'), DeletionPolicy: 'RetainExceptOnCreate' });
    const B = logGroup('b', { ...referringTo('A'), DeletionPolicy: 'Retain' });
    await stack.create({ Resources: { D, C, B, A: logGroup('a') } }, {});
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(await there('a', 'b', 'c', 'd')).toEqual(['b']);
    await expect(stack.update({ Resources: {} }, {})).rejects.toThrow('ROLLBACK_COMPLETE state and can not be updated');
  });

  it('undoes a failed update, and deletes what it has made', async () => {
    const A = logGroup('a', { Properties: { RetentionInDays: 1 } });
    await stack.create({ Resources: { A } }, {});
    faults.add('C');
    const update = vi.spyOn(resources.handler(LOGS), 'update');
    const changed = logGroup('a', { Properties: { RetentionInDays: 2 } });
    const B = logGroup('b', { ...referringTo('A'), DeletionPolicy: 'RetainExceptOnCreate' });
    await stack.update({ Resources: { A: changed, B, C: logGroup('c', referringTo('B')) } }, {});
    expect(stack.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await there('a', 'b', 'c')).toEqual(['a']);
    expect(update).toHaveBeenCalledTimes(2);
    expect(update).toHaveBeenLastCalledWith('a', changed.Properties, A.Properties);
    expect(stack.made.get('A')?.resource.Properties.RetentionInDays).toBe(1);
    await expect(stack.update({ Resources: { A } }, {})).rejects.toThrow('No updates are to be performed');
  });

  it('keeps by policy what an update leaves out or replaces', async () => {
    const kept = { UpdateReplacePolicy: 'Retain' };
    const Resources = {
      A: logGroup('a', kept),
      B: logGroup('b', { DeletionPolicy: 'RetainExceptOnCreate' }),
      C: logGroup('c'),
      D: logGroup('d'),
    };
    await stack.create({ Resources }, {});
    await stack.update({ Resources: { A: logGroup('a2', kept), C: logGroup('c2') } }, {});
    expect(stack.status).toBe('UPDATE_COMPLETE');
    expect(await there('a', 'a2', 'b', 'c', 'c2', 'd')).toEqual(['a', 'a2', 'b', 'c2']);
  });

  it('keeps by policy what is left of a deleted stack', async () => {
    const A = logGroup('a', { DeletionPolicy: 'RetainExceptOnCreate' });
    await stack.create({ Resources: { A, B: logGroup('b') } }, {});
    await stack.delete();
    expect([stack.status, told('DELETE_SKIPPED')]).toEqual(['DELETE_COMPLETE', ['A']]);
    expect(await there('a', 'b')).toEqual(['a']);
  });

  it('meets a name that is taken', async () => {
    await resources.handler(LOGS).create({ LogGroupName: 'a' }, '');
    await stack.create({ Resources: { A: logGroup('a') } }, {});
    expect(stack.status).toBe('ROLLBACK_COMPLETE');
    expect(stack.events.find(({ status }) => status === 'CREATE_FAILED')?.reason).toContain("'a' already exists");
    expect(await there('a')).toEqual(['a']);
  });

  it('refuses a parameter that the template does not have', async () => {
    await expect(stack.create({ Resources: {} }, { X: 'on' })).rejects.toThrow('[X] do not exist in the template');
  });

  it('imports what exists, under a policy, and nothing beside it', async () => {
    await resources.handler(LOGS).create({ LogGroupName: 'a' }, '');
    await stack.create({ Resources: { B: logGroup('b') } }, {});
    const A = logGroup('a', { DeletionPolicy: 'Retain' });
    const imported = (physicalId: string) => [{ logicalId: 'A', physicalId }];
    const B = logGroup('b');
    for (const Resources of [{ A }, { A, B: logGroup('b2') }, { A, B, C: B }]) {
      await expect(stack.import({ Resources }, imported('a'))).rejects.toThrow('cannot modify or add');
    }
    await expect(stack.import({ Resources: { A: logGroup('a'), B } }, imported('a'))).rejects.toThrow('DeletionPolicy');
    await expect(stack.import({ Resources: { A, B } }, imported('other'))).rejects.toThrow('does not exist');
    await stack.import({ Resources: { A, B } }, imported('a'));
    expect([stack.status, [...stack.made.keys()]]).toEqual(['IMPORT_COMPLETE', ['B', 'A']]);
  });
});
