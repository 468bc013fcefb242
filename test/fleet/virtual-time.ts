import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../lib/context.ts';

interface Timer {
  at: number;
  order: number;
  fire: (() => void) | undefined;
}

/**
 * Time for a whole fleet in one process: it stands still while an environment computes or waits for an emulator, and
 * then moves to the next timer. So a thousand environments can run on two cores without slowing each other down, and a
 * wait takes no real time. The measured figures depend on the protocol only, not on this machine.
 */
export class VirtualTime implements Clock {
  /** A Monday morning. */
  readonly #epoch = Date.UTC(2026, 10, 23, 8, 0, 0);
  #elapsed = 0;
  #count = 0;
  /** Exchanges under way with an emulator; time stands still meanwhile. */
  #busy = 0;
  #activity = 0;
  readonly #timers: Timer[] = [];

  now = (): number => Math.floor(this.#epoch + this.#elapsed);
  monotonic = (): number => this.#elapsed;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> => sleepBy(this, ms, signal);
  timeout = (ms: number): AbortSignal => timeoutBy(this, ms);

  /** @returns what calls it off */
  after(ms: number, fire: () => void): () => void {
    const timer: Timer = { at: this.#elapsed + Math.max(0, ms || 0), order: this.#count++, fire };
    push(this.#timers, timer);
    return () => {
      timer.fire = undefined;
    };
  }

  /** Keeps time from moving until the returned function is called; calling that again does nothing. */
  hold(): () => void {
    this.#busy += 1;
    this.#activity += 1;
    let held = true;
    return () => {
      if (held) this.#busy -= 1;
      held = false;
      this.#activity += 1;
    };
  }

  /** As `sleep`, for a server that processes an exchange during which the time is held. */
  sleepWhileHeld = async (ms: number, signal?: AbortSignal): Promise<void> => {
    this.#busy -= 1;
    try {
      await this.sleep(ms, signal);
    } finally {
      this.#busy += 1;
    }
  };

  /** Runs event by event until `work` settles. @throws Error when nothing is left that could settle it */
  async run<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const done = () => {
      settled = true;
    };
    work.then(done, done);
    for (;;) {
      await this.#untilQuiet();
      if (settled) return work;
      const next = this.#timers[0];
      if (!next) throw new Error(`nothing is left to happen at ${this.#elapsed} ms; held by ${this.#busy}`);
      // Timers of one millisecond fire together, as Node's own do.
      for (let due: Timer | undefined = next; due && due.at <= next.at + 1; due = this.#timers[0]) {
        pop(this.#timers);
        this.#elapsed = Math.max(this.#elapsed, due.at);
        due.fire?.();
      }
    }
  }

  /** A server that never answers must not stop time for ever. */
  async #untilQuiet(): Promise<void> {
    let seen = this.#activity;
    let since = performance.now();
    let idle = 0;
    for (let calm = 0; calm < QUIET_TURNS; calm = this.#busy > 0 ? 0 : calm + 1) {
      await nextTurn();
      idle += 1;
      if (this.#activity !== seen) {
        seen = this.#activity;
        since = performance.now();
        calm = -1;
        idle = 0;
      }
      // Counts time and turns of the event loop: if the machine did not run this process, a slow answer does not mean
      // that the server is silent.
      if (idle > NEVER_ANSWERS_TURNS && performance.now() - since > NEVER_ANSWERS_MS) return;
    }
  }
}

/** The time of one environment. When the environment was killed, only its own time stands still. */
export interface Lifetime extends Clock {
  after(ms: number, fire: () => void): () => void;
  hold(): () => void;
  kill(): void;
}

export function createLifetime(time: VirtualTime): Lifetime {
  let alive = true;
  const lifetime: Lifetime = {
    now: time.now,
    monotonic: time.monotonic,
    after: (ms, fire) => time.after(ms, () => alive && fire()),
    hold: () => time.hold(),
    sleep: (ms, signal) => sleepBy(lifetime, ms, signal),
    timeout: ms => timeoutBy(lifetime, ms),
    kill() {
      alive = false;
    },
  };
  return lifetime;
}

type Scheduler = Pick<Lifetime, 'after'>;

function sleepBy(scheduler: Scheduler, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = scheduler.after(ms, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}

function timeoutBy(scheduler: Scheduler, ms: number): AbortSignal {
  const controller = new AbortController();
  scheduler.after(ms, () => controller.abort(new DOMException('The operation timed out', 'TimeoutError')));
  return controller.signal;
}

/**
 * After this many turns of the event loop in which nothing began or ended, all promises and streams have done their
 * work.
 */
const QUIET_TURNS = 6;
const NEVER_ANSWERS_MS = 1_000;
const NEVER_ANSWERS_TURNS = 10_000;

const before = (a: Timer | undefined, b: Timer | undefined) =>
  a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));

function push(heap: Timer[], timer: Timer): void {
  let i = heap.push(timer) - 1;
  for (let parent = (i - 1) >> 1; i > 0 && before(heap[i], heap[parent]); parent = (i - 1) >> 1) {
    swap(heap, i, parent);
    i = parent;
  }
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (heap.length === 0 || !last) return;
  heap[0] = last;
  for (let i = 0; ; ) {
    let first = i;
    for (const child of [2 * i + 1, 2 * i + 2]) if (before(heap[child], heap[first])) first = child;
    if (first === i) return;
    swap(heap, i, first);
    i = first;
  }
}

function swap(heap: Timer[], i: number, j: number): void {
  [heap[i], heap[j]] = [heap[j] as Timer, heap[i] as Timer];
}
