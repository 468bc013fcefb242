import { beforeEach, describe, expect, it } from 'vitest';
import { followRecords } from '../../../infra/cli/audit/follow.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore, type MemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const S = 1_000;

describe('Following the ledger', () => {
  let clock: FakeClock;
  let store: MemoryLedgerStore;
  let stop: AbortController;
  let shown: string[];
  beforeEach(() => {
    clock = new FakeClock(NOW);
    store = createMemoryLedgerStore(clock);
    stop = new AbortController();
    shown = [];
  });

  const write = async (time: number) => {
    const record = ledgerRecord(time);
    await store.append(record);
    return record.audit_id;
  };
  async function follow(from = NOW): Promise<void> {
    for await (const { audit_id } of followRecords({ store, clock, from, stop: stop.signal })) shown.push(audit_id);
  }
  const wait = async (seconds: number) => {
    for (let passed = 0; passed < seconds; passed += 1) await clock.advance(S);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  };

  it('shows what is there since the given time, and then each new record once, also one that is late', async () => {
    const [, old] = [await write(NOW - 61 * S), await write(NOW - 30 * S)];
    const ended = follow(NOW - 60 * S);
    await wait(4);
    expect(shown).toEqual([old]);
    const next = await write(NOW + 4 * S);
    await wait(4);
    const late = await write(NOW - 10 * S);
    await wait(4);
    expect(shown).toEqual([old, next, late]);
    await wait(180);
    expect(shown).toHaveLength(3);
    stop.abort();
    await ended;
  });

  it('ends while it waits', async () => {
    const ended = follow();
    await wait(1);
    stop.abort();
    await ended;
    expect(shown).toEqual([]);
  });
});
