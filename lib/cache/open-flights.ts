import type { CallContext } from '../context.ts';
import { MIN_CALL_MS, untilDeadline } from '../deadline.ts';
import { DeadlineExceededError } from '../errors.ts';
import type { CacheEntry } from './entry.ts';

/** The calls that this environment has open, by key: a second request for the same waits for the first one's. */
export interface OpenFlights {
  /**
   * Joins the flight that is open for this key, or departs. A flight that ended because the one who started it ran out
   * of time is no answer to the others: one of them departs anew.
   * @throws DeadlineExceededError when this request's own time runs out; else what the flight throws
   */
  board(pk: string, depart: () => Promise<CacheEntry>, context: CallContext): Promise<Boarding>;
}

export interface Boarding {
  entry: CacheEntry;
  joined: boolean;
}

export function createOpenFlights(): OpenFlights {
  const flights = new Map<string, Promise<CacheEntry>>();

  const start = async (pk: string, depart: () => Promise<CacheEntry>): Promise<CacheEntry> => {
    const flight = depart();
    flights.set(pk, flight);
    try {
      return await flight;
    } finally {
      if (flights.get(pk) === flight) flights.delete(pk);
    }
  };

  return {
    async board(pk, depart, context) {
      for (;;) {
        const open = flights.get(pk);
        if (!open) return { entry: await start(pk, depart), joined: false };
        try {
          return { entry: await untilDeadline(open, context, outOfTime), joined: true };
        } catch (error) {
          if (!(error instanceof DeadlineExceededError) || context.remainingMs() < MIN_CALL_MS) throw error;
          if (flights.get(pk) === open) flights.delete(pk);
        }
      }
    },
  };
}

function outOfTime(): never {
  throw new DeadlineExceededError('The time left ran out while another request was at work');
}
