import { describe, expect, it } from 'vitest';
import { addRows } from '../../../infra/console/page/state/add-rows.ts';
import { requestRows } from '../../e2e/console/request-rows.ts';

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('addRows', () => {
  it('adds what the list lacks, once, in the order of time', () => {
    const rows = requestRows(5);
    const [first, second, third, ...rest] = rows;
    const list = { rows: [first, third].filter(row => row !== undefined), isCut: false };
    const told = [...rest, third, second].filter(row => row !== undefined);
    const added = addRows(list, told);
    expect(idsOf(added.rows)).toEqual(idsOf(rows));
    expect(added.isCut).toBe(false);
  });

  it('keeps the newest 10,000, and says that there are more', () => {
    const rows = requestRows(10_001);
    const added = addRows({ rows: rows.slice(0, 10_000), isCut: false }, rows.slice(10_000));
    expect([added.rows.length, added.rows[0]?.id, added.isCut]).toEqual([10_000, rows[1]?.id, true]);
  });
});
