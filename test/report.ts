import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { COLUMNS, EXIT_CODES, wrap } from '../infra/cli/tool/index.ts';

/** A figure of a benchmark, the fleet or the score. */
export interface Result {
  id: string;
  value: number;
  unit: string;
  /** The most that `value` may be, or the least where `atLeast` is set. A figure without a bar is reported only. */
  bar?: number;
  atLeast?: true;
  pass?: boolean;
}

export const missedOf = (results: readonly Result[]): Result[] => results.filter(({ pass }) => pass === false);

export const exitCodeOf = (results: readonly Result[]): number =>
  missedOf(results).length === 0 ? EXIT_CODES.success : EXIT_CODES.negative;

/** Writes `{name, commit, node, results}` for `--json FILE`. */
export async function writeReport(file: string, name: string, results: readonly Result[]): Promise<void> {
  const report = { name, commit: currentCommit(), node: process.version, results };
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
}

/** `unknown` outside a git repository. */
export function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}

/** A figure within the width of a terminal: its name, and below it the figure where both do not fit. */
export function figureRow(id: string, value: number, unit: string, verdict: string): string {
  const figure = `${Number(value.toPrecision(4))} ${unit}${verdict}`;
  const room = COLUMNS - id.length;
  if (figure.length < room) return `${id}${figure.padStart(room)}`;
  return [...wrap(id, COLUMNS, '  '), figure.padStart(COLUMNS)].join('\n');
}
