import type { Clock } from '../context.ts';
import { untilAborted } from '../deadline.ts';
import { StoreUnavailableError } from './store.ts';

/** How long a caller that can do without the store bears with it: each call is timed, and a store that keeps failing rests. */
export interface Patience {
  /** True while the store is left alone. */
  resting(): boolean;
  /** @throws StoreUnavailableError at once while the store rests, and when the call fails or outlasts `timeoutMs` */
  run<T>(timeoutMs: number, call: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Counts the failure of a call made elsewhere, `since` on the monotonic clock. */
  failed(since: number): void;
}

/** After three failures in a row the table is left alone for 5 s. */
const FAILURES_BORNE = 3;
const REST_MS = 5_000;

export function createPatience(clock: Clock): Patience {
  let failures = 0;
  let lastFailedAt = Number.NEGATIVE_INFINITY;
  let restsUntil = Number.NEGATIVE_INFINITY;
  const resting = () => clock.monotonic() < restsUntil;

  /**
   * One more failure right after a rest is enough for the next: the count falls only with a success. Calls that were open
   * together and failed together are one failure, or a single hitch would count as three.
   */
  const failed = (since: number) => {
    if (since <= lastFailedAt) return;
    failures += 1;
    lastFailedAt = clock.monotonic();
    if (failures >= FAILURES_BORNE) restsUntil = clock.monotonic() + REST_MS;
  };

  return {
    resting,
    failed,
    async run(timeoutMs, call) {
      if (resting()) throw new StoreUnavailableError('State is left alone after repeated failures');
      const since = clock.monotonic();
      const signal = clock.timeout(timeoutMs);
      try {
        const answer = await untilAborted(call(signal), signal, tooSlow);
        failures = 0;
        return answer;
      } catch (error) {
        failed(since);
        throw error;
      }
    },
  };
}

function tooSlow(): never {
  throw new StoreUnavailableError('State did not answer in time');
}
