import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Call, createMain, runCli, UsageError, writeLine } from '../../infra/cli/tool/index.ts';
import { type Section, writeHtmlReport } from '../html-report.ts';
import { exitCodeOf, figureRow, missedOf, type Result, writeReport } from '../report.ts';
import type { Outcome } from './one.ts';
import { type BarPlot, drawBars } from './plot.ts';

const OPTIONS = {
  rounds: { type: 'string', value: 'N', help: 'how often cold and memory are measured (15)' },
  json: { type: 'string', value: 'FILE', help: 'also writes the figures to this file' },
  plots: { type: 'string', value: 'DIR', help: 'also draws what a benchmark has plots of, as DIR/NAME.svg' },
  html: { type: 'string', value: 'FILE', help: 'also writes a page with plots to this file' },
} as const;

/** Files of this folder that are not benchmarks. */
const OTHERS = ['run', 'one', 'measure', 'plot'];
/** `memory` needs root, `growth` has no bar, and each takes minutes. */
const ONLY_IF_NAMED = ['memory', 'growth'];
const NAMES = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.ts'))
  .map(file => file.slice(0, -3))
  .filter(name => !OTHERS.includes(name));

/** `npm run bench` */
export const main = createMain({
  name: 'bench',
  purpose: 'Runs the benchmarks, and checks the bars.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: '[NAME...]', least: 0, most: NAMES.length },
      options: ['json', 'plots', 'html', 'rounds'],
      run,
    },
  },
  notes: [
    `Benchmarks: ${NAMES.join(', ')}`,
    `Only if named: ${ONLY_IF_NAMED.join(', ')}`,
    'Machines are shared and noisy. Figures of work that never waits are those of a quiet machine, by a fixed piece of work that is measured in turn with it. Bars of work that waits grow with the time that this piece takes.',
  ],
  examples: [
    ['', 'all benchmarks'],
    ['cold --rounds 5', 'the cold start, from five processes of each kind'],
    ['handler cache --json figures.json', 'two benchmarks, with a file of the figures'],
  ],
  negative: 'a bar is missed',
});

async function run({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  const unknown = given.filter(name => !NAMES.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`There is no benchmark ${unknown.join(', ')}. There are: ${NAMES.join(', ')}`);
  }
  const rounds = readRounds(values.rounds);
  const sections: Section[] = [];
  for (const name of NAMES.filter(one => (given.length === 0 ? !ONLY_IF_NAMED.includes(one) : given.includes(one)))) {
    await writeLine(io.out, `\n# ${name}`);
    const { results, drawn } = await runApart(name, rounds);
    for (const result of results) await writeLine(io.out, row(result));
    sections.push({ title: name, results, pictures: Object.values(drawn).map(drawBars) });
    if (values.plots) await writePlots(values.plots, drawn);
  }
  const results = sections.flatMap(section => section.results);
  const missed = missedOf(results);
  if (missed.length > 0) await writeLine(io.out, `\nmissed: ${missed.map(({ id }) => id).join(', ')}`);
  if (values.json) await writeReport(values.json, 'bench', results);
  if (values.html) await writeHtmlReport(values.html, { name: 'bench', sections });
  return exitCodeOf(results);
}

/**
 * Each benchmark runs in a new process. Otherwise, the compiled code and the heap of one benchmark would affect the
 * figures of the next one.
 */
async function runApart(name: string, rounds: number | undefined): Promise<Outcome> {
  const file = join(import.meta.dirname, 'one.ts');
  const child = fork(file, [name, ...(rounds === undefined ? [] : [String(rounds)])], { serialization: 'advanced' });
  let outcome: Outcome | undefined;
  child.once('message', message => {
    outcome = message as Outcome;
  });
  await once(child, 'exit');
  if (!outcome) throw new Error(`The benchmark ${name} failed`);
  return outcome;
}

async function writePlots(folder: string, plots: Record<string, BarPlot>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, plot] of Object.entries(plots)) await writeFile(join(folder, `${name}.svg`), drawBars(plot));
}

function readRounds(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new UsageError('--rounds must be a whole number from 1 to 9999');
  return Number(given);
}

function row({ id, value, unit, bar, pass }: Result): string {
  const verdict = pass === undefined ? '' : `  ${pass ? 'ok  ' : 'MISS'} (bar ${Number(bar?.toPrecision(4))} ${unit})`;
  return figureRow(id, value, unit, verdict);
}

runCli(import.meta, main);
