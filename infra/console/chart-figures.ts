/**
 * What the charts show: for each interval one value, null where there is none. Times are epoch seconds, as uPlot
 * expects them.
 */
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
  /** The last two are known to CloudWatch alone: calls that started without a permit of the limit, and seconds. */
  readonly limitBypasses?: Column;
  readonly webhookLag?: Column;
}

export type Column = readonly (number | null)[];

/** More intervals than this do not show more in a chart. */
const MOST_INTERVALS = 90;
/** Above a minute, all are periods that CloudWatch takes. */
const STEPS_SECONDS = [5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 28_800];

export interface Intervals {
  readonly seconds: number;
  /** Start of each, epoch seconds. */
  readonly times: readonly number[];
}

/**
 * Intervals that cover the span, the same ones for all readers.
 *
 * @param span epoch milliseconds, `to` exclusive
 * @param shortest seconds
 */
export function intervalsOf(span: { from: number; to: number }, shortest = 0): Intervals {
  const length = (span.to - span.from) / 1000;
  const seconds = STEPS_SECONDS.find(step => step >= shortest && length / step <= MOST_INTERVALS) ?? 28_800;
  const first = Math.floor(span.from / 1000 / seconds);
  const last = Math.floor((span.to - 1) / 1000 / seconds);
  return { seconds, times: Array.from({ length: last - first + 1 }, (_, at) => (first + at) * seconds) };
}
