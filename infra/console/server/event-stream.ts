import type { ServerResponse } from 'node:http';
import { type LiveEvent, watchStage } from './live.ts';
import type { ConsoleTarget } from './target.ts';

/** Server-sent events (https://html.spec.whatwg.org/#server-sent-events) until the page closes. */
export async function streamEvents(target: ConsoleTarget, response: ServerResponse): Promise<void> {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  const tell = (event: LiveEvent) => {
    if (!controller.signal.aborted) response.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  await watchStage(target, tell, controller.signal);
}
