import {
  type ErrorCode,
  ServiceError,
  type ServiceErrorOptions,
  TokenUnavailableError,
  UpstreamForbiddenError,
  UpstreamMalformedError,
  UpstreamRejectedError,
  UpstreamThrottledError,
  UpstreamUnauthorizedError,
  UpstreamUnavailableError,
} from '../errors.ts';

/** Failures that a follower would meet, too. A deadline is the holder's own: its followers try for themselves. */
const SHARED = new Map<ErrorCode, new (message: string, options: ServiceErrorOptions) => ServiceError>([
  ['rejected-by-upstream', UpstreamRejectedError],
  ['upstream-throttled', UpstreamThrottledError],
  ['upstream-unauthorized', UpstreamUnauthorizedError],
  ['upstream-forbidden', UpstreamForbiddenError],
  ['upstream-malformed', UpstreamMalformedError],
  ['upstream-unavailable', UpstreamUnavailableError],
  ['token-unavailable', TokenUnavailableError],
]);

/** What followers in other environments are told; undefined when they must try for themselves. */
export function writeFailure(error: unknown): string | undefined {
  if (!(error instanceof ServiceError) || !SHARED.has(error.code)) return undefined;
  const { code, message, retryAfterSeconds } = error;
  return JSON.stringify({ code, message, retryAfterSeconds });
}

export function readFailure(note: string): ServiceError {
  const { code, message, retryAfterSeconds } = JSON.parse(note);
  const Failure = SHARED.get(code) ?? UpstreamUnavailableError;
  return new Failure(message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}
