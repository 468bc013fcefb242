/** A running server or process that must be closed. */
export interface Closable {
  close(): Promise<void>;
}

export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

/** Owns everything that is started. A stop at any time, also during the start, closes everything in reverse order. */
export class Lifecycle implements Closable {
  readonly #controller = new AbortController();
  #owned: Promise<Closable | undefined>[] = [];
  #closing: Promise<void> | undefined;

  /** Aborts when the stop begins. Slow starts listen to it. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Starts something and owns it, even when the stop begins before it is up.
   * @throws StoppedError once the stop has begun
   */
  async own<T extends Closable>(start: () => Promise<T>): Promise<T> {
    this.#refuseWhenStopped();
    const starting = start();
    this.#owned.push(starting.catch(() => undefined));
    const started = await starting;
    this.#refuseWhenStopped();
    return started;
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    this.#controller.abort(new StoppedError('Stopped while starting'));
    for (const starting of this.#owned.toReversed()) await (await starting)?.close();
  }

  #refuseWhenStopped(): void {
    if (this.signal.aborted) throw this.signal.reason;
  }
}
