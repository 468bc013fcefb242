import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run bench [-- NAME ...] [--json FILE]`: runs every benchmark of this folder, or those named, and prints a table.
 * Exits non-zero when a bar is missed. Machines are shared and noisy: each figure is the best of five rounds, and where
 * a baseline is given, the ratio to it within the same run is what counts.
 */

export interface Result {
  id: string;
  value: number;
  unit: string;
  /** The most that `value` may be, or the least where `atLeast` is set. */
  bar?: number;
  pass?: boolean;
}

const { values: options, positionals: wanted } = parseArgs({
  options: { json: { type: 'string' } },
  allowPositionals: true,
});

const names = (await readdir(import.meta.dirname))
  .filter(file => /^(?!run\.).*\.ts$/.test(file))
  .map(file => file.slice(0, -3))
  .filter(name => wanted.length === 0 || wanted.includes(name));

const results: Result[] = [];
for (const name of names) {
  const module = await import(join(import.meta.dirname, `${name}.ts`));
  if (typeof module.bench !== 'function') continue;
  console.log(`\n# ${name}`);
  for (const result of (await module.bench()) as Result[]) {
    results.push(result);
    console.log(row(result));
  }
}

const missed = results.filter(({ pass }) => pass === false);
if (missed.length > 0) console.log(`\nmissed: ${missed.map(({ id }) => id).join(', ')}`);
if (options.json) await writeFile(options.json, `${JSON.stringify(report(), null, 2)}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

function row({ id, value, unit, bar, pass }: Result): string {
  const verdict = pass === undefined ? '' : `  ${pass ? 'ok  ' : 'MISS'} (bar ${bar} ${unit})`;
  return `${id.padEnd(64)} ${String(Number(value.toPrecision(4))).padStart(12)} ${unit}${verdict}`;
}

function report() {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  return { name: 'bench', commit, node: process.version, results };
}
