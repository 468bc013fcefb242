import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../esbuild.config.ts';
import { type Call, createMain, type Io, runCli, UsageError, writeLine } from '../../infra/cli/tool/index.ts';
import { type Section, writeHtmlReport } from '../html-report.ts';
import { exitCodeOf, figureRow, missedOf, type Result, writeReport } from '../report.ts';
import type { FleetCase } from './case.ts';
import { CASES } from './cases/index.ts';

const OPTIONS = {
  short: { type: 'boolean', help: 'fewer environments, as in npm test' },
  json: { type: 'string', value: 'FILE', help: 'also writes the figures to this file' },
  html: { type: 'string', value: 'FILE', help: 'also writes a page with plots to this file' },
} as const;

const slug = ({ name }: FleetCase): string => name.replaceAll(' ', '-');

/** `npm run fleet` */
export const main = createMain({
  name: 'fleet',
  purpose: 'Runs many environments of the built functions against one set of emulators, and checks the bars.',
  options: OPTIONS,
  commands: {
    '': {
      help: '',
      takes: { text: '[CASE...]', least: 0, most: CASES.length },
      options: ['short', 'json', 'html'],
      run,
    },
  },
  notes: [
    `Cases: ${CASES.map(slug).join(', ')}`,
    'All cases but those with a kill run in virtual time, so that their figures do not depend on the machine. The latencies of the network are assumed (test/fleet/virtual-realm.ts).',
  ],
  examples: [
    ['', 'all cases'],
    ['cold-start throttled --short', 'two cases with fewer environments'],
  ],
  negative: 'a bar is missed',
});

async function run({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  const unknown = given.filter(name => !CASES.some(one => slug(one) === name));
  if (unknown.length > 0) {
    throw new UsageError(`There is no case ${unknown.join(', ')}. There are: ${CASES.map(slug).join(', ')}`);
  }
  const cases = CASES.filter(one => given.length === 0 || given.includes(slug(one)));
  const sections = await runCases(cases, values.short ? 'short' : 'full', io);
  const results = sections.flatMap(section => section.results);
  const barred = results.filter(({ pass }) => pass !== undefined);
  const missed = missedOf(results);
  await writeLine(io.out, `\n${barred.length - missed.length} of ${barred.length} bars reached`);
  for (const { id } of missed) await writeLine(io.out, `missed: ${id}`);
  if (values.json) await writeReport(values.json, 'fleet', results);
  if (values.html) await writeHtmlReport(values.html, { name: 'fleet', sections });
  return exitCodeOf(results);
}

async function runCases(cases: readonly FleetCase[], scale: 'full' | 'short', io: Io): Promise<Section[]> {
  const dist = await mkdtemp(join(tmpdir(), 'cxone-entities-fleet-'));
  const sections: Section[] = [];
  try {
    await buildFunctions({ outputFolder: dist });
    for (const one of cases) {
      const startedAt = performance.now();
      const seconds = () => `${Math.round((performance.now() - startedAt) / 1_000)} s`;
      const progress = (text: string) => showProgress(io.err, `${one.name}: ${text} (${seconds()})`);
      const results = await one.run({ dist, scale, progress });
      showProgress(io.err, '');
      await writeLine(io.out, `\n# ${one.name} (${seconds()})`);
      for (const result of results) await writeLine(io.out, row(result));
      sections.push({ title: one.name, results });
    }
  } finally {
    await rm(dist, { recursive: true, force: true });
  }
  return sections;
}

function showProgress(err: Io['err'], text: string): void {
  if (err.isTTY) err.write(`\r\x1b[K${text}`);
  else if (text !== '') err.write(`${text}\n`);
}

function row({ id, value, unit, bar, pass, atLeast }: Result): string {
  const verdict = pass === undefined ? '' : `  ${pass ? 'ok  ' : 'MISS'} (${atLeast ? 'at least' : 'bar'} ${bar})`;
  return figureRow(id, value, unit, verdict);
}

runCli(import.meta, main);
