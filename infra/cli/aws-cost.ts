import { PRICES_READ_ON, priceOf } from '../prices.ts';

/** What a request costs on AWS, by the prices of infra/prices.ts. */

/** `extract` in serverless.yml. */
const MEMORY_GB = 1769 / 1024;
/** A call that CXone answers in 100 ms; five items of a batch share the time of the function. */
const SECONDS_PER_CALL = 0.15;
const ITEMS_SIDE_BY_SIDE = 5;
/** Of a miss: a lease, the result, the upstream's item, and a record of 2 KB with its index. */
const WRITE_UNITS = 8;
const READ_UNITS = 3;
const LOG_BYTES = 1_500;

/** @param rows of them all, `calls` calls of the API */
export function extractionCost(rows: number, calls: number): number {
  const perCall = priceOf('apiGatewayCall') + priceOf('lambdaCall');
  const isBatch = rows > calls;
  const seconds = isBatch ? SECONDS_PER_CALL / ITEMS_SIDE_BY_SIDE : SECONDS_PER_CALL;
  const perRow =
    seconds * MEMORY_GB * priceOf('lambdaGbSecond') +
    WRITE_UNITS * priceOf('writeUnit') +
    READ_UNITS * priceOf('readUnit') +
    (LOG_BYTES / 1e9) * priceOf('logGb');
  return calls * perCall + rows * perRow;
}

/** What a stage without any request has. A test compares them with the template. */
export const IDLE = { secrets: 5, metrics: 41, alarmMetrics: 32, dashboards: 1 } as const;
/** The two schedules for a month, with their reads and logs: an estimate. */
const SCHEDULES = 3;

/** A month of a stage without any request. */
export const MONTHLY_BASE_COST =
  IDLE.secrets * priceOf('secretMonth') +
  IDLE.metrics * priceOf('metricMonth') +
  IDLE.alarmMetrics * priceOf('alarmMetricMonth') +
  IDLE.dashboards * priceOf('dashboardMonth') +
  SCHEDULES;

export const COST_NOTE = `AWS list prices of us-east-1 on ${PRICES_READ_ON}, without free tier and tax; what NICE charges is not in it`;
