/** What a request costs on AWS: list prices of us-east-1 in USD, without the free tier. */

const PRICES = {
  apiGatewayCall: 3.5e-6,
  lambdaCall: 0.2e-6,
  /** arm64 */
  lambdaGbSecond: 13.3334e-6,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  logGb: 0.5,
} as const;

/** `extract` in serverless.yml. */
const MEMORY_GB = 1769 / 1024;
/** A call that CXone answers in 100 ms; five items of a batch share the time of the function. */
const SECONDS_PER_CALL = 0.15;
const ITEMS_SIDE_BY_SIDE = 5;
/** Of a miss: a lease, the result, the upstream's item, and a record of 2 KB with its index. */
const WRITE_UNITS = 8;
const READ_UNITS = 3;
const LOG_BYTES = 3_000;

/** @param rows of them all, `calls` calls of the API */
export function extractionCost(rows: number, calls: number): number {
  const perCall = PRICES.apiGatewayCall + PRICES.lambdaCall;
  const isBatch = rows > calls;
  const seconds = isBatch ? SECONDS_PER_CALL / ITEMS_SIDE_BY_SIDE : SECONDS_PER_CALL;
  const perRow =
    seconds * MEMORY_GB * PRICES.lambdaGbSecond +
    WRITE_UNITS * PRICES.writeUnit +
    READ_UNITS * PRICES.readUnit +
    (LOG_BYTES / 1e9) * PRICES.logGb;
  return calls * perCall + rows * perRow;
}

/** A month of a stage without any request: five secrets, 41 metrics, the alarms, and the two schedules with their reads and logs. */
export const MONTHLY_BASE_COST = 5 * 0.4 + 41 * 0.3 + 3.2 + 3;

export const COST_NOTE = 'AWS list prices of us-east-1, without free tier and tax; what NICE charges is not in it';
