import type { CallContext, Clock, Logger } from '../../context.ts';
import { MIN_CALL_MS } from '../../deadline.ts';
import type { StateStore } from '../../state/index.ts';
import { createPermitLine, type PermitLine, throttled } from './permit-line.ts';

/** The client-side limit: a permit a call, from a line of permits (GCRA) that the fleet shares. */
export interface RateLimit {
  /**
   * Returns the milliseconds waited, 0 when the call may start at once.
   * @throws UpstreamThrottledError when no permit comes up within 1 to 2 s and the time left
   */
  take(context: CallContext): Promise<number>;
}

export interface RateLimitRule {
  requestsPerSecond: number;
  burst: number;
}

/** A line sees about one write a permit, or a batch of them. Beyond this rate the limit is parted into lines of their own. */
const PERMITS_PER_SECOND_AND_LINE = 50;
/** Given up, so that even a burst of 1 leaves room for permits that are used a little early or late. */
const SPARED = 0.02;
/** A wake-up of the event loop is this late at most. */
const MAX_LATE_MS = 50;

/**
 * Each permit is a slot of a line, `intervalMs` apart, used from `early` before it until `late` after it, and known only
 * to `slack`. Calls of any sliding second then use slots of 1 s + early + slack + late, so that over all lines
 * `effective x (1 + tolerance) + lines <= rate + burst`, whoever holds a permit and however late it is used.
 */
export function createRateLimit(
  { requestsPerSecond, burst }: RateLimitRule,
  options: { store: StateStore; pk: string; clock: Clock; random: () => number; logger: Logger },
): RateLimit {
  const { pk, clock, random } = options;
  const lineCount = Math.ceil(requestsPerSecond / PERMITS_PER_SECOND_AND_LINE);
  const effective = requestsPerSecond * (1 - SPARED);
  const intervalMs = (1_000 * lineCount) / effective;
  const toleranceMs = ((requestsPerSecond + burst - lineCount) / effective - 1) * 1_000;
  const slackMs = Math.min(3 * intervalMs, toleranceMs / 3);
  const lateMs = Math.min(MAX_LATE_MS, toleranceMs / 3);
  const earlyMs = toleranceMs - slackMs - lateMs;
  const lines: PermitLine[] = Array.from({ length: lineCount }, (_, index) =>
    createPermitLine({ ...options, pk: index === 0 ? pk : `${pk}#${index}`, intervalMs, earlyMs, slackMs, lateMs }),
  );

  return {
    async take(context) {
      const start = clock.monotonic();
      for (;;) {
        const line = lines[Math.floor(random() * lineCount)] ?? lines[0];
        const slot = (await line?.nextSlot()) ?? clock.now();
        const waitMs = slot - earlyMs - clock.now();
        if (waitMs > context.remainingMs() - MIN_CALL_MS) {
          line?.giveBack(slot);
          throw throttled(waitMs);
        }
        if (waitMs > 0) await clock.sleep(waitMs);
        if (clock.now() <= slot + lateMs) return waitMs > 0 ? clock.monotonic() - start : 0;
      }
    },
  };
}
