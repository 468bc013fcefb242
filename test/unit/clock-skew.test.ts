import { describe, expect } from 'vitest';
import { endsTooLate, isFromTheFuture, isLongPast } from '../../lib/clock-skew.ts';
import { eachRow } from '../fixtures/each-row.ts';

const NOW = 1_790_000_000_000;
const SKEW_MS = 10_000;

describe('isFromTheFuture', () => {
  eachRow([
    ['a time in the past', NOW - 1, false],
    ['this very moment', NOW, false],
    ['a time ahead by exactly the skew', NOW + SKEW_MS, false],
    ['a time ahead by more than the skew', NOW + SKEW_MS + 1, true],
  ])('answers for %s', (_, at, expected) => {
    expect(isFromTheFuture(at, NOW, SKEW_MS)).toBe(expected);
  });
});

describe('endsTooLate', () => {
  const LENGTH_MS = 5_000;

  eachRow([
    ['an end that is past', NOW - 1, false],
    ['an end after the whole length', NOW + LENGTH_MS, false],
    ['an end after the length and exactly the skew', NOW + LENGTH_MS + SKEW_MS, false],
    ['an end later than that', NOW + LENGTH_MS + SKEW_MS + 1, true],
  ])('answers for %s', (_, until, expected) => {
    expect(endsTooLate(until, LENGTH_MS, NOW, SKEW_MS)).toBe(expected);
  });
});

describe('isLongPast', () => {
  eachRow([
    ['an end that is still ahead', NOW + 1, false],
    ['an end past by exactly the skew', NOW - SKEW_MS, false],
    ['an end past by more than the skew', NOW - SKEW_MS - 1, true],
  ])('answers for %s', (_, until, expected) => {
    expect(isLongPast(until, NOW, SKEW_MS)).toBe(expected);
  });
});
