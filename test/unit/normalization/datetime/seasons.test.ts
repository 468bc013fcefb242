import { beforeAll, describe, expect } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { rankedValues } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('a season', () => {
  eachRow<[Language, string, string[]]>([
    ['en-US', 'last summer', ['2026-06-21/2026-09-21', '2026-06-01/2026-09-01']],
    ['en-US', 'next spring', ['2027-03-21/2027-06-21', '2027-03-01/2027-06-01']],
    ['en-US', 'summer two years ago', ['2024-06-21/2024-09-21', '2024-06-01/2024-09-01']],
    ['en-US', 'since last summer', ['2026-06-21/..', '2026-06-01/..']],
    ['de-DE', 'letzten Sommer', ['2026-06-21/2026-09-21', '2026-06-01/2026-09-01']],
    ['es-ES', 'el verano de 2024', ['2024-06-21/2024-09-21', '2024-06-01/2024-09-01']],
    ['fr-FR', "l'été dernier", ['2026-06-21/2026-09-21', '2026-06-01/2026-09-01']],
    ['it-IT', "l'estate scorsa", ['2026-06-21/2026-09-21', '2026-06-01/2026-09-01']],
  ])('may be of three whole months: %s, %s', (language, said, values) => {
    expect(rankedValues(said, language)).toEqual(values);
  });
});

describe('a time beside one with another meaning', () => {
  eachRow<[string, string[]]>([
    ['last Eid al-Fitr', ['2026-03-20', '2026-03-19']],
    ['the day after Eid al-Fitr', ['2027-03-10', '2026-03-21', '2027-03-09', '2026-03-20']],
    ['the week before summer', ['2027-W24', '2026-W25', '2027-W21', '2026-W22']],
    ['the Friday after summer', ['2027-09-24', '2026-09-25', '2027-09-03', '2026-09-04']],
    [
      'the weekend before summer',
      ['2027-06-19/2027-06-21', '2026-06-20/2026-06-22', '2027-05-29/2027-05-31', '2026-05-30/2026-06-01'],
    ],
    ['Eid al-Fitr two years ago', ['2024-04-10', '2024-04-09']],
  ])('has that meaning beside it, too: %s', (said, values) => {
    expect(rankedValues(said).slice(0, 4)).toEqual(values);
  });
});
