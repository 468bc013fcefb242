import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress, showProgress } from '../../../infra/cli/audit/progress.ts';

const MINUTE = 60_000;
const SPAN = { from: Date.UTC(2026, 10, 22), to: Date.UTC(2026, 10, 22) + 100 * MINUTE };

function start({ isTTY = true } = {}) {
  const written: string[] = [];
  let now = 0;
  const stream = Object.assign(
    new Writable({ write: (chunk, _encoding, done) => done(void written.push(`${chunk}`)) }),
    {
      isTTY,
    },
  );
  const progress = createProgress(stream, () => now);
  return {
    progress,
    written,
    showAt: (seconds: number, minute: number, options = {}) => {
      now = seconds * 1_000;
      showProgress(progress, SPAN, SPAN.from + minute * MINUTE, options);
      return written.at(-1);
    },
  };
}

describe('The progress of audit', () => {
  it('shows the share of the span that is read, and the time left', () => {
    const { showAt } = start();
    expect(showAt(0, 0, { what: '0 records' })).toBe('  0 %  2026-11-22T00:00:00.000Z  0 records');
    expect(showAt(1, 10)).toBe(' 10 %  2026-11-22T00:10:00.000Z');
    expect(showAt(10, 25)).toBe(' 25 %  2026-11-22T00:25:00.000Z  30 s left');
    expect(showAt(600, 50)).toBe(' 50 %  2026-11-22T00:50:00.000Z  10 min left');
  });

  it('counts from the end where the newest record is read first', () => {
    expect(start().showAt(0, 90, { isBackwards: true })).toMatch(/^ 10 % /);
  });

  it('is written at most ten times a second, and only to a terminal', () => {
    const { showAt, written } = start();
    for (const seconds of [0, 0.05, 0.09]) showAt(seconds, 1);
    expect(written.filter(text => text.includes('%'))).toHaveLength(1);
    const log = start({ isTTY: false });
    log.showAt(0, 1);
    log.progress.end('7 records');
    expect(log.written).toEqual(['7 records\n']);
  });
});
