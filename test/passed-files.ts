import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The files of this check, and what keeps them as passed for the next run. */
export interface ChangedFiles {
  readonly files: readonly string[];
  /** Call this when the check has found no fault. */
  keep(): Promise<void>;
}

/**
 * Leaves out the files that have passed a check of single files before, as they are now.
 *
 * @param cache the file that remembers them
 * @param basis what decides about a file besides its name and content, such as the rules and the version of the program
 */
export async function changedFiles(cache: string, basis: string, files: readonly string[]): Promise<ChangedFiles> {
  const passed = new Set((await readFile(cache, 'utf8').catch(() => '')).split('\n'));
  const hashes = new Map<string, string>();
  const rules = createHash('sha256').update(basis).digest('hex');
  for (const file of files) {
    // Git also lists a file that was deleted and is not yet committed.
    const content = await readFile(file).catch(() => undefined);
    if (content) hashes.set(file, createHash('sha256').update(`${rules}\0${file}\0`).update(content).digest('hex'));
  }
  return {
    files: [...hashes].filter(([, hash]) => !passed.has(hash)).map(([file]) => file),
    async keep() {
      await mkdir(dirname(cache), { recursive: true });
      await writeFile(cache, [...hashes.values()].join('\n'));
    },
  };
}
