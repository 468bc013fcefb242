import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** The sources that decide what redaction finds. By the rule of arrows, it imports no other room. */
const ROOMS = ['privacy', 'languages', 'text'];

/** An esbuild plugin: notes of an older build are not used after a word or a finder has changed. */
export function redactionVersion(lib: string): Plugin {
  return {
    name: 'redaction-version',
    setup(builder) {
      builder.onLoad({ filter: /lib\/privacy\/redaction-version\.ts$/ }, async () => ({
        contents: `export const REDACTION_VERSION = '${await redactionVersionOf(lib)}';`,
        loader: 'js',
      }));
    },
  };
}

export async function redactionVersionOf(lib: string): Promise<string> {
  const digest = createHash('sha256');
  for (const room of ROOMS) {
    const names = (await readdir(join(lib, room), { recursive: true })).filter(name => name.endsWith('.ts'));
    for (const name of names.toSorted()) {
      digest.update(`${room}/${name}\0`);
      digest.update(await readFile(join(lib, room, name)));
    }
  }
  return digest.digest('base64url').slice(0, 12);
}
