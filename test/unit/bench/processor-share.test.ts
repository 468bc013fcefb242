import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ToolError } from '../../../infra/cli/tool/index.ts';
import { withShare } from '../../bench/cold/processor-share.ts';

/** The files of a system's groups, in a folder. */
describe('withShare', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'cgroup-'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /**
   * The files of the group while it is used. They are removed first, because a real group's files are removed with it.
   */
  const settingsAt = (memoryMb: number) =>
    withShare(
      memoryMb,
      async joinFile => {
        const group = dirname(joinFile);
        const files = await readdir(group);
        const settings = await Promise.all(files.map(async file => [file, await readFile(join(group, file), 'utf8')]));
        await Promise.all(files.map(file => rm(join(group, file))));
        return { group, settings: Object.fromEntries(settings) };
      },
      root,
    );

  it('gives 1,769 MB one processor by cgroup v1, and removes the group', async () => {
    await mkdir(join(root, 'cpu'));
    const { group, settings } = await settingsAt(1_769);
    expect(dirname(group)).toBe(join(root, 'cpu'));
    expect(settings).toEqual({ 'cpu.cfs_period_us': '20000', 'cpu.cfs_quota_us': '20000' });
    expect(await readdir(join(root, 'cpu'))).toEqual([]);
  });

  it('gives other sizes their share of one by cgroup v2', async () => {
    await writeFile(join(root, 'cgroup.controllers'), 'cpu memory\n');
    expect((await settingsAt(512)).settings).toEqual({ 'cpu.max': '5789 20000' });
    expect((await settingsAt(3_008)).settings).toEqual({ 'cpu.max': '34008 20000' });
    expect(await readdir(root)).toEqual(['cgroup.controllers']);
  });

  it('says what it needs where no group can be made', async () => {
    await expect(settingsAt(512)).rejects.toThrow(ToolError);
    await expect(settingsAt(512)).rejects.toThrow(/cpu.* cannot be written\. This benchmark needs Linux, root/);
  });
});
