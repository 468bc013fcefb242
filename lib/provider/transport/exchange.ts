export interface HttpRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Is called when the request is on its way. */
  onSent?: (() => void) | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** Empty unless the status is 2xx: the body of an error is never read, so nothing of it can leak. */
  readonly body: string;
}

/** The answer is larger than 1 MiB or not UTF-8. */
export class UnreadableBodyError extends Error {
  override readonly name = 'UnreadableBodyError';
}

/** As `Headers`. */
interface AnswerHeaders {
  get(name: string): string | null;
}

/** The part of `globalThis.fetch` that is used, which another client can offer. */
export type Fetch = (
  url: string,
  init: {
    method: 'POST';
    headers: Record<string, string>;
    body: string;
    redirect: 'manual';
    signal: AbortSignal;
  },
) => Promise<FetchResponse>;

interface FetchResponse {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: AnswerHeaders;
  readonly body: (AsyncIterable<Uint8Array> & { cancel(): Promise<void> }) | null;
}

/** The answer to a text of 10,000 characters with an entity for each word stays below this. */
const MAX_BODY_BYTES = 1_048_576;

/**
 * Posts once and reads the answer to its end. Redirects are not followed: they would take the token to another host. The
 * signal also ends the reading of a body that arrives slowly.
 *
 * @throws the signal's reason, UnreadableBodyError, or what fetch throws for a network fault
 */
export async function exchange(fetch: Fetch, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  const answer = fetch(request.url, {
    method: 'POST',
    headers: request.headers,
    body: request.body,
    redirect: 'manual',
    signal,
  });
  request.onSent?.();
  const response = await answer;
  const { status, headers } = response;
  if (response.ok) return { status, headers, body: await readBody(response, signal) };
  discard(response);
  return { status, headers, body: '' };
}

async function readBody(response: FetchResponse, signal: AbortSignal): Promise<string> {
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    signal.throwIfAborted();
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new UnreadableBodyError('The answer is larger than 1 MiB');
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UnreadableBodyError('The answer is not UTF-8');
  }
}

function discard(response: FetchResponse): void {
  response.body?.cancel().catch(() => undefined);
}
