import { type Column, type Figures, intervalsOf } from '../../chart-figures.ts';
import type { RequestRow } from '../../server/request-row.ts';

/**
 * Figures of the rows in the list.
 *
 * @param span epoch milliseconds
 */
export function figuresOf(rows: readonly RequestRow[], span: { from: number; to: number }): Figures {
  const { seconds, times } = intervalsOf(span);
  const [first = 0] = times;
  const intervals: RequestRow[][] = times.map(() => []);
  for (const row of rows) intervals[Math.floor((row.at / 1000 - first) / seconds)]?.push(row);
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
    times,
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

/**
 * Leaves out zeros that are not beside a count. Otherwise a line of failures that never happened would hide the first
 * line.
 */
export const nearCounts = (values: Column): (number | null)[] =>
  values.map((value, at) => (value || values[at - 1] || values[at + 1] ? value : null));
