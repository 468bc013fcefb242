import { scanPages, type Table } from '../dynamodb/index.ts';
import { isSealPk } from './dynamodb-seals.ts';
import { shardOfPk, type WindowStart } from './keys.ts';
import type { LedgerStore } from './store.ts';

/** The table is scanned by this many readers side by side. */
const SCAN_SEGMENTS = 4;

type KeyScans = Pick<LedgerStore, 'earliestWindow' | 'filledShards' | 'hasSeals'>;

/** The methods that read every key of the table. */
export function createKeyScans(table: Table): KeyScans {
  return {
    async earliestWindow() {
      let earliest = Number.POSITIVE_INFINITY;
      await scanKeys(table, pk => {
        earliest = Math.min(earliest, shardOfPk(pk)?.window ?? earliest);
      });
      return earliest === Number.POSITIVE_INFINITY ? undefined : earliest;
    },

    async filledShards(from, to, maxPages) {
      const filled = new Map<WindowStart, number>();
      const visit = (pk: string) => {
        const key = shardOfPk(pk);
        if (!key || key.window < from || key.window >= to) return;
        filled.set(key.window, (filled.get(key.window) ?? 0) | (1 << key.shard));
      };
      return (await scanKeys(table, visit, maxPages)) ? filled : undefined;
    },

    async hasSeals(maxPages) {
      let found = false;
      const isWhole = await scanKeys(
        table,
        pk => {
          found ||= isSealPk(pk);
        },
        maxPages,
      );
      return found || (isWhole ? false : undefined);
    },
  };
}

/** Visits the partition key of each item, in no order. @returns false when it ended at `maxPages` */
async function scanKeys(
  table: Table,
  visit: (pk: string) => void,
  maxPages = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  let pages = 0;
  // Each reader takes a page at least.
  const segments = Math.max(1, Math.min(SCAN_SEGMENTS, maxPages));
  const scan = async (segment: number) => {
    for await (const page of scanPages(table, { attributes: ['pk'], segment, segments })) {
      pages += 1;
      if (pages > maxPages) return;
      for (const { pk } of page) visit(pk?.S ?? '');
    }
  };
  await Promise.all(Array.from({ length: segments }, (_, segment) => scan(segment)));
  return pages <= maxPages;
}
