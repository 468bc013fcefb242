import { isEqual } from './equal.ts';
import type { Cell, Row } from './gold.ts';
import { compareInterval, type EdgeRule } from './intervals.ts';
import { reasonToLeaveOut } from './left-out.ts';
import { type Answer, askOurs } from './ours.ts';

/** Right; wrong, with the truth among the alternatives or not; or refused: no value was given. */
export type Outcome = 'right' | 'alternative' | 'wrong' | 'refused';

/** The results of a group of rows. */
export interface Tally extends Record<Outcome, number> {
  rows: number;
  /** Answers with alternatives, and answers that need a review. */
  withAlternatives: number;
  review: number;
  chrono: number;
  microsoft: number;
}

export interface Miss {
  row: Row;
  outcome: Outcome;
  answer: string;
}

export interface Score {
  /** By locale and cell, in the order met. */
  tallies: Map<string, { language: string; cell: Cell; tally: Tally }>;
  misses: Miss[];
  /** Ranges: how many starts and ends were right, by the rule that makes them so. */
  edges: { ranges: number; start: Map<EdgeRule, number>; end: Map<EdgeRule, number> };
  /** Rows that cannot be scored, by the reason. */
  leftOut: { row: Row; reason: string }[];
  /** Rows of the aspirational tier: not scored. */
  aspirational: number;
}

/** @param libraries whether the two libraries are asked too (they take most of the time) */
export async function score(rows: readonly Row[], libraries: boolean): Promise<Score> {
  const edges = { ranges: 0, start: new Map<EdgeRule, number>(), end: new Map<EdgeRule, number>() };
  const result: Score = { tallies: new Map(), misses: [], edges, leftOut: [], aspirational: 0 };
  for (const row of rows) {
    if (row.tier === 'aspirational') result.aspirational += 1;
    else {
      const reason = await reasonToLeaveOut(row);
      if (reason) result.leftOut.push({ row, reason });
      else await scoreRow(row, libraries, result);
    }
  }
  return result;
}

async function scoreRow(row: Row, libraries: boolean, result: Score): Promise<void> {
  const key = `${row.language} ${row.cell}`;
  const entry = result.tallies.get(key) ?? { language: row.language, cell: row.cell, tally: emptyTally() };
  result.tallies.set(key, entry);
  const { tally } = entry;
  const answer = await askOurs(row);
  const outcome = outcomeOf(answer, row);
  tally.rows += 1;
  tally[outcome] += 1;
  if (answer.alternatives.length > 0) tally.withAlternatives += 1;
  if (answer.review) tally.review += 1;
  if (outcome !== 'right') {
    const values = [answer.value, ...answer.alternatives].filter(value => value !== undefined);
    result.misses.push({ row, outcome, answer: values.map(({ value }) => value).join(' | ') });
  }
  countEdges(answer, row, result.edges);
  if (!libraries) return;
  // The libraries take a second to load.
  const { chronoIsRight, microsoftIsRight } = await import('./libraries.ts');
  if (chronoIsRight(row)) tally.chrono += 1;
  if (microsoftIsRight(row)) tally.microsoft += 1;
}

/** A row whose gold holds no value is right when it is refused. */
export function outcomeOf({ value, alternatives }: Answer, row: Row): Outcome {
  const mustRefuse = row.gold.options.length === 0;
  if (value === undefined) return mustRefuse ? 'right' : 'refused';
  if (isEqual(value, row)) return 'right';
  return alternatives.some(other => isEqual(other, row)) ? 'alternative' : 'wrong';
}

function countEdges({ value }: Answer, row: Row, edges: Score['edges']): void {
  const { gold } = row;
  if (gold.kind !== 'interval') return;
  edges.ranges += 1;
  if (!value) return;
  const verdicts = gold.options.map(option => compareInterval(option, gold.convention, value, row));
  for (const edge of ['start', 'end'] as const) {
    const rule = verdicts.map(verdict => verdict[edge]).find(found => found !== undefined);
    if (rule) edges[edge].set(rule, (edges[edge].get(rule) ?? 0) + 1);
  }
}

export const emptyTally = (): Tally => ({
  ...{ rows: 0, right: 0, alternative: 0, wrong: 0, refused: 0 },
  ...{ withAlternatives: 0, review: 0, chrono: 0, microsoft: 0 },
});

/** The sum over all matching cells. */
export function sumOf(result: Score, fits: (language: string, cell: Cell) => boolean): Tally {
  const sum = emptyTally();
  for (const { language, cell, tally } of result.tallies.values()) {
    if (!fits(language, cell)) continue;
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  }
  return sum;
}
