import { beforeEach, describe, expect, it } from 'vitest';
import type { FlushFacts } from '../../../lib/metrics/index.ts';
import type { Deliverer, Delivery } from '../../../lib/webhook/index.ts';
import { createOutboxStore } from '../../../lib/webhook/outbox.ts';
import { createFlush } from '../../../lib/windows/flush.ts';
import { createFlushState, type FlushState } from '../../../lib/windows/flush-state.ts';
import type { SealedCounts } from '../../../lib/windows/settle-window.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { MemoryWindows } from '../../fixtures/window-rows.ts';

const DELIVERED: Delivery = {
  delivered: 2,
  failedAttempts: 0,
  deadLetters: 0,
  outboxDepth: 3,
  webhookLagSeconds: 130,
  outboxAgeSeconds: 65,
  fault: undefined,
};

const W = Date.UTC(2026, 10, 22, 12) / 1000;
/** Two windows are due to be summed, the first of them to be sealed. */
const clock = new FakeClock((W + 960) * 1000);

let documents: MemoryDocuments;
let state: FlushState;
let windows: MemoryWindows;
let emitted: FlushFacts[];

interface Changes {
  deliver?: Deliverer;
  sealWindow?: () => Promise<SealedCounts>;
  timeLeft?: () => number;
}

function flush({ deliver = async () => DELIVERED, timeLeft = () => 55_000, ...changes }: Changes = {}) {
  const run = createFlush({
    clock,
    logger: silentLogger,
    ledger: windows,
    outbox: createOutboxStore(documents),
    state,
    deliver,
    sealWindow: async () => ({ count: 0, missing: [] }),
    metrics: { emitFlush: facts => emitted.push({ ...facts }) },
    newId: () => 'run',
    takeRefused: () => 0,
    ...changes,
  });
  return run(timeLeft);
}

describe('A run of metrics-flush', () => {
  beforeEach(async () => {
    documents = new MemoryDocuments();
    state = createFlushState(documents);
    windows = new MemoryWindows();
    emitted = [];
    const due = { nextWindow: W + 780, nextSeal: W, latePending: 0 };
    await state.moveCheckpoint({ version: 0, value: undefined }, due);
  });

  it('reports what it summed, sealed and delivered, and what is pending', async () => {
    const facts = await flush();
    expect(facts).toEqual({
      windowsSummed: 2,
      windowsSealed: 1,
      invalidRecords: 0,
      missingRecords: 0,
      refusedDocuments: 0,
      delivered: 2,
      failedAttempts: 0,
      deadLetters: 0,
      outboxDepth: 3,
      webhookLagSeconds: 130,
      outboxAgeSeconds: 65,
      outcome: 'ok',
    });
    expect(emitted).toEqual([facts]);
  });

  it('does nothing while another run is working, and reports nothing of what is pending', async () => {
    let second: FlushFacts | undefined;
    const first = await flush({
      sealWindow: async () => {
        second = await flush({ deliver: async () => expect.fail('delivered beside another run') });
        return { count: 0, missing: [] };
      },
    });
    expect(second).toMatchObject({ outcome: 'busy', windowsSummed: 0, outboxDepth: undefined });
    expect(first.outcome).toBe('ok');
    expect((await flush()).outcome).toBe('ok');
  });

  it('delivers although windows could not be flushed, and then fails with the reason', async () => {
    const fault = new Error('the seal secret is gone');
    let delivered = false;
    const run = flush({
      sealWindow: () => Promise.reject(fault),
      deliver: async () => {
        delivered = true;
        return DELIVERED;
      },
    });
    await expect(run).rejects.toBe(fault);
    expect(delivered).toBe(true);
    expect(emitted).toMatchObject([{ outcome: 'failed', windowsSummed: 2, windowsSealed: 0, delivered: 2 }]);
  });

  it('fails with the reason when the delivery ended early, and reports what is pending', async () => {
    const fault = new Error('the secret is gone');
    await expect(flush({ deliver: async () => ({ ...DELIVERED, fault }) })).rejects.toBe(fault);
    expect(emitted).toMatchObject([{ outcome: 'failed', outboxDepth: 3 }]);
  });

  it('emits its metrics when the table is down', async () => {
    state.readLease = () => Promise.reject(new Error('the table is down'));
    await expect(flush()).rejects.toThrow('the table is down');
    expect(emitted).toMatchObject([{ outcome: 'failed', outboxDepth: undefined }]);
  });

  it('lets the next run start at once when it has ended', async () => {
    await flush();
    expect((await state.readLease()).value?.until).toBe(0);
  });

  it('keeps 35 % of its time for the delivery, and 9 s to end in', async () => {
    let leftMs = 55_000;
    // Each window takes 20 s: after the first two, less than 19.25 s are left.
    windows.readRows = async function* (key) {
      if (key.shard === 0) leftMs -= 20_000;
      yield* [];
    };
    await state.moveCheckpoint(await state.readCheckpoint(), { nextWindow: W, nextSeal: W, latePending: 0 });
    let deliveryMs = 0;
    const deliver: Deliverer = async limits => {
      deliveryMs = limits.timeLeft();
      return DELIVERED;
    };
    expect(await flush({ deliver, timeLeft: () => leftMs })).toMatchObject({ windowsSummed: 2 });
    expect(deliveryMs).toBe(6_000);
  });

  it('keeps 9 s for the delivery of a run that has little time', async () => {
    const left: number[] = [];
    const deliver: Deliverer = async limits => {
      left.push(limits.timeLeft());
      return DELIVERED;
    };
    expect(await flush({ deliver, timeLeft: () => 9_000 })).toMatchObject({ windowsSummed: 0 });
    expect(left).toEqual([0]);
    expect(await flush({ deliver, timeLeft: () => 9_001 })).toMatchObject({ windowsSummed: 2 });
  });
});
