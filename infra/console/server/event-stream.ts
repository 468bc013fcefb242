import type { ServerResponse } from 'node:http';
import { type LiveEvent, watchStage } from './live.ts';
import type { ConsoleTarget } from './target.ts';

/**
 * The most open streams. A browser opens six connections to an origin; two stay free for the requests of another tab.
 */
const MOST_STREAMS = 4;

/** Server-sent events (https://html.spec.whatwg.org/#server-sent-events) for the newest pages. */
export class EventStreams {
  readonly #target: ConsoleTarget;
  /** The oldest first. */
  readonly #open = new Set<EventStream>();

  constructor(target: ConsoleTarget) {
    this.#target = target;
  }

  /** Resolves when the page closes, or when newer pages have replaced it. */
  async serve(response: ServerResponse): Promise<void> {
    const stream = new EventStream(response);
    this.#open.add(stream);
    const [oldest] = this.#open;
    if (oldest && this.#open.size > MOST_STREAMS) {
      this.#open.delete(oldest);
      oldest.end();
    }
    await watchStage(this.#target, event => stream.sendEvent(event), stream.signal);
    this.#open.delete(stream);
  }
}

class EventStream {
  readonly #response: ServerResponse;
  readonly #controller = new AbortController();

  constructor(response: ServerResponse) {
    this.#response = response;
    response.once('close', () => this.#controller.abort());
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.flushHeaders();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  sendEvent(event: LiveEvent): void {
    if (!this.signal.aborted) this.#response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  end(): void {
    this.sendEvent({ kind: 'replaced' });
    this.#controller.abort();
    this.#response.end();
  }
}
