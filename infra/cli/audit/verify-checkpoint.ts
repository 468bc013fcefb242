import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { parseJson } from '../../../lib/json.ts';
import type { LedgerSealReference } from '../../../lib/ledger/index.ts';
import { ToolError } from '../tool/index.ts';

/**
 * The head of the chain when `verify` last found no fault. Kept on this machine, so that access to the table is not
 * enough to change it.
 */
export interface VerifyCheckpoint {
  readonly table: string;
  /** ISO 8601. */
  readonly verified_at: string;
  readonly ledger_seal: LedgerSealReference;
}

const schema = z.object({
  table: z.string(),
  verified_at: z.string(),
  ledger_seal: z.object({ sequence: z.int(), window: z.int(), seal: z.string() }),
});

/**
 * `~/.local/state/cxone-entities/<table>.<region>.json`, with `.<AWS_PROFILE>` before `.json` where that is set, since
 * two accounts may hold tables of one name; `XDG_STATE_HOME` replaces `~/.local/state`. At stage `local` it is a file
 * of the running stack, because each start may have a new table.
 */
export function defaultCheckpointFile(
  stage: string,
  table: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (stage === 'local') return environment.LOCAL_CHECKPOINT_FILE || undefined;
  const folder = environment.XDG_STATE_HOME || join(homedir(), '.local/state');
  const parts = [table, environment.AWS_REGION || 'default-region', environment.AWS_PROFILE || []].flat();
  return join(folder, 'cxone-entities', `${parts.join('.').replaceAll(/[^\w.@+-]/g, '_')}.json`);
}

/** @throws ToolError when the file is damaged or belongs to another table: ignoring it would hide a rollback */
export async function readCheckpoint(file: string, table: string): Promise<VerifyCheckpoint | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const checkpoint = schema.safeParse(parseJson(text)).data;
  if (!checkpoint)
    throw new ToolError(`${file}: it is not a checkpoint of verify. Restore it from a backup, or delete it.`);
  if (checkpoint.table !== table)
    throw new ToolError(`${file}: it is the checkpoint of ${checkpoint.table}. Give another --checkpoint FILE.`);
  return checkpoint;
}

/** Replaces the whole file, so that an interrupted run leaves the old one. */
export async function writeCheckpoint(file: string, checkpoint: VerifyCheckpoint): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  await writeFile(next, `${JSON.stringify(checkpoint, null, 2)}\n`, { mode: 0o600 });
  await rename(next, file);
}
