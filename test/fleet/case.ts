import type { Result } from '../report.ts';
import type { Traffic } from './traffic.ts';

export type { Result } from '../report.ts';

/** What a case is given. `scale` is 1 for the full run; the run within `npm test` has fewer environments. */
export interface CaseSetting {
  /** Folder of the built functions. */
  dist: string;
  scale: 'full' | 'short';
  progress: (text: string) => void;
}

export interface FleetCase {
  name: string;
  run(setting: CaseSetting): Promise<Result[]>;
}

export const atMost = (id: string, value: number, bar: number, unit: string): Result => ({
  id,
  value,
  unit,
  bar,
  pass: value <= bar,
});

export const atLeast = (id: string, value: number, bar: number, unit: string): Result => ({
  id,
  value,
  unit,
  bar,
  atLeast: true,
  pass: value >= bar,
});

export const exactly = (id: string, value: number, bar: number, unit: string): Result => ({
  id,
  value,
  unit,
  bar,
  pass: value === bar,
});

export const figure = (id: string, value: number, unit: string): Result => ({ id, value, unit });

/** DynamoDB's limit for one item. Every case checks it. */
export const busiestItem = (name: string, { reads, writes }: Traffic): Result[] => [
  atMost(`${name}: busiest item`, reads.busiestSecond(), 3_000, 'reads/s'),
  atMost(`${name}: busiest item`, writes.busiestSecond(), 1_000, 'writes/s'),
];

/** Nearest rank. @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const count = <T>(values: Iterable<T>, holds: (value: T) => boolean): number => [...values].filter(holds).length;
