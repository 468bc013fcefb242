import { describe, expect, it } from 'vitest';
import { BulkProgress, describeSeconds, percent } from '../../../../infra/cli/bulk/progress.ts';
import { type Counts, noCounts } from '../../../../infra/cli/bulk/run.ts';
import { eachRow } from '../../../fixtures/each-row.ts';

interface Setting {
  isTTY?: boolean;
  totalRows?: number | undefined;
  doneBefore?: number;
}

/** Shows counts at the given seconds, and returns the output. */
function createProgress({ isTTY = false, totalRows, doneBefore = 0 }: Setting = {}) {
  const written: string[] = [];
  let nowMs = 1_000;
  const err = { isTTY, write: (text: string) => written.push(text) > 0 };
  const progress = new BulkProgress({
    err: err as never,
    now: () => nowMs,
    totalRows: () => totalRows,
    doneBefore,
  });
  function at(seconds: number, counts: Partial<Counts>): string[] {
    nowMs = 1_000 + seconds * 1_000;
    progress.show({ ...noCounts(), ...counts });
    return written.splice(0);
  }
  return { progress, written, at };
}

describe('The progress of a bulk run', () => {
  it('shows rows, rate, time left, hits and failures', () => {
    const { at } = createProgress({ totalRows: 460 });
    expect(at(1, { answered: 10 })).toEqual([]);
    expect(at(11, { answered: 100, failed: 10, hits: 25 })).toEqual([
      '110 rows  10.0 rows/s  35 s left  hits 25 %  failed 10\n',
    ]);
  });

  it('counts rate and time left from the first row of this run on', () => {
    const { at } = createProgress({ totalRows: 5_101, doneBefore: 5_000 });
    // Rows that an earlier run has done take no time.
    expect(at(2, { before: 5_000 })).toEqual([]);
    expect(at(4, { before: 5_000, answered: 1 })).toEqual([]);
    expect(at(14, { before: 5_000, answered: 51 })).toEqual([
      '5,051 rows  5.0 rows/s  10 s left  hits 0 %  failed 0\n',
    ]);
  });

  it('counts no rows as left that an earlier run has done behind those that are asked again', () => {
    const { at } = createProgress({ totalRows: 100_000, doneBefore: 99_900 });
    at(0, { answered: 1 });
    expect(at(10, { answered: 51 })).toEqual(['51 rows  5.0 rows/s  10 s left  hits 0 %  failed 0\n']);
  });

  it('has no time left where more rows are done than were expected', () => {
    const { at } = createProgress({ totalRows: 20 });
    at(0, { answered: 1 });
    expect(at(10, { answered: 21 })).toEqual(['21 rows  2.0 rows/s  0 s left  hits 0 %  failed 0\n']);
  });

  it('knows no rate before a second row is done', () => {
    const { at } = createProgress({ totalRows: 20 });
    expect(at(10, { answered: 1 })).toEqual(['1 row  hits 0 %  failed 0\n']);
    expect(at(20, { answered: 1 })).toEqual(['1 row  0.0 rows/s  hits 0 %  failed 0\n']);
  });

  it('leaves out the time left where the size of the input is not known', () => {
    const { at } = createProgress();
    at(0, { answered: 1 });
    expect(at(10, { answered: 21 })).toEqual(['21 rows  2.0 rows/s  hits 0 %  failed 0\n']);
  });

  it('is written every 10 s to a log', () => {
    const { at } = createProgress();
    const seconds = Array.from({ length: 31 }, (_, second) => second);
    const lines = seconds.map(second => at(second, { answered: second + 1 }).length);
    expect(seconds.filter(second => lines[second] === 1)).toEqual([10, 20, 30]);
  });

  it('is one line of a terminal, which its end clears', () => {
    const { progress, written, at } = createProgress({ isTTY: true });
    expect(at(0.1, {})).toEqual([]);
    expect(at(0.2, {})).toEqual(['\r\u001b[K0 rows  hits -  failed 0']);
    progress.end();
    expect(written).toEqual(['\r\u001b[K']);
  });

  it('leaves no trace of its end in a log', () => {
    const { progress, written } = createProgress();
    progress.end();
    expect(written).toEqual([]);
  });
});

describe('Figures of progress', () => {
  eachRow([
    [0, '0 s'],
    [0.2, '1 s'],
    [89.9, '90 s'],
    [90, '2 min'],
    [5_399, '90 min'],
    [5_400, '1.5 h'],
  ])('%d s are %s', (seconds, expected) => expect(describeSeconds(seconds)).toBe(expected));

  it('a share of nothing is not told', () => {
    expect([percent(0, 0), percent(1, 3), percent(3, 3)]).toEqual(['-', '33 %', '100 %']);
  });
});
