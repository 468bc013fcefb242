/** The time budget of one invocation. Each call to another service takes its signal from here. */
export interface Deadline {
  /** Milliseconds left until the answer must be sent; never below 0. */
  remainingMs(): number;
  /** Aborts after `timeoutMs`, or earlier when the time left runs out. */
  signal(timeoutMs: number): AbortSignal;
}

/** With less time left than this, milliseconds, a call has no chance and is not made. A timer may also fire 1 ms early. */
export const MIN_CALL_MS = 50;

/**
 * The result of `work`, or of `onAbort` when the signal aborts first. `onAbort` may throw. The work itself is not
 * stopped, so this also bounds work that ignores its signal.
 */
export async function untilAborted<T, F>(work: Promise<T>, signal: AbortSignal, onAbort: () => F): Promise<T | F> {
  const { promise: aborted, resolve: abort } = Promise.withResolvers<void>();
  const listener = () => abort();
  signal.addEventListener('abort', listener, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted.then(onAbort)]);
  } finally {
    signal.removeEventListener('abort', listener);
  }
}

/** The result of `work`, or of `onTimeout` when the time left of the invocation runs out first. */
export const untilDeadline = <T, F>(work: Promise<T>, deadline: Deadline, onTimeout: () => F): Promise<T | F> =>
  untilAborted(work, deadline.signal(deadline.remainingMs()), onTimeout);
