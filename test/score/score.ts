import { isEqual } from './equal.ts';
import type { Cell, Row } from './gold.ts';
import { contradictsLastWeekday } from './last-weekday.ts';
import { chronoIsRight, microsoftIsRight } from './libraries.ts';
import { askOurs } from './ours.ts';

/** Right answers of a group of rows. */
export interface Tally {
  rows: number;
  ours: number;
  chrono: number;
  microsoft: number;
}

export interface Miss {
  row: Row;
  answer: string;
}

export interface Score {
  /** By locale and cell, in the order met. */
  tallies: Map<string, { language: string; cell: Cell; tally: Tally }>;
  misses: Miss[];
  /** Rows that contradict the setting for "last weekday". */
  leftOut: Row[];
  /** Rows of the aspirational tier: not scored. */
  aspirational: number;
}

/** @param libraries whether the two libraries are asked too (they take most of the time) */
export function score(rows: readonly Row[], libraries: boolean): Score {
  const result: Score = { tallies: new Map(), misses: [], leftOut: [], aspirational: 0 };
  for (const row of rows) {
    if (row.tier === 'aspirational') result.aspirational += 1;
    else if (contradictsLastWeekday(row)) result.leftOut.push(row);
    else scoreRow(row, libraries, result);
  }
  return result;
}

function scoreRow(row: Row, libraries: boolean, result: Score): void {
  const key = `${row.language} ${row.cell}`;
  const entry = result.tallies.get(key) ?? { language: row.language, cell: row.cell, tally: emptyTally() };
  result.tallies.set(key, entry);
  const readings = askOurs(row);
  const right = isEqual(readings[0], row);
  if (!right) result.misses.push({ row, answer: readings.map(reading => reading.value).join(' | ') });
  entry.tally.rows += 1;
  if (right) entry.tally.ours += 1;
  if (libraries && chronoIsRight(row)) entry.tally.chrono += 1;
  if (libraries && microsoftIsRight(row)) entry.tally.microsoft += 1;
}

export const emptyTally = (): Tally => ({ rows: 0, ours: 0, chrono: 0, microsoft: 0 });

/** The sum over all cells that fit. */
export function sumOf(result: Score, fits: (language: string, cell: Cell) => boolean): Tally {
  const sum = emptyTally();
  for (const { language, cell, tally } of result.tallies.values()) {
    if (!fits(language, cell)) continue;
    sum.rows += tally.rows;
    sum.ours += tally.ours;
    sum.chrono += tally.chrono;
    sum.microsoft += tally.microsoft;
  }
  return sum;
}
