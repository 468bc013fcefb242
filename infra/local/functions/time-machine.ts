import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Closable } from '../lifecycle.ts';

/** Moves the wall clock of processes that import `preload` before anything else. */
export interface TimeMachine extends Closable {
  readonly preload: URL;
  /** On top of what it was moved by before. */
  advance(ms: number): Promise<void>;
}

export async function createTimeMachine(): Promise<TimeMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-'));
  const file = join(folder, 'offset-ms');
  await writeFile(file, '0');
  const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.js'));
  preload.searchParams.set('offset', file);
  let offsetMs = 0;
  return {
    preload,
    async advance(ms) {
      offsetMs += ms;
      await writeFile(file, String(offsetMs));
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
