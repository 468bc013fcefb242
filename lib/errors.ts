/**
 * All failures that a caller can see. The code is stable: it is the last segment of the problem `type` (RFC 9457), the
 * `outcome` of the ledger record and a field of the logs.
 */
export type ErrorCode =
  | 'not-found'
  | 'method-not-allowed'
  | 'malformed-json'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'invalid-request'
  | 'rejected-by-upstream'
  | 'upstream-throttled'
  | 'upstream-unauthorized'
  | 'upstream-forbidden'
  | 'upstream-malformed'
  | 'upstream-unavailable'
  | 'token-unavailable'
  | 'audit-unavailable'
  | 'deadline-exceeded'
  | 'not-cached'
  | 'internal';

/** The HTTP status of each code. */
export const STATUS_BY_CODE: Readonly<Record<ErrorCode, number>> = {
  'malformed-json': 400,
  'not-found': 404,
  'method-not-allowed': 405,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'invalid-request': 422,
  'rejected-by-upstream': 422,
  'upstream-throttled': 429,
  internal: 500,
  'upstream-unauthorized': 502,
  'upstream-forbidden': 502,
  'upstream-malformed': 502,
  'upstream-unavailable': 503,
  'token-unavailable': 503,
  'audit-unavailable': 503,
  'deadline-exceeded': 504,
  'not-cached': 504,
};

export interface ServiceErrorOptions {
  /** Must hold no token, secret, body or utterance: it may reach a log. */
  cause?: unknown;
  /** Seconds after which the same request can succeed; becomes the `Retry-After` header. */
  retryAfterSeconds?: number;
}

/** Base of all expected failures. The caller sees `message`, so it never holds a token, a secret, a body or an utterance. */
export abstract class ServiceError extends Error {
  abstract override readonly name: string;
  abstract readonly code: ErrorCode;
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, options: ServiceErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The service has no such path. */
export class NotFoundError extends ServiceError {
  override readonly name = 'NotFoundError';
  override readonly code = 'not-found';
}

/** The path exists, with other methods. */
export class MethodNotAllowedError extends ServiceError {
  override readonly name = 'MethodNotAllowedError';
  override readonly code = 'method-not-allowed';
  /** For the `Allow` header (RFC 9110, section 15.5.6). */
  readonly allowed: readonly string[];

  constructor(message: string, allowed: readonly string[]) {
    super(message);
    this.allowed = allowed;
  }
}

export class MalformedJsonError extends ServiceError {
  override readonly name = 'MalformedJsonError';
  override readonly code = 'malformed-json';
}

export class PayloadTooLargeError extends ServiceError {
  override readonly name = 'PayloadTooLargeError';
  override readonly code = 'payload-too-large';
}

export class UnsupportedMediaTypeError extends ServiceError {
  override readonly name = 'UnsupportedMediaTypeError';
  override readonly code = 'unsupported-media-type';
}

/** One rule that a request breaks; `pointer` is a JSON Pointer (RFC 6901) into the body. */
export interface RequestFault {
  pointer: string;
  detail: string;
}

export class InvalidRequestError extends ServiceError {
  override readonly name = 'InvalidRequestError';
  override readonly code = 'invalid-request';
  readonly faults: readonly RequestFault[];

  constructor(message: string, faults: readonly RequestFault[]) {
    super(message);
    this.faults = faults;
  }
}

export class UpstreamRejectedError extends ServiceError {
  override readonly name = 'UpstreamRejectedError';
  override readonly code = 'rejected-by-upstream';
}

/** The upstream answered 429, or a cooldown or the client-side limit does not let the call start. */
export class UpstreamThrottledError extends ServiceError {
  override readonly name = 'UpstreamThrottledError';
  override readonly code = 'upstream-throttled';
}

export class UpstreamUnauthorizedError extends ServiceError {
  override readonly name = 'UpstreamUnauthorizedError';
  override readonly code = 'upstream-unauthorized';
}

export class UpstreamForbiddenError extends ServiceError {
  override readonly name = 'UpstreamForbiddenError';
  override readonly code = 'upstream-forbidden';
}

/** The upstream answered, but not with a valid result. */
export class UpstreamMalformedError extends ServiceError {
  override readonly name = 'UpstreamMalformedError';
  override readonly code = 'upstream-malformed';
}

/** All attempts failed, or the breaker is open. */
export class UpstreamUnavailableError extends ServiceError {
  override readonly name = 'UpstreamUnavailableError';
  override readonly code = 'upstream-unavailable';
}

/** There is no access token: the grant, the credentials or the secret store failed. */
export class TokenUnavailableError extends ServiceError {
  override readonly name = 'TokenUnavailableError';
  override readonly code = 'token-unavailable';
  /** Only this environment has none; others may get one. */
  readonly isLocal: boolean;

  constructor(message: string, { isLocal = false, ...options }: ServiceErrorOptions & { isLocal?: boolean } = {}) {
    super(message, options);
    this.isLocal = isLocal;
  }
}

/** The ledger is required and did not acknowledge the record. */
export class AuditUnavailableError extends ServiceError {
  override readonly name = 'AuditUnavailableError';
  override readonly code = 'audit-unavailable';
}

export class DeadlineExceededError extends ServiceError {
  override readonly name = 'DeadlineExceededError';
  override readonly code = 'deadline-exceeded';
}

/** The request says `only-if-cached` and no stored entry answers it (RFC 9111, section 5.2.1.7). */
export class NotCachedError extends ServiceError {
  override readonly name = 'NotCachedError';
  override readonly code = 'not-cached';
}

/** A secret that cannot be read. The message names the secret and says why, without a value; it is for the log and the tools. */
export class UnreadableSecretError extends Error {
  override readonly name = 'UnreadableSecretError';
}
