import { priceOf } from '../../../infra/prices.ts';

/**
 * What a request uses, by the path that answers it. Reads and writes are counted by test/integration/trips.test.ts; bytes of
 * the log and milliseconds are rounded from docs/operations.md (Cost), that of a hit in memory is an estimate.
 */
export const UNITS = {
  memory: { writes: 3, reads: 0, milliseconds: 8, logBytes: 1_300 },
  dynamodb: { writes: 3, reads: 1, milliseconds: 10, logBytes: 1_300 },
  api: { writes: 8, reads: 3, milliseconds: 150, logBytes: 1_300 },
} as const;

export type Path = keyof typeof UNITS;

/** `extract` in serverless.yml. */
const MEMORY_GB = 1769 / 1024;

/** US$ for a million requests of one path, without keeping their records. */
export function costOfMillion(path: Path): number {
  const { writes, reads, milliseconds, logBytes } = UNITS[path];
  const one =
    priceOf('apiGatewayCall') +
    priceOf('lambdaCall') +
    (milliseconds / 1_000) * MEMORY_GB * priceOf('lambdaGbSecond') +
    writes * priceOf('writeUnit') +
    reads * priceOf('readUnit') +
    (logBytes / 1e9) * priceOf('logGb');
  return one * 1_000_000;
}
