import { mapAhead } from './ahead.ts';
import type { WindowStart } from './keys.ts';
import type { FiledSeal } from './read-seal.ts';
import { DAY_SECONDS } from './retention.ts';
import type { LedgerStore } from './store.ts';

type SealReader = Pick<LedgerStore, 'readSeals'>;

/** Days whose seals are read side by side; one has 1,440 seals, 1 to 2 MB. */
const DAYS_AHEAD = 4;

export interface SealDay {
  /** Start of the first window, and end of the last one: those of the span where it begins or ends within the day. */
  readonly from: WindowStart;
  readonly to: WindowStart;
  /** Ascending, or descending when the newest day comes first. */
  readonly seals: readonly FiledSeal[];
}

/** The seals of a span, day by day: those of a year are too many to be held at once. */
export function sealDays(
  store: SealReader,
  from: WindowStart,
  to: WindowStart,
  { descending = false } = {},
): AsyncGenerator<SealDay, void> {
  const days: Omit<SealDay, 'seals'>[] = [];
  for (let day = from - (from % DAY_SECONDS); day < to; day += DAY_SECONDS) {
    days.push({ from: Math.max(from, day), to: Math.min(to, day + DAY_SECONDS) });
  }
  if (descending) days.reverse();
  return mapAhead(days, DAYS_AHEAD, async day => {
    const pages = await Array.fromAsync(store.readSeals(day.from, day.to, { descending }));
    return { ...day, seals: pages.flat() };
  });
}

export async function* sealsOf(store: SealReader, from: WindowStart, to: WindowStart): AsyncGenerator<FiledSeal, void> {
  for await (const { seals } of sealDays(store, from, to)) yield* seals;
}
