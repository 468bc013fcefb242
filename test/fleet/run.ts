import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFunctions } from '../../esbuild.config.ts';
import type { FleetCase, Result } from './case.ts';
import { CASES } from './cases/index.ts';

/**
 * `npm run fleet [-- CASE ...] [--short] [--json FILE]`: many environments of the built functions against one set of
 * emulators. Prints a table and exits non-zero when a bar is missed. All but the case with a kill run in virtual time,
 * so their figures do not depend on the machine; the latencies of the network are assumed (virtual-realm.ts).
 */

const { values: options, positionals: wanted } = parseArgs({
  options: { json: { type: 'string' }, short: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const unknown = wanted.filter(name => !CASES.some(other => slug(other) === name));
if (unknown.length > 0) {
  console.error(`No such case: ${unknown.join(', ')}. There are: ${CASES.map(slug).join(', ')}`);
  process.exit(2);
}

const dist = await mkdtemp(join(tmpdir(), 'cxone-entities-fleet-'));
const results: Result[] = [];
try {
  await buildFunctions({ outputFolder: dist });
  for (const one of CASES) {
    if (wanted.length > 0 && !wanted.includes(slug(one))) continue;
    const startedAt = performance.now();
    const seconds = () => `${Math.round((performance.now() - startedAt) / 1_000)} s`;
    const found = await one.run({
      dist,
      scale: options.short ? 'short' : 'full',
      progress: text => showProgress(`${one.name}: ${text} (${seconds()})`),
    });
    showProgress('');
    console.log(`\n# ${one.name} (${seconds()})`);
    for (const result of found) console.log(row(result));
    results.push(...found);
  }
} finally {
  await rm(dist, { recursive: true, force: true });
}

const missed = results.filter(({ pass }) => pass === false);
const barred = results.filter(({ pass }) => pass !== undefined);
console.log(`\n${barred.length - missed.length} of ${barred.length} bars reached`);
for (const { id } of missed) console.log(`missed: ${id}`);
if (options.json) await writeFile(options.json, `${JSON.stringify(report(), null, 2)}\n`);
// Idle sockets of the environments would keep the process alive.
process.exit(missed.length === 0 ? 0 : 1);

function slug({ name }: FleetCase): string {
  return name.replaceAll(' ', '-');
}

function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  else if (text !== '') process.stderr.write(`${text}\n`);
}

function row({ id, value, unit, bar, pass, atLeast }: Result): string {
  const verdict = pass === undefined ? '' : `  ${pass ? 'ok  ' : 'MISS'} (${atLeast ? 'at least' : 'bar'} ${bar})`;
  return `${id.padEnd(72)} ${String(Number(value.toPrecision(4))).padStart(9)} ${unit.padEnd(9)}${verdict}`;
}

function report() {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  return { name: 'fleet', commit, node: process.version, results };
}
