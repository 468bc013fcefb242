import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../context.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await delay(ms, undefined, signal ? { signal } : {});
    } catch (error) {
      // timers/promises wraps the reason in an AbortError. Callers need the reason, to distinguish a timeout from a cancellation.
      throw signal?.aborted ? signal.reason : error;
    }
  },
  timeout: ms => AbortSignal.timeout(Math.max(0, Math.ceil(ms))),
};
