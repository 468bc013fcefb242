import {
  type BatchItemAnswer,
  CxoneEntitiesClient,
  type ExtractRequest,
  type ExtractResponse,
  type Problem,
  ProblemError,
} from '../../../clients/typescript/index.ts';
import type { Clock } from '../../../lib/context.ts';
import { ToolError } from '../tool/index.ts';
import { type Pace, readRatePolicy } from './pace.ts';
import type { RowProblem } from './row.ts';

export type Outcome = { readonly answer: ExtractResponse } | { readonly problem: RowProblem };

export interface Asked {
  readonly row: number;
  readonly question: ExtractRequest;
}

interface Options {
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Names this run in the request ids. */
  readonly run: string;
  readonly concurrency: number;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
}

/** Attempts for a row that fails. A throttled attempt does not count. */
const MAX_ATTEMPTS = 5;
const FIRST_BACKOFF_SECONDS = 0.5;
/** When the service throttles for longer, the run ends. No hold of the service lasts longer than 15 minutes. */
const MAX_THROTTLED_MS = 30 * 60_000;

/** Problems that all rows would have. */
const FATAL: Readonly<Record<number, string>> = {
  403: 'The service refuses the API key. Set CXONE_ENTITIES_KEY.',
  404: 'There is no such path. --url must end before /v1, on AWS with the stage.',
  405: 'There is no such path. --url must end before /v1, on AWS with the stage.',
};

/** Sends rows, several in a call, and retries those that may be retried. */
export class Service {
  readonly #options: Options;
  readonly #client: CxoneEntitiesClient;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(options: Options) {
    this.#options = options;
    this.#free = options.concurrency;
    const { baseUrl, apiKey, pace, fetch = globalThis.fetch } = options;
    this.#client = new CxoneEntitiesClient({
      ...{ baseUrl, apiKey, maxAttempts: 1 },
      async fetch(input, init) {
        const answer = await fetch(input, init);
        const limit = readRatePolicy(answer.headers.get('ratelimit-policy'));
        if (limit !== undefined) pace.limitTo(limit);
        return answer;
      },
    });
  }

  /** One outcome for each row. @throws ToolError when no row can be asked */
  async ask(rows: readonly Asked[]): Promise<ReadonlyMap<number, Outcome>> {
    const { pace, clock, signal } = this.#options;
    const outcomes = new Map<number, Outcome>();
    const attempts = new Map<number, number>();
    const startedAt = clock.monotonic();
    for (let open = rows; open.length > 0; open = open.filter(({ row }) => !outcomes.has(row))) {
      await pace.take(open.length, signal);
      let waitSeconds = 0;
      for (const [row, { outcome, retryAfterSeconds }] of await this.#call(open, attempts)) {
        const isThrottled = 'problem' in outcome && outcome.problem.status === 429;
        const attempt = (attempts.get(row) ?? 0) + (isThrottled ? 0 : 1);
        attempts.set(row, attempt);
        const mayRepeat = isThrottled || attempt < MAX_ATTEMPTS;
        if (retryAfterSeconds === undefined || !mayRepeat) outcomes.set(row, outcome);
        else waitSeconds = Math.max(waitSeconds, retryAfterSeconds);
      }
      if (waitSeconds > 0) pace.pause(waitSeconds);
      if (clock.monotonic() - startedAt > MAX_THROTTLED_MS) {
        throw new ToolError('The service has throttled the same rows for 30 minutes. Continue later with --resume.');
      }
    }
    return outcomes;
  }

  async #call(rows: readonly Asked[], attempts: ReadonlyMap<number, number>): Promise<Map<number, Reply>> {
    await this.#takeSlot();
    const [first] = rows;
    const requestId = `bulk-${this.#options.run}-${first?.row}`;
    const options = { requestId, signal: this.#options.signal };
    try {
      if (first && rows.length === 1) {
        const answer = await this.#client.extract(first.question, options);
        return new Map([[first.row, { outcome: { answer }, retryAfterSeconds: undefined }]]);
      }
      const items = rows.map(({ row, question }) => ({ id: String(row), ...question }));
      const answers = await this.#client.extractBatch(items, options);
      return new Map(answers.map(item => [Number(item.id), replyOf(item)]));
    } catch (error) {
      this.#options.signal.throwIfAborted();
      const attempt = Math.max(0, ...rows.map(({ row }) => attempts.get(row) ?? 0)) + 1;
      const reply = replyTo(error, attempt, this.#options.baseUrl);
      return new Map(rows.map(({ row }) => [row, reply]));
    } finally {
      this.#returnSlot();
    }
  }

  async #takeSlot(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
  }

  #returnSlot(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}

interface Reply {
  readonly outcome: Outcome;
  /** Undefined when another attempt would not change the outcome. */
  readonly retryAfterSeconds: number | undefined;
}

function replyOf({ status, response, problem, retry_after_sec }: BatchItemAnswer): Reply {
  if (response) return { outcome: { answer: response }, retryAfterSeconds: undefined };
  const seconds = retry_after_sec ?? (status === 504 ? 0 : undefined);
  return { outcome: { problem: describe(status, problem) }, retryAfterSeconds: seconds };
}

/**
 * The result for each row of a call that failed as a whole. @throws ToolError if all other rows would fail in the same
 * way
 */
function replyTo(error: unknown, attempt: number, baseUrl: string): Reply {
  const backoff = FIRST_BACKOFF_SECONDS * 2 ** (attempt - 1);
  if (error instanceof ProblemError) {
    const fatal = FATAL[error.status];
    if (fatal !== undefined) throw new ToolError(`${baseUrl} answers ${error.status}. ${fatal}`);
    const seconds = error.retryAfterSeconds ?? (error.status >= 500 ? backoff : undefined);
    return { outcome: { problem: describe(error.status, error.problem, error) }, retryAfterSeconds: seconds };
  }
  if (attempt >= MAX_ATTEMPTS) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new ToolError(
      `${baseUrl} does not answer: ${cause}. The answers so far are in the output. Continue with --resume.`,
    );
  }
  const problem = { status: 0, code: 'no-answer', detail: 'The service does not answer.' };
  return { outcome: { problem }, retryAfterSeconds: backoff };
}

function describe(status: number, problem: Problem | undefined, error?: ProblemError): RowProblem {
  const code = problem?.type.split(':').at(-1) ?? error?.code ?? String(status);
  return {
    ...{ status, code, detail: problem?.detail ?? error?.message ?? '' },
    ...(problem?.errors && { errors: problem.errors }),
    ...(problem?.audit_id !== undefined && { audit_id: problem.audit_id }),
  };
}
