import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';

/** The part of `fetch` that a call of an API uses. */
interface PostRequest {
  method: 'POST';
  headers: Record<string, string>;
  body: string;
  /** Redirects are not followed. */
  redirect: 'manual';
  signal: AbortSignal;
}

interface PostResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array> & { cancel(): Promise<void> };
}

/**
 * Posts by the HTTP client of Node that the AWS SDK has loaded anyway. The first use of `globalThis.fetch` loads
 * undici, which takes 40 ms of processor time: a quarter of what a call of the upstream adds to a cold start.
 *
 * @param lookup in place of Node's own; its error is thrown
 * @throws the signal's reason; Node's error with its `code` for a network fault
 */
export async function httpPost(
  url: string,
  { method, headers, body, signal }: PostRequest,
  lookup?: LookupFunction,
): Promise<PostResponse> {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const options = {
      method,
      protocol,
      // An IPv6 address stands in brackets in a URL.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      path: pathname + search,
      // Without it a server may choose any encoding (RFC 9110, section 12.5.3); nothing is unpacked here.
      headers: { 'accept-encoding': 'identity', 'user-agent': 'cxone-entities', ...headers },
      signal,
      ...(port && { port }),
      ...(lookup && { lookup }),
    };
    const request = (protocol === 'https:' ? https : http).request(options, resolve);
    request.on('error', error => reject(signal.aborted ? signal.reason : error));
    request.end(body);
  });
  const { statusCode: status = 0 } = response;
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: name => response.headers[name.toLowerCase()]?.toString() ?? null },
    body: { [Symbol.asyncIterator]: () => chunksOf(response, signal), cancel: async () => void response.destroy() },
  };
}

/** A signal that aborts destroys the stream, and the stream's error is then that of a closed connection. */
async function* chunksOf(response: http.IncomingMessage, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    yield* response;
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}
