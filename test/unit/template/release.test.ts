import { describe, expect, it } from 'vitest';
import { idsOf, LIVE } from '../../../infra/template/index.ts';
import { listOf, permit } from '../../fixtures/iam/evaluate.ts';
import { statementsOf } from '../../fixtures/iam/read-roles.ts';
import { readTemplate } from '../../fixtures/read-template.ts';

const FUNCTIONS = ['extract', 'tokenRefresh', 'metricsFlush'];
/** `Canary10Percent5Minutes`, the default. */
const CANARY_SECONDS = 300;

interface Alarm {
  readonly Period?: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly Metrics?: readonly { readonly MetricStat?: { readonly Period: number } }[];
}

const secondsUntil = ({ Period, EvaluationPeriods, DatapointsToAlarm, Metrics = [] }: Alarm): number =>
  (DatapointsToAlarm ?? EvaluationPeriods) *
  Math.max(Period ?? 0, ...Metrics.map(each => each.MetricStat?.Period ?? 0));

describe('A release', () => {
  it('is rolled back by alarms that can go off within the canary, with a minute to spare', () => {
    const alarms = readTemplate('infra/resources/alarms.yml').Resources;
    const groups = Object.entries(readTemplate('infra/resources/release.yml').Resources).filter(
      ([, { Type }]) => Type === 'AWS::CodeDeploy::DeploymentGroup',
    );
    const named = groups.flatMap(([, { Properties }]) => {
      const { Alarms = [] } = (Properties.AlarmConfiguration ?? {}) as { Alarms?: { Name: { Ref: string } }[] };
      return Alarms.map(({ Name }) => Name.Ref);
    });
    expect(named).toHaveLength(6);
    for (const id of named) {
      const seconds = secondsUntil(alarms[id]?.Properties as unknown as Alarm);
      expect([id, seconds > 0 && seconds <= CANARY_SECONDS - 60]).toEqual([id, true]);
    }
    // Those of token-refresh cannot.
    for (const id of ['AlarmTokenRefreshErrors', 'AlarmTokenRefreshFailures']) {
      expect(secondsUntil(alarms[id]?.Properties as unknown as Alarm)).toBeGreaterThan(CANARY_SECONDS);
    }
  });

  it('may shift the aliases of the three functions, and of no other stage whose name begins alike', () => {
    const statements = statementsOf('ReleaseRole');
    const [shift] = statements.filter(({ Action }) => listOf(Action).includes('lambda:UpdateAlias'));
    const own = FUNCTIONS.flatMap(name => [idsOf(name).function, `${idsOf(name).function}:${LIVE}`]);
    expect(shift?.Resource).toEqual(own);
    const may = (resource: string) => permit(statements, { action: 'lambda:UpdateAlias', resource, context: {} });
    for (const resource of own) expect(may(resource)).toBe(true);
    expect(may('ExtractLambdaFunction:other')).toBe(false);
  });
});
