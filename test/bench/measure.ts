import type { Result } from '../report.ts';

/** How long a piece of work takes, on a machine that other programs use, too. */

/** Milliseconds on the clock on the wall, for work that waits: of several rounds the best median. */
export async function medianMsAsync(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    best = Math.min(best, middle(times));
  }
  return best;
}

const ROUNDS = 5;

/**
 * Milliseconds on a quiet machine, for work that never waits. Other programs make it two and three times slower for a while, so
 * a fixed piece of work is measured in turn with it, and of both what the fastest tenth of the runs takes. On a machine with four
 * times as many busy programs as processors, figures of a few milliseconds differ by a tenth from run to run.
 */
export function quietMs(work: () => unknown): number {
  const turns = new Turns();
  while (!turns.areEnough) {
    const start = turns.begin();
    work();
    turns.end(start);
  }
  return turns.quietMs;
}

export async function quietMsAsync(work: () => Promise<unknown>): Promise<number> {
  const turns = new Turns();
  while (!turns.areEnough) {
    const start = turns.begin();
    await work();
    turns.end(start);
  }
  return turns.quietMs;
}

interface Moment {
  readonly wall: number;
  readonly thread: number;
}

/** Runs of some work and of the fixed piece, in turn. */
class Turns {
  readonly #times: number[] = [];
  readonly #fixed: number[] = [];
  readonly #startedAt = threadTime();

  /** V8 needs some hundred milliseconds until it has compiled the work. */
  get areEnough(): boolean {
    return this.#times.length >= MIN_RUNS && threadTime() - this.#startedAt > MIN_MS;
  }

  get quietMs(): number {
    return fast(this.#times) / slownessOf(this.#fixed);
  }

  begin(): Moment {
    this.#fixed.push(fixedMs());
    return { wall: performance.now(), thread: threadTime() };
  }

  /** The clock on the wall is the finer one. Longer runs are interrupted, which processor time does not count. */
  end({ wall, thread }: Moment): void {
    const took = performance.now() - wall;
    this.#times.push(took < UNINTERRUPTED_MS ? took : threadTime() - thread);
  }
}

const MIN_RUNS = 20;
const MIN_MS = 1_000;
/** Linux gives the processor to another program after 3 to 4 ms, and counts processor time in such steps. */
const UNINTERRUPTED_MS = 8;

/** How many times longer than on a quiet machine everything takes now; 1 at least. */
export const slowness = (): number => Math.max(1, slownessOf(Array.from({ length: MIN_FIXED }, fixedMs)));

const MIN_FIXED = 100;

const slownessOf = (fixed: readonly number[]): number => fast(fixed) / FIXED_MS;

/** What the fastest tenth takes. */
const fast = (times: readonly number[]): number => quantile(times, 0.1);

/** Counts words, as the recognisers do. */
function fixedMs(): number {
  const start = performance.now();
  const counts = new Map<string, number>();
  for (const [word] of FIXED_TEXT.matchAll(/[a-z]+|\d+/gi)) {
    const folded = word.toLowerCase();
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return performance.now() - start;
}

const FIXED_TEXT = 'Hi there, I waited 3 weeks. '.repeat(400);
/** Of a quiet machine of the kind that the bars were set on. */
const FIXED_MS = 0.24;

/** A bar of a quiet machine, for a figure of one. */
export const within = (id: string, value: number, unit: string, bar: number): Result => ({
  ...{ id, value, unit, bar },
  pass: value <= bar,
});

/** A bar of a quiet machine, for the time of work that waits: it grows with how much slower this one is at the moment. */
export const atMost = (id: string, value: number, unit: string, bar: number): Result =>
  within(id, value, unit, bar * slowness());

/** The median. */
export const middle = (values: readonly number[]): number => quantile(values, 0.5);

/** The distance of the quartiles: half of all values lie in it. */
export const spread = (values: readonly number[]): number => quantile(values, 0.75) - quantile(values, 0.25);

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
