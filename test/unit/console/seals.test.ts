import { beforeAll, describe, expect, it } from 'vitest';
import { recordResource } from '../../../infra/console/server/resources/record.ts';
import { newestSeals } from '../../../infra/console/server/resources/seals.ts';
import { testKeys } from '../../fixtures/ledger.ts';
import { buildSealedLedger, type SealedLedger, START } from '../../fixtures/sealed-ledger.ts';

let ledger: SealedLedger;
beforeAll(async () => {
  ledger = await buildSealedLedger();
});

const AFTER_MS = (START + 3_600) * 1000;

describe('newestSeals', () => {
  it('gives the seals of the span, the newest first', async () => {
    const seals = await newestSeals({ ledger }, { from: START * 1000, to: AFTER_MS });
    expect(seals.map(({ sequence, window, count }) => [sequence, window, count])).toEqual([
      [4, START + 180, 60],
      [3, START + 120, 60],
      [2, START + 60, 60],
      [1, START, 60],
    ]);
    expect(seals[0]).toMatchObject({ isSigned: true, seal: ledger.told.at(-1)?.seal });
  });

  it('gives none from outside of the span', async () => {
    expect(await newestSeals({ ledger }, { from: (START + 60) * 1000, to: (START + 120) * 1000 })).toHaveLength(1);
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
