import type { MiddlewareObj } from '@middy/core';
import { type CallContext, type Clock, createCallContext, type LogFields } from '../context.ts';
import { readTraceParent } from '../trace-parent.ts';
import { type HttpEvent, type HttpResult, header } from './event.ts';
import { chooseRequestId } from './request-id.ts';

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
  /** Takes personal data out of a text; a request id that would change is not used. */
  redact: (text: string) => Promise<string>;
  /** Sets the fields of every log line of this request. */
  bindLog: (fields: LogFields) => void;
}

export type HttpMiddleware = MiddlewareObj<HttpEvent, HttpResult, Error, InvocationContext>;

/** Creates the context of a request. Its budget is the smaller of `maxBudgetMs` and the remaining time minus `reserveMs`. */
export function callContext(options: CallContextOptions): HttpMiddleware {
  const { clock, maxBudgetMs, reserveMs, redact, bindLog } = options;
  /** Lambda freezes the environment once the answer is out. */
  const settle: NonNullable<HttpMiddleware['after']> = ({ context }) => context.call.settleBackground();
  return {
    after: settle,
    onError: settle,
    async before({ event, context }) {
      const budgetMs = Math.max(0, Math.min(maxBudgetMs, context.getRemainingTimeInMillis() - reserveMs));
      const ownId = event.requestContext?.requestId ?? context.awsRequestId;
      const traceParent = readTraceParent(header(event, 'traceparent'));
      // Before the first wait: the time that the id takes is part of the request's.
      context.call = createCallContext(clock, ownId, budgetMs, traceParent);
      const requestId = await chooseRequestId(header(event, 'x-request-id'), ownId, redact);
      context.call = { ...context.call, requestId };
      bindLog({ request_id: requestId, ...(traceParent && { trace_id: traceParent.traceId }) });
    },
  };
}
