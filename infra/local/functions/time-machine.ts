import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../../../lib/context.ts';
import { systemClock } from '../../../lib/platform/clock.ts';
import type { Closable } from '../lifecycle.ts';

/** Clocks that can be moved ahead: those of processes that import `preload` first, and `clock`. */
export interface TimeMachine extends Closable {
  readonly preload: URL;
  /** The file with the offset. `advanceClock` changes it, in any process. */
  readonly clockFile: string;
  /** The clock for this process. */
  readonly clock: Clock;
}

export async function createTimeMachine(): Promise<TimeMachine> {
  const folder = await mkdtemp(join(tmpdir(), 'cxone-entities-'));
  const file = join(folder, 'offset-ms');
  await writeFile(file, '0');
  const offsetMs = () => Number(readFileSync(file, 'utf8'));
  const preload = pathToFileURL(join(import.meta.dirname, 'shifted-clock.ts'));
  preload.searchParams.set('offset', file);
  return {
    preload,
    clockFile: file,
    clock: {
      ...systemClock,
      now: () => systemClock.now() + offsetMs(),
      monotonic: () => systemClock.monotonic() + offsetMs(),
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Moves the clock ahead, in addition to earlier moves. */
export async function advanceClock(clockFile: string, ms: number): Promise<void> {
  const next = `${clockFile}.next`;
  await writeFile(next, String(Number(await readFile(clockFile, 'utf8')) + ms));
  // Atomic, so that a reader never sees an empty file.
  await rename(next, clockFile);
}
