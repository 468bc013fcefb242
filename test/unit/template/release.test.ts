import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { idsOf, LIVE } from '../../../infra/template/index.ts';
import { listOf, permit } from '../../fixtures/iam/evaluate.ts';
import { statementsOf } from '../../fixtures/iam/read-roles.ts';
import { readTemplate } from '../../fixtures/read-template.ts';

const FUNCTIONS = ['extract', 'tokenRefresh', 'metricsFlush'];
/** `Canary10Percent5Minutes`, the default. */
const CANARY_SECONDS = 300;

const alarmSchema = z.object({
  Period: z.optional(z.number()),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.optional(z.number()),
  Metrics: z.optional(z.array(z.object({ MetricStat: z.optional(z.object({ Period: z.number() })) }))),
});

/** @param properties of an alarm */
function secondsUntil(properties: unknown): number {
  const { Period = 0, EvaluationPeriods, DatapointsToAlarm, Metrics = [] } = alarmSchema.parse(properties);
  const periods = Metrics.map(({ MetricStat }) => MetricStat?.Period ?? 0);
  return (DatapointsToAlarm ?? EvaluationPeriods) * Math.max(Period, ...periods);
}

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
      const seconds = secondsUntil(alarms[id]?.Properties);
      expect([id, seconds > 0 && seconds <= CANARY_SECONDS - 60]).toEqual([id, true]);
    }
    // Those of token-refresh cannot.
    for (const id of ['AlarmTokenRefreshErrors', 'AlarmTokenRefreshFailures']) {
      expect(secondsUntil(alarms[id]?.Properties)).toBeGreaterThan(CANARY_SECONDS);
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
