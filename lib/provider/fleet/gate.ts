import type { CallContext, Clock } from '../../context.ts';
import { MIN_CALL_MS } from '../../deadline.ts';
import type { ServiceError } from '../../errors.ts';
import type { Breaker } from './breaker.ts';
import type { Cooldown, Hold } from './cooldown.ts';
import { holdError } from './hold-error.ts';
import type { RateLimit } from './rate-limit.ts';
import type { UpstreamView } from './upstream-item.ts';
import type { UpstreamRecord } from './upstream-record.ts';

/** Decides for the whole fleet whether a call may start now, by cooldown, client-side limit and breaker. */
export interface Gate {
  /** Starts the reads that `admit` needs, so that they run in parallel to other work. */
  prefetch(): void;
  /**
   * Returns when the call may start, with what is known of the upstream then. Waits at most 2 s for a cooldown and at
   * most 2 s for a permit.
   * @throws UpstreamThrottledError, UpstreamUnavailableError
   */
  admit(context: CallContext): Promise<UpstreamView>;
  /** Why no call may start within 2 s and the time left; undefined when one may. */
  refusal(context: CallContext): Promise<ServiceError | undefined>;
}

export interface GateOptions {
  record: UpstreamRecord;
  cooldown: Cooldown;
  breaker: Breaker;
  limit: RateLimit | undefined;
  clock: Clock;
  random: () => number;
}

/** A longer cooldown is not waited out. */
const MAX_WAIT_MS = 2_000;
/** How long a later invocation stays alive for a note that an earlier one could not write. */
const RESUMED_NOTE_WAIT_MS = 250;
/** Spreads the calls that waited for the end of the same cooldown. */
const RESUME_JITTER_MS = 500;

export function createGate({ record, cooldown, breaker, limit, clock, random }: GateOptions): Gate {
  /** Returns what is known of the upstream once no cooldown is in force. */
  const passCooldown = async (context: CallContext): Promise<UpstreamView> => {
    for (;;) {
      const view = await record.view();
      const hold = cooldown.hold(view);
      const refusal = refusalFor(hold, context);
      if (refusal) {
        context.trace.throttles += 1;
        throw refusal;
      }
      if (hold.remainingMs === 0) return view;
      const spareMs = context.remainingMs() - hold.remainingMs - MIN_CALL_MS;
      await clock.sleep(hold.remainingMs + random() * Math.min(RESUME_JITTER_MS, spareMs));
    }
  };

  /** Returns what is known of the upstream when the call has its permit. */
  const takePermit = async (view: UpstreamView, context: CallContext): Promise<UpstreamView> => {
    let latest = view;
    try {
      await limit?.take(context, () => {
        void record.view().then(refreshed => {
          latest = refreshed;
        });
      });
    } catch (error) {
      context.trace.throttles += 1;
      throw error;
    }
    return latest;
  };

  return {
    prefetch() {
      void record.view();
      limit?.prefetch();
    },
    async refusal(context) {
      return refusalFor(cooldown.hold(await record.view()), context);
    },
    async admit(context) {
      const noting = cooldown.noting();
      if (noting) context.runInBackground(noting, RESUMED_NOTE_WAIT_MS);
      for (;;) {
        const before = await passCooldown(context);
        breaker.refuseWhileOpen(before);
        const view = await takePermit(before, context);
        // A permit is lost when its time is over: after a cooldown that began meanwhile, the call needs another one.
        if (cooldown.hold(view).remainingMs > 0) continue;
        await breaker.admit(view);
        return view;
      }
    },
  };
}

function refusalFor({ remainingMs, status }: Hold, context: CallContext): ServiceError | undefined {
  if (remainingMs <= Math.min(MAX_WAIT_MS, context.remainingMs() - MIN_CALL_MS)) return undefined;
  return remainingMs === 0 ? undefined : holdError(status, remainingMs);
}
