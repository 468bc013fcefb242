import type { Figures } from '../html-report.ts';
import type { Result } from '../report.ts';
import { percentOf } from './bars.ts';
import { type Miss, type Score, sumOf, type Tally } from './score.ts';

const MINIMUM_ROWS = 100;

/** One line for each locale and cell. Below 100 rows no percentage is given. */
export function table(result: Score, libraries: boolean): string {
  const line = (cell: string, language: string, values: readonly string[]): string =>
    `${cell.padEnd(17)}${language.padEnd(6)}${values.map(value => value.padStart(14)).join('')}`;
  const columns = ['right', 'wrong', 'refused', 'alternative', ...(libraries ? ['chrono', 'microsoft'] : [])];
  const names = columns as (keyof Tally)[];
  const row = (cell: string, language: string, tally: Tally): string =>
    line(cell, language, [String(tally.rows), ...names.map(name => share(tally[name], tally))]);
  const cells = sortedCells(result).map(({ language, cell, tally }) => row(cell, language, tally));
  const languages = [...new Set([...result.tallies.values()].map(({ language }) => language))].sort();
  const sums = languages.map(language =>
    row(
      'all',
      language,
      sumOf(result, tag => tag === language),
    ),
  );
  return [line('cell', '', ['rows', ...columns]), ...cells, ...sums].join('\n');
}

const sortedCells = ({ tallies }: Score) =>
  [...tallies.values()].sort((a, b) => a.cell.localeCompare(b.cell) || a.language.localeCompare(b.language));

const share = (count: number, tally: Tally): string =>
  tally.rows < MINIMUM_ROWS ? `${count}` : `${count} (${percentOf(count, tally).toFixed(1)} %)`;

/** How many starts and ends were right, and by which rule. */
export function edgeLines({ edges }: Score): string {
  const lines = (['start', 'end'] as const).map(edge => {
    const right = [...edges[edge].values()].reduce((sum, count) => sum + count, 0);
    const rules = [...edges[edge]].map(([rule, count]) => `${rule} ${count}`).join(', ');
    return `  ${edge.padEnd(6)} ${right} of ${edges.ranges} right (${rules})`;
  });
  return ['Ranges by edge:', ...lines].join('\n');
}

/** The share of answers with alternatives and with `review`. */
export function doubtLine(result: Score): string {
  const all = sumOf(result, () => true);
  const alternatives = percentOf(all.withAlternatives, all).toFixed(1);
  return `Answers with alternatives: ${alternatives} %; with review: ${percentOf(all.review, all).toFixed(1)} %`;
}

/** How many rows were left out for each reason, by locale, the most frequent reason first. */
export function leftOutLines({ leftOut }: Score): string {
  const byReason = Map.groupBy(leftOut, ({ reason }) => reason);
  const lines = [...byReason]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, rows]) => {
      const byLanguage = Map.groupBy(rows, ({ row }) => row.language);
      const counts = [...byLanguage].sort(([a], [b]) => a.localeCompare(b)).map(([tag, own]) => `${tag} ${own.length}`);
      return `  ${String(rows.length).padStart(4)}  ${reason} (${counts.join(', ')})`;
    });
  return [`Left out: ${leftOut.length} rows`, ...lines].join('\n');
}

/** For the page: the bars, and the answers by cell and locale. */
export const figuresOf = (result: Score, results: readonly Result[]): Figures => ({
  name: 'score',
  sections: [{ title: 'Bars', results }],
  charts: [
    {
      title: 'Answers by kind and locale',
      parts: ['right', 'wrong', 'refused'],
      rows: sortedCells(result).map(({ cell, language, tally }) => ({
        label: `${cell} ${language}`,
        counts: [tally.right, tally.wrong, tally.refused],
      })),
    },
  ],
});

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
      ({ row, outcome, answer }) =>
        `${outcome.padEnd(11)} ${row.cell.padEnd(10)} ${row.language} ${row.id}  "${row.said}"  gold ${goldOf(row.gold)}  got ${answer || 'nothing'}`,
    )
    .join('\n');
}

const goldOf = (gold: { kind: string; options: readonly unknown[]; grain?: string }): string =>
  `${gold.options.map(option => JSON.stringify(option)).join(' or ')}${gold.grain ? ` (${gold.grain})` : ''}`;
