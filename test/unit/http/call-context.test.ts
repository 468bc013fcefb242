import middy from '@middy/core';
import { describe, expect, it } from 'vitest';
import { callContext, type HttpEvent, type HttpResult, type InvocationContext } from '../../../lib/http/index.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const event: HttpEvent = { headers: {}, body: null, isBase64Encoded: false, requestContext: {} };

/** Handles one event by `work` on a simulated clock, with 10 s left of the function's time. */
function handle(work: (context: InvocationContext, clock: SimulatedClock) => Promise<HttpResult>) {
  const clock = new SimulatedClock();
  const handler = middy<HttpEvent, HttpResult, Error, InvocationContext>({ timeoutEarlyInMillis: 0 })
    .use(callContext({ clock, maxBudgetMs: 25_000, reserveMs: 1_500, redact: async text => text, bindLog: () => {} }))
    .handler(async (_, context) => work(context, clock));
  const context = { awsRequestId: 'aws-1', getRemainingTimeInMillis: () => 10_000 };
  const answer = clock.run(handler(event, context as never) as Promise<HttpResult>);
  return { answer, clock };
}

const OK: HttpResult = { statusCode: 200, headers: {}, body: '' };

describe('callContext', () => {
  it('keeps the invocation alive until the work in the background is done', async () => {
    let done = false;
    const { answer, clock } = handle(async ({ call }, clock) => {
      const work = clock.sleep(300).then(() => {
        done = true;
      });
      call.runInBackground(work, 2_000);
      return OK;
    });
    expect(await answer).toEqual(OK);
    expect(done).toBe(true);
    expect(clock.monotonic()).toBe(300);
  });

  it('keeps it alive also when the request failed', async () => {
    const { answer, clock } = handle(async ({ call }, time) => {
      call.runInBackground(time.sleep(300), 2_000);
      throw new Error('unforeseen');
    });
    await expect(answer).rejects.toThrow('unforeseen');
    expect(clock.monotonic()).toBe(300);
  });

  it('waits no longer than the work asked for, and no longer than the time left', async () => {
    const forever = new Promise(() => undefined);
    const bounded = handle(async ({ call }) => {
      call.runInBackground(forever, 2_000);
      return OK;
    });
    await bounded.answer;
    expect(bounded.clock.monotonic()).toBe(2_000);
    const short = handle(async ({ call }, clock) => {
      call.runInBackground(forever, 2_000);
      await clock.sleep(8_000);
      return OK;
    });
    await short.answer;
    expect(short.clock.monotonic()).toBe(8_500);
  });

  it('answers although the work in the background failed', async () => {
    const { answer } = handle(async ({ call }) => {
      call.runInBackground(Promise.reject(new Error('lost')), 2_000);
      return OK;
    });
    expect(await answer).toEqual(OK);
  });
});
