import { endsTooLate, RUN_LEASE_SKEW_MS } from '../clock-skew.ts';
import type { Clock } from '../context.ts';
import { writtenSlot } from '../dynamodb/index.ts';
import type { FlushState } from './flush-state.ts';

export interface HeldLease {
  /** Renews the lease when a third of it has passed; false once another run holds it. */
  isStillMine(): Promise<boolean>;
  release(): Promise<void>;
}

export interface FlushLeaseOptions {
  clock: Clock;
  state: Pick<FlushState, 'readLease' | 'writeLease'>;
  /** Names this run. */
  owner: string;
}

/** The next run waits at most this long after a run that died. */
const LEASE_MS = 60_000;
/** A run waits up to this for the previous one to end. */
const LONGEST_WAIT_MS = 15_000;

/** Lets one run work at a time, as a rule; undefined while another one is working. */
export async function takeFlushLease({ clock, state, owner }: FlushLeaseOptions): Promise<HeldLease | undefined> {
  let slot = await state.readLease();
  const leftMs = remainingMs(slot.value?.until, clock.now());
  if (leftMs > LONGEST_WAIT_MS) return undefined;
  if (leftMs > 0) {
    const { version } = slot;
    await clock.sleep(leftMs);
    slot = await state.readLease();
    if (slot.version !== version && remainingMs(slot.value?.until, clock.now()) > 0) return undefined;
  }

  const write = async (until: number): Promise<boolean> => {
    const written = await state.writeLease(slot, { owner, until });
    if (written) slot = writtenSlot(slot, { owner, until });
    return written;
  };
  if (!(await write(clock.now() + LEASE_MS))) return undefined;

  let renewedAt = clock.monotonic();
  return {
    async isStillMine() {
      if (clock.monotonic() - renewedAt < LEASE_MS / 3) return true;
      renewedAt = clock.monotonic();
      return write(clock.now() + LEASE_MS);
    },
    async release() {
      await write(0);
    },
  };
}

function remainingMs(until = 0, now: number): number {
  return endsTooLate(until, LEASE_MS, now, RUN_LEASE_SKEW_MS) ? 0 : until - now;
}
