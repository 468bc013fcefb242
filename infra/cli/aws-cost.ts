import { describePriceAge, GB_BYTES, HOURS_A_MONTH, PRICES_READ_ON, priceOf } from '../prices.ts';

/** Computes what a request costs on AWS, with the prices of infra/prices.ts. */

/** `extract` in serverless.yml. */
const MEMORY_GB = 1769 / 1024;
/** Our own line has 1 KB; the rest is the lines of Lambda. */
const LOG_BYTES = 1_300;

/**
 * The resources that a request of three types uses, by the source of its answer. test/integration/trips.test.ts counts
 * the units of DynamoDB. The milliseconds are estimates, with an upstream that takes 100 ms. `bytesOut` go to the Internet
 * (test/integration/transfer-bytes.test.ts): the answer, and of a miss also the request to CXone.
 */
export const USES = {
  memory: { writes: 2, reads: 0, milliseconds: 8, bytesOut: 1_500 },
  dynamodb: { writes: 2, reads: 1, milliseconds: 10, bytesOut: 1_500 },
  api: { writes: 4, reads: 3, milliseconds: 150, bytesOut: 2_900 },
} as const;

/**
 * Read units of metrics-flush for a record of 1.2 KB: it reads each record to sum it, and again to seal it, by consistent
 * reads (test/integration/windows/flush-units.test.ts).
 */
export const FLUSH_READS = 0.6;

export type AnsweredBy = keyof typeof USES;

const PER_CALL = priceOf('apiGatewayCall') + priceOf('lambdaCall');

/** US$ for a million requests, without keeping their records. */
export const costOfMillion = (path: AnsweredBy): number => 1_000_000 * (PER_CALL + costOfWork(path));

/** @param share of the time of the function */
function costOfWork(path: AnsweredBy, share = 1): number {
  const { writes, reads, milliseconds, bytesOut } = USES[path];
  return (
    share * (milliseconds / 1_000) * MEMORY_GB * priceOf('lambdaGbSecond') +
    writes * priceOf('writeUnit') +
    (reads + FLUSH_READS) * priceOf('readUnit') +
    (bytesOut / GB_BYTES) * priceOf('transferGb') +
    (LOG_BYTES / GB_BYTES) * priceOf('logGb')
  );
}

/** Items of a batch share the time of the function. */
const ITEMS_SIDE_BY_SIDE = 5;

/** @param rows all rows; `calls`: calls of the API */
export function extractionCost(rows: number, calls: number): number {
  const isBatch = rows > calls;
  return calls * PER_CALL + rows * costOfWork('api', isBatch ? 1 / ITEMS_SIDE_BY_SIDE : 1);
}

/**
 * What a stage without any request costs. `metrics` counts those that are sent. A test compares the numbers with the
 * template.
 */
export const IDLE = { secrets: 5, metrics: 1, alarmMetrics: 32, dashboards: 1 } as const;
/**
 * Units of DynamoDB that a run of metrics-flush takes where no request came (test/integration/windows/flush-
 * units.test.ts).
 */
export const IDLE_FLUSH = { reads: 73, writes: 7 } as const;
const FLUSHES_A_MONTH = 60 * HOURS_A_MONTH;
const REFRESHES_A_MONTH = 12 * HOURS_A_MONTH;
/** An assumption, not measured on AWS: a run takes 0.3 s or 0.1 s with the memory of serverless.yml, and 3 KB of log. */
const RUN_LOG_BYTES = 3_000;
const FLUSH_SECONDS = 0.3;
const REFRESH_GB_SECONDS = 0.05;
/** A run of token-refresh reads the token. */
const REFRESH_READS = 1;
/** Three secrets of metrics-flush and one of token-refresh, each read every five minutes. */
const SECRET_CALLS_A_MONTH = 4 * REFRESHES_A_MONTH;

/** The two schedules for a month. */
export const MONTHLY_SCHEDULES =
  (FLUSHES_A_MONTH + REFRESHES_A_MONTH) *
    (priceOf('scheduledRun') + priceOf('lambdaCall') + (RUN_LOG_BYTES / GB_BYTES) * priceOf('logGb')) +
  FLUSHES_A_MONTH *
    (FLUSH_SECONDS * MEMORY_GB * priceOf('lambdaGbSecond') +
      IDLE_FLUSH.reads * priceOf('readUnit') +
      IDLE_FLUSH.writes * priceOf('writeUnit')) +
  REFRESHES_A_MONTH * (REFRESH_GB_SECONDS * priceOf('lambdaGbSecond') + REFRESH_READS * priceOf('readUnit')) +
  SECRET_CALLS_A_MONTH * priceOf('secretCall');

/** A month of a stage without any request. */
export const MONTHLY_BASE_COST =
  IDLE.secrets * priceOf('secretMonth') +
  IDLE.metrics * priceOf('metricMonth') +
  IDLE.alarmMetrics * priceOf('alarmMetricMonth') +
  IDLE.dashboards * priceOf('dashboardMonth') +
  MONTHLY_SCHEDULES;

export const costNote = (now: number): string =>
  `AWS list prices of us-east-1 on ${PRICES_READ_ON} (${describePriceAge(now)}), without free tier and tax; what NICE charges is not in it`;
