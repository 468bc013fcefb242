import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Call,
  createMain,
  EXIT_CODES,
  type Io,
  runCli,
  ToolError,
  writeLine,
} from '../../infra/cli/tool/index.ts';
import { writeHtmlReport } from '../html-report.ts';
import { exitCodeOf, writeReport } from '../report.ts';
import { evaluateBars } from './bars.ts';
import { barLines, doubtLine, edgeLines, figuresOf, leftOutLines, missLines, table } from './report.ts';
import { type Score, score } from './score.ts';
import { readRows } from './sources.ts';

const OPTIONS = {
  misses: {
    type: 'string',
    value: 'KIND',
    help: 'also prints what was missed in a cell, locale or source: date, de-DE, nlupp, all',
  },
  ours: { type: 'boolean', help: 'leaves the other libraries out' },
  json: { type: 'string', value: 'FILE', help: 'also writes the figures to this file' },
  html: { type: 'string', value: 'FILE', help: 'also writes a page with plots to this file' },
} as const;

/**
 * `npm run score`. Each row is asked as extract asks: the utterance, and the gold span as an entity whose rule names the
 * row's kind. The value must be one of the gold values at gold's grain: numbers within 1e-9, currencies by the table in
 * units.ts, ranges and points by the conventions of their source (gold.ts).
 */
export const main = createMain({
  name: 'score',
  purpose: 'Scores typed values against gold, and checks the bars.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: '[DIR...]', least: 0, most: 100 },
      options: ['misses', 'ours', 'json', 'html'],
      run,
    },
  },
  notes: ['DIR holds rows_*.jsonl in the format of test/score/rows/README.md. Default: test/score/rows.'],
  examples: [
    ['--ours', 'our own score on the rows of this project'],
    ['--misses de-DE', 'what is missed in German'],
  ],
  negative: 'a bar is missed',
});

const OWN = join(import.meta.dirname, 'rows');
const SHARED = resolve('../shared/data');

async function run({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  process.env.TZ = 'UTC';
  const directories = given.length > 0 ? given : [OWN, ...(existsSync(SHARED) ? [SHARED] : [])];
  const withLibraries = !values.ours;
  const result = await score(directories.flatMap(rowsOf), withLibraries);
  const results = evaluateBars(result, withLibraries);
  if (values.misses !== undefined) await writeLine(io.out, `${missLines(result.misses, values.misses)}\n`);
  await print(result, withLibraries, io);
  await writeLine(io.out, `\n${barLines(results)}`);
  if (values.json) await writeReport(values.json, 'score', results);
  if (values.html) await writeHtmlReport(values.html, figuresOf(result, results));
  return exitCodeOf(results);
}

function rowsOf(directory: string) {
  const found = readRows(resolve(directory));
  if (found) return found;
  throw new ToolError(`${directory} is missing, or it holds no file of the expected names.`, EXIT_CODES.usage);
}

async function print(result: Score, withLibraries: boolean, { out }: Io): Promise<void> {
  await writeLine(out, table(result, withLibraries));
  await writeLine(out, `\n${edgeLines(result)}\n${doubtLine(result)}`);
  await writeLine(out, `\nNot scored: ${result.aspirational} rows of the aspirational tier.`);
  await writeLine(out, leftOutLines(result));
  for (const { row, reason } of result.leftOut) {
    await writeLine(out, `  ${row.language} ${row.id} "${row.said}" ${reason}`);
  }
}

runCli(import.meta, main);
