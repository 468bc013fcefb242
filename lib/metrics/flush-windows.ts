import { RECORD_LAG_MS } from '../clock-skew.ts';
import type { Clock, Logger } from '../context.ts';
import {
  LEDGER_LAYOUT,
  type LedgerStore,
  shardsOf,
  WindowPassedError,
  type WindowRow,
  type WindowStart,
  windowAt,
  windowEnd,
} from '../ledger/index.ts';
import { createWindowTally, type WindowTotals } from './aggregate.ts';
import type { Checkpoint, OutboxMessage, OutboxStore, Slot } from './outbox-store.ts';
import { buildPayload } from './payload.ts';

/** A window is summed 60 s after its end, and read again and sealed 15 min after it (docs/architecture.md, Windows). */
export const SUM_AFTER_SECONDS = 60;
export const SEAL_AFTER_SECONDS = 900;

export interface WindowFlusherOptions {
  clock: Clock;
  logger: Logger;
  ledger: Pick<LedgerStore, 'readRows' | 'getHead' | 'earliestWindow'>;
  outbox: OutboxStore;
  /**
   * Seals a window for good and tells how many records the seal covers; a window that is sealed keeps its seal.
   * Called in the order of the windows.
   * @throws WindowPassedError when the chain of seals is past this window
   */
  sealWindow: (window: WindowStart) => Promise<{ readonly count: number }>;
  /** A `webhook-id` of its own for each window. */
  newId: () => string;
}

export interface FlushedWindows {
  summed: number;
  sealed: number;
  /** What kept a window from being summed or sealed; it is taken up again at the next run. */
  fault: unknown;
}

/** Milliseconds; no new piece of work is begun at 0 or below. */
export type TimeLeft = () => number;

/** False when another run has taken over. */
export type StillMine = () => Promise<boolean>;

/**
 * Puts every closed window since the checkpoint into the outbox and seals what is old enough. A window is decided by
 * the first message put for it, late records by the move of the checkpoint that takes them up: so any number of runs
 * may do the same work, die anywhere and be overtaken, and each record is counted once.
 */
export type WindowFlusher = (timeLeft: TimeLeft, isStillMine: StillMine) => Promise<FlushedWindows>;

export function createWindowFlusher(options: WindowFlusherOptions): WindowFlusher {
  const { clock, logger, outbox } = options;

  return async (timeLeft, isStillMine) => {
    const flushed: FlushedWindows = { summed: 0, sealed: 0, fault: undefined };
    let maySeal = true;
    while (timeLeft() > 0 && (await isStillMine())) {
      const slot = await openCheckpoint(options);
      if (slot.value === undefined) break;
      const step = nextStep(slot.value, clock.now(), maySeal);
      if (step === undefined) break;
      try {
        const next = await (step === 'sum' ? sumWindow : settleWindow)(options, slot.value);
        if (await outbox.moveCheckpoint(slot, next)) flushed[step === 'sum' ? 'summed' : 'sealed'] += 1;
      } catch (error) {
        logger.error('A window was not flushed', { error, step, checkpoint: slot.value });
        flushed.fault ??= error;
        // What cannot be sealed now must not keep the windows from analytics.
        if (step === 'sum') break;
        maySeal = false;
      }
    }
    return flushed;
  };
}

const WINDOW = LEDGER_LAYOUT.windowSeconds;

/** Records do not live longer by default; an older one is a fault of somebody's clock. */
const OLDEST_START_SECONDS = 400 * 86_400;

/** The checkpoint, made at the first record that the ledger ever holds. */
async function openCheckpoint({ clock, ledger, outbox }: WindowFlusherOptions): Promise<Slot<Checkpoint>> {
  const slot = await outbox.readCheckpoint();
  if (slot.value !== undefined) return slot;
  const earliest = await ledger.earliestWindow();
  if (earliest === undefined) return slot;
  const current = windowAt(clock.now());
  const first = windowAt(Math.min(earliest, current) * 1000 - RECORD_LAG_MS);
  const start = Math.max(first, current - OLDEST_START_SECONDS);
  await outbox.moveCheckpoint(slot, { nextWindow: start, nextSeal: start, latePending: 0 });
  return outbox.readCheckpoint();
}

function nextStep({ nextWindow, nextSeal }: Checkpoint, now: number, maySeal: boolean): 'sum' | 'seal' | undefined {
  const isPast = (window: WindowStart, seconds: number) => now >= (windowEnd(window) + seconds) * 1000;
  // Sealing first: what it finds late is then in the very next payload.
  if (maySeal && nextSeal < nextWindow && isPast(nextSeal, SEAL_AFTER_SECONDS)) return 'seal';
  return isPast(nextWindow, SUM_AFTER_SECONDS) ? 'sum' : undefined;
}

/** @returns the checkpoint after the window has its message, and its place among those that wait */
async function sumWindow(options: WindowFlusherOptions, checkpoint: Checkpoint): Promise<Checkpoint> {
  const { outbox } = options;
  const window = checkpoint.nextWindow;
  let slot = await outbox.readMessage(window);
  if (slot.value === undefined) {
    await outbox.writeMessage(slot, await makeMessage(options, checkpoint));
    slot = await outbox.readMessage(window);
  }
  // Another run's message stands when it was first: what it took up of the late records is what counts.
  const message = slot.value;
  if (message === undefined) throw new Error('the outbox lost a message that it had taken');
  if (message.status === 'pending') await outbox.enlist('pending', waitingOf(message));
  return { ...checkpoint, nextWindow: window + WINDOW, latePending: checkpoint.latePending - message.late };
}

async function makeMessage(options: WindowFlusherOptions, checkpoint: Checkpoint): Promise<OutboxMessage> {
  const { clock, ledger, newId } = options;
  const window = checkpoint.nextWindow;
  const totals = await sumRecords(ledger, window);
  const now = clock.now();
  const common = { window, counted: totals.requests, enteredAt: now, settledAt: null };
  if (totals.requests === 0) return { ...common, status: 'empty', id: '', body: '', late: 0 };
  const lateRequests = checkpoint.latePending;
  const head = await ledger.getHead();
  const seal = head && { sequence: head.sequence, window: head.seal.window, seal: head.seal.seal };
  const body = JSON.stringify(buildPayload({ window, totals, lateRequests, now, seal }));
  return { ...common, status: 'pending', id: newId(), body, late: lateRequests };
}

/** Reads all shards side by side with consistent reads; the pages are summed as they come. */
export async function sumRecords(ledger: Pick<LedgerStore, 'readRows'>, window: WindowStart): Promise<WindowTotals> {
  const tally = createWindowTally();
  const readShard = async (pages: AsyncIterable<readonly WindowRow[]>) => {
    for await (const page of pages) tally.add(page);
  };
  await Promise.all(shardsOf(window).map(shard => readShard(ledger.readRows(shard))));
  return tally.totals();
}

const waitingOf = ({ window, enteredAt }: OutboxMessage) => ({
  window,
  enteredAt,
  attempts: 0,
  suspicions: 0,
  nextAttemptAt: 0,
  lastResult: '',
});

async function settleWindow(options: WindowFlusherOptions, checkpoint: Checkpoint): Promise<Checkpoint> {
  const { outbox, logger } = options;
  const window = checkpoint.nextSeal;
  const { value: message } = await outbox.readMessage(window);
  const counted = message?.counted ?? 0;
  const late = (await countSealed(options, window, counted)) - counted;
  if (late < 0) logger.error('A window holds fewer records than were summed', { window, missing: -late });
  return { ...checkpoint, nextSeal: window + WINDOW, latePending: checkpoint.latePending + Math.max(0, late) };
}

/** A window that the chain has passed, as after a restored table, must not stop the flush for ever: it is reported. */
async function countSealed(
  { sealWindow, logger }: WindowFlusherOptions,
  window: WindowStart,
  counted: number,
): Promise<number> {
  try {
    return (await sealWindow(window)).count;
  } catch (error) {
    if (!(error instanceof WindowPassedError)) throw error;
    logger.error('A window cannot be sealed any more', { error, window });
    return counted;
  }
}
