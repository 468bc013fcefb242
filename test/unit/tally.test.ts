import { describe, expect, it } from 'vitest';
import { dearestFiles } from '../cpu-times.ts';
import { eachRow } from '../fixtures/each-row.ts';
import { addUp, tallyOfBars, tallyOfVitest } from '../tally.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map(result => ({ status: result })),
});
const vitest = (...testResults: object[]) => JSON.stringify({ testResults });

describe('tallyOfVitest', () => {
  it('counts passed tests and leaves out skipped ones', () => {
    const report = vitest(file('passed', 'passed', 'passed', 'skipped'), file('passed', 'passed'));
    expect(tallyOfVitest(report, 0)).toEqual({ passed: 3, failed: 0 });
  });

  eachRow<[string, string | undefined, number, number]>([
    ['a failed test', vitest(file('failed', 'passed', 'failed')), 1, 1],
    ['a file that could not be loaded', vitest(file('failed'), file('passed', 'passed')), 1, 1],
    ['a file whose hook failed', vitest(file('failed', 'passed', 'skipped')), 1, 1],
    ['both', vitest(file('failed'), file('failed', 'failed', 'failed')), 1, 3],
    ['an unhandled rejection', vitest(file('passed', 'passed')), 1, 1],
    ['a run without tests', vitest(), 0, 1],
    ['a report that is cut off', '{"testResults":[', 0, 1],
    ['a run without a report', undefined, 0, 1],
  ])('counts %s', (_what, report, exitCode, failed) => {
    expect(tallyOfVitest(report, exitCode).failed).toBe(failed);
  });
});

describe('tallyOfBars', () => {
  it('counts each bar, and no figure without one', () => {
    const report = JSON.stringify({ results: [{ pass: true }, { pass: false }, {}, { pass: true }] });
    expect(tallyOfBars(report, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a run that ended early', () => {
    expect(tallyOfBars(JSON.stringify({ results: [{ pass: true }] }), 1)).toEqual({ passed: 1, failed: 1 });
    expect(tallyOfBars(undefined, 2)).toEqual({ passed: 0, failed: 1 });
  });
});

it('adds tallies up', () => {
  expect(addUp([{ passed: 1, failed: 0 }, tallyOfBars(undefined, 1), { passed: 3, failed: 2 }])).toEqual({
    passed: 4,
    failed: 3,
  });
});

describe('dearestFiles', () => {
  it('lists the ten files with the most CPU seconds, the dearest first, and the sum over all', () => {
    const times = Array.from({ length: 12 }, (_, n) => `${n + 1}.00\tfile-${n + 1}.test.ts\n`).join('');
    const [, title, ...files] = dearestFiles(times).split('\n');
    expect(title).toBe('# CPU seconds: 78 in all files');
    expect(files).toHaveLength(10);
    expect([files.at(0), files.at(-1)]).toEqual(['  12.0  file-12.test.ts', '   3.0  file-3.test.ts']);
  });
});
