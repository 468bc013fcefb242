import { spawn } from 'node:child_process';

/** `npm run fuzz`: the fuzz tests at full size. `npm test` runs the same with few cases. */
const environment = { ...process.env, TEST_SCALE: 'full' };
spawn('vitest', ['run', '--project', 'fuzz'], { stdio: 'inherit', env: environment }).once('close', code => {
  process.exitCode = code ?? 1;
});
