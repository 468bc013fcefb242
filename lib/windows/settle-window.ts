import type { Logger } from '../context.ts';
import { type SealedWindow, WindowPassedError, type WindowStart } from '../ledger/index.ts';
import type { OutboxStore } from '../webhook/index.ts';
import { windowAfter } from './checkpoint.ts';
import type { Checkpoint } from './flush-state.ts';
import type { StepResult } from './sum-window.ts';

export interface SettleWindowOptions {
  logger: Logger;
  outbox: Pick<OutboxStore, 'readMessage'>;
  /**
   * Seals a window and tells how many records the seal covers, and which records are missing; a window that is sealed
   * keeps its seal. Called in the order of the windows.
   * @throws WindowPassedError when a later window is sealed and this one is not
   */
  sealWindow: (window: WindowStart) => Promise<SealedCounts>;
}

export type SealedCounts = Pick<SealedWindow, 'count' | 'missing'>;

/** Seals the next window that is summed; records that arrived after the sum are late. */
export async function settleWindow(options: SettleWindowOptions, checkpoint: Checkpoint): Promise<StepResult> {
  const { outbox, logger } = options;
  const window = checkpoint.nextSeal;
  const { value: message } = await outbox.readMessage(window);
  const counted = message?.counted ?? 0;
  const { count, missing } = await seal(options, window, counted);
  const late = count - counted;
  if (late < 0) logger.error('A window holds fewer records than were summed', { window, missing: -late });
  const latePending = checkpoint.latePending + Math.max(0, late);
  return {
    checkpoint: { ...checkpoint, nextSeal: windowAfter(window), latePending },
    invalidRecords: 0,
    missingRecords: missing.length,
  };
}

/** After the table was restored, the chain of seals may have passed this window: that is logged and stops nothing. */
async function seal(
  { sealWindow, logger }: SettleWindowOptions,
  window: WindowStart,
  counted: number,
): Promise<SealedCounts> {
  try {
    return await sealWindow(window);
  } catch (error) {
    if (!(error instanceof WindowPassedError)) throw error;
    logger.error('A window cannot be sealed any more', { error, window });
    return { count: counted, missing: [] };
  }
}
