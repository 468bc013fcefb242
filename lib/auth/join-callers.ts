import type { CallContext } from '../context.ts';
import { MIN_CALL_MS, untilDeadline } from '../deadline.ts';
import { DeadlineExceededError } from '../errors.ts';

/**
 * Callers in one process share what is under way; each waits no longer than its own budget, and when the one whose
 * budget the work ran on had too little, the next one starts it again.
 */
export function joinCallers<T>(work: (context: CallContext) => Promise<T>): (context: CallContext) => Promise<T> {
  let pending: Promise<T> | undefined;
  return async context => {
    while (pending) {
      try {
        return await untilDeadline(pending, context, outOfTime);
      } catch (error) {
        if (!(error instanceof DeadlineExceededError) || context.remainingMs() < MIN_CALL_MS) throw error;
      }
    }
    const mine = work(context).finally(() => {
      pending = undefined;
    });
    pending = mine;
    return mine;
  };
}

function outOfTime(): never {
  throw new DeadlineExceededError('the time left ran out while waiting for an access token');
}
