import { beforeEach, describe, expect, it } from 'vitest';
import { createAuditId, readRecords, readReviews, timeOf } from '../../../lib/ledger/index.ts';
import { ledgerRecord } from '../../fixtures/ledger.ts';
import { buildSealedLedger, type SealedLedger, START } from '../../fixtures/sealed-ledger.ts';

const S = 1_000;
const HOUR = 3_600_000;
const BEGIN = START * S;
/** Four sealed windows of 60 records, one each second; the open window after them is 20 minutes later. */
const END = BEGIN + 240 * S;

describe('readRecords', () => {
  let ledger: SealedLedger;
  let asked: string[];
  beforeEach(async () => {
    ledger = await buildSealedLedger({ expires_at: START + 1_000 });
    asked = [];
  });

  const watched = (): SealedLedger['store'] => ({
    ...ledger.store,
    readItems: (key, options) => {
      asked.push(`${key.window} ${key.shard}`);
      return ledger.store.readItems(key, options);
    },
  });
  function read(change: Partial<Parameters<typeof readRecords>[0]> = {}) {
    return Array.fromAsync(readRecords({ store: watched(), from: BEGIN, to: END, nowSeconds: START, ...change }));
  }
  const seconds = async (change: Parameters<typeof read>[0]) =>
    (await read(change)).map(({ audit_id }) => (timeOf(audit_id) - BEGIN) / S);

  it('gives the records of all shards and windows in order of their ids', async () => {
    const ids = (await read()).map(({ audit_id }) => audit_id);
    expect(ids).toHaveLength(240);
    expect(ids).toEqual(ids.toSorted());
  });

  it('includes the first moment of the span and not the last one', async () => {
    expect(await seconds({ from: BEGIN + 58 * S, to: BEGIN + 61 * S })).toEqual([58, 59, 60]);
    expect(await seconds({ from: BEGIN + 58 * S + 1, to: BEGIN + 61 * S + 1 })).toEqual([59, 60, 61]);
  });

  it('begins after an audit id, which is left out, and reads no window before it', async () => {
    const after = ledger.recordsOf(START + 120)[30]?.audit_id ?? '';
    expect(await seconds({ after })).toEqual(Array.from({ length: 89 }, (_, index) => 151 + index));
    expect(asked.filter(key => Number(key.split(' ')[0]) < START + 120)).toEqual([]);
  });

  it('keeps to the span when the audit id lies before it', async () => {
    const after = ledger.recordsOf(START)[0]?.audit_id ?? '';
    expect(await seconds({ after, from: BEGIN + 238 * S })).toEqual([238, 239]);
  });

  it('gives the newest record first where that is asked for, and goes on before an audit id', async () => {
    const ascending = (await read()).map(({ audit_id }) => audit_id);
    const newestFirst = async (change: Parameters<typeof read>[0] = {}) =>
      (await read({ newestFirst: true, ...change })).map(({ audit_id }) => audit_id);
    expect(await newestFirst()).toEqual(ascending.toReversed());
    expect(await newestFirst({ after: ascending[100] ?? '' })).toEqual(ascending.slice(0, 100).toReversed());
    expect(await newestFirst({ after: createAuditId(END + HOUR), to: BEGIN + 2 * S })).toEqual([
      ascending[1],
      ascending[0],
    ]);
  });

  it('goes on before an audit id with records of the same millisecond', async () => {
    const span = { from: BEGIN + HOUR, to: BEGIN + HOUR + 1 };
    for (let count = 0; count < 3; count += 1) await ledger.store.append(ledgerRecord(span.from));
    const [first, second, third] = (await read(span)).map(({ audit_id }) => audit_id);
    const before = await read({ ...span, newestFirst: true, after: third ?? '' });
    expect(before.map(({ audit_id }) => audit_id)).toEqual([second, first]);
  });

  it('reads seals and records over midnight in order, in both directions', async () => {
    const midnight = BEGIN + 12 * HOUR;
    for (const ms of [-90 * S, -1, 0, 60 * S]) await ledger.store.append(ledgerRecord(midnight + ms));
    const span = { from: midnight - HOUR, to: midnight + HOUR, nowSeconds: START };
    expect(await seconds(span)).toEqual([43_110, 43_199.999, 43_200, 43_260]);
    expect(await seconds({ ...span, newestFirst: true })).toEqual([43_260, 43_200, 43_199.999, 43_110]);
  });

  it('reads a few windows ahead and not the whole span, when the reader stops', async () => {
    const windows = Array.from({ length: 60 }, (_, index) => BEGIN + (index + 10) * 60 * S);
    for (const at of windows) await ledger.store.append(ledgerRecord(at));
    const records = readRecords({
      store: watched(),
      from: BEGIN,
      to: BEGIN + 70 * 60 * S,
      newestFirst: true,
      nowSeconds: START,
    });
    await records.next();
    expect(asked.length).toBe(2 * 32);
  });

  it('leaves out records past their retention, from the second in which it ends', async () => {
    expect(await read({ nowSeconds: START + 999 })).toHaveLength(240);
    expect(await read({ nowSeconds: START + 1_000 })).toEqual([]);
  });

  it('reports each window of the span once, in order', async () => {
    const windows: number[] = [];
    await read({ to: END - 60 * S, onWindow: window => windows.push(window) });
    expect(windows).toEqual([START, START + 60, START + 120]);
  });

  it('reads only the shards that a seal says hold records, and all shards of a window without a seal', async () => {
    const filled = (window: number) => ledger.store.seals.get(window)?.shards.length ?? 0;
    expect(filled(START)).toBeLessThan(32);
    await read({ to: BEGIN + 60 * S });
    expect(asked).toHaveLength(filled(START));
    asked = [];
    ledger.store.seals.delete(START + 180);
    await read({ from: BEGIN + 120 * S, to: END });
    expect(asked).toHaveLength(filled(START + 120) + 32);
  });

  it('reads all shards of a window whose seal is damaged', async () => {
    ledger.store.seals.delete(START);
    await read({ to: BEGIN + 60 * S });
    expect(asked).toHaveLength(32);
  });
});

describe('readRecords with a filter', () => {
  let ledger: SealedLedger;
  let asked: number[];
  beforeEach(async () => {
    ledger = await buildSealedLedger({ caller: 'key-1' });
    asked = [];
  });

  const read = (change: Partial<Parameters<typeof readRecords>[0]> = {}) => {
    const store = {
      ...ledger.store,
      readItems: (...call: Parameters<typeof ledger.store.readItems>) => {
        asked.push(call[0].window);
        return ledger.store.readItems(...call);
      },
    };
    return Array.fromAsync(readRecords({ store, from: BEGIN, to: END, nowSeconds: START, ...change }));
  };

  it('gives only records that pass', async () => {
    const wanted = ledger.recordsOf(START + 60)[7];
    if (!wanted) throw new Error('no such record');
    ledger.itemOf(wanted.audit_id).attributes.request_id = 'request-7';
    ledger.store.facets.clear();
    const found = await read({ filter: { request: 'request-7' } });
    expect(found.map(({ audit_id }) => audit_id)).toEqual([wanted.audit_id]);
    expect(await read({ filter: { caller: 'key-1' } })).toHaveLength(240);
  });

  it('reads no record of windows whose facets rule them out', async () => {
    expect(await read({ filter: { caller: 'key-2' } })).toEqual([]);
    expect(asked).toEqual([]);
    const facets = ledger.store.facets.get(START + 60);
    ledger.store.facets.set(START + 60, { shards: facets?.shards ?? 0 });
    await read({ filter: { caller: 'key-2' } });
    expect(new Set(asked)).toEqual(new Set([START + 60]));
    expect(asked).toHaveLength(ledger.store.seals.get(START + 60)?.shards.length ?? 0);
  });

  it('finds by facets all that it finds without them, in both directions', async () => {
    const filter = { entity: 'product', language: 'en-US' };
    for (const newestFirst of [false, true]) {
      const found = await read({ filter, newestFirst });
      const { readFacets: _none, ...store } = ledger.store;
      expect(found).toEqual(await read({ filter, newestFirst, store }));
      expect(found).toHaveLength(240);
    }
  });

  it('reads windows that were sealed without facets, and windows without a seal', async () => {
    ledger.store.facets.delete(START);
    ledger.store.seals.delete(START + 180);
    await read({ filter: { caller: 'key-2' } });
    expect(asked).toHaveLength((ledger.store.seals.get(START)?.shards.length ?? 0) + 32);
  });

  it('reports each day of which nothing had to be read', async () => {
    const windows: number[] = [];
    const DAY = 86_400;
    const span = { from: BEGIN, to: BEGIN + 2 * DAY * S, filter: { caller: 'key-2' }, newestFirst: true };
    for (let window = START; window < START + 2 * DAY; window += 60) {
      ledger.store.seals.set(window, ledger.store.seals.get(START) as never);
      ledger.store.facets.set(window, { shards: 1, values: Buffer.alloc(0) });
    }
    await read({ ...span, onWindow: window => windows.push(window) });
    expect(windows).toEqual([START + DAY + DAY / 2, START + DAY / 2, START]);
    windows.length = 0;
    await read({ ...span, newestFirst: false, onWindow: window => windows.push(window) });
    expect(windows).toEqual([START + DAY / 2 - 60, START + DAY + DAY / 2 - 60, START + 2 * DAY - 60]);
    expect(asked).toEqual([]);
  });

  it('reads nothing of an empty span', async () => {
    ledger.store.seals.clear();
    const seen: number[] = [];
    expect(await read({ to: BEGIN, filter: { caller: 'key-1' }, onWindow: window => seen.push(window) })).toEqual([]);
    expect([asked, seen]).toEqual([[], []]);
  });

  it('passes by a damaged record that has no entities', async () => {
    ledger.store.facets.clear();
    for (const { audit_id } of ledger.recordsOf(START)) delete ledger.itemOf(audit_id).attributes.entities;
    expect(await read({ filter: { entity: 'product' } })).toHaveLength(180);
  });
});

describe('readReviews', () => {
  let ledger: SealedLedger;
  /** Times in the hour of the ledger, which begins at `BEGIN`, in the next hour and in the hour after that. */
  const TIMES = [0, 10 * S, HOUR - 1, HOUR, 2 * HOUR + 5 * S].map(ms => BEGIN + ms);
  beforeEach(async () => {
    ledger = await buildSealedLedger({ governance: 'COMPLIANT' });
    for (const time of TIMES) await ledger.store.append(ledgerRecord(time, { governance: 'REVIEW' }));
  });

  const read = (change: Partial<Parameters<typeof readReviews>[0]> = {}) =>
    Array.fromAsync(readReviews({ store: ledger.store, from: BEGIN, to: BEGIN + 3 * HOUR, ...change }));
  const times = async (change: Parameters<typeof read>[0]) =>
    (await read(change)).map(({ audit_id }) => timeOf(audit_id));

  it('gives the records under review of every hour and shard in order of time, and no others', async () => {
    expect(await times({})).toEqual(TIMES);
  });

  it('includes the first moment of the span and not the last one', async () => {
    expect(await times({ from: BEGIN + 10 * S, to: BEGIN + HOUR })).toEqual(TIMES.slice(1, 3));
    expect(await times({ from: BEGIN + 10 * S + 1, to: BEGIN + HOUR + 1 })).toEqual(TIMES.slice(2, 4));
    expect(await times({ to: BEGIN + 10 * S })).toEqual(TIMES.slice(0, 1));
  });

  it('begins after an audit id, which is left out', async () => {
    const [, second] = await read();
    expect(await times({ after: second?.audit_id ?? '' })).toEqual(TIMES.slice(2));
    expect(await times({ after: createAuditId(BEGIN - HOUR), from: BEGIN + HOUR })).toEqual(TIMES.slice(3));
  });

  it('gives the newest record first where that is asked for, and goes on before an audit id', async () => {
    expect(await times({ newestFirst: true })).toEqual(TIMES.toReversed());
    const [, , , fourth] = await read();
    expect(await times({ newestFirst: true, after: fourth?.audit_id ?? '' })).toEqual(TIMES.slice(0, 3).toReversed());
  });

  it('reports each hour that the span touches, in epoch seconds', async () => {
    const hours: number[] = [];
    await read({ from: BEGIN + 10 * S, to: BEGIN + HOUR + 1, onHour: hour => hours.push(hour) });
    expect(hours).toEqual([START, START + 3_600]);
    hours.length = 0;
    await read({ to: BEGIN + HOUR, onHour: hour => hours.push(hour) });
    expect(hours).toEqual([START]);
  });

  it('reads at most 100 records from the table at once, and all of them', async () => {
    for (let index = 0; index < 197; index += 1)
      await ledger.store.append(ledgerRecord(BEGIN + 20 * S + index, { governance: 'REVIEW' }));
    const sizes: number[] = [];
    const getRecords: typeof ledger.store.getRecords = ids => {
      sizes.push(ids.length);
      return ledger.store.getRecords(ids);
    };
    const find = async (newestFirst: boolean) =>
      (await read({ to: BEGIN + HOUR, store: { ...ledger.store, getRecords }, newestFirst })).map(
        ({ audit_id }) => audit_id,
      );
    const found = await find(false);
    expect(found).toHaveLength(200);
    expect(found).toEqual(found.toSorted());
    expect(sizes).toEqual([100, 100]);
    expect(await find(true)).toEqual(found.toReversed());
  });
});
