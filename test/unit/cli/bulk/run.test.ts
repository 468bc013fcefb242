import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCsvFormat, FAILURES, NDJSON } from '../../../../infra/cli/bulk/formats.ts';
import { digestOf, type Row } from '../../../../infra/cli/bulk/row.ts';
import { RowFile } from '../../../../infra/cli/bulk/row-file.ts';
import { noCounts, planCalls, runBulk } from '../../../../infra/cli/bulk/run.ts';
import type { Asked, Outcome } from '../../../../infra/cli/bulk/service.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { newTempFolder } from '../../../fixtures/temp-folder.ts';
import { sized } from '../../../fixtures/test-scale.ts';
import { answerTo } from './fixture.ts';

const FAULT = { status: 0, code: 'no-text', detail: 'x' };
const ROW_FAULT = { status: 422, code: 'invalid-request', detail: 'x' };

/** An empty text has a fault. The service refuses a text that begins with `!`. */
const toRow = (text: string, index: number): Row => {
  const common = { number: index + 1, id: undefined, digest: digestOf(undefined, text) };
  if (text === '') return { ...common, fault: FAULT };
  return { ...common, question: { text, language: 'en-US', entity_types: ['date'] } };
};

interface Setting {
  folder?: string;
  format?: typeof NDJSON;
  retryFailed?: boolean;
  /** What the service does with a text; without it, it refuses those that begin with `!`. */
  outcomeOf?: (asked: Asked) => Outcome;
  ask?: (rows: readonly Asked[]) => Promise<ReadonlyMap<number, Outcome>>;
}

const refuse = ({ question }: Asked): Outcome =>
  question.text.startsWith('!') ? { problem: ROW_FAULT } : { answer: answerTo(question) };

async function bulk(texts: readonly string[], setting: Setting = {}) {
  const { folder = newTempFolder(), format = NDJSON, retryFailed = false, outcomeOf = refuse } = setting;
  const [outPath, failedPath] = [join(folder, 'out'), join(folder, 'failed')];
  const output = await RowFile.open(outPath, format);
  const failures = await RowFile.open(failedPath, FAILURES);
  await failures.compact(row => !output.has(row));
  const calls: string[][] = [];
  const ask = async (rows: readonly Asked[]) => {
    if (rows.length > 0) calls.push(rows.map(({ question }) => question.text));
    return new Map(rows.map(asked => [asked.row, outcomeOf(asked)]));
  };
  async function* rows() {
    yield* texts.map(toRow);
  }
  const files = { output, failures, format };
  const limits = { retryFailed, rowsPerCall: () => 2, callsAtOnce: 2, onRow() {} };
  try {
    const counts = await runBulk({ rows: rows(), ...files, ...limits, ask: setting.ask ?? ask });
    return { counts, calls, folder };
  } finally {
    await failures.compact(row => !output.has(row));
    await output.close();
    await failures.close();
  }
}

const linesIn = (folder: string, name: 'out' | 'failed') =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
const rowsIn = (folder: string, name: 'out' | 'failed') => linesIn(folder, name).map(({ row }) => row);

describe('A bulk run', () => {
  it('writes each row in order, into the output or into the failures', async () => {
    const { folder, counts, calls } = await bulk(['a', '', 'b', '!c', 'd']);
    expect(rowsIn(folder, 'out')).toEqual([1, 3, 5]);
    expect(linesIn(folder, 'failed')).toEqual([
      { row: 2, digest: digestOf(undefined, ''), problem: FAULT },
      { row: 4, digest: digestOf(undefined, '!c'), problem: ROW_FAULT },
    ]);
    expect(calls).toEqual([
      ['a', 'b'],
      ['!c', 'd'],
    ]);
    expect(counts).toEqual({ ...noCounts(), rows: 5, answered: 3, failed: 2 });
  });

  it('asks the same question once', async () => {
    const { folder, counts, calls } = await bulk(['a', 'a', '!b', 'c', 'a', '!b']);
    expect(calls.flat()).toEqual(['a', '!b', 'c']);
    expect(
      linesIn(folder, 'out').map(({ row, duplicate_of_row, input_text }) => [row, duplicate_of_row, input_text]),
    ).toEqual([
      [1, undefined, 'a'],
      [2, 1, 'a'],
      [4, undefined, 'c'],
      [5, 1, 'a'],
    ]);
    expect(rowsIn(folder, 'failed')).toEqual([3, 6]);
    expect(counts).toMatchObject({ answered: 4, duplicates: 2, hits: 2, failed: 2 });
  });

  it('counts what the cache answers as hits', async () => {
    const cached = ({ question }: Asked): Outcome => ({ answer: { ...answerTo(question), cache_source: 'stale' } });
    expect((await bulk(['a'], { outcomeOf: cached })).counts).toMatchObject({ answered: 1, hits: 1 });
  });

  eachRow(['out', 'failed'] as const)('goes on after a kill at any byte of %s', async name => {
    const texts = ['a', '!b', 'a', 'c', '', '!b', 'd'];
    const whole = await bulk(texts);
    const expected = { out: rowsIn(whole.folder, 'out'), failed: rowsIn(whole.folder, 'failed') };
    const content = { out: '', failed: '' };
    for (const each of ['out', 'failed'] as const) content[each] = readFileSync(join(whole.folder, each), 'utf8');
    for (let length = 0; length <= content[name].length; length += sized(53, 1)) {
      const folder = newTempFolder();
      const torn = content[name].slice(0, length);
      writeFileSync(join(folder, name), torn);
      // Lines are written one after another, so the other file ends at the same row.
      const last = Math.max(
        0,
        ...torn
          .split('\n')
          .slice(0, -1)
          .map(line => JSON.parse(line).row as number),
      );
      const other = name === 'out' ? 'failed' : 'out';
      const before = content[other].split('\n').filter(line => line !== '' && JSON.parse(line).row <= last);
      writeFileSync(join(folder, other), before.map(line => `${line}\n`).join(''));
      const { counts } = await bulk(texts, { folder });
      expect([rowsIn(folder, 'out'), rowsIn(folder, 'failed')]).toEqual([expected.out, expected.failed]);
      expect(counts.before).toBe(torn.split('\n').length - 1 + before.length);
    }
  });

  it('goes on with a CSV file', async () => {
    const format = createCsvFormat(['date']);
    const { folder } = await bulk(['a', 'b', 'c', 'a'], { format });
    const whole = readFileSync(join(folder, 'out'), 'utf8');
    writeFileSync(join(folder, 'out'), whole.slice(0, whole.indexOf('\n3,') + 5));
    const { calls } = await bulk(['a', 'b', 'c', 'a'], { format, folder });
    expect(calls).toEqual([['c']]);
    expect(readFileSync(join(folder, 'out'), 'utf8')).toBe(whole);
  });

  it('asks failed rows again only when it is told to', async () => {
    const texts = ['a', '!b', 'c', '!b', '!d'];
    const { folder } = await bulk(texts);
    const { calls: none, counts: again } = await bulk(texts, { folder });
    expect([none, again]).toEqual([[], { ...noCounts(), rows: 5, before: 5, failedBefore: 3 }]);
    expect(rowsIn(folder, 'failed')).toEqual([2, 4, 5]);
    const mended = (asked: Asked): Outcome =>
      asked.question.text === '!b' ? { answer: answerTo(asked.question) } : refuse(asked);
    const { calls, counts } = await bulk(texts, { folder, retryFailed: true, outcomeOf: mended });
    expect(calls.flat()).toEqual(['!b', '!d']);
    expect(counts).toMatchObject({ before: 2, failedBefore: 0, answered: 2, failed: 1 });
    expect(rowsIn(folder, 'out')).toEqual([1, 3, 2, 4]);
    expect(rowsIn(folder, 'failed')).toEqual([5]);
  });

  describe.each([
    ['NDJSON', NDJSON],
    ['CSV', createCsvFormat(['date'])],
  ])('that goes on with %s', (_name, format) => {
    eachRow([
      ['out', ['a "quoted"  one,\nof two lines', 'b'], ['another', 'b', 'c']],
      ['failed', ['a', '!b'], ['a', '!c', 'd']],
      ['failed', ['a', ''], ['a', '!c', 'd']],
    ] as const)('refuses an input that is another one by a row of %s', async (name, first, second) => {
      const { folder } = await bulk(first, { format });
      const contents = () => ['out', 'failed'].map(file => readFileSync(join(folder, file), 'utf8'));
      const before = contents();
      const row = name === 'out' ? 1 : 2;
      for (const retryFailed of [false, true]) {
        const again = bulk(second, { folder, format, retryFailed });
        await expect(again).rejects.toThrow(`Row ${row} of the input is not row ${row} of ${join(folder, name)}. Give`);
      }
      expect(contents()).toEqual(before);
      expect((await bulk([...first, 'more'], { folder, format })).counts).toMatchObject({ before: 2, answered: 1 });
    });

    it('refuses an input that ends before what is done', async () => {
      const { folder } = await bulk(['a', 'b', '!c'], { format });
      const shorter = bulk(['a', 'b'], { folder, format });
      await expect(shorter).rejects.toThrow(`${join(folder, 'failed')} holds row 3, but the input ends at row 2.`);
    });
  });

  it('writes rows that cannot be asked before the next call is full', async () => {
    async function* rows() {
      yield* Array.from({ length: 1_200 }, (_, index) => toRow('', index));
    }
    const nothing = { path: '', count: 0, last: 0, has: () => false, digestOf: () => undefined };
    const files = { output: nothing, failures: nothing, retryFailed: false };
    const sizes: number[] = [];
    for await (const { planned } of planCalls(
      { rows: rows(), ...files, rowsPerCall: () => 25, onRow() {} },
      noCounts(),
    )) {
      sizes.push(planned.length);
    }
    expect(sizes).toEqual([500, 500, 200]);
  });

  it('ends, with what is done in its files, when no row can be asked', async () => {
    const folder = newTempFolder();
    let asked = 0;
    const ask = async (rows: readonly Asked[]) => {
      asked += 1;
      if (asked > 2) throw new Error('gone');
      return new Map(rows.map(one => [one.row, refuse(one)]));
    };
    await expect(bulk(['a', 'b', 'c', 'd', 'e', 'f', 'g'], { folder, ask })).rejects.toThrow('gone');
    expect(rowsIn(folder, 'out')).toEqual([1, 2, 3, 4]);
  });

  it('ends after 100 failures of the service in a row, but not of the rows', async () => {
    const texts = Array.from({ length: 150 }, (_, index) => `${index}`);
    const problem = { status: 503, code: 'token-unavailable', detail: 'No token.' };
    const folder = newTempFolder();
    await expect(bulk(texts, { folder, outcomeOf: () => ({ problem }) })).rejects.toThrow(
      /last 100 rows have failed: token-unavailable\. No token\.\n.*--retry-failed/,
    );
    expect(rowsIn(folder, 'failed')).toHaveLength(100);
    expect((await bulk(texts, { outcomeOf: () => ({ problem: ROW_FAULT }) })).counts.failed).toBe(150);
    const sometimes = (asked: Asked): Outcome =>
      asked.row === 75 ? { answer: answerTo(asked.question) } : { problem };
    expect((await bulk(texts, { outcomeOf: sometimes })).counts.failed).toBe(149);
    expect(existsSync(join(folder, 'out'))).toBe(true);
  });
});
