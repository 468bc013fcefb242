import { describe, expect, it } from 'vitest';
import { readUpstreamStatus } from '../../../lib/provider/fleet/upstream-status.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const throttled = (leftMs: number) => ({
  pk: 'upstream#test',
  cooldown_until: NOW + leftMs,
  cooldown_ms: 5_000,
  cooldown_status: 429,
});

describe('readUpstreamStatus', () => {
  it('tells of no cooldown and a closed breaker where nothing is noted', () => {
    expect(readUpstreamStatus(undefined, NOW)).toEqual({ cooldown: undefined, breaker: 'closed' });
  });

  eachRow([
    [1, { status: 429, leftMs: 1 }],
    [0, undefined],
    [-1, undefined],
  ])('tells of a cooldown until it is over: %i ms left', (leftMs, cooldown) => {
    expect(readUpstreamStatus(throttled(leftMs), NOW).cooldown).toEqual(cooldown);
  });

  it('tells that the breaker is open', () => {
    expect(readUpstreamStatus({ pk: 'upstream#test', opened_at: NOW }, NOW).breaker).toBe('open');
  });
});
