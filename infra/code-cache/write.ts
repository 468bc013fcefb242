import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Script } from 'node:vm';
import { cacheFolder } from './loader.ts';

/** V8 writes the flags of this moment into the bytecode, and compares them when it reads it. The rest is the same in both. */
const VARIANTS = [
  { flag: '--expose-gc', exposesGc: true },
  { flag: '--no-expose-gc', exposesGc: false },
];

/** Writes the bytecode of what was loaded, by its path below the folder: for Node in Lambda, and for Node as it is. */
export function writeCaches(folder: string, scripts: ReadonlyMap<string, Script>): void {
  for (const { flag, exposesGc } of VARIANTS) {
    setFlagsFromString(flag);
    for (const [path, script] of scripts) {
      const file = `${join(cacheFolder(folder, process, exposesGc), relative(folder, path))}.code`;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, script.createCachedData());
    }
  }
}
