import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiKeys } from '../../infra/cli/secrets/api-keys.ts';
import { apiKeyRotation } from '../../infra/cli/secrets/commands.ts';
import { type ApiGatewayCall, startTestApiGateway, type TestApiGateway } from '../fixtures/api-gateway.ts';
import { type AwsCall, allows, permit, type Statement } from '../fixtures/iam/evaluate.ts';
import { singleRights, statementsOf } from '../fixtures/iam/read-roles.ts';

const STACK = 'cxone-entities-prod';
const OTHER = 'cxone-entities-prod-eu';
const ROOT = 'arn:aws:apigateway:us-east-1::';

/** The policy as the stack of stage prod makes it, with the ids of the emulated gateway. */
const statements: Statement[] = JSON.parse(
  JSON.stringify(statementsOf('OperatorPolicy'))
    .replaceAll(/\$\{self:service\}-\$\{sls:stage\}/g, STACK)
    .replaceAll(/\$\{AWS::Partition\}/g, 'aws')
    .replaceAll(/\$\{AWS::Region\}/g, 'us-east-1')
    .replaceAll(/\$\{ApiGatewayUsagePlan\}/g, 'plan')
    .replaceAll(/\$\{ApiGatewayApiKey1\}/g, 'key-1'),
);

const tagged = (kind: string, tags: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(tags).map(([key, value]) => [`aws:${kind}/${key}`, [value]]));

const toAwsCall = ({ method, path, requestTags, resourceTags }: ApiGatewayCall): AwsCall => ({
  action: `apigateway:${method}`,
  resource: `${ROOT}${path}`,
  context: { ...tagged('RequestTag', requestTags), ...tagged('ResourceTag', resourceTags) },
});

const may = (method: string, path: string, tags: Partial<ApiGatewayCall> = {}) =>
  permit(statements, toAwsCall({ method, path, requestTags: {}, resourceTags: {}, ...tags }));

describe('The rights of an operator on API keys', () => {
  let gateway: TestApiGateway;
  let calls: AwsCall[];

  beforeAll(async () => {
    gateway = await startTestApiGateway(STACK);
    // The key that the stack has made.
    gateway.keys.set('key-1', { id: 'key-1', name: STACK, createdDate: 1, enabled: true });
    gateway.plan.add('key-1');
    const rotation = apiKeyRotation(await openApiKeys(STACK, gateway.client));
    for (let round = 0; round < 2; round += 1) {
      await rotation.begin();
      await rotation.finish();
    }
    gateway.refuseNextAttachment();
    await rotation.begin().catch(() => undefined);
    calls = gateway.calls.map(toAwsCall);
  });
  afterAll(() => gateway.close());

  it('are enough for two rotations, and for one that fails', () => {
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.filter(call => !permit(statements, call))).toEqual([]);
  });

  it('are all used', () => {
    const rights = statements
      .filter(({ Action }) => String(Action).startsWith('apigateway:'))
      .flatMap(statement => [...singleRights(statement)]);
    expect(rights).toHaveLength(9);
    expect(rights.filter(right => !calls.some(call => allows(right, call)))).toEqual([]);
  });

  it('end at the keys and the plan of the stage', () => {
    const ofOther = { resourceTags: { 'cxone-entities-stack': OTHER } };
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect([method, may(method, '/apikeys/key-9'), may(method, '/apikeys/key-9', ofOther)]).toEqual([
        method,
        false,
        false,
      ]);
    }
    expect(may('POST', '/apikeys', { requestTags: { 'cxone-entities-stack': OTHER } })).toBe(false);
    expect(may('POST', '/apikeys')).toBe(false);
    // The list of all keys contains their values.
    expect(may('GET', '/apikeys')).toBe(false);
    for (const method of ['GET', 'POST']) expect(may(method, '/usageplans/other/keys')).toBe(false);
    expect([may('PATCH', '/usageplans/plan'), may('DELETE', '/apikeys/key-1')]).toEqual([false, false]);
    // A tag on another stage's key would make it the operator's.
    expect(may('PUT', `/tags/${encodeURIComponent(`${ROOT}/apikeys/key-9`)}`)).toBe(false);
  });
});
