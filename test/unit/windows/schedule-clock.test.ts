import { describe, expect, it } from 'vitest';
import { createScheduleClock } from '../../../lib/windows/schedule-clock.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';

describe('The clock of the schedule', () => {
  const clock = new FakeClock();
  const at = (ms: number) => new Date(clock.now() + ms).toISOString();

  it('is the clock, as long as that is not ahead of the schedule', () => {
    expect(createScheduleClock(clock, at(-60_000)).now()).toBe(clock.now());
    expect(createScheduleClock(clock, at(-120_000)).now()).toBe(clock.now());
    expect(createScheduleClock(clock, at(3_600_000)).now()).toBe(clock.now());
    for (const none of [undefined, 'soon', 17, null]) expect(createScheduleClock(clock, none).now()).toBe(clock.now());
  });

  it('is the clock beside an event that is older than a day, such as a test event of the console', () => {
    for (const time of ['1970-01-01T00:00:00Z', at(-86_400_001)]) {
      expect(createScheduleClock(clock, time).now()).toBe(clock.now());
    }
    expect(createScheduleClock(clock, at(-86_400_000)).now()).toBe(clock.now() - 86_400_000 + 120_000);
  });

  it('limits a clock that is ahead, and goes on from the limit', async () => {
    const own = new FakeClock();
    await own.advance(1_000);
    const start = own.now() - 3_600_000 + 120_000;
    const scheduled = createScheduleClock(own, new Date(own.now() - 3_600_000).toISOString());
    expect(scheduled.now()).toBe(start);
    await own.advance(5_000);
    expect(scheduled.now()).toBe(start + 5_000);
  });
});
