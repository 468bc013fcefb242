import type { CallContext, Clock } from '../../context.ts';
import { MIN_CALL_MS } from '../../deadline.ts';
import { type ServiceError, UpstreamThrottledError, UpstreamUnavailableError } from '../../errors.ts';
import type { Breaker } from './breaker.ts';
import type { Cooldown, Standing } from './cooldown.ts';
import type { RateLimit } from './rate-limit.ts';
import type { UpstreamRecord, UpstreamView } from './upstream-record.ts';

/** Decides whether a call may start now, for the whole fleet: cooldown, client-side limit, breaker. */
export interface Gate {
  /** Starts reading what `admit` needs, so that it runs beside other work. */
  prefetch(): void;
  /**
   * Returns when the call may start, with the view it was let through on. Waits 2 s at most for each thing in its way.
   * @throws UpstreamThrottledError, UpstreamUnavailableError
   */
  admit(context: CallContext): Promise<UpstreamView>;
  /** Why a call may not start within 2 s and the time left; undefined when it may. */
  refusal(context: CallContext): Promise<ServiceError | undefined>;
}

/** A cooldown is waited out only when this much of it, or less, remains. */
const MAX_WAIT_MS = 2_000;
/** Those who waited for the same end do not all start at it. */
const RESUME_JITTER_MS = 500;

export function createGate(options: {
  record: UpstreamRecord;
  cooldown: Cooldown;
  breaker: Breaker;
  limit: RateLimit | undefined;
  clock: Clock;
  random: () => number;
}): Gate {
  const { record, cooldown, breaker, limit, clock, random } = options;

  const takePermit = async (context: CallContext): Promise<number | undefined> => {
    try {
      return await limit?.take(context);
    } catch (error) {
      context.trace.throttles += 1;
      throw error;
    }
  };

  return {
    prefetch() {
      void record.view();
    },
    async refusal(context) {
      return refusalFor(cooldown.standing(await record.view()), context);
    },
    async admit(context) {
      for (let permitted = limit === undefined; ; ) {
        const view = await record.view();
        const standing = cooldown.standing(view);
        const refusal = refusalFor(standing, context);
        if (refusal) {
          context.trace.throttles += 1;
          throw refusal;
        }
        if (standing.remainingMs > 0) {
          const spareMs = context.remainingMs() - standing.remainingMs - MIN_CALL_MS;
          await clock.sleep(standing.remainingMs + random() * Math.min(RESUME_JITTER_MS, spareMs));
          continue;
        }
        breaker.refuseWhileOpen(view);
        if (!permitted) {
          permitted = true;
          // After a wait the view may be old: look again before the call.
          if ((await takePermit(context)) !== 0) continue;
        }
        await breaker.admit(view);
        return view;
      }
    },
  };
}

function refusalFor({ remainingMs, status }: Standing, context: CallContext): ServiceError | undefined {
  if (remainingMs === 0) return undefined;
  if (remainingMs <= Math.min(MAX_WAIT_MS, context.remainingMs() - MIN_CALL_MS)) return undefined;
  const options = { retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1_000)) };
  return status === 503
    ? new UpstreamUnavailableError('The upstream asked to be left alone for a while', options)
    : new UpstreamThrottledError('The upstream asked for fewer requests', options);
}
