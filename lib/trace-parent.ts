import { randomBytes } from 'node:crypto';

/** The caller's place in a distributed trace (W3C Trace Context). */
export interface TraceParent {
  /** 32 hexadecimal digits, not all 0. */
  readonly traceId: string;
  /** Two hexadecimal digits, handed on as they came. */
  readonly flags: string;
}

/** Section 3.2; a version above 00 may append fields, and `ff` is not a version. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;

/** Undefined when the header is missing or not valid: the request is then part of no trace. */
export function readTraceParent(header: string | undefined): TraceParent | undefined {
  const [, version, traceId, flags, rest] = TRACEPARENT.exec(header?.trim() ?? '') ?? [];
  if (traceId === undefined || flags === undefined || (version === '00' && rest !== undefined)) return undefined;
  return { traceId, flags };
}

/** The header of a call of our own, which is a new span of the trace. */
export const writeTraceParent = ({ traceId, flags }: TraceParent): string => `00-${traceId}-${randomSpanId()}-${flags}`;

function randomSpanId(): string {
  const id = randomBytes(8);
  // An id of zeros is not valid.
  id[0] = (id[0] ?? 0) | 1;
  return id.toString('hex');
}
