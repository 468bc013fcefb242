import type { LimitState, Trace } from '../context.ts';
import type { HttpMiddleware } from './call-context.ts';

export interface ResponseHeadersOptions {
  /** The limit on upstream calls of all callers together, if one is set. */
  limit?: { requestsPerSecond: number; burst: number } | undefined;
}

/** Adds the headers that every answer has, problems included. */
export function responseHeaders({ limit }: ResponseHeadersOptions = {}): HttpMiddleware {
  const policy = limit && rateLimitPolicy(limit);
  const finish: NonNullable<HttpMiddleware['after']> = ({ response, context: { call } }) => {
    if (!response) return;
    response.headers['X-Request-Id'] = call.requestId;
    response.headers['Server-Timing'] = serverTiming(call.trace, call.elapsedMs());
    if (policy) response.headers['RateLimit-Policy'] = policy;
    if (call.trace.limit) response.headers.RateLimit = rateLimit(call.trace.limit);
    // The answer may hold personal data, so no cache between here and the caller may store it.
    response.headers['Cache-Control'] = 'no-store';
    response.headers['X-Content-Type-Options'] = 'nosniff';
  };
  return { after: finish, onError: finish };
}

/** Server-Timing, durations in milliseconds. Phases that did not run are left out. */
function serverTiming(trace: Trace, totalMs: number): string {
  // When a cooldown or a breaker ends the phase before any call, the time is not that of the upstream.
  const timings = [...trace.timings].filter(([phase]) => phase !== 'upstream' || trace.upstreamCalls > 0);
  const entries = [...timings, ['total', totalMs] as const];
  return entries.map(([phase, ms]) => `${phase};dur=${ms.toFixed(2)}`).join(', ');
}

/** The fields of draft-ietf-httpapi-ratelimit-headers-10, under one policy name. */
const POLICY_NAME = '"upstream"';
const POLICY_SECONDS = 60;

/** The limit is a rate with a burst: this is what it allows within any minute. */
const rateLimitPolicy = ({ requestsPerSecond, burst }: { requestsPerSecond: number; burst: number }): string =>
  `${POLICY_NAME};q=${Math.floor(requestsPerSecond * POLICY_SECONDS + burst)};w=${POLICY_SECONDS}`;

const rateLimit = ({ remaining, resetSeconds }: LimitState): string =>
  `${POLICY_NAME};r=${remaining}${resetSeconds === undefined ? '' : `;t=${resetSeconds}`}`;
