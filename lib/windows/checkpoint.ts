import { CHECKPOINT_SKEW_MS, isFromTheFuture, RECORD_LAG_MS } from '../clock-skew.ts';
import type { Clock, Logger } from '../context.ts';
import { isDamaged, type Slot } from '../dynamodb/index.ts';
import {
  LEDGER_LAYOUT,
  type LedgerStore,
  newestSeal,
  type WindowSeal,
  type WindowStart,
  windowAt,
  windowEnd,
} from '../ledger/index.ts';
import type { OutboxStore } from '../webhook/index.ts';
import type { Checkpoint, FlushState } from './flush-state.ts';
import { countUnreported } from './unreported.ts';

/** A window is summed 60 s after its end; 15 min after its end it is read again and sealed. */
const SUM_AFTER_SECONDS = 60;
const SEAL_AFTER_SECONDS = 900;

/** The default retention of records. A record that claims to be older comes from a wrong clock. */
const OLDEST_START_SECONDS = 400 * 86_400;

export const windowAfter = (window: WindowStart): WindowStart => window + LEDGER_LAYOUT.windowSeconds;

export interface CheckpointOptions {
  clock: Clock;
  logger: Logger;
  ledger: Pick<LedgerStore, 'earliestWindow' | 'readHead' | 'readSeals'>;
  outbox: Pick<OutboxStore, 'readMessage'>;
  state: FlushState;
}

/**
 * The checkpoint. It is made when the ledger has its first record. One that is damaged is rebuilt from the seals, which
 * is logged as an error.
 */
export async function openCheckpoint(options: CheckpointOptions): Promise<Slot<Checkpoint>> {
  const { clock, ledger, state } = options;
  const slot = await state.readCheckpoint();
  if (slot.value !== undefined && !isImpossible(slot.value, clock.now())) return slot;
  const isLost = isDamaged(slot) || slot.value !== undefined;
  const seal = isLost ? await newestSeal(ledger, clock.now()) : undefined;
  const checkpoint = seal ? await rebuildAfter(options, seal) : await firstCheckpoint(options);
  if (checkpoint === undefined) return { version: slot.version, value: undefined };
  if ((await state.moveCheckpoint(slot, checkpoint)) && isLost) {
    options.logger.error('The checkpoint was damaged and has been rebuilt', { found: slot.value, checkpoint });
  }
  return state.readCheckpoint();
}

/** A checkpoint that is ahead of all clocks would stop the flush until the clocks reach it. */
const isImpossible = ({ nextWindow }: Checkpoint, now: number): boolean =>
  isFromTheFuture(nextWindow * 1000, now, CHECKPOINT_SKEW_MS);

async function firstCheckpoint({ clock, ledger }: CheckpointOptions): Promise<Checkpoint | undefined> {
  const earliest = await ledger.earliestWindow();
  if (earliest === undefined) return undefined;
  const current = windowAt(clock.now());
  const first = windowAt(Math.min(earliest, current) * 1000 - RECORD_LAG_MS);
  const start = Math.max(first, current - OLDEST_START_SECONDS);
  return { nextWindow: start, nextSeal: start, latePending: 0 };
}

/** Windows after the newest seal are summed again: the messages that are in the outbox stay as they are. */
async function rebuildAfter(options: CheckpointOptions, { window }: WindowSeal): Promise<Checkpoint> {
  const start = windowAfter(window);
  return { nextWindow: start, nextSeal: start, latePending: await countUnreported(options, start) };
}

export type Step = 'sum' | 'seal';

/** What is due next. Sealing comes first: late records that it finds are then in the very next payload. */
export function nextStep({ nextWindow, nextSeal }: Checkpoint, now: number, maySeal: boolean): Step | undefined {
  const isPast = (window: WindowStart, seconds: number) => now >= (windowEnd(window) + seconds) * 1000;
  if (maySeal && nextSeal < nextWindow && isPast(nextSeal, SEAL_AFTER_SECONDS)) return 'seal';
  return isPast(nextWindow, SUM_AFTER_SECONDS) ? 'sum' : undefined;
}
