import type { Result } from '../report.ts';

/** How long a piece of work takes: of five rounds the best on the clock on the wall, the middle one of processor time. */

const ROUNDS = 5;

/** Milliseconds on the clock on the wall: the median within each round. */
export function medianMs(runs: number, work: () => unknown): number {
  return bestOf(() =>
    middle(
      Array.from({ length: runs }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      }),
    ),
  );
}

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

/**
 * Milliseconds of processor time of this thread, for work that never waits: what else runs on the machine counts less.
 * The mean of each round, as that clock is too coarse for one run, and the middle of the rounds, as it may err in either direction.
 */
export function threadMs(runs: number, work: () => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = threadTime();
    for (let run = 0; run < runs; run += 1) work();
    return (threadTime() - start) / runs;
  });
  return middle(rounds);
}

export async function threadMsAsync(runs: number, work: () => Promise<unknown>): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = threadTime();
    for (let run = 0; run < runs; run += 1) await work();
    rounds.push((threadTime() - start) / runs);
  }
  return middle(rounds);
}

/** Counts words, as the recognisers do: what it takes tells how fast the machine is at the moment. */
function calibrate(): number {
  const counts = new Map<string, number>();
  for (const [word] of CALIBRATION.matchAll(/[a-z]+|\d+/gi)) {
    const folded = word.toLowerCase();
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
  return counts.size;
}

const CALIBRATION = 'Hi there, I waited 3 weeks. '.repeat(20_000);
/** Of a quiet machine of the kind that the bars were set on. */
const CALIBRATION_MS = 12;

/** How many times slower the machine is now than a quiet one; never below 1. Bars in milliseconds are multiplied by it. */
const slowness = (): number => Math.max(1, threadMs(3, calibrate) / CALIBRATION_MS);

/** A bar of a quiet machine, for the speed that this one has while it is measured. */
export const atMost = (id: string, value: number, unit: string, bar: number): Result => {
  const allowed = bar * slowness();
  return { id, value, unit, bar: allowed, pass: value <= allowed };
};

/** The median. */
export const middle = (values: readonly number[]): number => quantile(values, 0.5);

/** The distance of the quartiles: half of all values lie in it. */
export const spread = (values: readonly number[]): number => quantile(values, 0.75) - quantile(values, 0.25);

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

const bestOf = (round: () => number): number => Math.min(...Array.from({ length: ROUNDS }, round));

function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
