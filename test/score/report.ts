import type { Result } from './bars.ts';
import { percentOf } from './bars.ts';
import type { Miss, Score, Tally } from './score.ts';

const MINIMUM_ROWS = 100;
const ENGINES = ['ours', 'chrono', 'microsoft'] as const;

/** One line for each locale and cell: row count, and what each got right. Below 100 rows no percentage is given. */
export function table(result: Score, libraries: boolean): string {
  const columns = libraries ? ENGINES : (['ours'] as const);
  const lines = [...result.tallies.values()]
    .sort((a, b) => a.cell.localeCompare(b.cell) || a.language.localeCompare(b.language))
    .map(({ language, cell, tally }) =>
      line(cell, language, String(tally.rows), ...columns.map(name => share(tally[name], tally))),
    );
  return [line('cell', 'locale', 'rows', ...columns), ...lines].join('\n');
}

const line = (cell: string, language: string, rows: string, ...shares: string[]): string =>
  `${cell.padEnd(18)}${language.padEnd(8)}${rows.padStart(6)}${shares.map(share => share.padStart(18)).join('')}`;

const share = (right: number, tally: Tally): string =>
  tally.rows < MINIMUM_ROWS ? `${right}` : `${right} (${percentOf(right, tally).toFixed(1)} %)`;

export function barLines(results: readonly Result[]): string {
  return results
    .map(({ id, value, unit, bar, pass }) => `${pass ? 'pass' : 'FAIL'}  ${id.padEnd(30)}${value} ${unit} (bar ${bar})`)
    .join('\n');
}

/** @param kind a cell ("date"), a locale ("de-DE"), a source's name, or a part of one; empty for all */
export function missLines(misses: readonly Miss[], kind: string): string {
  return misses
    .filter(({ row }) => kind === '' || kind === 'all' || `${row.cell} ${row.language} ${row.source}`.includes(kind))
    .map(
      ({ row, answer }) =>
        `${row.cell.padEnd(10)} ${row.language} ${row.id}  "${row.said}"  gold ${goldOf(row.gold)}  got ${answer || 'nothing'}`,
    )
    .join('\n');
}

const goldOf = (gold: { kind: string; options: readonly unknown[]; grain?: string }): string =>
  `${gold.options.map(option => JSON.stringify(option)).join(' or ')}${gold.grain ? ` (${gold.grain})` : ''}`;
