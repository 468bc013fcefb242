import { beforeEach, describe, expect, it } from 'vitest';
import { createWindowSealer } from '../../../lib/ledger/index.ts';
import { createOutboxStore, type OutboxStore } from '../../../lib/webhook/outbox.ts';
import { flushWindows } from '../../../lib/windows/flush.ts';
import { createFlushState, type FlushState } from '../../../lib/windows/flush-state.ts';
import type { WindowPayload } from '../../../lib/windows/index.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, ledgerRecord } from '../../fixtures/ledger.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { createMemoryLedgerStore, type MemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { KEYS } from '../../fixtures/sealed-ledger.ts';

const W = Date.UTC(2026, 10, 22, 12) / 1000;
const KEY = { pk: 'flush', sk: 'checkpoint' };
const NAME = 'flush checkpoint';

let clock: FakeClock;
let documents: MemoryDocuments;
let ledger: MemoryLedgerStore;
let outbox: OutboxStore;
let state: FlushState;
let logger: ReturnType<typeof createRecordingLogger>;
let ids: number;

/** Flushes this many seconds after the start of the window W. */
async function flushAt(seconds: number) {
  clock = new FakeClock((W + seconds) * 1000);
  const sealWindow = createWindowSealer({ store: ledger, ...KEYS, clock, logger });
  const newId = () => {
    ids += 1;
    return `msg_${ids}`;
  };
  const options = { clock, logger, ledger, outbox, state, sealWindow, newId };
  return flushWindows(options, { timeLeft: () => 60_000, isStillMine: async () => true });
}

const append = (second: number) => ledger.append(ledgerRecord((W + second) * 1000));
const checkpoint = async () => (await state.readCheckpoint()).value;
const damage = (value: unknown, version = 99) =>
  documents.items.set(NAME, { key: KEY, version, document: { value: value as object } });
const errors = () => logger.lines.filter(({ level }) => level === 'error').map(({ message }) => message);

/** Records in payloads, late ones included. */
function counted(): number {
  const bodies = [...documents.items.values()].map(({ document }) => (document.value as { body?: string }).body);
  const payloads = bodies.filter(Boolean).map(body => JSON.parse(body ?? '') as WindowPayload);
  return payloads.reduce((sum, payload) => sum + payload.window_requests + payload.late_requests, 0);
}

describe('A damaged checkpoint', () => {
  beforeEach(async () => {
    documents = new MemoryDocuments();
    ledger = createMemoryLedgerStore(new FakeClock());
    outbox = createOutboxStore(documents);
    state = createFlushState(documents);
    logger = createRecordingLogger();
    ids = 0;
    await append(1);
    await flushAt(1_800);
    logger.lines.length = 0;
  });

  it.each([
    ['a text', 'gone'],
    ['nothing', undefined],
    ['windows that are texts', { nextWindow: String(W), nextSeal: String(W), latePending: 0 }],
    ['a window that is not a minute', { nextWindow: W + 1, nextSeal: W, latePending: 0 }],
    ['a count below 0', { nextWindow: W, nextSeal: W, latePending: -1 }],
    ['a seal after the sum', { nextWindow: W, nextSeal: W + 60, latePending: 0 }],
    ['a fraction', { nextWindow: W + 0.5, nextSeal: W, latePending: 0 }],
    ['a window beyond all numbers', { nextWindow: 1e100, nextSeal: 0, latePending: 0 }],
    ['a window of next year', { nextWindow: W + 365 * 86_400, nextSeal: W, latePending: 0 }],
    ['a field too few', { nextWindow: W, nextSeal: W }],
  ])('with %s is rebuilt from the seals, and the flush goes on', async (_, value) => {
    await append(1_750);
    damage(value);
    const flushed = await flushAt(1_920);
    expect(flushed).toMatchObject({ fault: undefined });
    expect(flushed.summed).toBeGreaterThan(0);
    expect(await checkpoint()).toEqual({ nextWindow: W + 1_860, nextSeal: W + 1_020, latePending: 0 });
    expect(errors()).toEqual(['The checkpoint was damaged and has been rebuilt']);
    expect(counted()).toBe(2);
  });

  it('keeps the messages and ids of windows that were summed before', async () => {
    await append(1_700);
    await flushAt(1_920);
    const before = (await outbox.readMessage(W + 1_680)).value;
    damage('gone');
    await flushAt(1_980);
    expect((await outbox.readMessage(W + 1_680)).value).toEqual(before);
  });

  it('is no reason to lose or to repeat a late record', async () => {
    // Their window is summed; it is sealed at 2,160 s. No window has records, so that no payload reports them yet.
    await append(1_210);
    await append(1_211);
    await flushAt(2_220);
    expect(await checkpoint()).toMatchObject({ latePending: 2 });
    damage({ nextWindow: 'x' });
    await append(2_225);
    await flushAt(2_400);
    expect(counted()).toBe(4);
    // The message that reported them is after the newest seal: its window is passed a second time.
    damage({ nextWindow: 'x' });
    await flushAt(2_460);
    await append(2_461);
    await flushAt(2_640);
    expect(counted()).toBe(5);
    expect(await checkpoint()).toMatchObject({ latePending: 0 });
  });

  it('begins at the first record when there are no seals either', async () => {
    ledger.seals.clear();
    ledger.head = undefined;
    damage('gone');
    await flushAt(1_860);
    expect(await checkpoint()).toMatchObject({ nextWindow: W + 1_800 });
    expect(counted()).toBe(1);
  });

  it('of a version that is not a counter can be replaced', async () => {
    documents.items.set(NAME, { key: KEY, version: 'damaged', document: { value: 'x' as never } });
    expect((await flushAt(1_920)).fault).toBeUndefined();
    expect((await state.readCheckpoint()).version).toBeGreaterThan(1);
  });

  it('is an hour ahead at most', async () => {
    const ahead = W + 1_920 + 3_600;
    damage({ nextWindow: ahead, nextSeal: W + 900, latePending: 0 });
    await flushAt(1_920);
    expect(await checkpoint()).toMatchObject({ nextWindow: ahead });
    damage({ nextWindow: ahead + 60, nextSeal: W + 900, latePending: 0 });
    await flushAt(1_920);
    expect(await checkpoint()).toMatchObject({ nextWindow: W + 1_860 });
  });
});
