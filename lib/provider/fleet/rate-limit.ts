import type { CallContext, Clock, Logger } from '../../context.ts';
import { UpstreamThrottledError } from '../../errors.ts';
import type { StateStore } from '../../state/store.ts';

/** The client-side limit: a permit a call, from one GCRA item that the fleet shares. */
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

/** Above this rate permits are reserved in batches, so that the item sees about as many writes, retries not counted. */
const RESERVATIONS_PER_SECOND = 100;
const MAX_WAIT_MS = 2_000;
const KEEP_SECONDS = 3_600;
const RESERVE_ATTEMPTS = 8;

/**
 * Each permit is a slot of the theoretical arrival line, usable from `early` before it until `late` after it. In any sliding
 * second calls then use slots of 1 s + early + late only: `effective x (1 + early + late) + 1 <= rate + burst`, whatever
 * environment holds a permit and however late it uses it. 2 % of the rate is given up, so that a burst of 1 has a tolerance too.
 */
export function createRateLimit(
  rule: RateLimitRule,
  options: { store: StateStore; pk: string; clock: Clock; random: () => number; logger: Logger },
): RateLimit {
  const { store, pk, clock, random, logger } = options;
  const effective = rule.requestsPerSecond * 0.98;
  const intervalMs = 1_000 / effective;
  const toleranceMs = ((rule.requestsPerSecond + rule.burst - 1) / effective - 1) * 1_000;
  const lateMs = Math.min(50, toleranceMs / 2);
  const earlyMs = toleranceMs - lateMs;
  const batch = Math.ceil(effective / RESERVATIONS_PER_SECOND);

  /** Reserved and not used yet, epoch milliseconds, oldest first. */
  let spare: number[] = [];
  let waiting: Array<{ resolve: (slot: number) => void; reject: (error: unknown) => void }> = [];
  let reserving = false;
  /** The line only moves on, so what was read once is a lower bound. */
  let knownLine = 0;

  const take = async (context: CallContext): Promise<number> => {
    const start = clock.monotonic();
    for (;;) {
      const slot = await nextSlot();
      const waitMs = slot - earlyMs - clock.now();
      if (waitMs > context.remainingMs()) {
        spare.unshift(slot);
        throw throttled(waitMs);
      }
      if (waitMs > 0) await clock.sleep(waitMs, context.signal(MAX_WAIT_MS * 2));
      if (clock.now() <= slot + lateMs) return clock.monotonic() - start;
    }
  };

  const nextSlot = (): Promise<number> => {
    const now = clock.now();
    spare = spare.filter(slot => now <= slot + lateMs);
    const slot = spare.shift();
    if (slot !== undefined) return Promise.resolve(slot);
    const tooLongMs = knownLine - earlyMs - now - MAX_WAIT_MS;
    if (tooLongMs > 0) return Promise.reject(throttled(tooLongMs + MAX_WAIT_MS));
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      if (!reserving) void serve();
    });
  };

  /** One reservation at a time for everyone who waits in this environment. */
  const serve = async () => {
    reserving = true;
    while (waiting.length > 0) {
      const takers = waiting;
      waiting = [];
      try {
        const slots = await reserve(Math.max(takers.length, batch));
        for (const taker of takers) {
          const slot = slots.shift();
          if (slot === undefined) taker.reject(throttled(knownLine - earlyMs - clock.now()));
          else taker.resolve(slot);
        }
        spare.push(...slots);
      } catch (error) {
        for (const taker of takers) taker.reject(error);
      }
    }
    reserving = false;
  };

  /** @returns the slots, at least one; all of them now when the store is down, since that must not lose an answer */
  const reserve = async (wanted: number): Promise<number[]> => {
    // A threshold drawn anew each time thins out an overload, so that few environments contend for each free slot.
    const maxWaitMs = MAX_WAIT_MS * (0.5 + random() / 2);
    for (let attempt = 0; attempt < RESERVE_ATTEMPTS; attempt += 1) {
      try {
        const item = await store.get(pk);
        const line = typeof item?.line_us === 'number' ? item.line_us : undefined;
        const first = Math.max((line ?? 0) / 1_000, clock.now());
        knownLine = Math.max(knownLine, first);
        const waitMs = first - earlyMs - clock.now();
        if (waitMs > maxWaitMs) throw throttled(waitMs);
        const count = Math.min(wanted, Math.floor((maxWaitMs - waitMs) / intervalMs) + 1);
        if (await moveLine(line, first + count * intervalMs)) {
          return Array.from({ length: count }, (_, index) => first + index * intervalMs);
        }
      } catch (error) {
        if (error instanceof UpstreamThrottledError) throw error;
        logger.warn('the limit cannot be reserved; calling without', {
          error: error instanceof Error ? error.name : '',
        });
        return Array.from({ length: wanted }, () => clock.now());
      }
      await clock.sleep(random() * Math.min(400, 25 * 2 ** attempt));
    }
    throw throttled(MAX_WAIT_MS);
  };

  /** The line is kept in whole microseconds: numbers that every store compares as equal. */
  const moveLine = (from: number | undefined, toMs: number): Promise<boolean> =>
    store.update(
      pk,
      { set: { line_us: Math.ceil(toMs * 1_000), expires_at: Math.ceil(toMs / 1_000) + KEEP_SECONDS } },
      from === undefined ? { attribute: 'line_us', is: 'absent' } : { attribute: 'line_us', is: 'equal', to: from },
    );

  return { take };
}

const throttled = (waitMs: number) =>
  new UpstreamThrottledError('The limit on calls to the upstream is used up', {
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  });
