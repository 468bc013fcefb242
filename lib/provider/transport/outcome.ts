import { MAX_HOLD_MS, readRetryAfter } from '../../retry-after.ts';
import type { ThrottleStatus } from '../fleet/upstream-item.ts';
import type { HttpAnswer } from './exchange.ts';

/** The meaning of one call for the next attempt and for the fleet. */
export type Outcome =
  /** Another attempt would get the same answer. `slow` counts as a failure of the upstream all the same. */
  | { kind: 'answer'; answer: HttpAnswer; slow: boolean }
  /** `holdMs` is how long the upstream asks for no further call; 0 when it names no wait. */
  | { kind: 'throttled'; status: ThrottleStatus; holdMs: number }
  /** `ours`: our own budget cut the call short, which says nothing about the upstream. */
  | { kind: 'fault'; reason: string; ours: boolean };

/** An outcome after which another attempt may do better. */
export type Failure = Exclude<Outcome, { kind: 'answer' }>;

export const ATTEMPT_TIMEOUT_MS = 15_000;
/** For the requests that wait for it, a call that takes half of its timeout is as bad as a failure. */
const SLOW_MS = ATTEMPT_TIMEOUT_MS / 2;
/** The hold after a 429 that names no time. */
const DEFAULT_HOLD_MS = 1_000;

/** @param now epoch milliseconds */
export function classifyAnswer(answer: HttpAnswer, elapsedMs: number, now: number): Outcome {
  const { status } = answer;
  if (status === 429 || status === 503) {
    const holdMs = requestedHoldMs(answer, now) ?? (status === 429 ? DEFAULT_HOLD_MS : undefined);
    if (holdMs !== undefined) return { kind: 'throttled', status, holdMs };
  }
  if (status >= 500) return { kind: 'fault', reason: `status ${status}`, ours: false };
  return { kind: 'answer', answer, slow: elapsedMs >= SLOW_MS };
}

/** @param error what the client threw */
export function classifyFault(error: unknown, elapsedMs: number): Outcome {
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  const reason = isTimeout ? 'timeout' : `network fault${faultCode(error)}`;
  return { kind: 'fault', reason, ours: isTimeout && elapsedMs < SLOW_MS };
}

function requestedHoldMs({ headers }: HttpAnswer, now: number): number | undefined {
  return readRetryAfter({ retryAfter: headers.get('retry-after'), date: headers.get('date') }, now, MAX_HOLD_MS);
}

/** Only the code of a socket error: the message may repeat what was sent. */
function faultCode(error: unknown): string {
  // fetch puts the error of the socket into the cause of its own error.
  const fault = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : '';
}
