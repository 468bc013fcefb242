import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LocalSettings } from './environment.ts';
import type { Closable } from './lifecycle.ts';

/**
 * Where `npm run audit -- verify` keeps its checkpoint at stage `local`. It lives as long as the tables: in the data folder, or
 * from this start to its end.
 */
export function openCheckpointFile({ dataDirectory, envFile }: LocalSettings): Closable & { readonly path: string } {
  if (dataDirectory !== undefined) {
    return { path: resolve(dataDirectory, 'verify-checkpoint.json'), close: async () => undefined };
  }
  const path = resolve(`${envFile}.verify-checkpoint.json`);
  const remove = () => rmSync(path, { force: true });
  // A stack that was killed leaves its file behind.
  remove();
  return { path, close: async () => remove() };
}
