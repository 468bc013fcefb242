import { type Clock, createCallContext } from '../../../lib/context.ts';
import { createLeases, type Guarded, type StateItem } from '../../../lib/state/index.ts';
import type { Shared } from '../../../lib/state/lease-port.ts';
import { createMemoryStateStore, type MemoryStoreOptions } from '../../fixtures/memory-state-store.ts';
import { createRandom } from '../../fixtures/random.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

export class Refused extends Error {
  override readonly name = 'Refused';
}

export function prepare({ seed = 1, ...storeOptions }: MemoryStoreOptions & { seed?: number } = {}) {
  const clock = new SimulatedClock();
  const random = createRandom(seed);
  const store = createMemoryStateStore(storeOptions);
  const works: string[] = [];
  /** Work of one environment: takes `ms`, then gives the environment's name or fails. */
  const guarded = (name: string, ms: number, outcome?: Error): Guarded<string> => ({
    pk: 'thing',
    read: item => item?.value as string | undefined,
    async work() {
      works.push(name);
      await clock.sleep(ms);
      if (outcome) throw outcome;
      return { value: name, store: { set: { value: name } } };
    },
    noteFailure: error => (error instanceof Refused ? { message: error.message } : undefined),
    readFailure: message => new Refused(message),
  });
  const share = (of: Guarded<string>, { own = clock as Clock, budgetMs = 25_000, over = store } = {}) =>
    settled(createLeases({ store: over, clock: own, random }).share(of, createCallContext(own, 'r', budgetMs)));
  const later = async <T>(ms: number, start: () => Promise<T>): Promise<T> => {
    await clock.sleep(ms);
    return start();
  };
  return { clock, random, store, works, guarded, share, later };
}

/** The shared value, when it is known whether it is stored. */
export async function settled<T>(sharing: Promise<Shared<T>>) {
  const shared = await sharing;
  return { ...shared, stored: await shared.stored };
}

/** A store whose writes no longer reach the table, like that of a killed environment. */
export const cutOff = (store: ReturnType<typeof createMemoryStateStore>, when: () => boolean) => ({
  ...store,
  update: (...call: Parameters<typeof store.update>) => (when() ? new Promise<never>(() => {}) : store.update(...call)),
});

export const leaseAttributes = (item: StateItem | undefined) =>
  Object.keys(item ?? {}).filter(name => name.startsWith('lease_') && name !== 'lease_mark');
