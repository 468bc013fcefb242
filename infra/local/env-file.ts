import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Closable } from './lifecycle.ts';

const HEAD = '# Written by npm start and npm run services, read at stage local. Holds local values only. Process ';

/**
 * Writes the environment as a dotenv file; serverless-offline reads `.env.local` at stage `local`. Closing removes the
 * file, unless another stack has replaced it.
 */
export async function writeEnvFile(path: string, environment: Record<string, string>): Promise<Closable> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  const written = `${HEAD}${process.pid}\n${lines.join('')}`;
  await writeFile(path, written, { mode: 0o600 });
  return {
    async close() {
      const current = await readFile(path, 'utf8').catch(() => undefined);
      if (current === written) await rm(path, { force: true });
    },
  };
}

/** The process of another stack that runs and has written the file; undefined when there is none. */
export async function envFileHolder(path: string): Promise<number | undefined> {
  const [first = ''] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
  const pid = first.startsWith(HEAD) ? Number(first.slice(HEAD.length)) : 0;
  return pid > 0 && pid !== process.pid && isRunning(pid) ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process cannot be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
