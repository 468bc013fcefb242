import type { CallContext, Clock, Logger } from '../../context.ts';
import { MIN_CALL_MS, untilAborted } from '../../deadline.ts';
import { UpstreamThrottledError } from '../../errors.ts';
import { type StateStore, StoreUnavailableError } from '../../state/index.ts';
import { limitTiming, type RateLimitRule, remainingAt } from './limit-timing.ts';
import { PermitLine } from './permit-line.ts';

/** The client-side limit of the fleet: one permit a call. */
export interface RateLimit {
  /**
   * Returns when the call may start. When the State table gives no permit in time, the call starts without one and the
   * trace counts it. A slow table must not make a request fail.
   *
   * @param refresh is called 150 ms before the end of a wait, so that what the caller knows is young when the call
   * starts
   * @throws UpstreamThrottledError when the next free permit is 1 to 2 s ahead or more, or later than the time left
   */
  take(context: CallContext, refresh: () => void): Promise<void>;
}

/** A permit takes no longer, table and wait together. */
const MAX_TAKE_MS = 2_000;
/** A reservation is lost when the table or the event loop was late. */
const MAX_RESERVATIONS = 3;
const REFRESH_BEFORE_MS = 150;

export function createRateLimit(
  rule: RateLimitRule,
  options: { store: StateStore; pk: string; clock: Clock; random: () => number; logger: Logger },
): RateLimit {
  const { store, pk, clock, random, logger } = options;
  const timing = limitTiming(rule);
  const createLine = (_: unknown, index: number) =>
    new PermitLine({ store, pk: index === 0 ? pk : `${pk}#${index}`, clock, timing, maxWaitMs: MAX_TAKE_MS });
  const lines = Array.from({ length: timing.lineCount }, createLine);

  /** Undefined when the table is down or takes longer than `timeoutMs`. */
  const reserve = async (line: PermitLine, maxWaitMs: () => number, timeoutMs: number) => {
    const reservation = line.reserve(maxWaitMs).catch(error => {
      if (error instanceof StoreUnavailableError) return undefined;
      throw error;
    });
    return untilAborted(reservation, clock.timeout(timeoutMs), () => undefined);
  };

  const waitFor = async (line: PermitLine, slot: number, refresh: () => void): Promise<void> => {
    if (line.waitMs(slot) <= 0) return;
    await clock.sleep(Math.max(0, line.waitMs(slot) - REFRESH_BEFORE_MS));
    // Not awaited: a slow read must not make the call miss its slot.
    refresh();
    await clock.sleep(Math.max(0, line.waitMs(slot)));
  };

  const bypass = (context: CallContext, reason: string): void => {
    context.trace.limitBypasses += 1;
    logger.warn('a call starts without a permit', { reason });
  };

  return {
    async take(context, refresh) {
      const giveUpAt = clock.monotonic() + MAX_TAKE_MS;
      const leftMs = () => Math.min(giveUpAt - clock.monotonic(), context.remainingMs() - MIN_CALL_MS);
      // Drawn again for each call: in an overload, about as many calls try for a permit as there are permits.
      const boundMs = MAX_TAKE_MS * (0.5 + random() / 2);
      const maxWaitMs = () => Math.min(boundMs, leftMs());
      let tableWasLate = false;
      for (let count = 0; count < MAX_RESERVATIONS; count += 1) {
        const line = lines[Math.floor(random() * lines.length)];
        if (!line) throw new RangeError('random() must be at least 0 and below 1');
        const reservation = await reserve(line, maxWaitMs, leftMs());
        if (!reservation) return bypass(context, 'State is down or slow');
        if ('fullForMs' in reservation) throw refuse(context, reservation.fullForMs);
        const { slot } = reservation;
        context.trace.limit = { remaining: remainingAt(clock.now(), slot + timing.intervalMs, timing) };
        const waitMs = line.waitMs(slot);
        const isTooLate = line.isMissed(slot) || waitMs > leftMs();
        tableWasLate ||= isTooLate;
        if (isTooLate) continue;
        await waitFor(line, slot, refresh);
        if (!line.isMissed(slot)) return;
      }
      if (tableWasLate) return bypass(context, 'State is slow');
      // This process is too busy to be on time for its permits.
      throw refuse(context, timing.intervalMs);
    },
  };
}

function refuse(context: CallContext, waitMs: number): UpstreamThrottledError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  context.trace.limit = { remaining: 0, resetSeconds: retryAfterSeconds };
  return new UpstreamThrottledError('The limit on calls to the upstream is used up', { retryAfterSeconds });
}
