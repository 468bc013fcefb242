import { type ServiceError, UpstreamThrottledError, UpstreamUnavailableError } from '../../errors.ts';
import type { ThrottleStatus } from './upstream-item.ts';

/** The error of a call that a cooldown does not let start. */
export function holdError(status: ThrottleStatus, remainingMs: number): ServiceError {
  const options = { retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1_000)) };
  return status === 503
    ? new UpstreamUnavailableError('The upstream asked for a pause', options)
    : new UpstreamThrottledError('The upstream asked for fewer requests', options);
}
