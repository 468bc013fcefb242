import type { CallContext, Clock, Logger, Trace } from '../../context.ts';
import { MIN_CALL_MS, untilDeadline } from '../../deadline.ts';
import {
  DeadlineExceededError,
  UpstreamMalformedError,
  UpstreamThrottledError,
  UpstreamUnavailableError,
} from '../../errors.ts';
import { readRetryAfter } from '../../retry-after.ts';
import type { Breaker } from '../fleet/breaker.ts';
import type { Cooldown } from '../fleet/cooldown.ts';
import type { Gate } from '../fleet/gate.ts';
import type { UpstreamView } from '../fleet/upstream-record.ts';
import { exchange, type Fetch, type HttpAnswer, type HttpRequest, UnreadableBodyError } from './exchange.ts';

/** How many calls a request has left; shared by all its sends. */
export interface Attempts {
  left: number;
}

/** Sends a request until an answer stands that no repetition would change: anything but 429, 5xx, faults and timeouts. */
export interface Transport {
  /** @throws UpstreamThrottledError, UpstreamUnavailableError, UpstreamMalformedError, DeadlineExceededError */
  send(request: HttpRequest, attempts: Attempts, context: CallContext): Promise<HttpAnswer>;
}

export const MAX_ATTEMPTS = 3;
/** No upstream holds the fleet back for longer, whatever it asks for. */
const MAX_RETRY_AFTER_MS = 15 * 60_000;
export const ATTEMPT_TIMEOUT_MS = 15_000;
/** A call that takes half of what it is given is as good as failed for those who wait behind it. */
const SLOW_MS = ATTEMPT_TIMEOUT_MS / 2;
/** A 429 that names no time. */
const DEFAULT_COOLDOWN_MS = 1_000;
const BACKOFF = { firstMs: 200, maxMs: 2_000 };
/** What a caller is told to wait when attempts are spent. */
const UNAVAILABLE_RETRY_SECONDS = 5;

type Outcome =
  | { kind: 'answer'; answer: HttpAnswer }
  | { kind: 'throttled'; status: number; holdMs: number }
  | { kind: 'fault'; reason: string };

export function createTransport(options: {
  fetch: Fetch;
  gate: Gate;
  cooldown: Cooldown;
  breaker: Breaker;
  clock: Clock;
  random: () => number;
  logger: Logger;
}): Transport {
  const { fetch, gate, cooldown, breaker, clock, random, logger } = options;

  const send = async (request: HttpRequest, attempts: Attempts, context: CallContext): Promise<HttpAnswer> => {
    for (;;) {
      const view = await admitted(context);
      attempts.left -= 1;
      const outcome = await call(request, view, context);
      if (outcome.kind === 'answer') return outcome.answer;
      const failure = failureOf(outcome);
      if (outcome.kind === 'throttled' && outcome.holdMs > 0) {
        const refusal = await untilDeadline(gate.refusal(context), context, () => undefined);
        if (refusal) throw refusal;
        if (attempts.left <= 0 || context.remainingMs() < MIN_CALL_MS) throw failure;
        continue;
      }
      const pauseMs = random() * Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** (MAX_ATTEMPTS - 1 - attempts.left));
      if (context.remainingMs() < MIN_CALL_MS) throw outOfTime();
      if (attempts.left <= 0) throw failure;
      // It is our own budget that ends here: others who asked the same may have more time left.
      if (context.remainingMs() < pauseMs + MIN_CALL_MS) throw outcome.kind === 'throttled' ? failure : outOfTime();
      await clock.sleep(pauseMs);
    }
  };

  const admitted = async (context: CallContext): Promise<UpstreamView> => {
    if (context.remainingMs() < MIN_CALL_MS) throw outOfTime();
    const view = await untilDeadline(gate.admit(context), context, () => undefined);
    if (!view || context.remainingMs() < MIN_CALL_MS) throw outOfTime();
    return view;
  };

  const call = async (request: HttpRequest, view: UpstreamView, context: CallContext): Promise<Outcome> => {
    const { trace } = context;
    if (trace.upstreamCalls > 0) trace.retries += 1;
    trace.upstreamCalls += 1;
    const start = clock.monotonic();
    let answer: HttpAnswer;
    try {
      answer = await exchange(fetch, request, context.signal(ATTEMPT_TIMEOUT_MS));
    } catch (error) {
      const elapsedMs = addElapsed(trace, start);
      if (error instanceof UnreadableBodyError) throw new UpstreamMalformedError(error.message);
      const reason = isTimeout(error) ? 'timeout' : `network fault${faultCode(error)}`;
      logger.warn('upstream call failed', { reason });
      // A timeout that our own budget cut short says nothing about the upstream.
      if (reason !== 'timeout' || elapsedMs >= SLOW_MS) await untilDeadline(breaker.failed(), context, () => undefined);
      return { kind: 'fault', reason };
    }
    return judge(answer, view, addElapsed(trace, start), context);
  };

  const addElapsed = (trace: Trace, start: number): number => {
    const elapsedMs = clock.monotonic() - start;
    trace.upstreamMs += elapsedMs;
    return elapsedMs;
  };

  const judge = async (
    answer: HttpAnswer,
    view: UpstreamView,
    elapsedMs: number,
    context: CallContext,
  ): Promise<Outcome> => {
    const { status, headers } = answer;
    if (status === 429 || status === 503) {
      const askedMs = readRetryAfter(
        { retryAfter: headers.get('retry-after'), date: headers.get('date') },
        clock.now(),
        MAX_RETRY_AFTER_MS,
      );
      if (status === 429 || askedMs !== undefined) {
        const holdMs = askedMs ?? DEFAULT_COOLDOWN_MS;
        context.trace.throttles += 1;
        logger.warn('upstream throttles', { status, holdMs });
        if (holdMs > 0) await untilDeadline(cooldown.note(holdMs, status), context, () => undefined);
        return { kind: 'throttled', status, holdMs };
      }
    }
    if (status >= 500) {
      logger.warn('upstream call failed', { status });
      await untilDeadline(breaker.failed(), context, () => undefined);
      return { kind: 'fault', reason: `answered ${status}` };
    }
    await untilDeadline(elapsedMs >= SLOW_MS ? breaker.failed() : breaker.succeeded(view), context, () => undefined);
    return { kind: 'answer', answer };
  };

  return { send };
}

function failureOf(outcome: Exclude<Outcome, { kind: 'answer' }>): UpstreamThrottledError | UpstreamUnavailableError {
  if (outcome.kind === 'fault') {
    return new UpstreamUnavailableError(`The upstream does not answer: ${outcome.reason}`, {
      retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS,
    });
  }
  const options = { retryAfterSeconds: Math.max(1, Math.ceil(outcome.holdMs / 1_000)) };
  return outcome.status === 503
    ? new UpstreamUnavailableError('The upstream asked to be left alone for a while', options)
    : new UpstreamThrottledError('The upstream asked for fewer requests', options);
}

const outOfTime = () => new DeadlineExceededError('The time left ran out before the upstream answered');

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

/** Only the code of a socket error: its message may repeat what was sent. */
function faultCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? ` (${code})` : '';
}
