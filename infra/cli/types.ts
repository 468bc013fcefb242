import { type Call, createMain, EXIT_CODES, runCli } from './tool/index.ts';
import { runProgram } from './tool/run-program.ts';

/** `npm run types` */
export const main = createMain({
  name: 'types',
  purpose: 'Checks the types of the code and of the page of the console with the TypeScript compiler.',
  options: {},
  commands: { '': { help: '', options: [], run } },
  examples: [['', 'the whole project']],
  negative: 'there are errors',
});

async function run({ io }: Call<Record<never, never>>): Promise<number> {
  const code = await runProgram('tsc', ['--noEmit'], io);
  const page = await runProgram('tsc', ['--noEmit', '-p', 'infra/console/page'], io);
  return code && page ? EXIT_CODES.success : EXIT_CODES.negative;
}

runCli(import.meta, main);
