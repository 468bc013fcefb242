import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const ENV_FILE = '.env.local';

/** Writes what serverless-offline reads at stage `local`, in the root of the repository. */
export async function writeEnvFile(environment: Record<string, string>): Promise<void> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  const head = '# Written by npm start and npm run services; read at stage local. Local values only.\n';
  await writeFile(join(import.meta.dirname, '..', '..', ENV_FILE), head + lines.join(''), { mode: 0o600 });
}
