import { describe, expect, it } from 'vitest';
import { lastResult } from '../../../infra/console/page/operate/last-result.ts';
import type { WindowRow } from '../../../infra/console/server/resources/webhook.ts';

const row = (change: Partial<WindowRow>): WindowRow => ({
  ...{ window: 60, status: 'dead', id: 'msg', requests: 1, late: 0, attempts: 0, nextAttemptAt: null, body: '{}' },
  lastResult: '',
  ...change,
});

describe('the last result of a window', () => {
  it('says why a dead letter was never sent', () => {
    expect(lastResult(row({}))).toBe('not sent: the receiver answered 410 to another window');
  });

  it('is that of the last attempt, if there was one', () => {
    expect(lastResult(row({ attempts: 1, lastResult: '410' }))).toBe('410');
    expect(lastResult(row({ lastResult: '503' }))).toBe('503');
    expect(lastResult(row({ attempts: 1 }))).toBe('');
    expect(lastResult(row({ status: 'pending' }))).toBe('');
  });
});
