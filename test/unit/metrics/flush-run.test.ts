import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../lib/metrics/deliver.ts';
import type { FlushFacts } from '../../../lib/metrics/emf.ts';
import { createFlushRun } from '../../../lib/metrics/flush-run.ts';
import type { FlushedWindows, TimeLeft } from '../../../lib/metrics/flush-windows.ts';
import { createOutboxStore, type OutboxStore } from '../../../lib/metrics/outbox-store.ts';
import { createScheduleClock } from '../../../lib/metrics/schedule-clock.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const FLUSHED: FlushedWindows = { summed: 2, sealed: 1, fault: undefined };
const DELIVERED: Delivery = {
  delivered: 2,
  failedAttempts: 0,
  deadLetters: 0,
  outboxDepth: 3,
  webhookLagSeconds: 130,
  fault: undefined,
};

let outbox: OutboxStore;
let emitted: FlushFacts[];
const clock = new FakeClock();

function runWith(steps: {
  windows?: (timeLeft: TimeLeft) => Promise<FlushedWindows>;
  deliver?: (timeLeft: TimeLeft) => Promise<Delivery>;
}) {
  const run = createFlushRun({
    clock,
    logger: silentLogger,
    outbox,
    flushWindows: steps.windows ?? (async () => FLUSHED),
    deliver: steps.deliver ?? (async () => DELIVERED),
    metrics: { emitFlush: facts => emitted.push({ ...facts }) },
    newId: () => 'run',
  });
  return run(() => 55_000);
}

describe('A run of metrics-flush', () => {
  beforeEach(() => {
    outbox = createOutboxStore(new MemoryDocuments());
    emitted = [];
  });

  it('tells what was summed, sealed and delivered, and what waits', async () => {
    const facts = await runWith({});
    expect(facts).toMatchObject({ windowsSummed: 2, windowsSealed: 1, delivered: 2, outcome: 'ok' });
    expect(emitted).toEqual([facts]);
    expect(facts).toMatchObject({ outboxDepth: 3, webhookLagSeconds: 130 });
  });

  it('does nothing while another run is at work, and claims nothing of what waits', async () => {
    let calls = 0;
    const other = runWith({
      windows: async () => {
        expect(await runWith({ deliver: async () => expect.fail('delivered beside another run') })).toMatchObject({
          outcome: 'busy',
          outboxDepth: undefined,
        });
        calls += 1;
        return FLUSHED;
      },
    });
    expect((await other).outcome).toBe('ok');
    expect(calls).toBe(1);
    expect((await runWith({})).outcome).toBe('ok');
  });

  it('delivers although windows could not be flushed, and then fails with the reason', async () => {
    const fault = new Error('the ledger is down');
    let delivered = false;
    const run = runWith({
      windows: async () => ({ ...FLUSHED, fault }),
      deliver: async () => {
        delivered = true;
        return DELIVERED;
      },
    });
    await expect(run).rejects.toBe(fault);
    expect(delivered).toBe(true);
    expect(emitted).toMatchObject([{ outcome: 'failed', delivered: 2 }]);
  });

  it('fails with the reason when the delivery ended early, and tells what waits', async () => {
    const fault = new Error('the secret is gone');
    await expect(runWith({ deliver: async () => ({ ...DELIVERED, fault }) })).rejects.toBe(fault);
    expect(emitted).toMatchObject([{ outcome: 'failed', outboxDepth: 3 }]);
  });

  it('emits its metrics when the table is down', async () => {
    outbox.readLease = () => Promise.reject(new Error('the table is down'));
    await expect(runWith({})).rejects.toThrow('the table is down');
    expect(emitted).toMatchObject([{ outcome: 'failed', outboxDepth: undefined }]);
  });

  it('keeps time for the delivery, and time to end in', async () => {
    const left: number[] = [];
    await runWith({
      windows: async timeLeft => {
        left.push(timeLeft());
        return FLUSHED;
      },
      deliver: async timeLeft => {
        left.push(timeLeft());
        return DELIVERED;
      },
    });
    expect(left).toEqual([35_750, 46_000]);
  });
});

describe('The clock of the schedule', () => {
  const at = (ms: number) => new Date(clock.now() + ms).toISOString();

  it('is the clock, as long as that is not ahead of the schedule', () => {
    expect(createScheduleClock(clock, at(-60_000)).now()).toBe(clock.now());
    expect(createScheduleClock(clock, at(3_600_000)).now()).toBe(clock.now());
    for (const none of [undefined, 'soon', 17, null]) expect(createScheduleClock(clock, none).now()).toBe(clock.now());
  });

  it('holds a clock back that is ahead, and goes on from there', async () => {
    const own = new FakeClock();
    const scheduled = createScheduleClock(own, new Date(own.now() - 3_600_000).toISOString());
    expect(scheduled.now()).toBe(own.now() - 3_600_000 + 120_000);
    await own.advance(5_000);
    expect(scheduled.now()).toBe(own.now() - 3_600_000 + 120_000);
  });
});
