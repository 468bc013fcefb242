import { describe, expect, it } from 'vitest';
import { createPatience, StoreUnavailableError } from '../../../lib/state/index.ts';
import { SimulatedClock } from '../../fixtures/simulated-clock.ts';

const down = () => Promise.reject(new StoreUnavailableError('down'));
const answer = async () => 'answer';

function setUp() {
  const clock = new SimulatedClock();
  const patience = createPatience(clock);
  const call = (work: () => Promise<unknown>) =>
    clock.run(
      patience.run(150, work).then(
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
  return { clock, patience, call, failing };
}

describe('Patience', () => {
  it('leaves the store alone for 5 s after three failures in a row', async () => {
    const { clock, patience, call, failing } = setUp();
    await failing(2);
    expect(patience.resting()).toBe(false);
    await failing(1);
    expect(await call(answer)).toBe('StoreUnavailableError');
    await clock.run(clock.sleep(5_000));
    expect(await call(answer)).toBe('ok');
  });

  it('rests again after one failure that follows a rest', async () => {
    const { clock, patience, failing } = setUp();
    await failing(3);
    await clock.run(clock.sleep(5_000));
    await failing(1);
    expect(patience.resting()).toBe(true);
  });

  it('forgets failures after a success', async () => {
    const { patience, call, failing } = setUp();
    await failing(2);
    await call(answer);
    await failing(2);
    expect(patience.resting()).toBe(false);
  });

  it('counts calls that failed together once', async () => {
    const { clock, patience } = setUp();
    const together = Array.from({ length: 5 }, () => patience.run(150, down));
    await clock.run(Promise.allSettled(together));
    expect(patience.resting()).toBe(false);
  });

  it('ends a call that outlasts its time, heeded or not', async () => {
    const { clock, call } = setUp();
    expect(await call(() => new Promise(() => undefined))).toBe('StoreUnavailableError');
    expect(clock.monotonic()).toBe(150);
  });
});
