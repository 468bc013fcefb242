import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentGuard, type DocumentGuard } from '../../../lib/webhook/document-guard.ts';
import {
  type Checkpoint,
  createFlushState,
  type FlushState,
  guardFlushState,
} from '../../../lib/windows/flush-state.ts';
import { MemoryDocuments } from '../../fixtures/memory-documents.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const W = Date.UTC(2026, 10, 22, 12) / 1000;
const CHECKPOINT: Checkpoint = { nextWindow: W + 60, nextSeal: W, latePending: 2 };
const NONE = { version: 0, value: undefined };

describe('The guarded flush state', () => {
  let plain: FlushState;
  let guard: DocumentGuard;
  let state: FlushState;

  beforeEach(() => {
    plain = createFlushState(new MemoryDocuments());
    const secret = { current: async () => ({ value: 'a'.repeat(32) }), previous: async () => undefined };
    guard = createDocumentGuard({ secret, logger: silentLogger });
    state = guardFlushState(plain, guard);
  });

  it('has no checkpoint before the first one was moved', async () => {
    expect(await state.readCheckpoint()).toEqual(NONE);
    expect(guard.takeRefused()).toBe(0);
  });

  it('reads the checkpoint that it moved', async () => {
    expect(await state.moveCheckpoint(NONE, CHECKPOINT)).toBe(true);
    expect(await state.readCheckpoint()).toMatchObject({ version: 1, value: CHECKPOINT });
    expect(guard.takeRefused()).toBe(0);
  });

  it.each<Partial<Checkpoint>>([
    { nextWindow: W + 120 },
    { nextSeal: W - 60 },
    { latePending: 0 },
    { mac: '' },
    { mac: undefined },
  ])('reads one that somebody changed by %o as damaged, and counts it', async change => {
    await state.moveCheckpoint(NONE, CHECKPOINT);
    const slot = await plain.readCheckpoint();
    const { mac, ...rest } = { ...CHECKPOINT, ...slot.value, ...change };
    await plain.moveCheckpoint(slot, mac === undefined ? rest : { ...rest, mac });
    expect(await state.readCheckpoint()).toEqual({ version: 2, value: undefined });
    expect(guard.takeRefused()).toBe(1);
  });
});
