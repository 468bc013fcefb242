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

/** Failures that would meet a follower too. A deadline was the leader's own: its followers try for themselves. */
const SHARED = new Map<ErrorCode, new (message: string, options: ServiceErrorOptions) => ServiceError>([
  ['rejected-by-upstream', UpstreamRejectedError],
  ['upstream-throttled', UpstreamThrottledError],
  ['upstream-unauthorized', UpstreamUnauthorizedError],
  ['upstream-forbidden', UpstreamForbiddenError],
  ['upstream-malformed', UpstreamMalformedError],
  ['upstream-unavailable', UpstreamUnavailableError],
  ['token-unavailable', TokenUnavailableError],
]);

export const isShared = (error: unknown): error is ServiceError =>
  error instanceof ServiceError && SHARED.has(error.code);

/** What followers in other environments are told; free of secrets and utterances as every message is. */
export function writeFailure(error: unknown): string | undefined {
  if (!isShared(error)) return undefined;
  const { code, message, retryAfterSeconds } = error;
  return JSON.stringify({ code, message, retryAfterSeconds });
}

export function reviveFailure(note: string): ServiceError {
  const { code, message, retryAfterSeconds } = JSON.parse(note);
  const Failure = SHARED.get(code) ?? UpstreamUnavailableError;
  return new Failure(message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}
