import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RETRY_AFTER_MS, readRetryAfter } from '../../../lib/provider/transport/retry-after.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1_000).toUTCString();

describe('readRetryAfter', () => {
  it.each([
    ['0', 0],
    ['5', 5_000],
    [' 7 ', 7_000],
    ['1.5', 1_500],
    ['900', MAX_RETRY_AFTER_MS],
    ['86400', MAX_RETRY_AFTER_MS],
    ['99999999999999999999', MAX_RETRY_AFTER_MS],
  ])('reads %j as %i ms', (value, ms) => {
    expect(readRetryAfter(value, null, NOW)).toBe(ms);
  });

  it.each([
    null,
    '',
    '-1',
    '5s',
    '1e3',
    'soon',
    'Infinity',
    '0x10',
    'Sun, 99 Foo 2026 12:00:05 GMT',
    '2026-11-22T12:00:05Z',
  ])('does not read %j', value => {
    expect(readRetryAfter(value, null, NOW)).toBeUndefined();
  });

  it.each(['Sun, 22 Nov 2026 12:00:05 GMT', 'Sunday, 22-Nov-26 12:00:05 GMT', 'Sun Nov 22 12:00:05 2026'])(
    'reads the date %j',
    value => {
      expect(readRetryAfter(value, null, NOW)).toBe(5_000);
    },
  );

  it("takes a date against the response's own Date, however wrong our clock is", () => {
    expect(readRetryAfter(inSeconds(5), inSeconds(0), NOW + 3_600_000)).toBe(5_000);
  });

  it('falls back to our clock when Date cannot be read', () => {
    expect(readRetryAfter(inSeconds(5), 'yesterday', NOW)).toBe(5_000);
  });

  it('reads a date that has passed as 0', () => {
    expect(readRetryAfter(inSeconds(-60), inSeconds(0), NOW)).toBe(0);
  });

  it('gives 0 to 15 min or undefined for anything', () => {
    const header = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.integer().map(String),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
    );
    fc.assert(
      fc.property(header, fc.option(header), fc.integer(), (value, date, now) => {
        const ms = readRetryAfter(value, date, now);
        if (ms !== undefined) {
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(MAX_RETRY_AFTER_MS);
          expect(Number.isInteger(ms)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
