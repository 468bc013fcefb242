import { describe, expect, it } from 'vitest';
import type { Logger } from '../../../lib/context.ts';
import { FacetCollector } from '../../../lib/ledger/facets.ts';
import { createWindowSealer, shardOf, WindowPassedError, type WindowSeal } from '../../../lib/ledger/index.ts';
import { DAY_SECONDS, RETENTION_DAYS } from '../../../lib/ledger/retention.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, ledgerRecord } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore, type MemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { KEYS, START } from '../../fixtures/sealed-ledger.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

const CLOCK = new FakeClock((START + 3_600) * 1000);

const sealerOf = (store: MemoryLedgerStore, logger: Logger = silentLogger) => {
  const sealWindow = createWindowSealer({ store, ...KEYS, clock: CLOCK, logger });
  return async (window: number) => (await sealWindow(window)).seal;
};

async function setUp(records = 10) {
  const store = createMemoryLedgerStore(new FakeClock());
  for (let index = 0; index < records; index += 1) await store.append(ledgerRecord((START + index) * 1000));
  return store;
}

describe('WindowSealer', () => {
  it('counts all records of all shards and links to nothing at first', async () => {
    const store = await setUp();
    const seal = await sealerOf(store)(START);
    expect(seal).toMatchObject({ sequence: 1, window: START, count: 10, previous_window: null, previous_seal: null });
    expect(store.seals.get(START)).toEqual(seal);
  });

  it('files what a filter can find in the window, independent of the order in which records are read', async () => {
    const store = await setUp(0);
    const records = ['a', 'b', 'c'].map(name =>
      ledgerRecord(START * 1000, { caller: name, request_id: `request-${name}` }),
    );
    for (const record of records) await store.append(record);
    await sealerOf(store)(START);
    const facets = store.facets.get(START);
    const collector = new FacetCollector();
    for (const record of records.toReversed()) collector.add(shardOf(record.audit_id).shard, record);
    expect(facets).toEqual(collector.finish());
    expect(facets?.requests).toHaveLength(12);
  });

  it('files no facets of a window with a record that cannot be read', async () => {
    const store = await setUp(3);
    for (const items of store.partitions.values()) for (const item of items.values()) delete item.attributes.outcome;
    await sealerOf(store)(START);
    expect(store.seals.has(START)).toBe(true);
    expect(store.facets.has(START)).toBe(false);
  });

  it('links each seal to the one before, over empty windows too', async () => {
    const store = await setUp();
    const sealWindow = sealerOf(store);
    const first = await sealWindow(START);
    const second = await sealWindow(START + 60);
    expect(second).toMatchObject({
      sequence: 2,
      count: 0,
      shards: [],
      records_expire_at: null,
      previous_window: START,
      previous_seal: first.seal,
    });
  });

  eachRow([
    [0, 0],
    [-1, 1],
  ])('logs records that expire %s s after the least retention as %s errors', async (seconds, errors) => {
    const store = await setUp(0);
    const expires_at = START + 60 + RETENTION_DAYS.min * DAY_SECONDS + seconds;
    await store.append(ledgerRecord(START * 1000, { expires_at }));
    const logger = createRecordingLogger();
    await sealerOf(store, logger)(START);
    expect(logger.lines.filter(({ level }) => level === 'error')).toHaveLength(errors);
  });

  it('keeps the seal of a window that is sealed, whatever came later', async () => {
    const store = await setUp();
    const seal = await sealerOf(store)(START);
    await store.append(ledgerRecord(START * 1000));
    expect(await sealerOf(store)(START)).toEqual(seal);
  });

  it('refuses a window that the chain has passed', async () => {
    const store = await setUp();
    await sealerOf(store)(START + 60);
    await expect(sealerOf(store)(START)).rejects.toThrow(WindowPassedError);
  });

  it('files the seal of a run that died between the head and the seal', async () => {
    const store = await setUp();
    const seal = await sealerOf(store)(START);
    store.seals.clear();
    await sealerOf(store)(START + 60);
    expect(store.seals.get(START)).toEqual(seal);
  });

  it('gives ten runs at once the same seal, and one place in the chain', async () => {
    const store = await setUp();
    const seals = await Promise.all(Array.from({ length: 10 }, () => sealerOf(store)(START)));
    expect(new Set(seals.map(({ seal }) => seal)).size).toBe(1);
    expect(store.head).toMatchObject({ sequence: 1 });
  });

  it('remembers the earliest expiry of its records', async () => {
    const store = await setUp();
    await store.append(ledgerRecord(START * 1000, { expires_at: START + 30 * 86_400 }));
    expect((await sealerOf(store)(START)).records_expire_at).toBe(START + 30 * 86_400);
  });

  it('does not believe that records expire before a day is over, and says so', async () => {
    const store = await setUp();
    const logger = createRecordingLogger();
    await store.append(ledgerRecord(START * 1000, { expires_at: START }));
    const seal = await sealerOf(store, logger)(START);
    expect(seal.records_expire_at).toBe(START + 60 + 86_400);
    expect(logger.lines.map(({ level }) => level)).toEqual(['info', 'error']);
  });

  it('takes the seal of the run that moved the head first', async () => {
    const store = await setUp();
    const { moveHead } = store;
    let first: WindowSeal | undefined;
    store.moveHead = async (expected, next) => {
      store.moveHead = moveHead;
      // A record arrives between the reads of the two runs.
      await store.append(ledgerRecord(START * 1000));
      first = await sealerOf(store)(START);
      return moveHead(expected, next);
    };
    const seal = await sealerOf(store)(START);
    expect(first?.count).toBe(11);
    expect(seal).toEqual(first);
  });
});
