import type { Clock, Logger } from '../context.ts';
import type { Deliverer } from './deliver.ts';
import type { FlushFacts, FlushMetrics } from './emf.ts';
import type { TimeLeft, WindowFlusher } from './flush-windows.ts';
import type { OutboxStore } from './outbox-store.ts';
import { takeRunLease } from './run-lease.ts';

export interface FlushRunOptions {
  clock: Clock;
  logger: Logger;
  outbox: OutboxStore;
  flushWindows: WindowFlusher;
  deliver: Deliverer;
  metrics: FlushMetrics;
  newId: () => string;
}

/**
 * One run of metrics-flush: sums and seals what is due, then delivers. Ends cleanly before its time is up; the next run
 * goes on where it left off.
 * @throws what kept windows from being flushed or delivered, after all else was done
 */
export type FlushRun = (timeLeft: TimeLeft) => Promise<FlushFacts>;

/** What a step may take beyond the moment at which it was begun: an attempt of 5 s and the writes after it. */
const RESERVE_MS = 9_000;
/** Kept for the delivery, so that a backlog of windows does not silence the webhook. */
const DELIVERY_SHARE = 0.35;

export function createFlushRun(options: FlushRunOptions): FlushRun {
  const { clock, logger, outbox, flushWindows, deliver, metrics, newId } = options;

  return async timeLeft => {
    const forDelivery = Math.max(RESERVE_MS, timeLeft() * DELIVERY_SHARE);
    const facts: FlushFacts = { ...NOTHING_DONE };
    const faults: unknown[] = [];
    try {
      const lease = await takeRunLease({ clock, outbox, owner: newId() });
      if (lease === undefined) {
        facts.outcome = 'busy';
        return facts;
      }
      const flushed = await flushWindows(() => timeLeft() - forDelivery, lease.isStillMine);
      facts.windowsSummed = flushed.summed;
      facts.windowsSealed = flushed.sealed;
      if (flushed.fault !== undefined) faults.push(flushed.fault);
      const { fault, ...delivery } = await deliver(() => timeLeft() - RESERVE_MS, lease.isStillMine);
      Object.assign(facts, delivery);
      if (fault !== undefined) faults.push(fault);
      await lease.release();
    } catch (error) {
      logger.error('The flush ended early', { error });
      faults.push(error);
    } finally {
      if (faults.length > 0) facts.outcome = 'failed';
      metrics.emitFlush(facts);
    }
    if (faults.length > 0) throw faults[0];
    return facts;
  };
}

const NOTHING_DONE: FlushFacts = {
  windowsSummed: 0,
  windowsSealed: 0,
  delivered: 0,
  failedAttempts: 0,
  deadLetters: 0,
  outboxDepth: undefined,
  webhookLagSeconds: undefined,
  outcome: 'ok',
};
