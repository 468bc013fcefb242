import { writeFile } from 'node:fs/promises';

/** Writes the environment in dotenv's form; serverless-offline reads `.env.local` at stage `local`. */
export async function writeEnvFile(path: string, environment: Record<string, string>): Promise<void> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${JSON.stringify(value)}\n`);
  const head = '# Written by npm start and npm run services; read at stage local. Local values only.\n';
  await writeFile(path, head + lines.join(''), { mode: 0o600 });
}
