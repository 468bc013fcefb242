import type { RequestRow } from '../../server/request-row.ts';

/** What the charts show: for each interval one value, null where there is none. Times are epoch seconds, as uPlot takes them. */
export interface Figures {
  readonly times: readonly number[];
  readonly seconds: number;
  readonly requests: Column;
  readonly failed: Column;
  readonly rejected: Column;
  readonly p50: Column;
  readonly p95: Column;
  readonly p99: Column;
  /** Shares of the answers, 0 to 1. */
  readonly memory: Column;
  readonly dynamoDb: Column;
  readonly stale: Column;
  readonly confidence: Column;
  readonly review: Column;
  readonly upstreamCalls: Column;
  readonly throttles: Column;
}

export type Column = readonly (number | null)[];

/** Charts of more intervals than pixels show no more. */
const MOST_INTERVALS = 90;
const STEPS_SECONDS = [5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400];

/** The length of an interval for a span. */
export function intervalSeconds(spanSeconds: number): number {
  return STEPS_SECONDS.find(step => spanSeconds / step <= MOST_INTERVALS) ?? 14_400;
}

/** @param span epoch milliseconds */
export function figuresOf(rows: readonly RequestRow[], span: { from: number; to: number }): Figures {
  const seconds = intervalSeconds((span.to - span.from) / 1000);
  const first = Math.floor(span.from / 1000 / seconds);
  const last = Math.floor((span.to - 1) / 1000 / seconds);
  const intervals: RequestRow[][] = Array.from({ length: last - first + 1 }, () => []);
  for (const row of rows) intervals[Math.floor(row.at / 1000 / seconds) - first]?.push(row);
  const column = (value: (rows: readonly RequestRow[]) => number | null): Column => intervals.map(value);
  const count = (isCounted: (row: RequestRow) => boolean) => column(found => found.filter(isCounted).length);
  const share = (isCounted: (row: RequestRow) => boolean) =>
    column(found => {
      const answers = found.filter(isAnswer);
      return answers.length === 0 ? null : answers.filter(isCounted).length / answers.length;
    });
  const quantile = (q: number) =>
    column(found =>
      nearestRank(
        found.filter(isAnswer).map(({ latencyMs }) => latencyMs),
        q,
      ),
    );
  return {
    times: intervals.map((_, at) => (first + at) * seconds),
    seconds,
    requests: count(() => true),
    failed: count(({ status }) => status >= 500),
    rejected: count(({ status }) => status >= 400 && status < 500),
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    memory: share(({ source, tier }) => source === 'cache' && tier === 'memory'),
    dynamoDb: share(({ source, tier }) => source === 'cache' && tier !== 'memory'),
    stale: share(({ source }) => source === 'stale'),
    confidence: column(meanConfidence),
    review: share(({ governance }) => governance === 'REVIEW'),
    upstreamCalls: column(found => found.reduce((sum, { calls }) => sum + calls, 0)),
    throttles: column(found => found.reduce((sum, { throttles }) => sum + throttles, 0)),
  };
}

const isAnswer = ({ status }: RequestRow): boolean => status === 200;

function meanConfidence(rows: readonly RequestRow[]): number | null {
  let [sum, entities] = [0, 0];
  for (const { confidence, entities: count } of rows) {
    if (confidence === null) continue;
    sum += confidence * count;
    entities += count;
  }
  return entities === 0 ? null : sum / entities;
}

/** Exact, as the windows have it. */
export function nearestRank(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(q * sorted.length) - 1] ?? null;
}
