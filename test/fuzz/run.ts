import { spawn } from 'node:child_process';
import { createMain, EXIT_CODES, runCli } from '../../infra/cli/tool/index.ts';

/** `npm run fuzz` */
export const main = createMain({
  name: 'fuzz',
  purpose: 'Runs the fuzz tests at full size. npm test runs the same with few cases.',
  options: {},
  commands: { '': { help: '', options: [], run: fuzz } },
  examples: [['', 'all fuzz tests']],
  negative: 'a test failed',
});

function fuzz(): Promise<number> {
  const env = { ...process.env, TEST_SCALE: 'full' };
  return new Promise((resolve, reject) => {
    spawn('vitest', ['run', '--project', 'unit', 'test/fuzz'], { stdio: 'inherit', env })
      .once('error', reject)
      .once('close', code => resolve(code === 0 ? EXIT_CODES.success : EXIT_CODES.negative));
  });
}

runCli(import.meta, main);
