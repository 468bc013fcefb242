import { CHECKPOINT_SKEW_MS } from '../clock-skew.ts';
import { type WindowStart, windowAt } from './keys.ts';
import { isReadable } from './read-seal.ts';
import { DAY_SECONDS } from './retention.ts';
import type { WindowSeal } from './seal.ts';
import type { LedgerStore } from './store.ts';

export type SealStore = Pick<LedgerStore, 'readHead' | 'readSeals'>;

/** Every window is sealed, so a longer gap means that metrics-flush was off for that time. */
const LOOK_BACK_DAYS = 100;
/** Most of these days have no seals: they are read side by side. */
const DAYS_AT_ONCE = 50;

/** The seal of the head, or the newest filed one when there is no head that can be read. @param now epoch milliseconds */
export async function newestSeal(store: SealStore, now: number): Promise<WindowSeal | undefined> {
  const { head } = await store.readHead();
  return head?.seal ?? findNewestSeal(store, now, () => true);
}

/** The newest filed seal that can be read and is accepted. @param now epoch milliseconds */
export async function findNewestSeal(
  store: Pick<LedgerStore, 'readSeals'>,
  now: number,
  accept: (seal: WindowSeal) => boolean,
  lookBackDays: number = LOOK_BACK_DAYS,
): Promise<WindowSeal | undefined> {
  // A window is sealed before the checkpoint passes it, so no seal is further ahead than a checkpoint may be.
  const last = windowAt(now + CHECKPOINT_SKEW_MS);
  const lastDay = last - (last % DAY_SECONDS);
  for (let back = 0; back < lookBackDays; back += DAYS_AT_ONCE) {
    const days = Array.from({ length: DAYS_AT_ONCE }, (_, day) => lastDay - (back + day) * DAY_SECONDS);
    const newest = await Promise.all(days.map(day => newestOfDay(store, day, accept)));
    const found = newest.find(seal => seal !== undefined);
    if (found) return found;
  }
  return undefined;
}

async function newestOfDay(
  store: Pick<LedgerStore, 'readSeals'>,
  day: WindowStart,
  accept: (seal: WindowSeal) => boolean,
): Promise<WindowSeal | undefined> {
  for await (const page of store.readSeals(day, day + DAY_SECONDS, { descending: true, pageSize: 20 })) {
    const found = page.find(seal => isReadable(seal) && accept(seal));
    if (isReadable(found)) return found;
  }
  return undefined;
}
