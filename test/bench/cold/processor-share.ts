import { existsSync } from 'node:fs';
import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT_CODES, ToolError } from '../../../infra/cli/tool/index.ts';

/** Lambda's own period, by measurements of others: a function is paused for up to this long when its share is used up. */
const PERIOD_US = 20_000;
/** "At 1,769 MB, a function has the equivalent of one vCPU" (AWS, Configure Lambda function memory). */
const MB_OF_A_CORE = 1_769;

/** The processor share that Lambda gives to a memory size. */
export const coresOf = (memoryMb: number): number => memoryMb / MB_OF_A_CORE;

/** How a version of cgroup sets the quota of a group. */
interface GroupFiles {
  /** The folder of groups. */
  readonly folder: string;
  /** What is written into which file of a group. */
  settings(quotaUs: number): Readonly<Record<string, string>>;
}

const versionOne = (root: string): GroupFiles => ({
  folder: join(root, 'cpu'),
  settings: quotaUs => ({ 'cpu.cfs_period_us': String(PERIOD_US), 'cpu.cfs_quota_us': String(quotaUs) }),
});

const versionTwo = (root: string): GroupFiles => ({
  folder: root,
  settings: quotaUs => ({ 'cpu.max': `${quotaUs} ${PERIOD_US}` }),
});

const groupFiles = (root: string): GroupFiles =>
  existsSync(join(root, 'cgroup.controllers')) ? versionTwo(root) : versionOne(root);

/**
 * Runs `use` with the path of a file. A process that writes its id to the file gets that share.
 *
 * @param root the folder in which the system keeps its control groups
 * @throws ToolError when this user has no permission to make a group, or the group cannot have a quota
 */
export async function withShare<T>(
  memoryMb: number,
  use: (joinFile: string) => Promise<T>,
  root = '/sys/fs/cgroup',
): Promise<T> {
  const { folder, settings } = groupFiles(root);
  const group = join(folder, `cxone-entities-${process.pid}-${memoryMb}`);
  try {
    await mkdir(group);
  } catch {
    throw unusable(group);
  }
  try {
    await setQuota(group, settings(Math.round(PERIOD_US * coresOf(memoryMb))));
    return await use(join(group, 'cgroup.procs'));
  } finally {
    await rmdir(group);
  }
}

async function setQuota(group: string, settings: Readonly<Record<string, string>>): Promise<void> {
  for (const [file, value] of Object.entries(settings)) {
    try {
      await writeFile(join(group, file), value);
    } catch {
      throw unusable(join(group, file));
    }
  }
}

const unusable = (path: string): ToolError =>
  new ToolError(
    `${path} cannot be written. This benchmark needs Linux, root, and the cpu controller of cgroup, which many containers lack.`,
    EXIT_CODES.usage,
  );
