import type { CallContext } from '../../context.ts';
import { MIN_CALL_MS, untilDeadline } from '../../deadline.ts';
import { DeadlineExceededError, UpstreamUnavailableError } from '../../errors.ts';
import type { Gate } from '../fleet/gate.ts';
import { holdError } from '../fleet/hold-error.ts';
import type { UpstreamView } from '../fleet/upstream-item.ts';
import { type CallOptions, createCall } from './call.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import type { Failure } from './outcome.ts';

/** How many calls a request has left; its sends share them. */
export interface Attempts {
  left: number;
}

/** Sends a request until there is an answer that no further attempt would change. */
export interface Transport {
  /** @throws UpstreamThrottledError, UpstreamUnavailableError, UpstreamMalformedError, DeadlineExceededError */
  send(request: HttpRequest, attempts: Attempts, context: CallContext): Promise<HttpAnswer>;
}

export interface TransportOptions extends CallOptions {
  gate: Gate;
  random: () => number;
}

export const MAX_ATTEMPTS = 3;
const BACKOFF = { firstMs: 200, maxMs: 2_000 };
/** `Retry-After` of the answer after the last attempt failed. */
const UNAVAILABLE_RETRY_SECONDS = 5;

export function createTransport(options: TransportOptions): Transport {
  const { gate, clock, random } = options;
  const call = createCall(options);

  const admit = async (context: CallContext): Promise<UpstreamView> => {
    if (context.remainingMs() < MIN_CALL_MS) throw outOfTime();
    const view = await untilDeadline(gate.admit(context), context, () => undefined);
    if (!view || context.remainingMs() < MIN_CALL_MS) throw outOfTime();
    return view;
  };

  /** Returns when another attempt may follow. @throws what the request ends with */
  const afterHold = async (failure: Error, attempts: Attempts, context: CallContext): Promise<void> => {
    const refusal = await untilDeadline(gate.refusal(context), context, () => undefined);
    if (refusal) throw refusal;
    if (attempts.left <= 0 || context.remainingMs() < MIN_CALL_MS) throw failure;
  };

  /** Returns when another attempt may follow. @throws what the request ends with */
  const backOff = async (outcome: Failure, attempts: Attempts, context: CallContext): Promise<void> => {
    const retries = MAX_ATTEMPTS - 1 - attempts.left;
    const pauseMs = random() * Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** retries);
    if (context.remainingMs() < MIN_CALL_MS) throw outOfTime();
    if (attempts.left <= 0) throw errorOf(outcome);
    // Our own budget ends here. Others who ask the same may have more time left.
    const tooLate = context.remainingMs() < pauseMs + MIN_CALL_MS;
    if (tooLate) throw outcome.kind === 'throttled' ? errorOf(outcome) : outOfTime();
    await clock.sleep(pauseMs);
  };

  return {
    async send(request, attempts, context) {
      for (;;) {
        const view = await admit(context);
        attempts.left -= 1;
        const outcome = await call(request, view, context);
        if (outcome.kind === 'answer') return outcome.answer;
        const isHeld = outcome.kind === 'throttled' && outcome.holdMs > 0;
        await (isHeld ? afterHold(errorOf(outcome), attempts, context) : backOff(outcome, attempts, context));
      }
    },
  };
}

function errorOf(outcome: Failure): Error {
  if (outcome.kind === 'throttled') return holdError(outcome.status, outcome.holdMs);
  return new UpstreamUnavailableError(`The upstream does not answer: ${outcome.reason}`, {
    retryAfterSeconds: UNAVAILABLE_RETRY_SECONDS,
  });
}

const outOfTime = () => new DeadlineExceededError('The time for this request ran out before the upstream answered');
