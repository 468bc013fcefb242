/** Milliseconds of a piece of work: the median within each of five rounds, and of these the best, as machines are shared. */
export function medianMs(runs: number, work: () => unknown): number {
  return Math.min(...Array.from({ length: 5 }, () => medianOfRound(runs, work)));
}

export async function medianMsAsync(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      await work();
      times.push(performance.now() - start);
    }
    best = Math.min(best, median(times));
  }
  return best;
}

function medianOfRound(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times);
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
