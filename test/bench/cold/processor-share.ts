import { mkdir, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where cgroup v1 sets the quota of a group of processes; only root may write there. */
const CPU_GROUPS = '/sys/fs/cgroup/cpu';
/** Lambda's own period, by measurements of others: a function is paused for up to this long when its share is used up. */
const PERIOD_US = 20_000;
/** "At 1,769 MB, a function has the equivalent of one vCPU" (AWS, Configure Lambda function memory). */
const MB_OF_A_CORE = 1_769;

/** The processor share that Lambda gives to a memory size. */
export const coresOf = (memoryMb: number): number => memoryMb / MB_OF_A_CORE;

/**
 * Runs `use` with the file to which a process writes its id in order to get that share.
 * @throws where the system has no cgroup v1 that this user may write
 */
export async function withShare<T>(memoryMb: number, use: (joinFile: string) => Promise<T>): Promise<T> {
  const group = join(CPU_GROUPS, `cxone-entities-${process.pid}-${memoryMb}`);
  await mkdir(group);
  try {
    await writeFile(join(group, 'cpu.cfs_period_us'), String(PERIOD_US));
    await writeFile(join(group, 'cpu.cfs_quota_us'), String(Math.round(PERIOD_US * coresOf(memoryMb))));
    return await use(join(group, 'cgroup.procs'));
  } finally {
    await rmdir(group);
  }
}
