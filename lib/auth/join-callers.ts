import type { CallContext } from '../context.ts';
import { DeadlineExceededError } from '../errors.ts';

/** A timer may fire 1 ms before the time is up; with less than this left nothing is worth starting. */
const SPENT_BELOW_MS = 50;

/**
 * Callers in one process share what is under way; each waits no longer than its own budget, and when the one whose
 * budget the work ran on had too little, the next one starts it again.
 */
export function joinCallers<T>(work: (context: CallContext) => Promise<T>): (context: CallContext) => Promise<T> {
  let pending: Promise<T> | undefined;
  return async context => {
    while (pending) {
      try {
        return await withinBudget(pending, context);
      } catch (error) {
        if (!(error instanceof DeadlineExceededError) || context.remainingMs() < SPENT_BELOW_MS) throw error;
      }
    }
    const mine = work(context).finally(() => {
      pending = undefined;
    });
    pending = mine;
    return mine;
  };
}

function withinBudget<T>(pending: Promise<T>, context: CallContext): Promise<T> {
  return new Promise((resolve, reject) => {
    const signal = context.signal(context.remainingMs());
    const giveUp = () => reject(new DeadlineExceededError('the time left ran out while waiting for an access token'));
    signal.addEventListener('abort', giveUp, { once: true });
    pending.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
