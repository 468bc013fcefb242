import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpointFile } from '../../../infra/local/checkpoint-file.ts';
import { readLocalSettings } from '../../../infra/local/environment.ts';

describe('The checkpoint of verify at stage local', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (variables: object) =>
    openCheckpointFile(readLocalSettings({ LOCAL_ENV_FILE: join(folder, '.env.local'), ...variables }));

  it('is of this start where the tables are: what another start left is removed, and its own at the end', async () => {
    const { path } = open({});
    writeFileSync(path, 'of a stack that was killed');
    const checkpoint = open({});
    expect([checkpoint.path, existsSync(path)]).toEqual([path, false]);
    writeFileSync(path, 'own');
    await checkpoint.close();
    expect(existsSync(path)).toBe(false);
  });

  it('stays with tables that stay', async () => {
    const { path } = open({ LOCAL_DATA_DIR: folder });
    writeFileSync(path, 'kept');
    await open({ LOCAL_DATA_DIR: folder }).close();
    expect([path, existsSync(path)]).toEqual([join(folder, 'verify-checkpoint.json'), true]);
  });
});
