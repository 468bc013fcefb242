import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { priceOf } from '../../../infra/prices.ts';
import { type EmittedMetric, emittedFields, emittedMetrics } from '../../fixtures/emitted-metrics.ts';
import { metricsOfAlarm, nameOf, readAlarms, readWidgets } from '../../fixtures/watched-metrics.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const NAMESPACE = 'CxoneEntities';
const emitted = emittedMetrics(NAMESPACE, 'prod');
const alarms = readAlarms();
const widgets = readWidgets();
const watched = [...alarms.flatMap(metricsOfAlarm), ...widgets.flatMap(({ metrics }) => metrics)];

/** What AWS emits by itself, with the dimensions by which it can be asked for. */
const OF_AWS: Readonly<Record<string, readonly string[]>> = {
  'AWS/Lambda FunctionName': ['Invocations', 'Errors', 'Throttles', 'Duration', 'ConcurrentExecutions'],
  'AWS/ApiGateway ApiName,Stage': ['Count', '4XXError', '5XXError', 'Latency', 'IntegrationLatency'],
  'AWS/DynamoDB TableName': [
    'ReadThrottleEvents',
    'WriteThrottleEvents',
    'ConsumedReadCapacityUnits',
    'ConsumedWriteCapacityUnits',
  ],
  'AWS/DynamoDB GlobalSecondaryIndexName,TableName': ['WriteThrottleEvents', 'ConsumedWriteCapacityUnits'],
  'AWS/SQS QueueName': ['ApproximateNumberOfMessagesVisible'],
  'AWS/Logs LogGroupName': ['IncomingBytes'],
};

const keyOf = ({ namespace, name, dimensions }: EmittedMetric): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).toSorted()]);
const isOfAws = ({ namespace }: EmittedMetric) => namespace.startsWith('AWS/');

describe('What alarms and dashboard watch', () => {
  it('is emitted, by the functions themselves, with the same namespace and dimensions', () => {
    const keys = new Set(emitted.map(keyOf));
    expect(watched.filter(metric => !isOfAws(metric)).length).toBeGreaterThan(30);
    expect(watched.filter(metric => !isOfAws(metric) && !keys.has(keyOf(metric)))).toEqual([]);
  });

  it('is otherwise a metric of AWS, by dimensions that it has there', () => {
    const unknown = watched.filter(isOfAws).filter(({ namespace, name, dimensions }) => {
      const names = OF_AWS[`${namespace} ${Object.keys(dimensions).toSorted().join()}`];
      return !names?.includes(name);
    });
    expect(unknown).toEqual([]);
  });

  it('is all that is emitted: each metric that costs is shown', () => {
    const keys = new Set(watched.map(keyOf));
    expect(emitted.length).toBeGreaterThan(20);
    expect(emitted.filter(metric => !keys.has(keyOf(metric)))).toEqual([]);
  });
});

describe('The emitted metrics', () => {
  it('are all that lib/metrics can emit', () => {
    const literals = [...read('lib/metrics/emf.ts').matchAll(/'([A-Z][a-z]\w+)'/g)].map(([, name = '']) => name);
    const units = ['Count', 'Seconds', 'Milliseconds', 'None'];
    const names = new Set(literals.filter(name => !units.includes(name)));
    expect([...names].toSorted()).toEqual([...new Set(emitted.map(({ name }) => name))].toSorted());
  });

  it('have the dimensions that the handlers and the template give', () => {
    for (const service of new Set(emitted.map(({ dimensions }) => dimensions.service))) {
      const handler = read(`functions/${service}/handler.ts`);
      expect(handler).toContain(
        `new Metrics({ serviceName: '${service}', defaultDimensions: { stage: config.STAGE } })`,
      );
    }
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the framework
    expect(read('serverless.yml')).toContain('POWERTOOLS_METRICS_NAMESPACE: ${self:custom.metricsNamespace}');
  });

  it('are as many series a stage, and cost as much with the alarms, as docs/operations.md says', () => {
    const page = read('docs/operations.md');
    const dollars = (count: number) => `${(count * priceOf('metricMonth')).toFixed(2)} US$`;
    const healthy = emittedMetrics(NAMESPACE, 'prod', 'healthy').length;
    expect(page).toContain(`${emitted.length} series a stage: ${dollars(emitted.length)} a month`);
    expect(page).toContain(`Where nothing fails, ${healthy} of them are sent: ${dollars(healthy)}`);
    const [, alarmCost] = /looks at: ([\d.]+) US\$/.exec(page) ?? [];
    expect(alarmCost).toBe((alarms.flatMap(metricsOfAlarm).length * priceOf('alarmMetricMonth')).toFixed(2));
  });
});

describe('Each alarm', () => {
  it('notifies the topic when it starts and when it ends', () => {
    for (const { AlarmName, AlarmActions, OKActions } of alarms) {
      const told = JSON.stringify(['HasAlarmTopic', ['AlarmTopicArn'], 'AWS::NoValue']);
      expect([AlarmName, JSON.stringify(AlarmActions), JSON.stringify(OKActions)]).toEqual([AlarmName, told, told]);
    }
  });

  it('takes missing data for a fault only where silence is one', () => {
    const silent = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching').map(nameOf);
    expect(silent).toEqual(['webhook-lag', 'token-refresh-silent', 'metrics-flush-silent']);
    for (const { TreatMissingData } of alarms) expect(['breaching', 'notBreaching']).toContain(TreatMissingData);
  });

  it('has an expression of metrics that it names, and asks for no more data points than it looks at', () => {
    for (const alarm of alarms) {
      const { Metrics = [], EvaluationPeriods, DatapointsToAlarm = EvaluationPeriods } = alarm;
      expect(DatapointsToAlarm).toBeLessThanOrEqual(EvaluationPeriods);
      const returned = Metrics.filter(({ ReturnData = true }) => ReturnData);
      if (Metrics.length > 0) expect(returned.map(({ Expression }) => typeof Expression)).toEqual(['string']);
      const ids = Metrics.filter(({ MetricStat }) => MetricStat).map(({ Id }) => Id);
      for (const { Expression = '' } of returned) expect(namesIn(Expression)).toEqual(ids.toSorted());
    }
  });

  it('counts requests and calls by the samples of their latency', () => {
    const stats = alarms.flatMap(({ Metrics = [] }) => Metrics).flatMap(({ MetricStat }) => MetricStat ?? []);
    const counted = stats.filter(
      ({ Metric }) => ['Latency', 'UpstreamLatency'].includes(Metric.MetricName) && Metric.Namespace === NAMESPACE,
    );
    expect(counted.map(({ Stat }) => Stat)).toEqual(['SampleCount', 'SampleCount']);
  });

  it('has the reason of its threshold above it', () => {
    const blocks = read('infra/resources/alarms.yml').matchAll(/^(.*)\n {2}(Alarm\w+):$/gm);
    const explained = [...blocks].map(([, above = '', id]) => [id, above.startsWith('  # ')]);
    expect(explained).toHaveLength(alarms.length);
    expect(explained.filter(([, isExplained]) => !isExplained)).toEqual([]);
  });

  it('has a heading in docs/operations.md, and each heading an alarm', () => {
    const [, chapter = ''] = read('docs/operations.md').split('\n## Alarms\n');
    const [body = ''] = chapter.split(/\n## /);
    const sections = body.split(/\n### /).slice(1);
    const headings = sections.map(section => section.split('\n')[0] ?? '');
    expect(headings.toSorted()).toEqual(alarms.map(nameOf).toSorted());
    for (const section of sections) {
      expect(section).toContain('**Means:**');
      expect(section).toContain('**Look at:**');
      expect(section).toContain('**Do:**');
    }
  });
});

describe('Each alarm that silence sets off', () => {
  it('looks at what a healthy stage sends also without a request', () => {
    const sent = emittedMetrics(NAMESPACE, 'prod', 'idle').map(keyOf);
    const own = alarms
      .filter(({ TreatMissingData }) => TreatMissingData === 'breaching')
      .flatMap(metricsOfAlarm)
      .filter(metric => !isOfAws(metric));
    expect(own.map(({ name }) => name)).toEqual(['WebhookLag']);
    expect(own.filter(metric => !sent.includes(keyOf(metric)))).toEqual([]);
  });
});

describe('Each widget', () => {
  it('counts requests by the samples of their latency', () => {
    const counted = widgets.flatMap(({ statistics }) => statistics.requests ?? []);
    expect(counted).toEqual(['SampleCount', 'SampleCount', 'SampleCount']);
  });

  it('reads fields from the log of the function that writes them', () => {
    const queries = widgets.flatMap(({ query }) => query ?? []);
    expect(queries).toHaveLength(4);
    for (const query of queries) {
      const [, group = '', steps = ''] =
        /^SOURCE '\/aws\/lambda\/\$\{(\w+)LambdaFunction\}' \| (.+)$/.exec(query) ?? [];
      const fields = emittedFields(group === 'Extract' ? 'extract' : 'metrics-flush');
      const asked = [...steps.matchAll(/(?:pct|sum|max|strcontains|ispresent)\((\w+)(?=[,)])/g)].map(
        ([, name = '']) => name,
      );
      expect(asked.length).toBeGreaterThan(2);
      expect(asked.filter(name => !fields.has(name))).toEqual([]);
    }
  });

  it('computes from metrics that it names', () => {
    for (const { ids, expressions } of widgets) {
      for (const expression of expressions) for (const name of namesIn(expression)) expect(ids).toContain(name);
    }
  });
});

/** The metrics in a metric math expression. */
const namesIn = (expression: string): string[] =>
  [...new Set([...expression.matchAll(/\b[a-z]\w*/g)].map(([name]) => name))].toSorted();
