import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../lib/context.ts';
import { untilAborted, untilDeadline } from '../../lib/deadline.ts';
import { SimulatedClock } from '../fixtures/simulated-clock.ts';

const never = new Promise<string>(() => undefined);
const giveUp = () => 'gave up';

describe('untilAborted', () => {
  it('gives the result of work that is done before the signal aborts', async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve('done'), signal, giveUp)).toBe('done');
  });

  it('gives what onAbort gives once the signal aborts', async () => {
    const controller = new AbortController();
    const result = untilAborted(never, controller.signal, giveUp);
    controller.abort();
    expect(await result).toBe('gave up');
  });

  it('does not wait for a signal that has aborted already', async () => {
    expect(await untilAborted(never, AbortSignal.abort(), giveUp)).toBe('gave up');
  });

  it('gives work that is done although the signal has aborted already', async () => {
    expect(await untilAborted(Promise.resolve('done'), AbortSignal.abort(), giveUp)).toBe('done');
  });

  it('throws what the work throws, and what onAbort throws', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.reject(new Error('work')), signal, giveUp)).rejects.toThrow('work');
    const fail = () => {
      throw new Error('too late');
    };
    await expect(untilAborted(never, AbortSignal.abort(), fail)).rejects.toThrow('too late');
  });
});

describe('untilDeadline', () => {
  it('gives up when the time left of the invocation has run out', async () => {
    const clock = new SimulatedClock();
    const context = createCallContext(clock, 'request-1', 700);
    expect(await clock.run(untilDeadline(never, context, giveUp))).toBe('gave up');
    expect(clock.monotonic()).toBe(700);
  });
});
