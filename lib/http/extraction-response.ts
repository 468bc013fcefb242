import type { Extraction } from '../extraction/index.ts';
import type { HttpResult } from './event.ts';

/** The 200 answer; `Age` is RFC 9111's, `Cache-Status` RFC 9211's. */
export const extractionResponse = ({ response, cacheStatus }: Extraction): HttpResult => ({
  statusCode: 200,
  headers: {
    'Content-Type': 'application/json',
    Age: String(response.freshness_age_sec),
    'Cache-Status': cacheStatus,
  },
  body: JSON.stringify(response),
});
