import { RECORD_LAG_MS } from '../clock-skew.ts';
import type { Clock } from '../context.ts';
import type { Slot } from '../dynamodb/index.ts';
import { LEDGER_LAYOUT, type LedgerStore, type WindowStart, windowAt, windowEnd } from '../ledger/index.ts';
import type { Checkpoint, FlushState } from './flush-state.ts';

/** A window is summed 60 s after its end; 15 min after its end it is read again and sealed. */
const SUM_AFTER_SECONDS = 60;
const SEAL_AFTER_SECONDS = 900;

/** The default retention of records. A record that claims to be older comes from a wrong clock. */
const OLDEST_START_SECONDS = 400 * 86_400;

export const windowAfter = (window: WindowStart): WindowStart => window + LEDGER_LAYOUT.windowSeconds;

export interface CheckpointOptions {
  clock: Clock;
  ledger: Pick<LedgerStore, 'earliestWindow'>;
  state: FlushState;
}

/** The checkpoint, which is made when the ledger has its first record. */
export async function openCheckpoint({ clock, ledger, state }: CheckpointOptions): Promise<Slot<Checkpoint>> {
  const slot = await state.readCheckpoint();
  if (slot.value !== undefined) return slot;
  const earliest = await ledger.earliestWindow();
  if (earliest === undefined) return slot;
  const current = windowAt(clock.now());
  const first = windowAt(Math.min(earliest, current) * 1000 - RECORD_LAG_MS);
  const start = Math.max(first, current - OLDEST_START_SECONDS);
  await state.moveCheckpoint(slot, { nextWindow: start, nextSeal: start, latePending: 0 });
  return state.readCheckpoint();
}

export type Step = 'sum' | 'seal';

/** What is due next. Sealing comes first: late records that it finds are then in the very next payload. */
export function nextStep({ nextWindow, nextSeal }: Checkpoint, now: number, maySeal: boolean): Step | undefined {
  const isPast = (window: WindowStart, seconds: number) => now >= (windowEnd(window) + seconds) * 1000;
  if (maySeal && nextSeal < nextWindow && isPast(nextSeal, SEAL_AFTER_SECONDS)) return 'seal';
  return isPast(nextWindow, SUM_AFTER_SECONDS) ? 'sum' : undefined;
}
