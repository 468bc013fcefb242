import middy from '@middy/core';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError, UpstreamThrottledError } from '../../../lib/errors.ts';
import {
  callContext,
  type HttpEvent,
  type HttpResult,
  type InvocationContext,
  problemDetails,
  responseHeaders,
} from '../../../lib/http/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

const event: HttpEvent = {
  headers: {},
  body: null,
  isBase64Encoded: false,
  requestContext: { requestId: 'request-1' },
};

const redact = async (text: string): Promise<string> => text.replaceAll('secret', '[X]');

function answer(work: (context: InvocationContext) => HttpResult, remainingMs = 28_000): Promise<HttpResult> {
  const handler = middy<HttpEvent, HttpResult, Error, InvocationContext>({ timeoutEarlyInMillis: 0 })
    .use(callContext({ clock: new FakeClock(), maxBudgetMs: 25_000, reserveMs: 1_500, redact, bindLog: () => {} }))
    .use(responseHeaders())
    .use(problemDetails({ redact }))
    .handler(async (_, context) => work(context));
  const context = { awsRequestId: 'aws-1', getRemainingTimeInMillis: () => remainingMs };
  return handler(event, context as never) as Promise<HttpResult>;
}

const failing = (error: unknown) =>
  answer(() => {
    throw error;
  });

describe('problemDetails', () => {
  it('lists every fault of an invalid request at once, redacted', async () => {
    const { statusCode, headers, body } = await failing(
      new InvalidRequestError('The request breaks 2 rules.', [
        { pointer: '/text', detail: 'is required' },
        { pointer: '/secret', detail: 'is not a known field' },
      ]),
    );
    expect(statusCode).toBe(422);
    expect(headers['Content-Type']).toBe('application/problem+json');
    expect(JSON.parse(body)).toEqual({
      type: 'urn:cxone-entities:problem:invalid-request',
      title: 'Invalid request',
      status: 422,
      detail: 'The request breaks 2 rules.',
      instance: 'urn:cxone-entities:request:request-1',
      errors: [
        { pointer: '/text', detail: 'is required' },
        { pointer: '/[X]', detail: 'is not a known field' },
      ],
    });
  });

  it('names the record of the failure where the ledger has one', async () => {
    const recorded = await answer(({ call }) => {
      call.trace.auditId = '01M81Z79RRBY31ZVBSCAVT71ZK';
      throw new UpstreamThrottledError('Wait.');
    });
    expect(JSON.parse(recorded.body)).toMatchObject({ audit_id: '01M81Z79RRBY31ZVBSCAVT71ZK' });
    expect(JSON.parse((await failing(new UpstreamThrottledError('Wait.'))).body)).not.toHaveProperty('audit_id');
  });

  it('rounds Retry-After up to whole seconds', async () => {
    const { statusCode, headers } = await failing(new UpstreamThrottledError('Wait.', { retryAfterSeconds: 4.2 }));
    expect(statusCode).toBe(429);
    expect(headers['Retry-After']).toBe('5');
  });

  it('leaks nothing of an unforeseen error', async () => {
    const { statusCode, body } = await failing(new TypeError('token abc of jane@example.com'));
    expect(statusCode).toBe(500);
    expect(JSON.parse(body)).toMatchObject({ type: 'urn:cxone-entities:problem:internal' });
    expect(body).not.toMatch(/abc|jane/);
  });
});

describe('responseHeaders', () => {
  it('adds timings and keeps caches off, on answers and on problems', async () => {
    for (const { headers } of [await answer(() => ({ statusCode: 200, headers: {}, body: '' })), await failing('x')]) {
      expect(headers).toMatchObject({
        'Server-Timing': 'total;dur=0.00',
        'Cache-Control': 'no-store',
        'X-Request-Id': 'request-1',
      });
    }
  });
});

describe('Server-Timing', () => {
  const timing = async (upstreamCalls: number) => {
    const { headers } = await answer(({ call }) => {
      call.trace.timings.set('cache', 1).set('upstream', 39);
      call.trace.upstreamCalls = upstreamCalls;
      return { statusCode: 200, headers: {}, body: '' };
    });
    return headers['Server-Timing'];
  };

  it('has the phase of the upstream where a call was made only', async () => {
    expect(await timing(1)).toBe('cache;dur=1.00, upstream;dur=39.00, total;dur=0.00');
    expect(await timing(0)).toBe('cache;dur=1.00, total;dur=0.00');
  });
});

describe('responseHeaders with a limit', () => {
  it('says when the next call may start once the limit is used up', async () => {
    const limited = await answer(({ call }) => {
      call.trace.limit = { remaining: 0, resetSeconds: 2 };
      return { statusCode: 200, headers: {}, body: '' };
    });
    expect(limited.headers.RateLimit).toBe('"upstream";r=0;t=2');
  });
});

describe('callContext', () => {
  eachRow([
    [28_000, 25_000],
    [10_000, 8_500],
    [1_000, 0],
  ])('of %d ms left to the function gives the request %d ms', async (remainingMs, budgetMs) => {
    let given = -1;
    await answer(context => {
      given = context.call.remainingMs();
      return { statusCode: 200, headers: {}, body: '' };
    }, remainingMs);
    expect(given).toBe(budgetMs);
  });
});
