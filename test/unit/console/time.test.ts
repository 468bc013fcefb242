import { describe, expect, it } from 'vitest';
import { axisTime, clockTime, dayTime, duration, shortTime } from '../../../infra/console/page/parts/time.ts';

/** In the time zone of this machine, as on the page. */
const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute, 7).getTime();

describe('the times of the page', () => {
  it('name the day beside the time in a list that goes back beyond a day', () => {
    expect(clockTime(at(22, 13, 11))).toBe('13:11:07');
    expect(dayTime(at(22, 13, 11))).toBe('22 Nov 13:11:07');
  });

  it('name the day on an axis at midnight, and the time otherwise', () => {
    expect(axisTime(at(22, 0))).toBe('22 Nov');
    expect(axisTime(at(22, 0, 1))).toBe('00:01');
    expect(axisTime(at(22, 12))).toBe('12:00');
  });

  it('name the day where it is not today', () => {
    expect(shortTime(at(22, 13, 11))).toMatch(/^22 Nov 13:11$/);
    expect(shortTime(Date.now())).toMatch(/^\d\d:\d\d$/);
  });

  it('round durations to the most useful unit', () => {
    expect([0, 99_400, 100_000, 5_999_000, 6_000_000].map(duration)).toEqual([
      '0 s',
      '99 s',
      '2 min',
      '100 min',
      '2 h',
    ]);
  });
});
