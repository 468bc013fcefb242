import { describe, expect, it } from 'vitest';
import { finishTemplate, type Template } from '../../../infra/template/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

interface Change {
  version?: string;
  settings?: Record<string, unknown>;
  trace?: string;
  method?: Record<string, unknown>;
  deployment?: string;
}

/** The template that the framework compiles for a service with one function. */
function compiled({
  version = 'aaa',
  settings = {},
  trace = 'off',
  method = {},
  deployment = '1795833782596',
}: Change = {}) {
  const tracing = { 'Fn::If': ['HasTrace', { Mode: 'Active' }, { Ref: 'AWS::NoValue' }] };
  const template: Template = {
    Parameters: { Trace: { Type: 'String', Default: trace } },
    Conditions: { HasTrace: { 'Fn::Equals': [{ Ref: 'Trace' }, 'on'] } },
    Resources: {
      ExtractLambdaFunction: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: tracing, ...settings } },
      [`ExtractLambdaVersion${version}`]: {
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'Retain',
        Properties: { FunctionName: { Ref: 'ExtractLambdaFunction' } },
      },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'POST', ...method } },
      [`ApiGatewayDeployment${deployment}`]: {
        Type: 'AWS::ApiGateway::Deployment',
        DependsOn: ['Method'],
        Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' },
      },
      ApiGatewayStage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'prod' } },
      Plan: { Type: 'AWS::ApiGateway::UsagePlan', DependsOn: `ApiGatewayDeployment${deployment}`, Properties: {} },
    },
    Outputs: { Arn: { Value: { Ref: `ExtractLambdaVersion${version}` } }, Other: { Value: 'other' } },
  };
  finishTemplate(template, ['extract']);
  const idOf = (type: string) =>
    Object.keys(template.Resources).find(id => template.Resources[id]?.Type === type) ?? '';
  return { template, version: idOf('AWS::Lambda::Version'), deployment: idOf('AWS::ApiGateway::Deployment') };
}

describe('finishTemplate', () => {
  it('points an alias to the version, and lets CodeDeploy move it', () => {
    const { template, version } = compiled();
    expect(template.Resources.ExtractLiveAlias).toEqual({
      Type: 'AWS::Lambda::Alias',
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          ApplicationName: { Ref: 'ReleaseApplication' },
          DeploymentGroupName: { Ref: 'ExtractReleaseGroup' },
        },
      },
      Properties: {
        FunctionName: { Ref: 'ExtractLambdaFunction' },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
        Name: 'live',
      },
    });
    expect(template.Resources[version]?.DeletionPolicy).toBe('Retain');
    expect(template.Outputs).toEqual({ Arn: { Value: { Ref: version } }, Other: { Value: 'other' } });
  });

  it('makes a new version for new code and new settings, also those of an option', () => {
    const before = compiled().version;
    expect(compiled().version).toBe(before);
    for (const change of [{ version: 'bbb' }, { settings: { MemorySize: 1 } }, { trace: 'on' }]) {
      expect(compiled(change).version).not.toBe(before);
    }
  });

  it('makes no new version where settings are only written in another order', () => {
    const settings = [
      { A: 1, B: { C: 2, D: 3 } },
      { B: { D: 3, C: 2 }, A: 1 },
    ];
    const [one, other] = settings.map(each => compiled({ settings: each }).version);
    expect(one).toBe(other);
  });

  eachRow(['Code', 'ReservedConcurrentExecutions', 'Tags'])('makes no new version for another %s alone', name => {
    expect(compiled({ settings: { [name]: 'another' } }).version).toBe(compiled().version);
  });

  it('deploys the API when it has changed, and not because time has passed', () => {
    const before = compiled().deployment;
    expect(compiled({ deployment: '1800000000000', version: 'bbb' }).deployment).toBe(before);
    expect(compiled({ method: { ApiKeyRequired: true } }).deployment).not.toBe(before);
  });

  it('gives the API a stage of its own, for which waits what waited for the deployment', () => {
    const { template, deployment } = compiled();
    expect(template.Resources.ApiGatewayStage?.Properties).toEqual({
      StageName: 'prod',
      DeploymentId: { Ref: deployment },
    });
    expect(template.Resources[deployment]?.Properties).toEqual({ RestApiId: { Ref: 'Api' } });
    expect(template.Resources.Plan?.DependsOn).toEqual(['ApiGatewayStage']);
    expect(JSON.stringify(template)).not.toContain('1795833782596');
  });

  it('refuses a template that lacks what it changes', () => {
    expect(() => finishTemplate({ Resources: {} }, ['extract'])).toThrow('no version of ExtractLambdaFunction');
    expect(() => finishTemplate({ Resources: {} }, [])).toThrow('no deployment');
  });
});
