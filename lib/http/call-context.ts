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
  /** The longest time for a request, milliseconds. */
  maxBudgetMs: number;
  /** Part of the function's remaining time that is reserved for the ledger put and the answer, milliseconds. */
  reserveMs: number;
}

export type HttpMiddleware = MiddlewareObj<HttpEvent, HttpResult, Error, InvocationContext>;

/** Creates the context of a request. Its budget is the smaller of `maxBudgetMs` and the remaining time minus `reserveMs`. */
export function callContext({ clock, maxBudgetMs, reserveMs }: CallContextOptions): HttpMiddleware {
  /** Lambda freezes the environment once the answer is out. */
  const settle: NonNullable<HttpMiddleware['after']> = ({ context }) => context.call.settleBackground();
  return {
    after: settle,
    onError: settle,
    before({ event, context }) {
      const requestId = event.requestContext?.requestId ?? context.awsRequestId;
      const budgetMs = Math.min(maxBudgetMs, context.getRemainingTimeInMillis() - reserveMs);
      context.call = createCallContext(clock, requestId, Math.max(0, budgetMs));
    },
  };
}
