import { DeliveryRun, type DeliveryRunOptions, type WorkLimits } from './delivery-run.ts';
import type { OutboxStore } from './outbox.ts';
import { type PendingList, readPendingList } from './pending-list.ts';

export type DelivererOptions = DeliveryRunOptions;

export interface Delivery {
  delivered: number;
  failedAttempts: number;
  deadLetters: number;
  outboxDepth: number;
  webhookLagSeconds: number;
  outboxAgeSeconds: number;
  /** What ended the delivery early. */
  fault: unknown;
}

/**
 * Sends pending windows, oldest first, until none is due or a limit ends it. A message counts as delivered when the
 * receiver has accepted it and the outbox has stored that. So each message is delivered at least once.
 */
export type Deliverer = (limits: WorkLimits) => Promise<Delivery>;

export function createDeliverer(options: DelivererOptions): Deliverer {
  const { clock, logger, outbox } = options;
  return async limits => {
    const pending = await readPendingList(outbox);
    const run = new DeliveryRun(options, pending, limits);
    let fault: unknown;
    try {
      await run.sendAllDue();
    } catch (error) {
      logger.error('The delivery ended early', { error });
      fault = error;
    } finally {
      run.close();
    }
    return { ...run.counts, ...backlogOf(pending, clock.now()), fault };
  };
}

/**
 * The deliverer while no webhook is configured: sends nothing, and reports what is pending. Nobody waits for the
 * windows, so their lag is 0.
 */
export function createIdleDeliverer(outbox: OutboxStore): Deliverer {
  return async () => ({
    delivered: 0,
    failedAttempts: 0,
    deadLetters: 0,
    outboxDepth: (await readPendingList(outbox)).size,
    webhookLagSeconds: 0,
    outboxAgeSeconds: 0,
    fault: undefined,
  });
}

const backlogOf = (pending: PendingList, now: number) => ({
  outboxDepth: pending.size,
  webhookLagSeconds: pending.lagSeconds(now),
  outboxAgeSeconds: pending.ageSeconds(now),
});
