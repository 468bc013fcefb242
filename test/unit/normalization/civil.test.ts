import { describe, expect, it } from 'vitest';
import { dayOf, formatDate, monthOf, yearOf } from '../../../lib/normalization/civil.ts';

const DAY = 86_400_000;

describe('The date of a civil time', () => {
  const parts = (t: number) => [yearOf(t), monthOf(t), dayOf(t)];
  const byDate = (t: number) => {
    const date = new Date(t);
    return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  };

  it('is that of a Date, on every day of an era of 400 years and around its ends', () => {
    const start = Date.UTC(1900, 0, 1);
    const wrong = Array.from({ length: 146_100 }, (_, day) => start + day * DAY).filter(t => {
      const date = new Date(t);
      return (
        yearOf(t) !== date.getUTCFullYear() || monthOf(t) !== date.getUTCMonth() + 1 || dayOf(t) !== date.getUTCDate()
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is that of a Date in other eras, at the last moment of a day and at the ends of its range', () => {
    const years = [-271_820, -401, -400, -1, 0, 1, 99, 100, 400, 999, 10_000, 275_759];
    const times = years.flatMap(year => [
      new Date(0).setUTCFullYear(year, 1, 28),
      new Date(0).setUTCFullYear(year, 11, 31),
    ]);
    for (const t of [...times.flatMap(t => [t, t + DAY - 1, t + DAY]), 8.64e15, -8.64e15])
      expect(parts(t)).toEqual(byDate(t));
    expect(parts(8.64e15 + DAY)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('is written with four digits for the year at least', () => {
    expect(formatDate(new Date(0).setUTCFullYear(987, 0, 5))).toBe('0987-01-05');
    expect(formatDate(Date.UTC(2026, 10, 17, 23))).toBe('2026-11-17');
  });
});
