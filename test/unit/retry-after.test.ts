import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRetryAfter } from '../../lib/retry-after.ts';
import { anyText } from '../fixtures/any-text.ts';
import { eachRow } from '../fixtures/each-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12, 0, 0);
const MAX_MS = 900_000;
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1_000).toUTCString();

const read = (retryAfter: string | null, date: string | null = null, now = NOW) =>
  readRetryAfter({ retryAfter, date }, now, MAX_MS);

describe('readRetryAfter', () => {
  eachRow([
    ['0', 0],
    ['5', 5_000],
    [' 7 ', 7_000],
    ['1.5', 1_500],
    ['900', MAX_MS],
    ['86400', MAX_MS],
    ['99999999999999999999', MAX_MS],
  ])('reads %j as %i ms', (value, ms) => {
    expect(read(value)).toBe(ms);
  });

  eachRow([
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
    expect(read(value)).toBeUndefined();
  });

  eachRow(['Sun, 22 Nov 2026 12:00:05 GMT', 'Sunday, 22-Nov-26 12:00:05 GMT', 'Sun Nov 22 12:00:05 2026'])(
    'reads the date %j',
    value => {
      expect(read(value)).toBe(5_000);
    },
  );

  it("takes a date against the response's own Date, however wrong our clock is", () => {
    expect(read(inSeconds(5), inSeconds(0), NOW + 3_600_000)).toBe(5_000);
  });

  it('falls back to our clock when Date cannot be read', () => {
    expect(read(inSeconds(5), 'yesterday')).toBe(5_000);
  });

  it('reads a date that has passed as 0', () => {
    expect(read(inSeconds(-60), inSeconds(0))).toBe(0);
  });

  it('gives 0 to the most that it may or undefined for anything', () => {
    const header = fc.oneof(
      anyText({ maxLength: 60 }),
      fc.integer().map(String),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map(date => date.toUTCString()),
    );
    fc.assert(
      fc.property(header, fc.option(header), fc.integer(), (value, date, now) => {
        const ms = read(value, date, now);
        if (ms !== undefined) {
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(MAX_MS);
          expect(Number.isInteger(ms)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
