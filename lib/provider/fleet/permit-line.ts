import { endsTooLate, PERMIT_SKEW_MS } from '../../clock-skew.ts';
import type { Clock, Logger } from '../../context.ts';
import { UpstreamThrottledError } from '../../errors.ts';
import type { Condition, StateChange, StateStore } from '../../state/index.ts';
import { StoreBreaker } from '../../state/index.ts';

/** A line of slots on one item, `intervalMs` apart. Environments move its end on and own the slots they passed over. */
export interface PermitLine {
  /**
   * The latest time, epoch milliseconds, that the slot reserved can stand for.
   * @throws UpstreamThrottledError when the line is too long
   */
  nextSlot(): Promise<number>;
  /** A slot that was not used after all. */
  giveBack(slot: number): void;
}

export interface PermitLineOptions {
  store: StateStore;
  pk: string;
  clock: Clock;
  random: () => number;
  logger: Logger;
  intervalMs: number;
  /** How long before its slot a permit can be used. */
  earlyMs: number;
  /** By how much others may move the line between our look at it and our move. */
  slackMs: number;
  /** How long after its slot a permit can be used. */
  lateMs: number;
}

/** Nobody queues for longer. */
const MAX_WAIT_MS = 2_000;
const ATTEMPTS = 8;
const BACKOFF = { firstMs: 12, maxMs: 400 };
const STORE_TIMEOUT_MS = 500;
const KEEP_SECONDS = 3_600;

export const throttled = (waitMs: number): UpstreamThrottledError =>
  new UpstreamThrottledError('The limit on calls to the upstream is used up', {
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  });

export function createPermitLine(options: PermitLineOptions): PermitLine {
  const { store, pk, clock, random, logger, intervalMs, earlyMs, slackMs, lateMs } = options;
  const patience = new StoreBreaker(clock);
  /** Reserved and not used yet, oldest first. */
  let spare: number[] = [];
  let takers: Array<PromiseWithResolvers<number>> = [];
  let reserving = false;
  /** The end only moves on, so what was read once is a lower bound. */
  let knownEnd = 0;

  const waitUntil = (slot: number) => slot - earlyMs - clock.now();

  /** One reservation at a time, a batch for everyone who waits in this environment. */
  const serve = async () => {
    reserving = true;
    while (takers.length > 0) {
      const batch = takers;
      takers = [];
      try {
        const slots = await reserve(batch.length);
        for (const [index, taker] of batch.entries()) {
          const slot = slots[index];
          if (slot === undefined) taker.reject(throttled(waitUntil(knownEnd)));
          else taker.resolve(slot);
        }
      } catch (error) {
        for (const taker of batch) taker.reject(error);
      }
    }
    reserving = false;
  };

  /** At least one slot; slots of right now when the store is down, since that must not lose an answer. */
  const reserve = async (wanted: number): Promise<number[]> => {
    // A bound drawn anew each time thins out an overload: about as many try for a slot as there are.
    const maxWaitMs = MAX_WAIT_MS * (0.5 + random() / 2);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      try {
        const slots = await attemptToReserve(wanted, maxWaitMs);
        if (slots) return slots;
      } catch (error) {
        if (error instanceof UpstreamThrottledError) throw error;
        logger.warn('the limit cannot be kept: State is down', { error: error instanceof Error ? error.name : '' });
        return Array.from({ length: wanted }, () => clock.now());
      }
      await clock.sleep(random() * Math.min(BACKOFF.maxMs, BACKOFF.firstMs * 2 ** attempt));
    }
    throw throttled(MAX_WAIT_MS);
  };

  const attemptToReserve = async (wanted: number, maxWaitMs: number): Promise<number[] | undefined> => {
    const item = await patience.run(STORE_TIMEOUT_MS, signal => store.get(pk, { signal }));
    const seenUs = typeof item?.line_us === 'number' ? item.line_us : undefined;
    const now = clock.now();
    const idle = seenUs === undefined || seenUs / 1_000 <= now || isDrawnByWrongClock(seenUs, now);
    // Slots of a line that stood still begin now; of one that moves we know ours only up to the slack.
    const first = idle ? now : seenUs / 1_000 + slackMs;
    knownEnd = Math.max(knownEnd, first);
    const waitMs = waitUntil(first);
    if (waitMs > maxWaitMs) throw throttled(waitMs);
    const count = Math.min(wanted, Math.floor((maxWaitMs - waitMs) / intervalMs) + 1);
    const moved = idle ? await restart(seenUs, now, count) : await moveOn(seenUs, count);
    return moved ? Array.from({ length: count }, (_, index) => first + index * intervalMs) : undefined;
  };

  /** A line that reaches beyond what anybody may queue for was drawn by a wrong clock, and is drawn anew. */
  const isDrawnByWrongClock = (seenUs: number, now: number) =>
    endsTooLate(seenUs / 1_000, earlyMs + MAX_WAIT_MS, now, PERMIT_SKEW_MS);

  const restart = (seenUs: number | undefined, now: number, count: number) =>
    write(
      { set: { line_us: toUs(now + count * intervalMs), expires_at: expiry(now) } },
      {
        anyOf: [
          { attribute: 'line_us', is: 'absent' },
          { attribute: 'line_us', is: 'below', than: toUs(now) + 1 },
          ...(seenUs === undefined ? [] : [{ attribute: 'line_us', is: 'equal', to: seenUs } as const]),
        ],
      },
    );

  const moveOn = (seenUs: number, count: number) =>
    write(
      { add: { line_us: toUs(count * intervalMs) }, set: { expires_at: expiry(seenUs / 1_000) } },
      { attribute: 'line_us', is: 'below', than: seenUs + 1 + toUs(slackMs) },
    );

  const write = (change: StateChange, condition: Condition) =>
    patience.run(STORE_TIMEOUT_MS, signal => store.update(pk, change, condition, { signal }));

  return {
    nextSlot() {
      const now = clock.now();
      spare = spare.filter(slot => now <= slot + lateMs);
      const slot = spare.shift();
      if (slot !== undefined) return Promise.resolve(slot);
      const waitMs = waitUntil(knownEnd);
      if (waitMs > MAX_WAIT_MS) return Promise.reject(throttled(waitMs));
      const taker = Promise.withResolvers<number>();
      takers.push(taker);
      if (!reserving) void serve();
      return taker.promise;
    },
    giveBack(slot) {
      spare.push(slot);
      spare.sort((a, b) => a - b);
    },
  };
}

/** The line's end is kept in whole microseconds: numbers that every store adds and compares exactly. */
const toUs = (ms: number): number => Math.ceil(ms * 1_000);

const expiry = (ms: number): number => Math.ceil(ms / 1_000) + KEEP_SECONDS;
