import { endsTooLate, RUN_LEASE_SKEW_MS } from '../clock-skew.ts';
import type { Clock } from '../context.ts';
import type { StillMine } from './flush-windows.ts';
import type { OutboxStore } from './outbox-store.ts';

export interface HeldLease {
  /** Renews the lease when a third of it has passed; false once another run holds it. */
  isStillMine: StillMine;
  release(): Promise<void>;
}

export interface RunLeaseOptions {
  clock: Clock;
  outbox: Pick<OutboxStore, 'readLease' | 'writeLease'>;
  /** Names this run. */
  owner: string;
}

/**
 * As long as a run that died keeps its successors waiting. Clocks are compared here, which nothing but thrift and
 * order depends on: what a run writes is decided by the versions of what it read.
 */
const LEASE_MS = 60_000;
/** A run waits so long for the one before to end. */
const LONGEST_WAIT_MS = 15_000;

/** Lets one run work at a time, as a rule; undefined when another one is at work. */
export async function takeRunLease({ clock, outbox, owner }: RunLeaseOptions): Promise<HeldLease | undefined> {
  let slot = await outbox.readLease();
  const leftMs = liveMs(slot.value?.until, clock.now());
  if (leftMs > LONGEST_WAIT_MS) return undefined;
  if (leftMs > 0) {
    const { version } = slot;
    await clock.sleep(leftMs);
    slot = await outbox.readLease();
    if (slot.version !== version && liveMs(slot.value?.until, clock.now()) > 0) return undefined;
  }

  const write = async (until: number): Promise<boolean> => {
    const done = await outbox.writeLease(slot, { owner, until });
    if (done) slot = { version: slot.version + 1, value: { owner, until } };
    return done;
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

function liveMs(until = 0, now: number): number {
  return endsTooLate(until, LEASE_MS, now, RUN_LEASE_SKEW_MS) ? 0 : until - now;
}
