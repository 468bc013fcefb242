import * as z from 'zod/mini';
import { choice, integer, optionalDecimal, textOr, url } from '../config.ts';
import { OFFSET_UNITS } from './cxone/offsets.ts';

/** Environment variables of the upstream adapter. */
export const providerConfig = {
  CXONE_BASE_URL: url(),
  CXONE_EXTRACT_PATH: textOr('/api/v2/nlu/entities/extract').check(
    z.refine(path => /^\/[^?#\s]*$/.test(path), { error: 'must be a path that starts with a slash' }),
  ),
  UPSTREAM_OFFSET_UNIT: choice(OFFSET_UNITS, 'utf16'),
  /** Left out: no limit on our side. */
  UPSTREAM_REQUESTS_PER_SECOND: optionalDecimal({ min: 0.1, max: 10_000 }),
  UPSTREAM_BURST: integer({ min: 1, max: 10_000, default: 10 }),
};
