/** What each part of one invocation is given: a clock, a deadline, a log and a trace. */

import { type Deadline, untilAborted } from './deadline.ts';
import type { TraceParent } from './trace-parent.ts';

export interface Clock {
  /** Wall clock, epoch milliseconds. May be wrong by seconds against other environments. */
  now(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonic(): number;
  /** Resolves after `ms`; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** A signal that aborts with a TimeoutError after `ms`. Does not keep the process alive. */
  timeout(ms: number): AbortSignal;
}

export type LogFields = Record<string, unknown>;

export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The phases of a request as `Server-Timing` names them; the HTTP layer adds `total`. */
export type Phase = 'cache' | 'token' | 'upstream' | 'normalise' | 'ledger';

export interface LimitState {
  /** Calls that may start at once. */
  remaining: number;
  /** Seconds until the next call may start, when none may start at once. */
  resetSeconds?: number;
}

/** The counters of one request. The parts add to them; answer, record and metrics read them. */
export interface Trace {
  /** Milliseconds spent, by phase. */
  readonly timings: Map<Phase, number>;
  /** HTTP calls to the extract endpoint, retries included. */
  upstreamCalls: number;
  /** Calls that show that the upstream is unwell: answers 5xx, network faults, timeouts, and answers as slow as those. */
  upstreamFailures: number;
  /** Answers 401 and 403: the upstream refuses the token or the credentials. */
  upstreamRefusals: number;
  /** Answers 429, answers 503 with Retry-After, and calls that a cooldown or a limit prevented. */
  throttles: number;
  /** Permits that the State table gave too late or not at all, so that the call was made without one. */
  limitBypasses: number;
  /** What the limit on upstream calls leaves at the moment, for all callers together; undefined when no permit was asked for. */
  limit: LimitState | undefined;
  /** Calls after the first one of this request. */
  retries: number;
  /** Time inside each call to the extract endpoint, milliseconds. */
  readonly upstreamCallsMs: number[];
  /** Age of the access token used, seconds. */
  tokenAgeSeconds: number | undefined;
  /** How long ago the access token used should have been replaced; 0 while it is good. */
  tokenOverdueSeconds: number;
  /** Of the record that the ledger acknowledged. */
  auditId: string | undefined;
}

/** The time budget, the trace and the background work of one invocation. */
export interface CallContext extends Deadline {
  /** The caller's own id if it sent a valid one; it stands in the answer, the logs and the record. */
  readonly requestId: string;
  readonly traceParent: TraceParent | undefined;
  readonly trace: Trace;
  /** Milliseconds since the handler was entered. */
  elapsedMs(): number;
  /**
   * Lets work go on beside the request. Lambda freezes an environment that has answered, so the handler waits for the
   * work before it returns. It waits at most `maxWaitMs` after the call of `settleBackground`, and within the time
   * left.
   */
  runInBackground(work: Promise<unknown>, maxWaitMs: number): void;
  /** Returns when the work in the background is done or has had its time. Never throws. */
  settleBackground(): Promise<void>;
}

export const createTrace = (): Trace => ({
  timings: new Map(),
  upstreamCalls: 0,
  upstreamFailures: 0,
  upstreamRefusals: 0,
  throttles: 0,
  limitBypasses: 0,
  limit: undefined,
  retries: 0,
  upstreamCallsMs: [],
  tokenAgeSeconds: undefined,
  tokenOverdueSeconds: 0,
  auditId: undefined,
});

/** @param budgetMs time from now until the answer must be sent */
export function createCallContext(
  clock: Clock,
  requestId: string,
  budgetMs: number,
  traceParent?: TraceParent,
): CallContext {
  const start = clock.monotonic();
  const elapsedMs = () => clock.monotonic() - start;
  const remainingMs = () => Math.max(0, budgetMs - elapsedMs());
  const signal = (timeoutMs: number) => clock.timeout(Math.min(timeoutMs, remainingMs()));
  const background: { work: Promise<unknown>; maxWaitMs: number }[] = [];
  return {
    requestId,
    traceParent,
    trace: createTrace(),
    elapsedMs,
    remainingMs,
    signal,
    runInBackground(work, maxWaitMs) {
      background.push({ work: work.catch(() => undefined), maxWaitMs });
    },
    async settleBackground() {
      const started = background.splice(0);
      await Promise.all(started.map(({ work, maxWaitMs }) => untilAborted(work, signal(maxWaitMs), () => undefined)));
    },
  };
}

/** Runs `work` and adds its duration to the trace, also when it fails. */
export async function timed<T>(clock: Clock, trace: Trace, phase: Phase, work: () => Promise<T>): Promise<T> {
  const start = clock.monotonic();
  try {
    return await work();
  } finally {
    trace.timings.set(phase, (trace.timings.get(phase) ?? 0) + clock.monotonic() - start);
  }
}
