import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * The requests that dynalite has not answered yet. When its store is closed before, it throws from a timer, and the
 * process ends. It also goes on with the request of a client that has gone, so that the events of the connection do
 * not tell when it is done.
 */
export class OpenRequests {
  readonly #open = new Set<Promise<void>>();

  /** Call this before dynalite gets the request. */
  add(request: IncomingMessage, response: ServerResponse): void {
    const answered = new Promise<void>(resolve => {
      const end = response.end;
      response.end = (...args: unknown[]) => {
        resolve();
        return Reflect.apply(end, response, args);
      };
      // Without its whole body the request is never answered.
      request.once('close', () => request.complete || resolve());
    });
    this.#open.add(answered);
    answered.then(() => this.#open.delete(answered));
  }

  /** Resolves when all are answered. */
  async answered(): Promise<void> {
    await Promise.all(this.#open);
  }
}
