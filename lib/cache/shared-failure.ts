import * as z from 'zod/mini';
import {
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
import { parseJson } from '../json.ts';

/** Failures that a follower would meet, too. After any other, such as the holder's own deadline, followers try for themselves. */
const SHARED = new Map<string, new (message: string, options: ServiceErrorOptions) => ServiceError>([
  ['rejected-by-upstream', UpstreamRejectedError],
  ['upstream-throttled', UpstreamThrottledError],
  ['upstream-unauthorized', UpstreamUnauthorizedError],
  ['upstream-forbidden', UpstreamForbiddenError],
  ['upstream-malformed', UpstreamMalformedError],
  ['upstream-unavailable', UpstreamUnavailableError],
  ['token-unavailable', TokenUnavailableError],
]);

/** No failure is passed on with a longer pause (docs/architecture.md, Upstream). */
const MAX_RETRY_AFTER_SECONDS = 900;

const noteSchema = z.object({
  code: z.string(),
  message: z.string().check(z.minLength(1), z.maxLength(500)),
  retryAfterSeconds: z.optional(z.number().check(z.minimum(0), z.maximum(MAX_RETRY_AFTER_SECONDS))),
});

/** What followers in other environments are told; undefined when they must try for themselves. */
export function writeFailure(error: unknown): string | undefined {
  if (!(error instanceof ServiceError) || !SHARED.has(error.code)) return undefined;
  if (error instanceof TokenUnavailableError && error.isLocal) return undefined;
  const { code, message, retryAfterSeconds } = error;
  return JSON.stringify({ code, message, retryAfterSeconds });
}

/** Undefined when the note is not one of ours. */
export function readFailure(note: string): ServiceError | undefined {
  const parsed = noteSchema.safeParse(parseJson(note));
  const Failure = parsed.success && SHARED.get(parsed.data.code);
  if (!Failure) return undefined;
  const { message, retryAfterSeconds } = parsed.data;
  return new Failure(message, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
}
