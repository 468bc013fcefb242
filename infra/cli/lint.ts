import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Call, createMain, EXIT_CODES, runCli, ToolError } from './tool/index.ts';
import { ROOT, runProgram } from './tool/run-program.ts';

const OPTIONS = {
  write: { type: 'boolean', help: 'fixes what can be fixed safely' },
} as const;

/** `npm run lint` */
export const main = createMain({
  name: 'lint',
  purpose: 'Checks form and rules of the code with Biome (biome.json).',
  options: OPTIONS,
  commands: { '': { help: '', takes: { text: '[PATH...]', least: 0, most: 1_000 }, options: ['write'], run } },
  examples: [
    ['', 'the whole project'],
    ['--write lib/ledger', 'checks and fixes one folder'],
  ],
  negative: 'there are findings',
});

async function run({ values, given, io }: Call<typeof OPTIONS>): Promise<number> {
  const paths = given.length === 0 ? ['.'] : given;
  for (const path of paths) await checkPath(path);
  const args = ['check', '--error-on-warnings', ...(values.write ? ['--write'] : []), ...paths];
  return (await runProgram('biome', args, io)) ? EXIT_CODES.success : EXIT_CODES.negative;
}

/** Biome reports a missing file as an internal error. @throws ToolError */
async function checkPath(path: string): Promise<void> {
  const found = await stat(resolve(ROOT, path)).catch(() => undefined);
  if (!found) throw new ToolError(`${path}: there is no such file or folder`);
}

runCli(import.meta, main);
