import type { StateItem } from './store.ts';

/**
 * Items of the State table may be lost at any time, and may contain anything. An attribute that has another type or lies
 * outside its range counts as missing, so that the next write replaces it.
 */

export function readText(item: StateItem | undefined, name: string): string | undefined {
  const value = item?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** Both bounds are included. */
export function readNumber(item: StateItem | undefined, name: string, min: number, max: number): number | undefined {
  const value = item?.[name];
  return typeof value === 'number' && value >= min && value <= max ? value : undefined;
}
