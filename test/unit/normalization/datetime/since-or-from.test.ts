import { describe, expect, it } from 'vitest';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart, readValue } from '../../../fixtures/read-value.ts';

/** "Da" is both "since" and "from ... on". Read against Tuesday, 17 November 2026. */
describe('"da" in Italian', () => {
  eachRow([
    '[da lunedì] sarò a casa',
    '[da lunedi] saro a casa',
    '[da lunedì] posso ricevere il pacco',
    '[da lunedì] avro le chiavi',
    '[da lunedì] potro pagare',
    '[da lunedì] dovro partire',
    '[da lunedì] verro io',
  ])('begins at the coming day in a clause about what is to come: %s', async text => {
    const read = await readPart(text, 'it-IT', 'date');
    expect(read).toMatchObject({ value: '2026-11-23/..' });
    expect(read.review_reasons).toBeUndefined();
    expect(read.alternatives).toBeUndefined();
  });

  eachRow([
    ['internet è caduto [da lunedì]', '2026-11-16/..'],
    ["l'ho ordinato [dal 3 novembre]", '2026-11-03/..'],
  ])('begins at the day that is over in a clause about the past: %s', async (text, value) => {
    const read = await readPart(text, 'it-IT', 'date');
    expect(read).toMatchObject({ value });
    expect(read.alternatives).toBeUndefined();
  });

  eachRow([
    ['[da lunedì] non funziona niente', '2026-11-16/..', '2026-11-23/..'],
    ['non funziona [dal 3 dicembre]', '2025-12-03/..', '2026-12-03/..'],
  ])('is for review elsewhere, the coming day is the alternative: %s', async (text, value, other) => {
    const read = await readPart(text, 'it-IT', 'date');
    expect(read).toMatchObject({ value, review_reasons: ['policy'] });
    expect(read.alternatives?.map(alternative => alternative.value)).toEqual([other]);
  });

  it('is clear beside a day that does not recur', async () => {
    const read = await readValue('da ieri', 'it-IT', 'date');
    expect(read).toMatchObject({ value: '2026-11-16/..' });
    expect(read.review_reasons).toBeUndefined();
  });
});
