import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAILURES, NDJSON } from '../../../../infra/cli/bulk/formats.ts';
import { BulkInput } from '../../../../infra/cli/bulk/input.ts';
import { BulkProgress } from '../../../../infra/cli/bulk/progress.ts';
import { RowFile } from '../../../../infra/cli/bulk/row-file.ts';
import { runBulk } from '../../../../infra/cli/bulk/run.ts';
import type { Asked } from '../../../../infra/cli/bulk/service.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { newTempFolder } from '../../../fixtures/temp-folder.ts';
import { answerTo, LAYOUT } from './fixture.ts';

const textOf = (row: number) => `réfund ${row}, for a pair of headphones that were sent back in ${1_900 + (row % 100)}`;
const csv = (rows: number) => `text\n${Array.from({ length: rows }, (_, at) => `"${textOf(at + 1)}"\n`).join('')}`;
const ndjson = (rows: number) =>
  Array.from({ length: rows }, (_, at) => `${JSON.stringify({ text: textOf(at + 1) })}\n\n`).join('');

function openInput(content: string | Buffer, encoding = 'utf-8', stop = new AbortController()) {
  const input = join(newTempFolder(), 'in');
  writeFileSync(input, content);
  return new BulkInput({ input, encoding, layout: LAYOUT }, stop.signal);
}

/** A run against a service that takes a second for each call of 25 rows, with a log of its progress. */
async function timeLeftOf(input: BulkInput, folder: string, { ends = Number.POSITIVE_INFINITY } = {}) {
  const written: string[] = [];
  let nowMs = 0;
  const output = await RowFile.open(join(folder, 'out'), NDJSON);
  const failures = await RowFile.open(join(folder, 'failed'), FAILURES);
  const progress = new BulkProgress({
    ...{ err: { write: (text: string) => written.push(text) > 0 } as never, now: () => nowMs },
    ...{ totalRows: () => input.totalRows, doneBefore: output.count },
  });
  const run = runBulk({
    ...{ rows: input.rows(), output, format: NDJSON, failures, retryFailed: false },
    ...{ rowsPerCall: () => 25, callsAtOnce: 4 },
    async ask(rows: readonly Asked[]) {
      if (rows.some(({ row }) => row > ends)) throw new Error('killed');
      return new Map(rows.map(one => [one.row, { answer: answerTo(one.question) }]));
    },
    onRow(counts) {
      if (counts.answered > 0) nowMs += 40;
      progress.show(counts);
    },
  });
  await run.catch(error => expect(error.message).toBe('killed'));
  await output.close();
  await failures.close();
  return written.flatMap(line => {
    const [, rows, left, unit] = /^([\d,]+) rows .* (\d+) (s|min) left/.exec(line) ?? [];
    if (rows === undefined) return [];
    return [{ done: Number(rows.replace(',', '')), left: Number(left) * (unit === 'min' ? 60 : 1) }];
  });
}

describe('The time left of a bulk run', () => {
  eachRow([
    ['90 KB of CSV', 1_100, csv],
    ['90 KB of NDJSON', 1_100, ndjson],
    ['170 KB of CSV', 2_000, csv],
  ])('is that of the rows without an answer, for %s', async (_name, rows, format) => {
    const shown = await timeLeftOf(openInput(format(rows)), newTempFolder());
    expect(shown.length).toBeGreaterThan(3);
    for (const { done, left } of shown) {
      const seconds = (rows - done) / 25;
      expect(Math.abs(left - seconds)).toBeLessThanOrEqual(Math.max(2, seconds * 0.05) + (left >= 120 ? 60 : 0));
    }
  });

  it('counts what an earlier run has done', async () => {
    const folder = newTempFolder();
    await timeLeftOf(openInput(csv(1_100)), folder, { ends: 500 });
    const shown = await timeLeftOf(openInput(csv(1_100)), folder);
    const [{ done, left } = { done: 0, left: 0 }] = shown;
    expect(done).toBe(750);
    expect(Math.abs(left - (1_100 - done) / 25)).toBeLessThan(2);
  });
});

describe('The number of rows of an input', () => {
  eachRow([
    ['in UTF-8', csv(1_000), 'utf-8'],
    ['in UTF-16', Buffer.from(`\uFEFF${csv(1_000)}`, 'utf16le'), 'utf-8'],
    ['in windows-1252', Buffer.from(csv(1_000), 'latin1'), 'windows-1252'],
    ['of NDJSON', ndjson(1_000), 'utf-8'],
    ['of rows with a line feed', csv(1_000).replaceAll(', for', ',\nfor'), 'utf-8'],
  ])('%s is known about from the first row on, and exactly at the end', async (_name, content, encoding) => {
    const input = openInput(content, encoding);
    expect(input.totalRows).toBeUndefined();
    const known: number[] = [];
    for await (const _row of input.rows()) known.push(input.totalRows ?? 0);
    expect(known).toHaveLength(1_000);
    expect(known.slice(10).filter(total => Math.abs(total - 1_000) > 100)).toEqual([]);
    expect(known.at(-1)).toBeCloseTo(1_000, 0);
  });

  it('is not known of a device', async () => {
    const input = new BulkInput(
      { input: '/dev/null', encoding: 'utf-8', layout: LAYOUT },
      new AbortController().signal,
    );
    await expect(input.rows().next()).rejects.toThrow('/dev/null is empty.');
    expect(input.totalRows).toBeUndefined();
  });

  it('is read no further after a stop', async () => {
    const stop = new AbortController();
    const rows = openInput(csv(6_000), 'utf-8', stop).rows();
    await rows.next();
    stop.abort(new Error('stopped'));
    const rest = async () => {
      for await (const _row of rows);
    };
    await expect(rest()).rejects.toThrow('stopped');
  });
});
