import { beforeAll, describe, expect, it } from 'vitest';
import { recordResource } from '../../../infra/console/server/resources/record.ts';
import { newestSeals } from '../../../infra/console/server/resources/seals.ts';
import { NO_HEAD } from '../../../lib/ledger/index.ts';
import { testKeys } from '../../fixtures/ledger.ts';
import { buildSealedLedger, type SealedLedger, START } from '../../fixtures/sealed-ledger.ts';

let ledger: SealedLedger;
beforeAll(async () => {
  ledger = await buildSealedLedger();
});

const AFTER_MS = (START + 3_600) * 1000;

describe('newestSeals', () => {
  const at = (ms: number) => ({ ledger, clock: { now: () => ms } });

  it('gives the newest seals first, however long ago they were made', async () => {
    const seals = await newestSeals(at(AFTER_MS + 30 * 86_400_000));
    expect(seals.map(({ sequence, window, count }) => [sequence, window, count])).toEqual([
      [4, START + 180, 60],
      [3, START + 120, 60],
      [2, START + 60, 60],
      [1, START, 60],
    ]);
    expect(seals[0]).toMatchObject({ isSigned: true, seal: ledger.references.at(-1)?.seal });
  });

  it('gives those of the last day when the head of the chain is gone', async () => {
    const store = { ...ledger.store, readHead: async () => NO_HEAD };
    const without = (ms: number) => newestSeals({ ...at(ms), ledger: { store } });
    expect(await without(AFTER_MS)).toHaveLength(4);
    expect(await without(AFTER_MS + 2 * 86_400_000)).toEqual([]);
  });

  it('gives the seals of an hour at most', async () => {
    const [seal] = await Array.fromAsync(ledger.store.readSeals(START, START + 60));
    const store = {
      ...ledger.store,
      readSeals: async function* () {
        yield Array.from({ length: 100 }, () => seal?.[0]).filter(found => found !== undefined);
      },
    };
    expect(await newestSeals({ ...at(AFTER_MS), ledger: { store } })).toHaveLength(60);
  });
});

describe('a record', () => {
  const get = (rest: string) => {
    const { store } = ledger;
    const { methods } = recordResource({
      ledger: { store, serviceKeys: async () => new Map([[testKeys.keyId, testKeys]]) },
    });
    return methods.GET?.({ query: new URLSearchParams(), rest, body: undefined });
  };

  it('comes with the seal of its window, and without a fault', async () => {
    const [record] = ledger.recordsOf(START);
    expect(await get(record?.audit_id ?? '')).toMatchObject({ fault: undefined, seal: { sequence: 1, count: 60 } });
  });

  it('has no seal while its window is open', async () => {
    const open = ledger.store.records().find(({ time }) => Date.parse(time) > (START + 240) * 1000);
    expect(await get(open?.audit_id ?? '')).toMatchObject({ fault: undefined, seal: null });
  });

  it('is named when its language was edited', async () => {
    const [, record] = ledger.recordsOf(START);
    const id = record?.audit_id ?? '';
    ledger.itemOf(id).attributes.language = 'de-DE';
    expect(await get(id)).toMatchObject({ fault: expect.stringMatching(/edited/) });
  });

  it('is said to be none when the id names none', async () => {
    await expect(get('x')).rejects.toMatchObject({ status: 422 });
    await expect(get('01M8GR6QQB0AKAK9K2X9Y65BMV')).rejects.toMatchObject({ status: 404 });
  });
});
