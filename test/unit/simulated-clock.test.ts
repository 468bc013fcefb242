import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../fixtures/simulated-clock.ts';

describe('SimulatedClock', () => {
  it('fires timers of the same time together, before the code that waits for the first one goes on', async () => {
    const clock = new SimulatedClock();
    const cancel = new AbortController();
    const first = clock.sleep(10).then(() => cancel.abort());
    const second = clock.sleep(10, cancel.signal).then(() => 'fired');
    await clock.run(Promise.all([first, second]));
    expect(await second).toBe('fired');
  });

  it('fires the timers of one time in the order in which they were set', async () => {
    const clock = new SimulatedClock();
    const order: string[] = [];
    const sleep = (ms: number, name: string) => clock.sleep(ms).then(() => order.push(name));
    await clock.run(Promise.all([sleep(20, 'late'), sleep(10, 'a'), sleep(10, 'b'), sleep(0, 'now')]));
    expect(order).toEqual(['now', 'a', 'b', 'late']);
    expect(clock.monotonic()).toBe(20);
  });

  it('counts whole milliseconds, and ends no sleep early', async () => {
    const clock = new SimulatedClock();
    await clock.run(clock.sleep(1.2));
    expect(clock.monotonic()).toBe(2);
    await clock.run(clock.sleep(3.0001));
    expect(clock.monotonic()).toBe(5);
  });

  it('does not move to the time of a cancelled sleep', async () => {
    const clock = new SimulatedClock();
    const cancel = new AbortController();
    const cancelled = clock.sleep(1_000, cancel.signal).catch(error => error.name);
    const work = clock.sleep(10).then(() => cancel.abort());
    await clock.run(Promise.all([work, cancelled]));
    await clock.run(new Promise(() => undefined)).catch(() => undefined);
    expect(clock.monotonic()).toBe(10);
  });

  it('fails when nothing is left that could settle the work', async () => {
    await expect(new SimulatedClock().run(new Promise(() => undefined))).rejects.toThrow('no timer is left');
  });
});
