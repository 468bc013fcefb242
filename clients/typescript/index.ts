import type {
  BatchItemAnswer,
  BatchRequest,
  BatchResponse,
  ExtractRequest,
  ExtractResponse,
  Problem,
} from './types.ts';

export type * from './types.ts';

export interface ClientOptions {
  /** Without a trailing slash; on AWS with the stage: `https://….amazonaws.com/prod`. */
  baseUrl: string;
  apiKey: string;
  /** Calls for one request, 3 unless set otherwise. */
  maxAttempts?: number;
  /** Longest wait of a request between its attempts, all together; 30,000 ms unless set otherwise. */
  maxWaitMs?: number;
  /** Longest time of one attempt; 30,000 ms unless set otherwise. The service takes less time. */
  timeoutMs?: number;
  fetch?: typeof globalThis.fetch;
  /** Rejects with the signal's reason when it is aborted. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface CallOptions {
  /** 8 to 64 characters of `A-Z a-z 0-9 . _ -`; names the request in the answer, the logs and the record. */
  requestId?: string;
  /** RFC 9111, such as `no-store` or `max-stale=300`. */
  cacheControl?: string;
  signal?: AbortSignal;
}

/** A problem (RFC 9457) in place of an answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  /** The last part of the problem's type, such as `invalid-request`; the status where the gateway names none. */
  readonly code: string;
  /** Undefined when the answer is not a problem document. */
  readonly problem: Problem | undefined;
  /** The `X-Request-Id` of the answer. */
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(answer: Response, problem: Problem | undefined) {
    super(problem?.detail ?? `The service answered with status ${answer.status}`);
    this.status = answer.status;
    this.problem = problem;
    this.code = problem?.type.split(':').at(-1) ?? String(answer.status);
    this.requestId = answer.headers.get('x-request-id') ?? undefined;
    this.retryAfterSeconds = readSeconds(answer.headers.get('retry-after'));
  }
}

const NETWORK_BACKOFF_MS = 500;

export class CxoneEntitiesClient {
  readonly #options: Required<ClientOptions>;

  constructor(options: ClientOptions) {
    this.#options = {
      maxAttempts: 3,
      maxWaitMs: 30_000,
      timeoutMs: 30_000,
      fetch: (input, init) => globalThis.fetch(input, init),
      sleep,
      ...options,
    };
  }

  /** @throws ProblemError, TypeError for a network fault, the signal's reason */
  extract(request: ExtractRequest, options: CallOptions = {}): Promise<ExtractResponse> {
    return this.#post<ExtractResponse>('/v1/extract', request, options);
  }

  /** One answer for each item, in their order. @throws ProblemError when the batch is refused as a whole */
  async extractBatch(items: BatchRequest['items'], options: CallOptions = {}): Promise<BatchItemAnswer[]> {
    const answer = await this.#post<BatchResponse>('/v1/extract:batch', { items }, options);
    return answer.items;
  }

  async #post<Answer>(path: string, body: unknown, options: CallOptions): Promise<Answer> {
    const { maxAttempts, maxWaitMs, sleep } = this.#options;
    let waitedMs = 0;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt<Answer>(path, body, options);
      } catch (error) {
        const waitMs = waitBefore(error, attempt);
        options.signal?.throwIfAborted();
        if (waitMs === undefined || attempt >= maxAttempts || waitedMs + waitMs > maxWaitMs) throw error;
        waitedMs += waitMs;
        await sleep(waitMs, options.signal);
        options.signal?.throwIfAborted();
      }
    }
  }

  async #attempt<Answer>(path: string, body: unknown, options: CallOptions): Promise<Answer> {
    const { baseUrl, apiKey, fetch, timeoutMs } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const answer = await fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-api-key': apiKey,
        ...(options.requestId !== undefined && { 'x-request-id': options.requestId }),
        ...(options.cacheControl !== undefined && { 'cache-control': options.cacheControl }),
      },
      body: JSON.stringify(body),
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
    if (answer.ok) return (await answer.json()) as Answer;
    throw new ProblemError(answer, await readProblem(answer));
  }
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Milliseconds; undefined when another attempt would not change the result. */
function waitBefore(error: unknown, attempt: number): number | undefined {
  if (error instanceof ProblemError) {
    return error.retryAfterSeconds === undefined ? undefined : error.retryAfterSeconds * 1_000;
  }
  // The error that fetch throws for a network fault.
  return error instanceof TypeError ? NETWORK_BACKOFF_MS * 2 ** (attempt - 1) : undefined;
}

async function readProblem(answer: Response): Promise<Problem | undefined> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  try {
    return isProblem ? ((await answer.json()) as Problem) : undefined;
  } catch {
    return undefined;
  }
}

function readSeconds(header: string | null): number | undefined {
  const seconds = Number(header ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}
