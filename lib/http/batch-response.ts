import type { BatchOutcome, ExtractResponse } from '../extraction/index.ts';
import type { HttpResult } from './event.ts';
import { type ProblemDetails, problemOf, type Redact, retryAfterOf } from './problem-details.ts';

/** The answer to one item of a batch: `response` with status 200, else `problem`. */
export interface BatchItemAnswer {
  id: string;
  status: number;
  response?: ExtractResponse;
  problem?: ProblemDetails;
  /** Seconds after which the item can be sent again: the `Retry-After` of a single request. */
  retry_after_sec?: number;
}

/** Status 200 also when items failed: each has a status of its own, in the order of the request. */
export async function batchResponse(outcomes: readonly BatchOutcome[], redact: Redact): Promise<HttpResult> {
  const items = await Promise.all(outcomes.map(outcome => itemAnswer(outcome, redact)));
  return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ items }) };
}

async function itemAnswer({ id, result, context }: BatchOutcome, redact: Redact): Promise<BatchItemAnswer> {
  if ('extraction' in result) return { id, status: 200, response: result.extraction.response };
  const problem = await problemOf(result.error, context, redact);
  const retryAfter = retryAfterOf(result.error);
  return {
    id,
    status: problem.status,
    problem,
    ...(retryAfter === undefined ? {} : { retry_after_sec: retryAfter }),
  };
}
