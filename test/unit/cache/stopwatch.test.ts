import { expect, it } from 'vitest';
import { Stopwatch } from '../../../lib/cache/stopwatch.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

it('A stopwatch measures from its creation, without the work for which it is paused', async () => {
  const clock = new FakeClock();
  await clock.advance(500);
  const stopwatch = new Stopwatch(clock);
  await clock.advance(20);
  const paused = stopwatch.pauseFor(() => clock.sleep(100));
  await clock.advance(100);
  await paused;
  await clock.advance(3);
  expect(stopwatch.elapsedMs()).toBe(23);
});
