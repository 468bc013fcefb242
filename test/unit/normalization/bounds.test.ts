import { describe, expect, it } from 'vitest';
import { withinBounds } from '../../../lib/normalization/bounds.ts';
import type { TypedValue } from '../../../lib/normalization/port.ts';
import { compileRules } from '../../../lib/normalization/rules/compile.ts';
import { ruleIndexOf } from '../../../lib/normalization/rules/rules-index.ts';

const ruleOf = (rule: object) => {
  const document = JSON.stringify({ version: 't', entities: { e: rule } }, null, 1);
  const index = ruleIndexOf(compileRules(document), 'e');
  if (!index) throw new Error('the rule is missing');
  return index;
};

/** 31 March 2026, 22:00 in New York, when it is 1 April in UTC. */
const context = { language: 'en-US', referenceTime: Date.UTC(2026, 3, 1, 2), timeZone: 'America/New_York' } as const;

const isWithin = (value: string, bounds: object, typed: Partial<TypedValue> = {}): boolean =>
  withinBounds({ value, typed: { kind: 'date', ...typed } }, ruleOf({ kind: 'date', ...bounds }), context);

describe('bounds of dates', () => {
  it('include the minimum and the maximum themselves', () => {
    const bounds = { min: '2026-03-01', max: '2026-03-31' };
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'];
    expect(days.map(day => isWithin(day, bounds))).toEqual([false, true, true, false]);
  });

  it('count months by the calendar: a month before 31 March is 28 February', () => {
    const bounds = { min: '-P1M' };
    const days = ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02'];
    expect(days.map(day => isWithin(day, bounds))).toEqual([false, true, true, true]);
  });

  it('count years, months, weeks and days, back and forward, from the local date', () => {
    expect([isWithin('2025-01-23', { min: '-P1Y2M1W' }), isWithin('2025-01-24', { min: '-P1Y2M1W' })]).toEqual([
      false,
      true,
    ]);
    expect([isWithin('2026-04-10', { max: 'P10D' }), isWithin('2026-04-11', { max: 'P10D' })]).toEqual([true, false]);
    expect([isWithin('2026-04-30', { max: 'P1M' }), isWithin('2026-05-01', { max: 'P1M' })]).toEqual([true, false]);
  });

  it('accept a longer time when one of its days is within them; its end is not one of its days', () => {
    const march = { grain: 'month', start: '2026-03-01', end: '2026-04-01' };
    expect(isWithin('2026-03', { min: '2026-03-31' }, march)).toBe(true);
    expect(isWithin('2026-03', { min: '2026-04-01' }, march)).toBe(false);
    expect(isWithin('2026-03', { max: '2026-03-01' }, march)).toBe(true);
    expect(isWithin('2026-03', { max: '2026-02-28' }, march)).toBe(false);
  });

  it('accept any time without a date', () => {
    expect(isWithin('15:00', { min: '2026-04-01' })).toBe(true);
  });
});

describe('bounds of numbers', () => {
  it('include the minimum and the maximum themselves', () => {
    const within = (value: string) =>
      withinBounds({ value, typed: { kind: 'number' } }, ruleOf({ kind: 'number', min: 1, max: 3 }), context);
    expect(['0.99', '1', '3', '3.01'].map(within)).toEqual([false, true, true, false]);
  });
});
