import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LimitTiming, limitTiming, remainingAt } from '../../../lib/provider/fleet/limit-timing.ts';
import { eachRow } from '../../fixtures/each-row.ts';

/** The most calls that may start within one second, whenever each uses its slot. */
const worstSecond = ({ lineCount, intervalMs, earlyMs, lateMs }: LimitTiming) =>
  lineCount * ((1_000 + earlyMs + lateMs) / intervalMs + 1);

const rule = fc.record({
  requestsPerSecond: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0.1, max: 10, noNaN: true })),
  burst: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10_000 })),
});

describe('limitTiming', () => {
  it('allows exactly rate and burst in the worst second, whatever the rule', () => {
    fc.assert(
      fc.property(rule, given => {
        const allowed = given.requestsPerSecond + given.burst;
        expect(worstSecond(limitTiming(given))).toBeCloseTo(allowed, 5);
      }),
      { numRuns: 1_000 },
    );
  });

  it('uses 98 % of the rate', () => {
    fc.assert(
      fc.property(rule, given => {
        const { lineCount, intervalMs } = limitTiming(given);
        expect((lineCount * 1_000) / intervalMs).toBeCloseTo(0.98 * given.requestsPerSecond, 5);
      }),
    );
  });

  it('lets every call be 5 ms late at least, and none more than 50 ms', () => {
    fc.assert(
      fc.property(rule, given => {
        const { earlyMs, lateMs } = limitTiming(given);
        expect(earlyMs).toBeGreaterThanOrEqual(lateMs);
        expect(lateMs).toBeGreaterThan(5);
        expect(lateMs).toBeLessThanOrEqual(50);
      }),
    );
  });

  eachRow([
    [100, 1],
    [101, 2],
    [1_000, 10],
  ])('divides %i calls a second among %i lines', (requestsPerSecond, lineCount) => {
    expect(limitTiming({ requestsPerSecond, burst: 1 }).lineCount).toBe(lineCount);
  });
});

describe('remainingAt', () => {
  const timing: LimitTiming = { lineCount: 10, intervalMs: 100, earlyMs: 250, lateMs: 50 };

  eachRow([
    [1_000, 30],
    [1_050, 30],
    [1_051, 20],
    [1_250, 10],
    [1_251, 0],
    [5_000, 0],
  ])('counts the slots of all lines that may be used at 1,000 when a line ends at %i: %i', (end, remaining) => {
    expect(remainingAt(1_000, end, timing)).toBe(remaining);
  });
});
