import type { CallContext } from '../context.ts';
import { LeaseCandidate } from './lease-candidate.ts';
import { type LeaseSettings, type Leases, MAX_STORE_FAILURES } from './lease-port.ts';
import { pollIntervalMs } from './poll-interval.ts';
import { type StateItem, StoreUnavailableError } from './store.ts';

export type LeaseOptions = Pick<LeaseSettings, 'store' | 'clock'> & Partial<LeaseSettings>;

export function createLeases(options: LeaseOptions): Leases {
  const settings: LeaseSettings = { random: Math.random, spreadMs: 25, storeTimeoutMs: 1_000, ...options };
  return {
    async share(guarded, context, given = {}) {
      const item = 'item' in given ? given.item : await readFirst(guarded.pk, settings, context);
      const value = await guarded.read(item);
      if (value !== undefined) return { value, role: 'reader', stored: Promise.resolve(true) };
      return new LeaseCandidate(settings, guarded, context, item).run();
    },
  };
}

/** Repeated when it fails: a caller that gave up after one throttled read would do the shared work on its own. */
async function readFirst(
  pk: string,
  { store, clock, random, storeTimeoutMs }: LeaseSettings,
  context: CallContext,
): Promise<StateItem | undefined> {
  const signal = context.signal(storeTimeoutMs);
  for (let failures = 1; ; failures += 1) {
    try {
      return await store.get(pk, { signal });
    } catch (error) {
      const isLast = failures === MAX_STORE_FAILURES || signal.aborted;
      if (isLast || !(error instanceof StoreUnavailableError)) throw error;
    }
    await clock.sleep(pollIntervalMs(failures, 0, random()));
  }
}
