import type { Clock, Logger } from '../context.ts';
import type { FlushFacts, FlushMetrics } from '../metrics/index.ts';
import type { Deliverer, WorkLimits } from '../webhook/index.ts';
import { type CheckpointOptions, nextStep, openCheckpoint } from './checkpoint.ts';
import { takeFlushLease } from './flush-lease.ts';
import { type SettleWindowOptions, settleWindow } from './settle-window.ts';
import { type SumWindowOptions, sumWindow } from './sum-window.ts';

export type WindowOptions = CheckpointOptions & SumWindowOptions & SettleWindowOptions;

export interface FlushOptions extends WindowOptions {
  clock: Clock;
  logger: Logger;
  deliver: Deliverer;
  metrics: FlushMetrics;
  /** Documents that were refused since the last call: somebody else wrote them. */
  takeRefused: () => number;
}

/**
 * One run of metrics-flush: sums and seals the windows that are due, then delivers what is pending. It ends before its
 * time is up; the next run continues. Any number of runs may do the same work, die anywhere and be overtaken. The first
 * message of a window counts, and the move of the checkpoint counts late records, so each record counts once.
 * @param timeLeft milliseconds until the function is stopped
 * @throws what kept windows from being summed, sealed or delivered, after all other work was done
 */
export type Flush = (timeLeft: () => number) => Promise<FlushFacts>;

/** The longest time for a piece of work that has begun: an attempt of 5 s and the writes after it. */
const RESERVE_MS = 9_000;
/**
 * The share of a run's time that is reserved for the delivery, so that a backlog of windows does not stop the webhook.
 */
const DELIVERY_SHARE = 0.35;

export function createFlush(options: FlushOptions): Flush {
  const { clock, logger, state, deliver, metrics, newId } = options;

  return async timeLeft => {
    const facts: FlushFacts = { ...NOTHING_DONE };
    const faults: unknown[] = [];
    const deliveryMs = Math.max(RESERVE_MS, timeLeft() * DELIVERY_SHARE);
    try {
      const lease = await takeFlushLease({ clock, state, owner: newId() });
      if (lease === undefined) {
        facts.outcome = 'busy';
        return facts;
      }
      const { isStillMine } = lease;

      const flushed = await flushWindows(options, { timeLeft: () => timeLeft() - deliveryMs, isStillMine });
      facts.windowsSummed = flushed.summed;
      facts.windowsSealed = flushed.sealed;
      facts.invalidRecords = flushed.invalidRecords;
      facts.missingRecords = flushed.missingRecords;
      faults.push(flushed.fault);

      const { fault, ...delivery } = await deliver({ timeLeft: () => timeLeft() - RESERVE_MS, isStillMine });
      Object.assign(facts, delivery);
      faults.push(fault);

      await lease.release();
    } catch (error) {
      logger.error('The flush ended early', { error });
      faults.push(error);
    } finally {
      if (faults.some(isFault)) facts.outcome = 'failed';
      facts.refusedDocuments = options.takeRefused();
      metrics.emitFlush(facts);
    }
    if (faults.some(isFault)) throw faults.find(isFault);
    return facts;
  };
}

export interface FlushedWindows {
  summed: number;
  sealed: number;
  /** Records that could not be summed. */
  invalidRecords: number;
  /** Records that others follow and that do not exist. */
  missingRecords: number;
  /** What kept a window from being summed or sealed; the next run tries again. */
  fault: unknown;
}

/** Sums each closed window since the checkpoint, and seals those that are old enough. */
export async function flushWindows(options: WindowOptions, limits: WorkLimits): Promise<FlushedWindows> {
  const { clock, logger, state } = options;
  const flushed: FlushedWindows = { summed: 0, sealed: 0, invalidRecords: 0, missingRecords: 0, fault: undefined };
  let maySeal = true;
  while (limits.timeLeft() > 0 && (await limits.isStillMine())) {
    const slot = await openCheckpoint(options);
    if (slot.value === undefined) break;
    const step = nextStep(slot.value, clock.now(), maySeal);
    if (step === undefined) break;
    try {
      const { checkpoint, invalidRecords, missingRecords } = await STEPS[step](options, slot.value);
      if (await state.moveCheckpoint(slot, checkpoint)) flushed[step === 'sum' ? 'summed' : 'sealed'] += 1;
      flushed.invalidRecords += invalidRecords;
      flushed.missingRecords += missingRecords;
    } catch (error) {
      logger.error('A window was not flushed', { error, step, checkpoint: slot.value });
      flushed.fault ??= error;
      // A window that cannot be sealed must not keep later windows from the webhook.
      if (step === 'sum') break;
      maySeal = false;
    }
  }
  return flushed;
}

const STEPS = { sum: sumWindow, seal: settleWindow };

const isFault = (fault: unknown): boolean => fault !== undefined;

const NOTHING_DONE: FlushFacts = {
  windowsSummed: 0,
  windowsSealed: 0,
  invalidRecords: 0,
  missingRecords: 0,
  refusedDocuments: 0,
  delivered: 0,
  failedAttempts: 0,
  deadLetters: 0,
  outboxDepth: undefined,
  webhookLagSeconds: undefined,
  outboxAgeSeconds: undefined,
  outcome: 'ok',
};
