import type { CallContext, Clock, Logger } from '../../context.ts';
import { untilDeadline } from '../../deadline.ts';
import { UpstreamMalformedError } from '../../errors.ts';
import type { Breaker } from '../fleet/breaker.ts';
import type { Cooldown } from '../fleet/cooldown.ts';
import type { UpstreamView } from '../fleet/upstream-item.ts';
import { exchange, type Fetch, type HttpRequest, UnreadableBodyError } from './exchange.ts';
import { ATTEMPT_TIMEOUT_MS, classifyAnswer, classifyFault, type Failure, type Outcome } from './outcome.ts';

/**
 * One call, counted in the trace. `view` is what was known of the upstream before it.
 * @throws UpstreamMalformedError for a body that is too large or not UTF-8
 */
export type Call = (request: HttpRequest, view: UpstreamView, context: CallContext) => Promise<Outcome>;

export interface CallOptions {
  fetch: Fetch;
  cooldown: Cooldown;
  breaker: Breaker;
  clock: Clock;
  logger: Logger;
}

/** How long an invocation that met a 429 stays alive for the note of it: State answers within 10 ms, as a rule. */
const NOTE_WAIT_MS = 2_000;
const REFUSALS: readonly number[] = [401, 403];

/** Makes one call, and reports to the fleet what it showed of the upstream. */
export function createCall({ fetch, cooldown, breaker, clock, logger }: CallOptions): Call {
  const measure = async (request: HttpRequest, context: CallContext): Promise<Outcome> => {
    const { trace } = context;
    const start = clock.monotonic();
    try {
      const answer = await exchange(fetch, request, context.signal(ATTEMPT_TIMEOUT_MS));
      return classifyAnswer(answer, clock.monotonic() - start, clock.now());
    } catch (error) {
      if (error instanceof UnreadableBodyError) throw new UpstreamMalformedError(error.message);
      return classifyFault(error, clock.monotonic() - start);
    } finally {
      trace.upstreamCallsMs.push(clock.monotonic() - start);
    }
  };

  const report = async (outcome: Outcome, view: UpstreamView): Promise<void> => {
    if (isFailure(outcome)) return breaker.failed();
    if (outcome.kind === 'answer') return breaker.succeeded(view);
  };

  return async (request: HttpRequest, view: UpstreamView, context: CallContext): Promise<Outcome> => {
    const { trace } = context;
    if (trace.upstreamCalls > 0) trace.retries += 1;
    trace.upstreamCalls += 1;
    const outcome = await measure(request, context);
    if (isFailure(outcome)) trace.upstreamFailures += 1;
    if (outcome.kind === 'answer' && REFUSALS.includes(outcome.answer.status)) trace.upstreamRefusals += 1;
    if (outcome.kind === 'throttled') {
      trace.throttles += 1;
      if (outcome.holdMs > 0) context.runInBackground(cooldown.start(outcome.holdMs, outcome.status), NOTE_WAIT_MS);
    }
    if (outcome.kind !== 'answer') logger.warn('upstream call failed', describe(outcome));
    await untilDeadline(report(outcome, view), context, () => undefined);
    return outcome;
  };
}

const isFailure = (outcome: Outcome): boolean =>
  outcome.kind === 'answer' ? outcome.slow : outcome.kind === 'fault' && !outcome.ours;

const describe = (outcome: Failure) =>
  outcome.kind === 'fault' ? { reason: outcome.reason } : { status: outcome.status, holdMs: outcome.holdMs };
