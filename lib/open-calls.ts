import type { CallContext } from './context.ts';
import { MIN_CALL_MS, untilDeadline } from './deadline.ts';
import { DeadlineExceededError } from './errors.ts';

export interface Joined<T> {
  value: T;
  /** Another request of this environment had started the call. */
  joined: boolean;
}

/** The calls that this environment has open, by key: a second request for the same key waits for the first one's call. */
export class OpenCalls<T> {
  readonly #open = new Map<string, Promise<T>>();

  /**
   * Waits for the open call of this key, or starts one. When a call ended because the request that started it ran out of
   * time, one of the requests that waited starts it again.
   * @throws DeadlineExceededError when this request's own time runs out; otherwise what the call throws
   */
  async join(key: string, start: () => Promise<T>, context: CallContext): Promise<Joined<T>> {
    for (;;) {
      const open = this.#open.get(key);
      if (!open) return { value: await this.#run(key, start), joined: false };
      try {
        return { value: await untilDeadline(open, context, throwOutOfTime), joined: true };
      } catch (error) {
        if (!(error instanceof DeadlineExceededError) || context.remainingMs() < MIN_CALL_MS) throw error;
      }
    }
  }

  async #run(key: string, start: () => Promise<T>): Promise<T> {
    const call = start();
    this.#open.set(key, call);
    try {
      return await call;
    } finally {
      // Before the requests that wait for it go on: they then find no open call or the next one.
      this.#open.delete(key);
    }
  }
}

function throwOutOfTime(): never {
  throw new DeadlineExceededError('The time for this request ran out while it waited for another one');
}
