import type { CallContext } from '../context.ts';

/** A call that gets less time than this, milliseconds, has no chance and is not made. */
export const MIN_CALL_MS = 50;

/** What `work` gives, or undefined once the time left has run out: State that hangs takes nobody past the budget. */
export function withinBudget<T>(work: Promise<T>, context: CallContext): Promise<T | undefined> {
  const signal = context.signal(context.remainingMs());
  const ended = new Promise<undefined>(resolve => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  return Promise.race([work, ended]);
}
