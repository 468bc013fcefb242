import { describe, expect, it } from 'vitest';
import { sealsOf, spanDays } from '../../../lib/ledger/filed-seals.ts';
import { DAY_SECONDS } from '../../../lib/ledger/retention.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { START } from '../../fixtures/sealed-ledger.ts';

const MIDNIGHT = START - (START % DAY_SECONDS);
const NEXT = MIDNIGHT + DAY_SECONDS;

describe('spanDays', () => {
  eachRow([
    ['two whole days', MIDNIGHT, NEXT + DAY_SECONDS, [MIDNIGHT, NEXT, NEXT + DAY_SECONDS]],
    ['a span within a day', START, START + 60, [START, START + 60]],
    ['a span over midnight', START, NEXT + 60, [START, NEXT, NEXT + 60]],
    ['a span that ends at midnight', START, NEXT, [START, NEXT]],
  ])('divides %s at midnight', (_name, from, to, edges) => {
    const days = edges.slice(1).map((end, index) => ({ from: edges[index], to: end }));
    expect(spanDays(from, to)).toEqual(days);
    expect(spanDays(from, to, true)).toEqual(days.toReversed());
  });
});

describe('sealsOf', () => {
  it('gives the seals of several days in the order of their windows', async () => {
    const store = {
      async *readSeals(from: number) {
        yield [{ window: from, unreadable: true as const }];
      },
    };
    const seals = await Array.fromAsync(sealsOf(store, MIDNIGHT, MIDNIGHT + 6 * DAY_SECONDS));
    expect(seals.map(({ window }) => (window - MIDNIGHT) / DAY_SECONDS)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
