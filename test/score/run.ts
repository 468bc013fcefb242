/**
 * Scores typed values against gold: `npm run score -- [DIR ...] [--misses KIND] [--ours] [--json FILE]`.
 *
 * DIR holds `rows_*.jsonl` in the format of test/score/rows/README.md, or files in the format of ../shared/data. Left
 * out: test/score/rows, and ../shared/data where it is there. Each row is asked as extract asks: the utterance, and the
 * gold span as an entity whose rule names the row's kind. The value must be one of the gold values at gold's grain:
 * numbers within 1e-9, currencies by the table in units.ts, ends of ranges by the convention of their source.
 * `--misses` prints what was missed in a cell, locale or source ("date", "de-DE", "nlupp", "all"); `--ours` leaves the
 * libraries out.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Result } from './bars.ts';
import { judge } from './bars.ts';
import type { Row } from './gold.ts';
import { barLines, doubtLine, edgeLines, missLines, table } from './report.ts';
import { score } from './score.ts';
import { readRows } from './sources.ts';

process.env.TZ = 'UTC';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'string' }, json: { type: 'string' }, ours: { type: 'boolean', default: false } },
});

const OWN = join(import.meta.dirname, 'rows');
const SHARED = resolve('../shared/data');
const directories = positionals.length > 0 ? positionals : [OWN, ...(existsSync(SHARED) ? [SHARED] : [])];
const rows: Row[] = [];
for (const directory of directories) {
  const found = readRows(resolve(directory));
  if (!found) {
    console.error(`No rows to score: ${directory} is absent or holds no file of the expected names.`);
    process.exit(1);
  }
  rows.push(...found);
}

const result = await score(rows, !flags.ours);
const results = judge(result, !flags.ours);
if (flags.misses !== undefined) console.log(`${missLines(result.misses, flags.misses)}\n`);
console.log(table(result, !flags.ours));
console.log(`\n${edgeLines(result)}\n${doubtLine(result)}`);
console.log(`\nNot scored: ${result.aspirational} rows of the aspirational tier.`);
console.log(`Left out, as they contradict "last <weekday> is the most recent one": ${result.leftOut.length} rows`);
for (const row of result.leftOut) console.log(`  ${row.language} ${row.id} "${row.said}"`);
console.log(`\n${barLines(results)}`);
if (flags.json) writeFileSync(flags.json, `${JSON.stringify(reportOf(results), null, 2)}\n`);
process.exitCode = results.every(({ pass }) => pass !== false) ? 0 : 1;

function reportOf(list: Result[]) {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  return { name: 'score', commit, node: process.version, results: list };
}
