import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Closable } from './lifecycle.ts';

/** The folder in which the emulators keep tables and secrets over a restart (LOCAL_DATA_DIR). */
export interface DataFolder extends Closable {
  /** The subfolder for the tables. */
  readonly tables: string;
  readonly secretsFile: string;
}

export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

/**
 * Creates the folder if it is missing, and locks it against a second stack. @throws DataFolderError when one is using
 * it
 */
export async function openDataFolder(path: string): Promise<DataFolder> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  const lock = join(path, 'stack.pid');
  takeLock(lock, path);
  return {
    tables: join(path, 'dynamodb'),
    secretsFile: join(path, 'secrets.json'),
    close: async () => rmSync(lock, { force: true }),
  };
}

function takeLock(lock: string, path: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const pid = Number(readFileSync(lock, 'utf8'));
    if (isRunning(pid)) {
      throw new DataFolderError(
        `${path} is in use by process ${pid}. Stop it, set another LOCAL_DATA_DIR, or delete ${lock} if it is another program.`,
      );
    }
    // A stack that was killed leaves its file behind.
    writeFileSync(lock, String(process.pid));
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
