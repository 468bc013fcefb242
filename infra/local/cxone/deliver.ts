import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../lib/context.ts';
import type { Answer } from './answer.ts';
import type { OrderedFault } from './faults.ts';

/** Longer than any caller waits. */
const HANG_MS = 3_600_000;

/** Sends the answer, or breaks the transport as the fault says. */
export async function deliver(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: OrderedFault | undefined,
  clock: Pick<Clock, 'sleep'>,
): Promise<void> {
  const body = Buffer.from(answer.body);
  const headers = { ...answer.headers, 'content-length': String(body.length) };
  switch (fault?.kind) {
    case 'hang':
      await clock.sleep(HANG_MS, closed(response));
      request.socket.destroy();
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'cut-connection':
      response.writeHead(answer.status, headers);
      response.write(body.subarray(0, Math.ceil(body.length / 2)), () => request.socket.destroy());
      return;
    case 'slow-drip':
      response.writeHead(answer.status, headers);
      for (let at = 0; at < body.length && !response.destroyed; at += fault.chunkBytes) {
        response.write(body.subarray(at, at + fault.chunkBytes));
        await clock.sleep(fault.intervalMs);
      }
      response.end();
      return;
    default:
      response.writeHead(answer.status, headers).end(body);
  }
}

/** Aborts when the connection has closed. */
function closed(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once('close', () => controller.abort());
  return controller.signal;
}
