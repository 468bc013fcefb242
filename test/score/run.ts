/**
 * Scores typed values against gold: `npm run score -- [DIR] [--misses KIND] [--ours] [--json FILE]`.
 *
 * DIR holds files in the format of ../shared/data (the default). Given the gold span, the top answer must be one of the
 * gold values at gold's grain: numbers within 1e-9, currencies by the table in units.ts. `--misses` prints what was
 * missed in a cell, locale or source ("date", "de-DE", "nlupp", "all"); `--ours` leaves the libraries out.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../../lib/languages/index.ts';
import type { Result } from './bars.ts';
import { judge } from './bars.ts';
import { loadOurs } from './ours.ts';
import { barLines, missLines, table } from './report.ts';
import { score } from './score.ts';
import { readRows } from './sources.ts';

process.env.TZ = 'UTC';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'string' }, json: { type: 'string' }, ours: { type: 'boolean', default: false } },
});

const directory = resolve(positionals[0] ?? '../shared/data');
const rows = readRows(directory);
if (!rows) {
  console.error(
    `No rows to score: ${positionals[0] ?? '../shared/data'} is absent or holds no file of the expected names.`,
  );
  process.exit(1);
}

for (const language of LANGUAGES) await loadOurs(language);
const result = score(rows, !flags.ours);
const results = judge(result, !flags.ours);
if (flags.misses !== undefined) console.log(`${missLines(result.misses, flags.misses)}\n`);
console.log(table(result, !flags.ours));
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
