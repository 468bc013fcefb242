import { describe, expect, it } from 'vitest';
import { holdLeftMs, readBackoff, storeBackoff } from '../../../lib/auth/grant-backoff.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const noted = (holdMs: number) => ({
  pk: 'token#1',
  ...storeBackoff({ failures: 1, holdMs, until: NOW + holdMs, versionId: 'v1' }).set,
});

describe('A hold on grants that is read from State', () => {
  it('is obeyed up to 15 minutes, and a longer one is none', () => {
    const longest = readBackoff(noted(900_000));
    expect(longest && holdLeftMs(longest, NOW)).toBe(900_000);
    for (const holdMs of [900_001, 1e15, -1]) expect(readBackoff(noted(holdMs))).toBeUndefined();
  });

  eachRow([
    ['grant_failures', '1'],
    ['grant_hold_ms', '5000'],
    ['grant_hold_until', '0'],
    ['grant_version', 7],
  ])('is none when %s has another type', (name, value) => {
    expect(readBackoff({ ...noted(5_000), [name]: value })).toBeUndefined();
  });
});
