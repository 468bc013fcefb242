import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { FAILURES, NDJSON } from '../../../../infra/cli/bulk/formats.ts';
import { readRows } from '../../../../infra/cli/bulk/read-rows.ts';
import { RowFile } from '../../../../infra/cli/bulk/row-file.ts';
import { runBulk } from '../../../../infra/cli/bulk/run.ts';
import type { Asked } from '../../../../infra/cli/bulk/service.ts';
import { newTempFolder } from '../../../fixtures/temp-folder.ts';
import { sized } from '../../../fixtures/test-scale.ts';
import { answerTo, LAYOUT } from './fixture.ts';

/** Enough for all that is loaded and allocated once. */
const WARM_UP_ROWS = 1_000;
/**
 * For each row, the position of its line is kept: 8 bytes, in an array that doubles. Measured: 9 to 20 bytes over
 * 100,000 rows. In the sample, memory that the other tests of the process leave also counts. One retained answer has
 * 1,000 bytes.
 */
const MAX_BYTES_PER_ROW = sized(200, 30);

describe('A bulk run over many different rows', () => {
  it('reads no further ahead than it asks, and retains nothing of a row but its place', {
    timeout: 600_000,
  }, async () => {
    const count = sized(2_000, 100_000);
    let [produced, asked, mostAhead, before, after] = [0, 0, 0, 0, 0];
    async function* pieces() {
      yield 'text\n';
      while (produced < count) {
        produced += 1;
        mostAhead = Math.max(mostAhead, produced - asked);
        yield `"row ${produced} of many, each with a text of its own"\n`;
      }
    }
    const folder = newTempFolder();
    const output = await RowFile.open(join(folder, 'out'), NDJSON);
    const failures = await RowFile.open(join(folder, 'failed'), FAILURES);
    const counts = await runBulk({
      ...{ rows: readRows(pieces(), 'in.csv', LAYOUT), output, format: NDJSON, failures, retryFailed: false },
      ...{ rowsPerCall: () => 25, callsAtOnce: 4 },
      async ask(rows: readonly Asked[]) {
        await new Promise(resolve => setImmediate(resolve));
        asked += rows.length;
        if (asked === WARM_UP_ROWS) before = retainedBytes();
        if (asked === count) after = retainedBytes();
        return new Map(rows.map(one => [one.row, { answer: answerTo(one.question) }]));
      },
      onRow() {},
    });
    const bytesPerRow = (after - before) / (count - WARM_UP_ROWS);
    await output.close();
    await failures.close();
    expect(counts.answered).toBe(count);
    // The first 64 Ki characters of the file, from which its format is recognised, are read at once.
    expect(mostAhead).toBeLessThan(1_500 + 25 * 4 * 3);
    expect(before).toBeGreaterThan(0);
    expect(bytesPerRow).toBeLessThan(MAX_BYTES_PER_ROW);
  });
});

/** The memory in use after a garbage collection. */
function retainedBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
