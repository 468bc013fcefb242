import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Script } from 'node:vm';
import { withChecksum } from './checksum.ts';
import { cacheFolder } from './loader.ts';

/** Writes the bytecode of what was loaded, by its path below the folder, for the flags of V8 at this moment. */
export function writeCaches(folder: string, scripts: ReadonlyMap<string, Script>): void {
  for (const [path, script] of scripts) {
    const file = `${join(cacheFolder(folder), relative(folder, path))}.code`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withChecksum(readFileSync(path), script.createCachedData()));
  }
}
