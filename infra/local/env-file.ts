import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Closable } from './lifecycle.ts';

/**
 * Writes the environment as a dotenv file; serverless-offline reads `.env.local` at stage `local`. Closing removes the
 * file, unless another stack has replaced it.
 */
export async function writeEnvFile(path: string, environment: Record<string, string>): Promise<Closable> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  const head = '# Written by npm start and npm run services, read at stage local. Holds local values only.\n';
  const written = head + lines.join('');
  await writeFile(path, written, { mode: 0o600 });
  return {
    async close() {
      const current = await readFile(path, 'utf8').catch(() => undefined);
      if (current === written) await rm(path, { force: true });
    },
  };
}
