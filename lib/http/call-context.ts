import type { MiddlewareObj } from '@middy/core';
import { type CallContext, type Clock, createCallContext } from '../context.ts';
import type { HttpEvent, HttpResult } from './event.ts';

export interface InvocationContext {
  awsRequestId: string;
  getRemainingTimeInMillis(): number;
  /** Set by the `callContext` middleware before anything else runs. */
  call: CallContext;
}

export interface CallContextOptions {
  clock: Clock;
  /** The most a request may take, milliseconds. */
  maxBudgetMs: number;
  /** Kept back of the function's time left for the ledger put and the answer, milliseconds. */
  reserveMs: number;
}

export type HttpMiddleware = MiddlewareObj<HttpEvent, HttpResult, Error, InvocationContext>;

/** Opens the request: its budget is the smaller of `maxBudgetMs` and the function's time left less `reserveMs`. */
export function callContext({ clock, maxBudgetMs, reserveMs }: CallContextOptions): HttpMiddleware {
  return {
    before({ event, context }) {
      const requestId = event.requestContext?.requestId ?? context.awsRequestId;
      const budgetMs = Math.min(maxBudgetMs, context.getRemainingTimeInMillis() - reserveMs);
      context.call = createCallContext(clock, requestId, Math.max(0, budgetMs));
    },
  };
}
