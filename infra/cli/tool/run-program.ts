import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { EXIT_CODES, ToolError } from './errors.ts';
import type { Io } from './io.ts';

/** Where programs run, and what their paths are relative to. */
export const ROOT = join(import.meta.dirname, '../../..');

/** Runs a program of a package, from the root of the project; what it prints is shown as it is. @returns whether it found no fault */
export async function runProgram(program: string, args: readonly string[], io: Io): Promise<boolean> {
  const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { ...process.env, PATH },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  io.onStop(async () => void child.kill());
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code === null) throw new ToolError(`${program} was ended by a signal`, EXIT_CODES.failed);
  return code === 0;
}
