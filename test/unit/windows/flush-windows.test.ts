import { beforeEach, describe, expect, it } from 'vitest';
import type { Logger } from '../../../lib/context.ts';
import { NO_HEAD, WindowPassedError } from '../../../lib/ledger/index.ts';
import type { WorkLimits } from '../../../lib/webhook/index.ts';
import { createOutboxStore, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { flushWindows } from '../../../lib/windows/flush.ts';
import { createFlushState, type FlushState } from '../../../lib/windows/flush-state.ts';
import type { SealedCounts } from '../../../lib/windows/settle-window.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger } from '../../fixtures/ledger.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';
import { MemoryWindows, windowRow } from '../../fixtures/window-rows.ts';

const W = Date.UTC(2026, 10, 22, 12, 0, 0) / 1000;
const UNLIMITED: WorkLimits = { timeLeft: () => 60_000, isStillMine: async () => true };

let clock: FakeClock;
let documents: MemoryDocuments;
let outbox: OutboxStore;
let state: FlushState;
let windows: MemoryWindows;
let sealed: number[];
let ids: number;

const flush = (
  changes: { sealWindow?: (window: number) => Promise<SealedCounts>; logger?: Logger } = {},
  limits: Partial<WorkLimits> = {},
) =>
  flushWindows(
    {
      clock,
      logger: silentLogger,
      ledger: windows,
      outbox,
      state,
      sealWindow: async window => {
        sealed.push(window);
        return { count: windows.count(window), missing: [] };
      },
      newId: () => {
        ids += 1;
        return `msg_${ids}`;
      },
      ...changes,
    },
    { ...UNLIMITED, ...limits },
  );
const message = async (window: number) => (await outbox.readMessage(window)).value;
const body = async (window: number) => JSON.parse((await message(window))?.body ?? '{}');
const checkpoint = async () => (await state.readCheckpoint()).value;

/** Sets the clock to this many seconds after the start of the window W. */
const goTo = (seconds: number) => {
  clock = new FakeClock((W + seconds) * 1000);
};

describe('Flushing the windows', () => {
  beforeEach(() => {
    documents = new MemoryDocuments();
    outbox = createOutboxStore(documents);
    state = createFlushState(documents);
    windows = new MemoryWindows();
    sealed = [];
    ids = 0;
    windows.firstWindow = W;
    goTo(0);
  });

  it('sums a window 60 s after its end and not before', async () => {
    windows.add(W, windowRow({ latency_us: 1_500 }), 3);
    windows.add(W, windowRow({ latency_us: 2_500 }), 31);
    goTo(119.999);
    await flush();
    expect(await message(W)).toBeUndefined();
    goTo(120);
    await flush();
    expect(await message(W)).toMatchObject({ status: 'pending', id: 'msg_1', counted: 2, late: 0 });
    expect(await body(W)).toMatchObject({
      window_requests: 2,
      avg_latency_ms: 2,
      window_start: '2026-11-22T12:00:00Z',
    });
    expect(await outbox.list('pending')).toMatchObject([{ value: { window: W, attempts: 0 } }]);
  });

  it('does nothing before there is a record, and then starts at the first one', async () => {
    windows.firstWindow = undefined;
    goTo(1e6);
    await flush();
    expect(await checkpoint()).toBeUndefined();
    windows.firstWindow = W;
    goTo(120);
    await flush();
    expect(await checkpoint()).toEqual({ nextWindow: W + 60, nextSeal: W - 780, latePending: 0 });
    expect((await message(W - 900))?.status).toBe('empty');
    expect(await message(W - 960)).toBeUndefined();
  });

  it('does not start at the epoch because one record claims to be from then', async () => {
    windows.firstWindow = 0;
    const lastYear = W - 400 * 86_400;
    await flush({}, { timeLeft: onlyOnce() });
    expect((await checkpoint())?.nextWindow).toBe(lastYear + 60);
  });

  it('sends no empty window and starts at no window in the future', async () => {
    windows.firstWindow = W + 3600;
    goTo(120);
    await flush();
    expect((await message(W))?.status).toBe('empty');
    expect(await outbox.list('pending')).toEqual([]);
  });

  it('puts a message once: body and id stay, whatever is found later', async () => {
    windows.add(W, windowRow(), 0);
    goTo(120);
    await flush();
    const first = await message(W);
    windows.add(W, windowRow(), 1);
    // A second run that read the same checkpoint, as after a kill just before the checkpoint moved.
    documents.items.delete('flush checkpoint');
    await flush();
    expect(await message(W)).toEqual(first);
    expect((await checkpoint())?.nextWindow).toBe(W + 60);
  });

  it('leaves the message of a run that was first, and continues with what that one took up', async () => {
    windows.add(W, windowRow(), 0);
    goTo(120);
    let overtaken = false;
    windows.readHead = async () => {
      // Another run does all the work after this run has read the records and before its put.
      if (!overtaken) {
        overtaken = true;
        await flush();
      }
      return NO_HEAD;
    };
    await flush();
    expect(ids).toBe(2);
    expect((await message(W))?.id).toBe('msg_1');
    expect(await checkpoint()).toMatchObject({ nextWindow: W + 60 });
    expect(await outbox.list('pending')).toHaveLength(1);
  });

  it('reports a record found late at +15 min in the next payload, once', async () => {
    windows.add(W, windowRow(), 0);
    goTo(120);
    await flush();
    windows.add(W, windowRow(), 0);
    goTo(60 + 899);
    await flush();
    expect(sealed).not.toContain(W);
    goTo(60 + 900);
    await flush();
    expect(sealed).toContain(W);
    // Windows without records have no payload: the late record is reported in the next payload.
    expect(await checkpoint()).toMatchObject({ nextWindow: W + 900, latePending: 1 });
    windows.add(W + 960, windowRow(), 5);
    windows.add(W + 1020, windowRow(), 5);
    goTo(1020 + 120);
    await flush();
    expect(await body(W + 960)).toMatchObject({ window_requests: 1, late_requests: 1 });
    expect(await body(W + 1020)).toMatchObject({ window_requests: 1, late_requests: 0 });
    expect(await checkpoint()).toMatchObject({ latePending: 0 });
  });

  it('counts a record that came after its window was found empty as late', async () => {
    goTo(120);
    await flush();
    windows.add(W, windowRow(), 7);
    windows.add(W + 960, windowRow(), 7);
    goTo(960 + 120);
    await flush();
    expect(await body(W + 960)).toMatchObject({ window_requests: 1, late_requests: 1 });
  });

  it('seals every window in order, once', async () => {
    goTo(60 + 900 + 120);
    await flush();
    await flush();
    expect(sealed).toEqual(Array.from({ length: 18 }, (_, n) => W - 900 + n * 60));
  });

  it('goes on summing when a window cannot be sealed, says so, and seals it later', async () => {
    windows.add(W + 60, windowRow(), 0);
    goTo(60 + 900);
    const fault = new Error('the seal secret is gone');
    const flushed = await flush({ sealWindow: () => Promise.reject(fault) });
    expect(flushed.fault).toBe(fault);
    expect((await message(W + 60))?.status).toBe('pending');
    expect(await checkpoint()).toMatchObject({ nextSeal: W - 900 });
    expect((await flush()).fault).toBeUndefined();
    expect(await checkpoint()).toMatchObject({ nextSeal: W + 60 });
  });

  it('passes a window that the chain of seals has passed, as after a restored table', async () => {
    goTo(60 + 900);
    const passed = new WindowPassedError('later windows are sealed');
    expect(await flush({ sealWindow: () => Promise.reject(passed) })).toMatchObject({ fault: undefined, sealed: 16 });
    expect(await checkpoint()).toMatchObject({ nextSeal: W + 60, latePending: 0 });
  });

  it('stops when a window cannot be read, says so, and goes on at the next run', async () => {
    goTo(120);
    const fault = new Error('the ledger is down');
    const readRows = windows.readRows;
    // biome-ignore lint/correctness/useYield: it fails before the first page
    windows.readRows = async function* () {
      throw fault;
    };
    expect((await flush()).fault).toBe(fault);
    windows.readRows = readRows;
    expect(await flush()).toMatchObject({ summed: 16, fault: undefined });
  });

  it('stops when its time is up or another run has taken over, and goes on at the next run', async () => {
    goTo(120);
    expect(await flush({}, { timeLeft: onlyOnce() })).toMatchObject({ summed: 1 });
    expect(await flush({}, { isStillMine: async () => false })).toMatchObject({ summed: 0 });
    expect(await flush()).toMatchObject({ summed: 15 });
  });

  it('never moves the checkpoint back, even when the clock does', async () => {
    goTo(3600);
    await flush();
    const ahead = await checkpoint();
    goTo(120);
    await flush();
    expect(await checkpoint()).toEqual(ahead);
  });

  it('sets records aside that cannot be summed, counts them, and sends the rest of the window', async () => {
    const invalid = { audit_id: '01KAQ0000000000000000000BAD', digest: '', invalid: true } as const;
    windows.add(W, windowRow({ latency_us: 1_500 }), 3);
    windows.add(W, invalid, 3);
    windows.add(W + 60, invalid, 9);
    goTo(180);
    const logger = createRecordingLogger();
    expect(await flush({ logger })).toMatchObject({ invalidRecords: 2, fault: undefined });
    expect(await body(W)).toMatchObject({ window_requests: 1, avg_latency_ms: 1.5 });
    expect(await message(W + 60)).toMatchObject({ status: 'empty', counted: 1 });
    expect(logger.lines[0]).toMatchObject({ level: 'error', fields: { window: W, audit_ids: [invalid.audit_id] } });
    // The seal covers the invalid record, too: it is not a late one.
    goTo(60 + 960);
    expect(await flush()).toMatchObject({ invalidRecords: 0 });
    expect(await checkpoint()).toMatchObject({ nextSeal: W + 120, latePending: 0 });
  });

  it('names ten damaged records at most', async () => {
    for (let at = 0; at < 12; at += 1) windows.add(W, { audit_id: `bad-${at}`, digest: '', invalid: true }, at);
    goTo(120);
    const logger = createRecordingLogger();
    await flush({ logger });
    expect(logger.lines[0]?.fields).toMatchObject({ count: 12, audit_ids: expect.objectContaining({ length: 10 }) });
  });

  it('takes nothing from what is late when a window holds fewer records than were summed, and says so', async () => {
    windows.add(W, windowRow(), 0);
    windows.add(W + 60, windowRow(), 0);
    goTo(180);
    await flush();
    windows.add(W + 60, windowRow(), 0);
    windows.rows.delete(W);
    goTo(60 + 960);
    const logger = createRecordingLogger();
    await flush({ logger });
    expect(logger.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { fields: { window: W, missing: 1 } },
    ]);
    expect(await checkpoint()).toMatchObject({ latePending: 1 });
  });

  it('counts all records of a window as late that has no message', async () => {
    windows.add(W, windowRow(), 0);
    goTo(120);
    await flush();
    documents.items.delete(`outbox ${W}`);
    goTo(60 + 900);
    await flush();
    expect(await checkpoint()).toMatchObject({ nextSeal: W + 60, latePending: 1 });
  });

  it('reports the newest seal in the payload', async () => {
    const seal = { window: W - 60, seal: 'abc' } as never;
    windows.readHead = async () => ({ sequence: 7, head: { sequence: 7, seal } });
    windows.add(W, windowRow(), 0);
    goTo(120);
    await flush();
    expect((await body(W)).ledger_seal).toEqual({ sequence: 7, window: W - 60, seal: 'abc' });
  });
});

/** There is time for one piece of work. */
function onlyOnce(): () => number {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 1 ? 1 : 0;
  };
}
