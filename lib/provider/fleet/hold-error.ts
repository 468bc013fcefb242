import { type ServiceError, UpstreamThrottledError, UpstreamUnavailableError } from '../../errors.ts';

/** The error of a call that a cooldown does not let start. @param status 429 or 503, as the upstream answered */
export function holdError(status: number, remainingMs: number): ServiceError {
  const options = { retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1_000)) };
  return status === 503
    ? new UpstreamUnavailableError('The upstream asked for a pause', options)
    : new UpstreamThrottledError('The upstream asked for fewer requests', options);
}
