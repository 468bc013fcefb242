import type { CloudWatchClient, MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import { type Column, type Figures, intervalsOf } from '../chart-figures.ts';
import type { SpanQuery } from './span-query.ts';

/** The metrics that the charts show, of `extract` where no function is named, with the statistic of each (docs/architecture.md, Metrics). */
const METRICS = {
  requests: ['Latency', 'SampleCount'],
  failed: ['Failed', 'Sum'],
  rejected: ['Rejected', 'Sum'],
  p50: ['Latency', 'p50'],
  p95: ['Latency', 'p95'],
  p99: ['Latency', 'p99'],
  memory: ['CacheHitsMemory', 'Sum'],
  dynamoDb: ['CacheHitsDynamoDb', 'Sum'],
  confidence: ['Confidence', 'Average'],
  review: ['Reviews', 'Sum'],
  upstreamCalls: ['UpstreamLatency', 'SampleCount'],
  throttles: ['Throttles', 'Sum'],
  limitBypasses: ['LimitBypasses', 'Sum'],
  webhookLag: ['WebhookLag', 'Maximum', 'metrics-flush'],
} as const satisfies Record<string, readonly [name: string, statistic: string, service?: string]>;

type MetricName = keyof typeof METRICS;

/** The resolution of CloudWatch, seconds. */
const SHORTEST_SECONDS = 60;

/** Figures of a stage in AWS for spans with more requests than the ledger is read for. */
export type StageMetrics = (span: SpanQuery) => Promise<Figures>;

export function createStageMetrics(
  { stage, namespace }: { stage: string; namespace: string },
  given?: CloudWatchClient,
): StageMetrics {
  const dimensionsOf = (service: string) => [
    { Name: 'service', Value: service },
    { Name: 'stage', Value: stage },
  ];
  let opened = given;
  return async span => {
    // Loaded here, because npm start does not need it.
    const { CloudWatchClient, paginateGetMetricData } = await import('@aws-sdk/client-cloudwatch');
    opened ??= new CloudWatchClient({ maxAttempts: 3 });
    const client = opened;
    const { seconds, times } = intervalsOf(span, SHORTEST_SECONDS);
    const [first = 0] = times;
    const columns = new Map<string, (number | null)[]>(Object.keys(METRICS).map(name => [name, times.map(() => null)]));
    const input = {
      StartTime: new Date(first * 1000),
      EndTime: new Date((first + times.length * seconds) * 1000),
      MetricDataQueries: Object.entries(METRICS).map(
        ([Id, [MetricName, Stat, service = 'extract']]): MetricDataQuery => ({
          Id,
          MetricStat: {
            Metric: { Namespace: namespace, MetricName, Dimensions: dimensionsOf(service) },
            Period: seconds,
            Stat,
          },
        }),
      ),
    };
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client }, input)) {
      for (const { Id = '', Timestamps = [], Values = [] } of MetricDataResults) {
        const column = columns.get(Id);
        for (const [at, time] of Timestamps.entries()) {
          const interval = (time.getTime() / 1000 - first) / seconds;
          if (column && interval in column) column[interval] = Values[at] ?? null;
        }
      }
    }
    return figuresOf({ seconds, times }, name => columns.get(name) ?? []);
  };
}

/** `extract` emits no counter that is 0. */
function figuresOf(intervals: Pick<Figures, 'seconds' | 'times'>, column: (name: MetricName) => Column): Figures {
  const count = (name: MetricName): number[] => column(name).map(value => value ?? 0);
  const requests = count('requests');
  const [failed, rejected] = [count('failed'), count('rejected')];
  const answers = requests.map((all, at) => all - (failed[at] ?? 0) - (rejected[at] ?? 0));
  const share = (name: MetricName): Column =>
    count(name).map((part, at) => {
      const whole = answers[at] ?? 0;
      // A request that failed may be marked for review too.
      return whole > 0 ? Math.min(1, part / whole) : null;
    });
  return {
    ...intervals,
    requests,
    failed,
    rejected,
    p50: column('p50'),
    p95: column('p95'),
    p99: column('p99'),
    memory: share('memory'),
    dynamoDb: share('dynamoDb'),
    // The log alone tells them.
    stale: intervals.times.map(() => null),
    confidence: column('confidence'),
    review: share('review'),
    upstreamCalls: count('upstreamCalls'),
    throttles: count('throttles'),
    limitBypasses: count('limitBypasses'),
    webhookLag: column('webhookLag'),
  };
}
