import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Closable } from '../lifecycle.ts';

/** Moves the wall clock of processes that import `preload` before anything else. */
export interface TimeMachine extends Closable {
  readonly preload: URL;
  /** Holds the offset; `advanceClock` moves it, in whichever process. */
  readonly clockFile: string;
}

export async function createTimeMachine(): Promise<TimeMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-'));
  const file = join(folder, 'offset-ms');
  await writeFile(file, '0');
  const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.js'));
  preload.searchParams.set('offset', file);
  return {
    preload,
    clockFile: file,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Moves the clock on, on top of what it was moved by before. */
export async function advanceClock(clockFile: string, ms: number): Promise<void> {
  await writeFile(clockFile, String(Number(await readFile(clockFile, 'utf8')) + ms));
}
