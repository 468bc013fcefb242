import type { LiveEvent } from '../../server/live.ts';
import { type Api, ApiError } from './api.ts';

const RETRY_MS = 2_000;

/** Follows the events of the console, and connects again when the connection ends. A wrong token ends it. */
export async function followEvents(
  api: Api,
  onEvent: (event: LiveEvent) => void,
  onLost: (error: ApiError) => void,
): Promise<void> {
  for (;;) {
    try {
      const body = await api.stream('events', new AbortController().signal);
      for await (const event of eventsIn(body)) {
        onEvent(event);
        // Connecting at once would in turn replace a newer page.
        if (event.kind === 'replaced') await untilShown();
      }
    } catch (error) {
      if (error instanceof ApiError) onLost(error);
      else reportError(error);
      if (error instanceof ApiError && error.problem.status === 401) return;
    }
    await new Promise(resolve => setTimeout(resolve, RETRY_MS));
  }
}

/** Waits until the person comes back to this tab. */
const untilShown = (): Promise<void> =>
  new Promise(resolve => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
  });

/** Waits until the stream ends or breaks. The next connection shows which it was. */
async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  const read = () => reader.read().catch(() => ({ done: true as const }));
  let rest = '';
  for (let part = await read(); !part.done; part = await read()) {
    const lines = (rest + part.value).split('\n\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line.replace(/^data: /, '')) as LiveEvent;
  }
}
