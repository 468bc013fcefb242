import { beforeEach, describe, expect, it } from 'vitest';
import { createCallContext } from '../../../lib/context.ts';
import {
  createAuditor,
  createWindowSealer,
  type LedgerStore,
  recordKey,
  type SealedRecord,
  verifyLedger,
  windowAt,
} from '../../../lib/ledger/index.ts';
import { AUDITOR_OPTIONS } from '../../fixtures/auditor-options.ts';
import { FakeClock } from '../../fixtures/fake-clock.ts';
import { createRecordingLogger, facts, ledgerRecord, RECORD_OF_SCHEMA_1, testKeys } from '../../fixtures/ledger.ts';
import { createMemoryLedgerStore, type MemoryLedgerStore } from '../../fixtures/memory-ledger-store.ts';
import { KEYS, START, sealKey, summary } from '../../fixtures/sealed-ledger.ts';
import { silentLogger } from '../../fixtures/silent-logger.ts';

let clock: FakeClock;
let store: MemoryLedgerStore;
let logger: ReturnType<typeof createRecordingLogger>;

/** The auditor of one environment; `append` replaces the store's own and may fail. */
function environment(append: LedgerStore['append'] = (record, options) => store.append(record, options)) {
  const auditor = createAuditor({
    clock,
    logger: silentLogger,
    auditLog: silentLogger,
    store: { append },
    ...AUDITOR_OPTIONS,
    mode: 'best-effort',
    preview: 'none',
  });
  return async () => (await auditor.record(facts(), createCallContext(clock, 'request', 25_000))).auditId;
}

const recordOf = (auditId = ''): SealedRecord =>
  store.records().find(record => record.audit_id === auditId) ?? expect.fail('no such record');
const remove = (auditId = '') => store.partitions.get(recordKey(auditId).pk)?.delete(auditId);

const seal = (window: number) => createWindowSealer({ store, ...KEYS, clock, logger })(window);

async function verify(change: { from?: number; to?: number; nowSeconds?: number } = {}) {
  const { findings } = await verifyLedger({
    store,
    sealKeys: new Map([[sealKey.keyId, sealKey]]),
    serviceKeys: new Map([[testKeys.keyId, testKeys]]),
    anchors: [],
    nowSeconds: START + 600,
    from: START,
    to: START + 600,
    ...change,
  });
  return summary(findings);
}

/** Writes a record every 20 s. */
async function write(times: number, record = environment()): Promise<string[]> {
  const ids: string[] = [];
  for (let time = 0; time < times; time += 1) {
    ids.push(await record());
    await clock.advance(20_000);
  }
  return ids;
}

beforeEach(() => {
  clock = new FakeClock(START * 1000);
  store = createMemoryLedgerStore(clock);
  logger = createRecordingLogger();
});

describe('A record', () => {
  it('names the one that its environment wrote before it, and the first one names none', async () => {
    const [first, second, third] = await write(3);
    expect([first, second, third].map(id => recordOf(id).previous_audit_id)).toEqual([null, first, second]);
  });

  it('never names a record that the table did not acknowledge, whether it landed or not', async () => {
    let fault: 'none' | 'lost' | 'landed' = 'none';
    const record = environment(async (...args) => {
      if (fault !== 'lost') await store.append(...args);
      if (fault !== 'none') throw new Error('timed out');
    });
    const first = await record();
    fault = 'lost';
    await record();
    fault = 'landed';
    const landed = await record();
    fault = 'none';
    const last = await record();
    expect(recordOf(landed).previous_audit_id).toBe(first);
    expect(recordOf(last).previous_audit_id).toBe(first);
    expect(await verify()).toEqual([]);
  });

  it('follows a line of its own where requests run side by side, so that each record but the last is named', async () => {
    const waiting: (() => void)[] = [];
    const record = environment(async (...args) => {
      await new Promise<void>(resolve => waiting.push(resolve));
      await store.append(...args);
    });
    const both = async () => {
      const ids = [record(), record()];
      await clock.advance(1);
      for (const go of waiting.splice(0)) go();
      return Promise.all(ids);
    };
    const [first, second] = [await both(), await both()];
    const named = second.map(id => recordOf(id).previous_audit_id);
    expect(named.toSorted()).toEqual(first.toSorted());
  });
});

describe('A record that was deleted before its window was sealed', () => {
  it('is reported when the window is sealed, by the record that follows it', async () => {
    const [, second] = await write(3);
    remove(second);
    const { count, missing } = await seal(START);
    expect([count, missing]).toEqual([2, [second]]);
    const errors = logger.lines.filter(({ level }) => level === 'error');
    expect(errors.map(({ fields }) => fields)).toEqual([{ window: START, count: 1, audit_ids: [second] }]);
  });

  it('is reported when the record that follows it is in a later window', async () => {
    const ids = await write(4);
    remove(ids[2]);
    expect((await seal(START)).missing).toEqual([]);
    expect((await seal(START + 60)).missing).toEqual([ids[2]]);
  });

  it('is reported once, by the run that seals', async () => {
    const [, second] = await write(3);
    remove(second);
    await seal(START);
    expect((await seal(START)).missing).toEqual([]);
  });

  it('is named by verify, before its seal and after it', async () => {
    const ids = await write(4);
    remove(ids[1]);
    expect(await verify()).toEqual([`record ${ids[1]} missing`]);
    await seal(START);
    await seal(START + 60);
    expect(await verify()).toEqual([`record ${ids[1]} missing`]);
  });

  it('is named by verify also when it lies before the span', async () => {
    const ids = await write(4);
    expect(await verify({ from: START + 60 })).toEqual([]);
    remove(ids[2]);
    expect(await verify({ from: START + 60 })).toEqual([`record ${ids[2]} missing`]);
  });

  it('is not noticed when it is the last of its environment, which is the limit of this', async () => {
    const ids = await write(3);
    remove(ids[2]);
    expect(await verify()).toEqual([]);
  });

  it('is noticed among the records of many environments', async () => {
    const environments = Array.from({ length: 5 }, () => environment());
    const ids: string[] = [];
    for (let round = 0; round < 8; round += 1) {
      for (const record of environments) ids.push(await record());
      await clock.advance(7_000);
    }
    const expected = [ids[3], ids[17], ids[18], ids[31]];
    for (const id of expected) remove(id);
    expect((await verify()).toSorted()).toEqual(expected.map(id => `record ${id} missing`).toSorted());
  });
});

describe('A missing record', () => {
  it('is not a finding when it is past its retention, although the next record is not', async () => {
    const [first, second] = await write(2);
    remove(first);
    const expiry = recordOf(second).expires_at;
    expect(await verify({ nowSeconds: expiry - 21 })).toContain(`record ${first} missing`);
    expect(await verify({ nowSeconds: expiry - 20 })).not.toContain(`record ${first} missing`);
  });

  it('cannot be invented or hidden by an edited record', async () => {
    const [, second, third] = await write(3);
    const item = store.partitions.get(recordKey(third ?? '').pk)?.get(third ?? '');
    Object.assign(item?.attributes ?? {}, { previous_audit_id: ledgerRecord(START * 1000).audit_id });
    expect(await verify()).toEqual([`record ${third} edited`]);
    remove(second);
    expect(await verify()).toEqual([`record ${third} edited`]);
  });
});

describe('A record of schema 1', () => {
  it('holds as before, and names no other', async () => {
    const written: Record<string, unknown> = JSON.parse(RECORD_OF_SCHEMA_1);
    expect(written.key_id).toBe(testKeys.keyId);
    const { pk, sk } = recordKey(String(written.audit_id));
    store.partitions.set(pk, new Map([[sk, { pk, sk, attributes: written }]]));
    const window = windowAt(Date.parse(String(written.time)));
    expect(await verify({ from: window, to: window + 60, nowSeconds: window + 600 })).toEqual([]);
    expect((await seal(window)).count).toBe(1);
    expect(await verify({ from: window, to: window + 60, nowSeconds: window + 600 })).toEqual([]);
    written.previous_audit_id = null;
    expect(await verify({ from: window, to: window + 60, nowSeconds: window + 600 })).toEqual([`record ${sk} edited`]);
  });
});
