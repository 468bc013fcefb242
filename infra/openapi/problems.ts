import { type ErrorCode, STATUS_BY_CODE } from '../../lib/errors.ts';
import { PROBLEM_TITLES } from '../../lib/http/index.ts';

/** The codes of problems: those of the service, and two that only the gateway answers. */
export type ProblemCode = ErrorCode | 'forbidden' | 'rate-limited';

export const STATUSES: Readonly<Record<ProblemCode, number>> = {
  ...STATUS_BY_CODE,
  forbidden: 403,
  'rate-limited': 429,
};

export const TITLES: Readonly<Record<ProblemCode, string>> = {
  ...PROBLEM_TITLES,
  forbidden: 'Forbidden',
  'rate-limited': 'Rate limited',
};

export interface Explanation {
  readonly cause: string;
  readonly remedy: string;
  /** The answer names the seconds after which the same request can succeed. */
  readonly retryAfter?: true;
}

export const EXPLANATIONS: Readonly<Record<ProblemCode, Explanation>> = {
  'malformed-json': {
    cause: 'The body is not JSON in UTF-8.',
    remedy: 'Send JSON. Do not repeat the request as it is.',
  },
  forbidden: { cause: 'The API key is missing or wrong.', remedy: 'Send the key in the header `x-api-key`.' },
  'not-found': { cause: 'The service has no such path.', remedy: 'Compare the path with this document.' },
  'method-not-allowed': { cause: 'The path does not allow the method.', remedy: 'Use a method that `Allow` names.' },
  'payload-too-large': {
    cause: 'The body is larger than 100 KiB, or 1 MiB for a batch.',
    remedy: 'Send less text at once, or fewer items.',
  },
  'unsupported-media-type': {
    cause: '`Content-Type` is missing or not `application/json`.',
    remedy: 'Send `Content-Type: application/json`.',
  },
  'invalid-request': {
    cause: 'The body breaks a rule. `errors` lists every fault with its JSON pointer.',
    remedy: 'Correct what `errors` names. Do not repeat the request as it is.',
  },
  'rejected-by-upstream': {
    cause: 'The NLU API rejects this request (422).',
    remedy: 'Check the language and the entity types that the upstream supports.',
  },
  'rate-limited': {
    cause: 'The rate of the API key’s usage plan is exceeded.',
    remedy: 'Wait for `Retry-After`, then repeat.',
    retryAfter: true,
  },
  'upstream-throttled': {
    cause: 'The NLU API throttles, or the limit on calls to it is used up.',
    remedy: 'Wait for `Retry-After`, then repeat. `max-stale` accepts an older result in such times.',
    retryAfter: true,
  },
  internal: { cause: 'A defect of the service.', remedy: 'Report the `audit_id` or the `X-Request-Id`.' },
  'upstream-unauthorized': {
    cause: 'The NLU API refuses an access token that was just renewed.',
    remedy: 'An operator checks the OAuth client.',
  },
  'upstream-forbidden': {
    cause: 'The credentials may not extract entities (403).',
    remedy: 'An operator checks the scope of the OAuth client.',
  },
  'upstream-malformed': {
    cause: 'The answer of the NLU API is not valid.',
    remedy: 'Repeat once; if it stays, an operator checks the upstream.',
  },
  'upstream-unavailable': {
    cause: 'The NLU API fails or does not answer.',
    remedy: 'Wait for `Retry-After`, then repeat.',
    retryAfter: true,
  },
  'token-unavailable': {
    cause: 'There is no access token for the NLU API.',
    remedy: 'Wait for `Retry-After`, then repeat; if it stays, an operator checks credentials and token endpoint.',
    retryAfter: true,
  },
  'audit-unavailable': {
    cause: 'The ledger did not take the record, without which there is no answer.',
    remedy: 'Wait for `Retry-After`, then repeat.',
    retryAfter: true,
  },
  'deadline-exceeded': {
    cause: 'The time of the request (25 s) ran out.',
    remedy: 'Repeat; of a batch, send the items that were not answered.',
  },
  'not-cached': {
    cause: '`only-if-cached` was sent, and nothing usable is stored.',
    remedy: 'Repeat without `only-if-cached`.',
  },
};

export const PROBLEM_CODES = Object.keys(EXPLANATIONS) as ProblemCode[];
