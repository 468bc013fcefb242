import { describe, expect, it } from 'vitest';
import { goodForMs, isGood, readLifetimeSeconds } from '../../../lib/auth/lifetime.ts';
import { eachRow } from '../../fixtures/each-row.ts';

describe('readLifetimeSeconds', () => {
  eachRow([
    [3_600, 3_600],
    ['3600', 3_600],
    [' 3599.9 ', 3_599],
    [1, 1],
    [86_399, 86_399],
  ])('takes %j for %i seconds', (said, seconds) => {
    expect(readLifetimeSeconds(said)).toBe(seconds);
  });

  eachRow([undefined, null, 0, '0', '', ' ', -1, 0.5, Number.NaN, 'soon', '1h', true, {}, [3600]])(
    'assumes 300 seconds where %j is said',
    said => {
      expect(readLifetimeSeconds(said)).toBe(300);
    },
  );

  eachRow([1e12, '999999999', Number.POSITIVE_INFINITY])('believes no more than a day of %j', said => {
    expect(readLifetimeSeconds(said)).toBe(86_400);
  });
});

describe('isGood', () => {
  const token = (seconds: number) => ({ value: 't', grantedAt: 0, expiresAt: seconds * 1_000 });

  it('ends 60 s before expiry', () => {
    expect(isGood(token(3_600), 3_539_999)).toBe(true);
    expect(isGood(token(3_600), 3_540_000)).toBe(false);
  });

  it('is half the life of a token of two minutes or less', () => {
    expect(goodForMs(token(120), 0)).toBe(60_000);
    expect(goodForMs(token(30), 0)).toBe(15_000);
    expect(isGood(token(1), 0)).toBe(true);
  });
});
