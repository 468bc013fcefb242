import { choice, integer, optionalDecimal } from '../config.ts';
import { OFFSET_UNITS } from './offsets.ts';

/** Environment variables that hold for every adapter. */
export const upstreamConfig = {
  UPSTREAM_OFFSET_UNIT: choice(OFFSET_UNITS, 'utf16'),
  /** Default: no limit on our side. */
  UPSTREAM_REQUESTS_PER_SECOND: optionalDecimal({ min: 0.1, max: 10_000 }),
  UPSTREAM_BURST: integer({ min: 1, max: 10_000, default: 10 }),
};
