import { describe, expect, it } from 'vitest';
import { joinCallers } from '../../../lib/auth/join-callers.ts';
import { createCallContext } from '../../../lib/context.ts';
import { DeadlineExceededError } from '../../../lib/errors.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

describe('joinCallers', () => {
  it('does not start work again for a caller whose time is all but up', async () => {
    const clock = new SimulatedClock();
    let started = 0;
    const call = joinCallers(async () => {
      started += 1;
      await clock.sleep(999);
      throw new DeadlineExceededError('a timer fired 1 ms early');
    });
    const calls = [1_000, 1_000].map(budgetMs => call(createCallContext(clock, 'r', budgetMs)));
    const outcomes = await clock.run(Promise.allSettled(calls));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(started).toBe(1);
  });
});
