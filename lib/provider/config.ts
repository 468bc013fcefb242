import * as z from 'zod/mini';
import { choice, integer, textOr, url } from '../config.ts';
import { OFFSET_UNITS } from './cxone/offsets.ts';

const error = 'must be a number from 0.1 to 10000';

/** Environment variables of the upstream adapter. */
export const providerConfig = {
  CXONE_BASE_URL: url(),
  CXONE_EXTRACT_PATH: textOr('/api/v2/nlu/entities/extract').check(
    z.refine(path => /^\/[^?#\s]*$/.test(path), { error: 'must be a path that starts with a slash' }),
  ),
  UPSTREAM_OFFSET_UNIT: choice(OFFSET_UNITS, 'utf16'),
  /** Left out: no limit on our side. */
  UPSTREAM_REQUESTS_PER_SECOND: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,5}(\.\d{1,3})?$/, { error })),
      z.pipe(z.transform(Number), z.number({ error }).check(z.minimum(0.1, { error }), z.maximum(10_000, { error }))),
    ),
  ),
  UPSTREAM_BURST: integer({ min: 1, max: 10_000, default: 10 }),
};
