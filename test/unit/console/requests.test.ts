import { describe, expect, it } from 'vitest';
import { newestRows } from '../../../infra/console/server/resources/requests.ts';
import {
  createAuditId,
  LEDGER_LAYOUT,
  type LedgerStore,
  type StoredItem,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';

const MINUTE_MS = 60_000;
const clock = () => new FakeClock(Date.parse('2026-11-24T12:00:00Z'));

/** A ledger whose every shard of every minute holds this many records, which are made when they are read. */
function createBusyLedger(now: number, perShard: number) {
  const template = ledgerRecord(now);
  const read = { items: 0, shards: 0 };
  const itemAt = (window: number, index: number): StoredItem => {
    const at = window * 1000 + Math.floor(((index + 0.5) / perShard) * MINUTE_MS);
    const id = createAuditId(at);
    const attributes = { ...template, audit_id: id, time: new Date(at).toISOString() };
    return { pk: '', sk: id, attributes };
  };
  const store: Pick<LedgerStore, 'readItems' | 'readSeals' | 'readHead' | 'earliestWindow' | 'filledShards'> = {
    async *readItems({ window }, { pageSize = 100, descending = false } = {}) {
      read.shards += 1;
      for (let at = 0; at < perShard; at += pageSize) {
        const count = Math.min(pageSize, perShard - at);
        read.items += count;
        yield Array.from({ length: count }, (_, i) => itemAt(window, descending ? perShard - 1 - at - i : at + i));
      }
    },
    async *readSeals() {},
    readHead: async () => ({ head: undefined, sequence: 0 }),
    earliestWindow: async () => undefined,
    filledShards: async () => undefined,
  };
  return { store, read };
}

describe('newestRows', () => {
  it('reads a ledger of a million records no further than its newest 10,000', async () => {
    const at = clock();
    const perShard = Math.ceil(1_000_000 / (15 * LEDGER_LAYOUT.shards));
    const { store, read } = createBusyLedger(at.now(), perShard);
    const span = { from: at.now() - 15 * MINUTE_MS, to: at.now() };
    const { rows, isCut } = await newestRows({ ledger: { store }, clock: at, local: undefined }, span);
    expect({ isCut, count: rows.length }).toEqual({ isCut: true, count: 10_000 });
    const times = rows.map(row => row.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeGreaterThan(at.now() - 100);
    // One page is read ahead for each shard of two windows.
    expect(read.items).toBeLessThan(10_000 + 2 * LEDGER_LAYOUT.shards * 100);
  });

  it('gives all rows of a span that has fewer, in the order of time', async () => {
    const at = clock();
    const { store } = createBusyLedger(at.now(), 1);
    const span = { from: at.now() - 2 * MINUTE_MS, to: at.now() };
    const { rows, isCut } = await newestRows({ ledger: { store }, clock: at, local: undefined }, span);
    expect({ isCut, count: rows.length }).toEqual({ isCut: false, count: 2 * LEDGER_LAYOUT.shards });
  });

  it('asks no shard that is empty by the keys of a small table', async () => {
    const at = clock();
    const { store, read } = createBusyLedger(at.now(), 1);
    const window = windowAt(at.now() - MINUTE_MS);
    const sparse = { ...store, filledShards: async () => new Map([[window, 0b101]]) };
    const span = { from: at.now() - 15 * MINUTE_MS, to: at.now() };
    const { rows } = await newestRows({ ledger: { store: sparse }, clock: at, local: undefined }, span);
    expect({ rows: rows.length, shards: read.shards }).toEqual({ rows: 2, shards: 2 });
  });

  it('stops after 20 s with what it has, and says that there is more', async () => {
    const now = clock().now();
    const { store, read } = createBusyLedger(now, 0);
    /** Each query takes 5 ms. */
    const slow = { now: () => now, monotonic: () => read.shards * 5 };
    const span = { from: now - 40 * 60 * MINUTE_MS, to: now };
    expect(await newestRows({ ledger: { store }, clock: slow, local: undefined }, span)).toEqual({
      rows: [],
      isCut: true,
    });
    expect(read.shards).toBeLessThan(4 * 60 * LEDGER_LAYOUT.shards);
  });
});
