import { describe, expect, it } from 'vitest';
import { createCallContext } from '../../lib/context.ts';
import { DeadlineExceededError } from '../../lib/errors.ts';
import { OpenCalls } from '../../lib/open-calls.ts';
import { SimulatedClock } from '../fixtures/simulated-clock.ts';

/** Calls of 100 ms; the first `failing` of them end because their request ran out of time. */
function prepare(failing: number) {
  const clock = new SimulatedClock();
  const calls = new OpenCalls<number>();
  let started = 0;
  const start = async () => {
    started += 1;
    const number = started;
    await clock.sleep(100);
    if (number <= failing) throw new DeadlineExceededError('out of time');
    return number;
  };
  const join = (budgetMs = 25_000) => calls.join('key', start, createCallContext(clock, 'r', budgetMs));
  const joinAfter = async (ms: number) => {
    await clock.sleep(ms);
    return join();
  };
  return { clock, join, joinAfter, started: () => started };
}

describe('OpenCalls', () => {
  it('lets requests for the same key share one call', async () => {
    const { clock, join, joinAfter, started } = prepare(0);
    const outcomes = await clock.run(Promise.all([join(), join(), joinAfter(99)]));
    expect(outcomes.map(({ joined }) => joined)).toEqual([false, true, true]);
    expect(started()).toBe(1);
  });

  it('starts a new call when the last one has ended', async () => {
    const { clock, join, started } = prepare(0);
    await clock.run(join());
    expect(await clock.run(join())).toEqual({ value: 2, joined: false });
    expect(started()).toBe(2);
  });

  it('starts one call again for all that waited for one that ran out of time', async () => {
    const { clock, join, joinAfter, started } = prepare(1);
    const [first, ...others] = await clock.run(Promise.allSettled([join(), join(), join(), join(), joinAfter(150)]));
    expect(first.status).toBe('rejected');
    expect(others.map(outcome => outcome.status === 'fulfilled' && outcome.value.value)).toEqual([2, 2, 2, 2]);
    expect(started()).toBe(2);
  });

  it('does not start a call again for a request whose own time has run out', async () => {
    const { clock, join, started } = prepare(0);
    const [, late] = await clock.run(Promise.allSettled([join(), join(60)]));
    expect(late).toMatchObject({ reason: { code: 'deadline-exceeded' } });
    expect(started()).toBe(1);
  });
});
