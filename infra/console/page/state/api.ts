import type { Problem } from '../../server/problem.ts';
import { TEXTS } from '../texts.ts';

/** The console could not answer; the detail says what to do. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const STOPPED: Problem = { status: 0, code: 'stopped', detail: TEXTS.stopped };

/** Asks the console's own server. */
export class Api {
  readonly #token: string;

  constructor(token: string) {
    this.#token = token;
  }

  get = <T>(path: string): Promise<T> => this.#call('GET', path);
  post = <T>(path: string, body: unknown): Promise<T> => this.#call('POST', path, body);
  put = <T>(path: string, body: unknown = {}): Promise<T> => this.#call('PUT', path, body);
  delete = <T>(path: string): Promise<T> => this.#call('DELETE', path);

  /** The body of a successful answer. @throws ApiError */
  async stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#send('GET', path, undefined, signal);
    if (!body) throw new ApiError(STOPPED);
    return body;
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return (await (await this.#send(method, path, body)).json()) as T;
  }

  async #send(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(`/api/${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#token}` },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
    } catch {
      throw new ApiError(STOPPED);
    }
    if (answer.ok) return answer;
    throw new ApiError(await answer.json().catch(() => ({ ...STOPPED, status: answer.status })));
  }
}
