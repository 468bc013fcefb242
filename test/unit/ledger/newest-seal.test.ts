import { describe, expect } from 'vitest';
import { newestSeal } from '../../../lib/ledger/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { buildSealedLedger, START } from '../../fixtures/sealed-ledger.ts';

const MIDNIGHT = START + 12 * 3_600;

describe('newestSeal', () => {
  eachRow([
    ['30 minutes ahead, after midnight', -1_800, MIDNIGHT],
    ['more than an hour ahead, on the next day', -3_660, undefined],
    ['99 days old', 99 * 86_400, MIDNIGHT],
    ['100 days old', 100 * 86_400, undefined],
  ])('finds, without a head, a seal that is %s', async (_, ageSeconds, found) => {
    const { store } = await buildSealedLedger();
    const [, seal] = [...store.seals][0] ?? [];
    store.seals.clear();
    store.head = undefined;
    if (seal) store.seals.set(MIDNIGHT, { ...seal, window: MIDNIGHT });
    expect((await newestSeal(store, (MIDNIGHT + ageSeconds) * 1000))?.window).toBe(found);
  });
});
