import type { CallContext } from '../context.ts';
import type { ErrorCode } from '../errors.ts';
import {
  InvalidRequestError,
  MethodNotAllowedError,
  type RequestFault,
  ServiceError,
  STATUS_BY_CODE,
} from '../errors.ts';
import type { HttpMiddleware } from './call-context.ts';
import type { HttpResult } from './event.ts';

/** RFC 9457. `errors` lists every fault of the request at once. */
export interface ProblemDetails {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  /** Of the record of this failure; left out when the ledger has none. */
  audit_id?: string;
  errors?: readonly RequestFault[];
}

export interface ProblemDetailsOptions {
  /** Takes personal data out of whatever the problem shows. */
  redact: Redact;
}

export type Redact = (text: string) => Promise<string>;

/** Turns what was thrown into a problem; the one place where an error becomes HTTP. */
export function problemDetails({ redact }: ProblemDetailsOptions): HttpMiddleware {
  return {
    async onError(request) {
      const { error, context } = request;
      request.response = await problemResponse(error, context.call, redact);
    },
  };
}

async function problemResponse(error: unknown, call: CallContext, redact: Redact): Promise<HttpResult> {
  const problem = await problemOf(error, call, redact);
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' };
  if (error instanceof MethodNotAllowedError) headers.Allow = error.allowed.join(', ');
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== undefined) headers['Retry-After'] = String(retryAfter);
  return { statusCode: problem.status, headers, body: JSON.stringify(problem) };
}

/** Whole seconds. */
export function retryAfterOf(error: unknown): number | undefined {
  const seconds = error instanceof ServiceError ? error.retryAfterSeconds : undefined;
  return seconds === undefined ? undefined : Math.ceil(seconds);
}

export async function problemOf(error: unknown, call: CallContext, redact: Redact): Promise<ProblemDetails> {
  const known = error instanceof ServiceError ? error : undefined;
  const code = known?.code ?? 'internal';
  const faults = known instanceof InvalidRequestError ? known.faults : undefined;
  return {
    type: `urn:cxone-entities:problem:${code}`,
    title: PROBLEM_TITLES[code],
    status: STATUS_BY_CODE[code],
    // Messages of a ServiceError hold nothing of the request (lib/errors.ts); faults name the caller's own keys.
    detail: known?.message ?? 'The request could not be answered.',
    instance: `urn:cxone-entities:request:${call.requestId}`,
    ...(call.trace.auditId === undefined ? {} : { audit_id: call.trace.auditId }),
    ...(faults ? { errors: await Promise.all(faults.map(fault => redactFault(fault, redact))) } : {}),
  };
}

/** Redacts each step as the caller wrote it: escaped, "12/03/1984" is "12~103~11984" (RFC 6901, section 3). */
async function redactFault({ pointer, detail }: RequestFault, redact: Redact): Promise<RequestFault> {
  const steps = pointer.split('/').map(async step => {
    const redacted = await redact(step.replaceAll('~1', '/').replaceAll('~0', '~'));
    return redacted.replaceAll('~', '~0').replaceAll('/', '~1');
  });
  return { pointer: (await Promise.all(steps)).join('/'), detail: await redact(detail) };
}

export const PROBLEM_TITLES: Readonly<Record<ErrorCode, string>> = {
  'not-found': 'Not found',
  'method-not-allowed': 'Method not allowed',
  'malformed-json': 'Malformed JSON',
  'payload-too-large': 'Payload too large',
  'unsupported-media-type': 'Unsupported media type',
  'invalid-request': 'Invalid request',
  'rejected-by-upstream': 'Rejected by the upstream',
  'upstream-throttled': 'Upstream throttled',
  'upstream-unauthorized': 'Upstream refused the access token',
  'upstream-forbidden': 'Upstream forbids this',
  'upstream-malformed': 'Upstream answer not valid',
  'upstream-unavailable': 'Upstream unavailable',
  'token-unavailable': 'Access token unavailable',
  'audit-unavailable': 'Audit unavailable',
  'deadline-exceeded': 'Deadline exceeded',
  'not-cached': 'Not cached',
  internal: 'Internal error',
};
