import { PERMIT_SKEW_MS } from '../../clock-skew.ts';
import type { Clock } from '../../context.ts';
import { type StateItem, type StateStore, StoreBreaker } from '../../state/index.ts';
import type { LimitTiming } from './limit-timing.ts';

/** A slot that belongs to this environment (epoch milliseconds), or how long the line is full. */
export type Reservation = { slot: number } | { fullForMs: number };

export interface PermitLineOptions {
  store: StateStore;
  pk: string;
  clock: Clock;
  timing: LimitTiming;
  /** No call waits longer for its slot. */
  maxWaitMs: number;
}

/**
 * The line as one environment sees it. `idle`: its end is past, or will be when a write lands. `moving`: its end is
 * ahead, and the next slot begins there.
 */
type LineState = { name: 'idle' } | { name: 'moving'; end: number };

const STORE_TIMEOUT_MS = 500;
/** The share of the longest round trip that is kept after each shorter one. */
const ROUND_TRIP_DECAY = 0.9;
const KEEP_SECONDS = 3_600;
/** As long as a copy of the upstream's state is valid. After an older read, more restarts would be refused. */
const PREFETCH_MAX_AGE_MS = 50;

/** A read that was started ahead. Times are monotonic milliseconds. */
interface Prefetched {
  readonly startedAt: number;
  readonly end: Promise<number | undefined>;
  /** Undefined while the read is under way. */
  answeredAt: number | undefined;
}

/**
 * A line of slots that the fleet shares. Its item holds the end of the line, and a write that moves the end by one
 * interval owns the slot that it passed.
 */
export class PermitLine {
  readonly #options: PermitLineOptions;
  readonly #store: StoreBreaker;
  /** About what the next round trip to the table takes. */
  #roundTripMs = 0;
  /** The latest end that was seen, epoch milliseconds. The end only moves on, so this is a lower bound. */
  #knownEnd = 0;
  /** Until this environment writes to the line. */
  #prefetched: Prefetched | undefined;

  constructor(options: PermitLineOptions) {
    this.#options = options;
    this.#store = new StoreBreaker(options.clock);
  }

  /** Milliseconds until a call with this slot may start. */
  waitMs(slot: number): number {
    return slot - this.#options.timing.earlyMs - this.#options.clock.now();
  }

  isMissed(slot: number): boolean {
    return this.#options.clock.now() > slot + this.#options.timing.lateMs;
  }

  /** Starts the read that `reserve` needs, so that it runs in parallel to other work. */
  prefetch(): void {
    const { clock } = this.#options;
    const startedAt = clock.monotonic();
    if (this.#prefetched && startedAt - this.#prefetched.startedAt <= PREFETCH_MAX_AGE_MS) return;
    const read: Prefetched = { startedAt, end: this.#readEnd(), answeredAt: undefined };
    this.#prefetched = read;
    const answered = () => {
      read.answeredAt = clock.monotonic();
    };
    // Whoever uses it sees the failure.
    read.end.then(answered, answered);
  }

  /**
   * Takes one read and one write, and a second write when another environment starts an idle line first.
   *
   * @param maxWaitMs how long the call may wait for its slot, from the moment of asking
   * @throws StoreUnavailableError
   */
  async reserve(maxWaitMs: () => number): Promise<Reservation> {
    if (this.waitMs(this.#knownEnd) > maxWaitMs()) return { fullForMs: this.waitMs(this.#knownEnd) };
    const state = await this.#readState();
    if (state.name === 'idle') {
      const slot = await this.#restart();
      if (slot !== undefined) return { slot };
    } else if (this.waitMs(state.end) > maxWaitMs()) {
      return { fullForMs: this.waitMs(state.end) };
    }
    const slot = await this.#extend(maxWaitMs());
    return slot === undefined ? { fullForMs: this.waitMs(this.#knownEnd) } : { slot };
  }

  async #readState(): Promise<LineState> {
    // A prefetched end may be out of date. The line that others moved since then refuses the restart, and `#extend`
    // starts from its real end.
    const end = await (this.#readAhead() ?? this.#readEnd());
    const now = this.#options.clock.now();
    if (end === undefined || end <= now + this.#roundTripMs || end > this.#latestEnd(now)) return { name: 'idle' };
    this.#knownEnd = Math.max(this.#knownEnd, end);
    return { name: 'moving', end };
  }

  /** A slow table makes no read too old: one that is under way, or was just answered, saves a trip that takes as long. */
  #readAhead(): Promise<number | undefined> | undefined {
    const read = this.#prefetched;
    const now = this.#options.clock.monotonic();
    return read && now - (read.answeredAt ?? now) <= PREFETCH_MAX_AGE_MS ? read.end : undefined;
  }

  async #readEnd(): Promise<number | undefined> {
    const { pk, store } = this.#options;
    return readEnd(await this.#timed(signal => store.get(pk, { signal })));
  }

  /**
   * Starts an idle line two round trips ahead. One is for this write, the other for the write of an environment that
   * lost the race. Undefined when the line moves by now.
   */
  async #restart(): Promise<number | undefined> {
    const { pk, store, clock, timing } = this.#options;
    const now = clock.now();
    const slot = now + 2 * this.#roundTripMs;
    const end = slot + timing.intervalMs;
    const change = { set: { line_us: toUs(end), expires_at: expiry(end) } };
    const isIdle = {
      anyOf: [
        { attribute: 'line_us', is: 'not-a-number' } as const,
        { attribute: 'line_us', is: 'below', than: toUs(slot) } as const,
        { attribute: 'line_us', is: 'above', than: toUs(this.#latestEnd(now)) } as const,
      ],
    };
    this.#prefetched = undefined;
    const restarted = await this.#timed(signal => store.update(pk, change, isIdle, { signal }));
    if (!restarted) return undefined;
    this.#knownEnd = end;
    return slot;
  }

  /** Undefined when the next slot is further ahead than `maxWaitMs`. */
  async #extend(maxWaitMs: number): Promise<number | undefined> {
    const { pk, store, clock, timing } = this.#options;
    const lastSlot = clock.now() + timing.earlyMs + maxWaitMs;
    const change = { add: { line_us: toUs(timing.intervalMs) }, set: { expires_at: expiry(lastSlot) } };
    const isWithinWait = { attribute: 'line_us', is: 'below', than: toUs(lastSlot) + 1 } as const;
    this.#prefetched = undefined;
    const end = readEnd(await this.#timed(signal => store.updateAndGet(pk, change, isWithinWait, { signal })));
    this.#knownEnd = Math.max(this.#knownEnd, end ?? lastSlot);
    return end === undefined ? undefined : end - timing.intervalMs;
  }

  /** An end beyond this comes from a clock that is ahead: the last slot that a call waits for ends earlier. */
  #latestEnd(now: number): number {
    const { timing, maxWaitMs } = this.#options;
    return now + timing.earlyMs + maxWaitMs + timing.intervalMs + PERMIT_SKEW_MS;
  }

  async #timed<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { clock } = this.#options;
    const start = clock.monotonic();
    try {
      return await this.#store.run(STORE_TIMEOUT_MS, call);
    } finally {
      this.#roundTripMs = Math.max(clock.monotonic() - start, this.#roundTripMs * ROUND_TRIP_DECAY);
    }
  }
}

/** Epoch milliseconds; undefined for what is not a number. */
function readEnd(item: StateItem | undefined): number | undefined {
  const us = item?.line_us;
  return typeof us === 'number' ? us / 1_000 : undefined;
}

/** Whole microseconds, which every store adds and compares exactly. */
const toUs = (ms: number): number => Math.ceil(ms * 1_000);

const expiry = (ms: number): number => Math.ceil(ms / 1_000) + KEEP_SECONDS;
