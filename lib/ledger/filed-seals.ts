import { mapAhead } from './ahead.ts';
import type { WindowStart } from './keys.ts';
import type { FiledSeal } from './read-seal.ts';
import { DAY_SECONDS } from './retention.ts';
import type { LedgerStore } from './store.ts';

type SealReader = Pick<LedgerStore, 'readSeals'>;

/** Days whose seals are read side by side; one has 1,440 seals, 1 to 2 MB. */
const DAYS_AHEAD = 4;

/** Start of the first window, and end of the last one: those of the span where it begins or ends within the day. */
export interface SpanDay {
  readonly from: WindowStart;
  readonly to: WindowStart;
}

/** What is filed of a span is read day by day: the seals of a year are too many to be held at once. */
export function spanDays(from: WindowStart, to: WindowStart, newestFirst = false): SpanDay[] {
  const days: SpanDay[] = [];
  for (let day = from - (from % DAY_SECONDS); day < to; day += DAY_SECONDS) {
    days.push({ from: Math.max(from, day), to: Math.min(to, day + DAY_SECONDS) });
  }
  return newestFirst ? days.reverse() : days;
}

/** The seals of a span, ascending. */
export async function* sealsOf(store: SealReader, from: WindowStart, to: WindowStart): AsyncGenerator<FiledSeal, void> {
  const read = (day: SpanDay) => Array.fromAsync(store.readSeals(day.from, day.to));
  for await (const pages of mapAhead(spanDays(from, to), DAYS_AHEAD, read)) yield* pages.flat();
}
