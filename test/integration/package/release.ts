import { expect, it } from 'vitest';
import { evaluate, type Resource, type Template } from '../../../infra/template/index.ts';

const FUNCTIONS = ['Extract', 'TokenRefresh', 'MetricsFlush'];

/** How a version takes over, and what a stack leaves behind. @param read gives the packaged template when the tests run */
export function testRelease(read: () => Template): void {
  const resources = () => evaluate(read()).Resources;
  const made: Made = {
    idsOf: type =>
      Object.entries(resources())
        .filter(([, { Type }]) => Type === type)
        .map(([id]) => id),
    named: id => resources()[id] ?? expect.fail(`the template has no ${id}`),
  };
  testVersions(read, made);
  testSafety(read, made);
}

interface Made {
  readonly idsOf: (type: string) => string[];
  readonly named: (id: string) => Resource;
}

/** Which code runs. */
function testVersions(read: () => Template, { idsOf, named }: Made): void {
  it('publishes a version of each function, to which its alias points', () => {
    for (const name of FUNCTIONS) {
      const { FunctionVersion } = named(`${name}LiveAlias`).Properties as {
        FunctionVersion: { 'Fn::GetAtt': string[] };
      };
      const [version = ''] = FunctionVersion['Fn::GetAtt'];
      expect(named(version)).toMatchObject({
        Type: 'AWS::Lambda::Version',
        DeletionPolicy: 'Retain',
        Properties: { FunctionName: { Ref: `${name}LambdaFunction` } },
      });
    }
  });

  it('has nothing that invokes a function past its alias', () => {
    for (const id of idsOf('AWS::ApiGateway::Method')) {
      const uri = JSON.stringify((named(id).Properties.Integration as { Uri: unknown }).Uri);
      expect([id, uri]).toEqual([
        id,
        expect.stringContaining('["ExtractLambdaFunction","Arn"]},":","live","/invocations"'),
      ]);
    }
    const targets = idsOf('AWS::Scheduler::Schedule').map(id => (named(id).Properties.Target as { Arn: unknown }).Arn);
    expect(targets).toEqual([{ Ref: 'TokenRefreshLiveAlias' }, { Ref: 'MetricsFlushLiveAlias' }]);
    const invoke = JSON.stringify(named('SchedulerRole').Properties.Policies);
    expect(invoke).toContain('[{"Ref":"TokenRefreshLiveAlias"},{"Ref":"MetricsFlushLiveAlias"}]');
    for (const id of idsOf('AWS::Lambda::Permission')) {
      expect(JSON.stringify(named(id).Properties.FunctionName)).toContain('"live"');
    }
    for (const id of idsOf('AWS::Lambda::EventInvokeConfig')) expect(named(id).Properties.Qualifier).toBe('live');
  });

  it('is the same each time it is made of the same code', () => {
    const ids = Object.keys(read().Resources).join();
    expect(ids).not.toMatch(/ApiGatewayDeployment\d{13}\b/);
    expect(read().Resources[idsOf('AWS::ApiGateway::Deployment')[0] ?? '']?.Properties).not.toHaveProperty('StageName');
  });
}

/** What a release that fails, or a stack that is deleted, leaves as it was. */
function testSafety(read: () => Template, { idsOf, named }: Made): void {
  it('rolls every function back when its alarm goes off', () => {
    for (const name of FUNCTIONS) {
      const group = named(`${name}ReleaseGroup`).Properties;
      expect(group).toMatchObject({
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
        },
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
      });
      // test/unit/template/release.test.ts says why.
      if (name === 'TokenRefresh') continue;
      const { Enabled, Alarms } = group.AlarmConfiguration as { Enabled: boolean; Alarms: { Name: { Ref: string } }[] };
      expect(Enabled).toBe(true);
      for (const { Name } of Alarms) expect(named(Name.Ref).Type).toBe('AWS::CloudWatch::Alarm');
      expect(Alarms.length).toBeGreaterThan(0);
    }
  });

  it('RELEASE_ALARMS=off releases although an alarm is on', () => {
    const enabled = (ReleaseAlarms: string) =>
      Object.values(evaluate(read(), { ReleaseAlarms }).Resources)
        .filter(({ Type }) => Type === 'AWS::CodeDeploy::DeploymentGroup')
        .map(({ Properties }) => (Properties.AlarmConfiguration as { Enabled: boolean } | undefined)?.Enabled);
    expect([enabled('on'), enabled('off')]).toEqual([
      [true, undefined, true],
      [false, undefined, false],
    ]);
  });

  it('keeps ledger and secrets when the stack is deleted, and not when their own creation fails', () => {
    const kept = [...idsOf('AWS::SecretsManager::Secret'), 'LedgerTable'];
    expect(kept.length).toBeGreaterThan(5);
    for (const id of kept) {
      expect([id, named(id).DeletionPolicy, named(id).UpdateReplacePolicy]).toEqual([
        id,
        'RetainExceptOnCreate',
        'Retain',
      ]);
    }
  });
}
