import { describe, expect, it } from 'vitest';
import { StoreBreaker, StoreUnavailableError } from '../../../lib/state/index.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const down = () => Promise.reject(new StoreUnavailableError('down'));
const answer = async () => 'answer';

function setUp() {
  const clock = new SimulatedClock();
  const breaker = new StoreBreaker(clock);
  const call = (work: () => Promise<unknown>) =>
    clock.run(
      breaker.run(150, work).then(
        () => 'ok',
        error => error.name as string,
      ),
    );
  const failing = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await call(down);
      await clock.run(clock.sleep(1));
    }
  };
  return { clock, breaker, call, failing };
}

describe('StoreBreaker', () => {
  it('does not call the store for 5 s after three failures in a row', async () => {
    const { clock, breaker, call, failing } = setUp();
    await failing(2);
    expect(breaker.isOpen).toBe(false);
    await failing(1);
    expect(await call(answer)).toBe('StoreUnavailableError');
    await clock.run(clock.sleep(5_000));
    expect(await call(answer)).toBe('ok');
  });

  it('calls the store again at the end of the 5 s, not earlier', async () => {
    const { clock, breaker, call, failing } = setUp();
    await failing(2);
    await call(down);
    await clock.run(clock.sleep(4_999));
    expect(breaker.isOpen).toBe(true);
    await clock.run(clock.sleep(1));
    expect(breaker.isOpen).toBe(false);
  });

  it('opens again after one failure that follows a pause', async () => {
    const { clock, breaker, failing } = setUp();
    await failing(3);
    await clock.run(clock.sleep(5_000));
    await failing(1);
    expect(breaker.isOpen).toBe(true);
  });

  it('forgets failures after a success', async () => {
    const { breaker, call, failing } = setUp();
    await failing(2);
    await call(answer);
    await failing(2);
    expect(breaker.isOpen).toBe(false);
  });

  it('counts calls that failed together once', async () => {
    const { clock, breaker } = setUp();
    const together = Array.from({ length: 5 }, () => breaker.run(150, down));
    await clock.run(Promise.allSettled(together));
    expect(breaker.isOpen).toBe(false);
  });

  it('ends a call that outlasts its time, also when the call ignores its signal', async () => {
    const { clock, call } = setUp();
    expect(await call(() => new Promise(() => undefined))).toBe('StoreUnavailableError');
    expect(clock.monotonic()).toBe(150);
  });
});
