/** What each part of one invocation is given: a clock, a deadline, a log and a trace. */

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

/** The counters of one request. The parts add to them; answer, record and metrics read them. */
export interface Trace {
  /** Milliseconds spent, by phase. */
  readonly timings: Map<Phase, number>;
  /** HTTP calls to the extract endpoint, retries included. */
  upstreamCalls: number;
  /** Answers 429, answers 503 with Retry-After, and calls that a cooldown or a limit prevented. */
  throttles: number;
  /** Permits that the State table gave too late or not at all, so that the call was made without one. */
  limitBypasses: number;
  /** Calls after the first one of this request. */
  retries: number;
  /** Time inside calls to the extract endpoint, milliseconds. */
  upstreamMs: number;
  /** Age of the access token used, seconds. */
  tokenAgeSeconds: number | undefined;
}

/** The time budget and the trace of one invocation. Each call to another service takes its signal from here. */
export interface CallContext {
  readonly requestId: string;
  readonly trace: Trace;
  /** Milliseconds since the handler was entered. */
  elapsedMs(): number;
  /** Milliseconds left until the answer must be sent; never below 0. */
  remainingMs(): number;
  /** Aborts after `timeoutMs`, or earlier when the time left runs out. */
  signal(timeoutMs: number): AbortSignal;
}

export const createTrace = (): Trace => ({
  timings: new Map(),
  upstreamCalls: 0,
  throttles: 0,
  limitBypasses: 0,
  retries: 0,
  upstreamMs: 0,
  tokenAgeSeconds: undefined,
});

/** @param budgetMs time from now until the answer must be sent */
export function createCallContext(clock: Clock, requestId: string, budgetMs: number): CallContext {
  const start = clock.monotonic();
  const elapsedMs = () => clock.monotonic() - start;
  const remainingMs = () => Math.max(0, budgetMs - elapsedMs());
  return {
    requestId,
    trace: createTrace(),
    elapsedMs,
    remainingMs,
    signal: timeoutMs => clock.timeout(Math.min(timeoutMs, remainingMs())),
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
