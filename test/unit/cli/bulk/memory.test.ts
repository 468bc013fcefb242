import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAILURES, NDJSON } from '../../../../infra/cli/bulk/formats.ts';
import { readRows } from '../../../../infra/cli/bulk/read-rows.ts';
import { RowFile } from '../../../../infra/cli/bulk/row-file.ts';
import { runBulk } from '../../../../infra/cli/bulk/run.ts';
import type { Asked } from '../../../../infra/cli/bulk/service.ts';
import { sized } from '../../../fixtures/test-scale.ts';
import { answerTo, LAYOUT, newFolder } from './fixture.ts';

describe('A bulk run over many rows', () => {
  it('reads no further ahead than it asks, and holds what it has done in its file', { timeout: 600_000 }, async () => {
    const count = sized(2_000, 100_000);
    let [produced, asked, mostAhead] = [0, 0, 0];
    async function* pieces() {
      yield 'text\n';
      while (produced < count) {
        produced += 1;
        mostAhead = Math.max(mostAhead, produced - asked);
        yield `"row ${produced} of many, each with a text of its own"\n`;
      }
    }
    const folder = newFolder();
    const output = await RowFile.open(join(folder, 'out'), NDJSON);
    const failures = await RowFile.open(join(folder, 'failed'), FAILURES);
    const heaps: number[] = [];
    const counts = await runBulk({
      ...{ rows: readRows(pieces(), 'in.csv', LAYOUT), output, format: NDJSON, failures, retryFailed: false },
      ...{ rowsPerCall: () => 25, callsAtOnce: 4 },
      async ask(rows: readonly Asked[]) {
        await new Promise(resolve => setImmediate(resolve));
        asked += rows.length;
        if (asked % 10_000 === 0 && globalThis.gc) heaps.push(settledHeap());
        return new Map(rows.map(one => [one.row, { answer: answerTo(one.question) }]));
      },
      onRow() {},
    });
    await output.close();
    await failures.close();
    expect(counts.answered).toBe(count);
    // The head of the file tells its format: 64 Ki characters, read at once.
    expect(mostAhead).toBeLessThan(1_500 + 25 * 4 * 3);
    if (heaps.length > 2) console.log(`MiB after each 10,000 rows: ${heaps.join(', ')}`);
    const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
    expect(last - first).toBeLessThan(24);
  });
});

/** MiB that are in use after a collection. */
function settledHeap(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 2 ** 20);
}
