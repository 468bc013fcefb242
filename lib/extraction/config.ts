import * as z from 'zod/mini';
import { textOr } from '../config.ts';
import { isTimeZone } from './request.ts';

/** Environment variables of the use case. */
export const extractionConfig = {
  /** IANA zone for requests that name none. */
  DEFAULT_TIME_ZONE: textOr('UTC').check(z.refine(isTimeZone, { error: 'must be an IANA time zone' })),
};
