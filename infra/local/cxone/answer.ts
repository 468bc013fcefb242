/** An HTTP answer before it is sent: endpoints are pure functions, and faults can change the answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request with its body read; header names in lower case. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Media type without parameters, in lower case. */
export const mediaType = (ask: Ask): string =>
  (ask.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
