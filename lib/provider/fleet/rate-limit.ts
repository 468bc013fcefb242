import type { CallContext, Clock, Logger } from '../../context.ts';
import { MIN_CALL_MS, untilAborted } from '../../deadline.ts';
import { UpstreamThrottledError } from '../../errors.ts';
import { type StateStore, StoreUnavailableError } from '../../state/index.ts';
import { type LimitTiming, limitTiming, type RateLimitRule, remainingAt } from './limit-timing.ts';
import { PermitLine, type Reservation } from './permit-line.ts';

/** The client-side limit of the fleet: one permit a call. */
export interface RateLimit {
  /** Starts the read that the next `take` needs, so that it runs in parallel to other work. */
  prefetch(): void;
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

/** The longest time for a permit: calls to the table and the wait together. */
const MAX_TAKE_MS = 2_000;
/** A reservation is lost when the table or the event loop was late. */
const MAX_RESERVATIONS = 3;
const REFRESH_BEFORE_MS = 150;

export interface RateLimitOptions {
  store: StateStore;
  pk: string;
  clock: Clock;
  random: () => number;
  logger: Logger;
}

export const createRateLimit = (rule: RateLimitRule, options: RateLimitOptions): RateLimit =>
  new FleetRateLimit(rule, options);

class FleetRateLimit implements RateLimit {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #logger: Logger;
  readonly #timing: LimitTiming;
  readonly #lines: readonly PermitLine[];
  /** Drawn for the next call, so that it can be read ahead. */
  #nextLine: PermitLine | undefined;

  constructor(rule: RateLimitRule, { store, pk, clock, random, logger }: RateLimitOptions) {
    this.#clock = clock;
    this.#random = random;
    this.#logger = logger;
    this.#timing = limitTiming(rule);
    this.#lines = Array.from({ length: this.#timing.lineCount }, (_, index) => {
      const linePk = index === 0 ? pk : `${pk}#${index}`;
      return new PermitLine({ store, pk: linePk, clock, timing: this.#timing, maxWaitMs: MAX_TAKE_MS });
    });
  }

  prefetch(): void {
    this.#nextLine ??= this.#drawLine();
    this.#nextLine.prefetch();
  }

  async take(context: CallContext, refresh: () => void): Promise<void> {
    const giveUpAt = this.#clock.monotonic() + MAX_TAKE_MS;
    const leftMs = () => Math.min(giveUpAt - this.#clock.monotonic(), context.remainingMs() - MIN_CALL_MS);
    // A new random number for each call: in an overload, the number of calls that try to get a permit is about the
    // number of permits.
    const boundMs = MAX_TAKE_MS * (0.5 + this.#random() / 2);
    const maxWaitMs = () => Math.min(boundMs, leftMs());
    let tableWasLate = false;
    for (let count = 0; count < MAX_RESERVATIONS; count += 1) {
      const line = this.#nextLine ?? this.#drawLine();
      this.#nextLine = undefined;
      const reservation = await this.#reserve(line, maxWaitMs, leftMs());
      if (!reservation) return this.#bypass(context, 'State is down or slow');
      if ('fullForMs' in reservation) throw refuse(context, reservation.fullForMs);
      const { slot } = reservation;
      const remaining = remainingAt(this.#clock.now(), slot + this.#timing.intervalMs, this.#timing);
      context.trace.limit = { remaining };
      const waitMs = line.waitMs(slot);
      const isTooLate = line.isMissed(slot) || waitMs > leftMs();
      tableWasLate ||= isTooLate;
      if (isTooLate) continue;
      await this.#waitFor(line, slot, refresh);
      if (!line.isMissed(slot)) return;
    }
    if (tableWasLate) return this.#bypass(context, 'State is slow');
    // This process is too busy to be on time for its permits.
    throw refuse(context, this.#timing.intervalMs);
  }

  #drawLine(): PermitLine {
    const line = this.#lines[Math.floor(this.#random() * this.#lines.length)];
    if (!line) throw new RangeError('random() must be at least 0 and below 1');
    return line;
  }

  /** Undefined when the table is down or takes longer than `timeoutMs`. */
  #reserve(line: PermitLine, maxWaitMs: () => number, timeoutMs: number): Promise<Reservation | undefined> {
    const reservation = line.reserve(maxWaitMs).catch(error => {
      if (error instanceof StoreUnavailableError) return undefined;
      throw error;
    });
    return untilAborted(reservation, this.#clock.timeout(timeoutMs), () => undefined);
  }

  async #waitFor(line: PermitLine, slot: number, refresh: () => void): Promise<void> {
    if (line.waitMs(slot) <= 0) return;
    await this.#clock.sleep(Math.max(0, line.waitMs(slot) - REFRESH_BEFORE_MS));
    // Not awaited: a slow read must not make the call miss its slot.
    refresh();
    await this.#clock.sleep(Math.max(0, line.waitMs(slot)));
  }

  #bypass(context: CallContext, reason: string): void {
    context.trace.limitBypasses += 1;
    this.#logger.warn('a call starts without a permit', { reason });
  }
}

function refuse(context: CallContext, waitMs: number): UpstreamThrottledError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
  context.trace.limit = { remaining: 0, resetSeconds: retryAfterSeconds };
  return new UpstreamThrottledError('The limit on calls to the upstream is used up', { retryAfterSeconds });
}
