import { beforeAll, describe, expect } from 'vitest';
import type { Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, rankedValues, readings } from './fixture.ts';

const TAGS: readonly Language[] = ['en-US', 'en-GB', 'es-ES', 'de-DE', 'fr-FR'];

beforeAll(async () => {
  await Promise.all(TAGS.map(loadDateTime));
});

describe('Two bare numbers', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'eleven five', '2026-11-05'],
    ['en-US', 'three twenty six', '2027-03-26'],
    ['en-US', 'oh nine twenty eight', '2028-09'],
    ['en-GB', 'eleven twenty nine', '2029-11'],
    ['en-US', 'twelve thirty two', '2032-12'],
    ['es-ES', 'el once del veintinueve', '2029-11'],
    ['es-ES', 'once barra veintinueve', '2029-11'],
    ['es-ES', 'once veintinueve', '2029-11'],
  ])('are a day or the month of a card, for review (%s): %s', (tag, said, value) => {
    const dates = readings(said, tag).filter(({ typed }) => typed.kind === 'date');
    expect(dates[0]).toMatchObject({ value, review: ['policy'] });
  });

  eachRow<[Language, string, string]>([
    ['en-US', 'eleven five', '11:05'],
    ['en-US', 'eleven twenty nine', '11:29'],
    ['en-US', 'oh nine thirty', '09:30'],
    ['en-US', 'oh five fifteen', '05:15'],
    ['es-ES', 'once veintinueve', '11:29'],
  ])('are a time of day in the first place (%s): %s', (tag, said, value) => {
    expect(bestValue(said, tag)).toBe(value);
  });

  eachRow<[Language, string]>([
    ['en-US', 'oh nine thirty'],
    ['en-US', 'ten fifteen'],
    ['en-US', 'oh five twenty five'],
    ['en-GB', 'eleven five'],
    ['en-GB', 'oh nine thirty seven'],
    ['en-GB', 'eleven twenty five'],
    ['es-ES', 'once treinta y siete'],
    ['es-ES', 'once doce'],
  ])(
    'are no date with a quarter of an hour, without a month, or in a year in which no card expires (%s): %s',
    (tag, said) => {
      expect(readings(said, tag).filter(({ typed }) => typed.kind === 'date')).toEqual([]);
    },
  );

  eachRow<[Language, string, string]>([
    ['en-US', 'expires eleven thirty', '2030-11'],
    ['en-GB', 'expiry oh nine forty five', '2045-09'],
    ['es-ES', 'caduca el once barra treinta', '2030-11'],
    ['es-ES', 'vence en 11/29', '2029-11'],
  ])('are the month of a card where the words say so (%s): %s', (tag, said, value) => {
    expect(readings(said, tag)[0]).toEqual(expect.objectContaining({ value }));
    expect(readings(said, tag)[0]?.review).toBeUndefined();
  });
});

describe('A weekend that is named by a day', () => {
  eachRow<[Language, string]>([
    ['en-GB', 'the weekend of the fifth'],
    ['en-US', 'the weekend of the 5th'],
    ['de-DE', 'das Wochenende vom 5.'],
    ['fr-FR', 'le week-end du 5'],
  ])('has this day (%s): %s', (tag, said) => {
    expect(rankedValues(said, tag)).toEqual(['2026-12-05/2026-12-07']);
  });

  eachRow([
    ['the weekend of the 20th', '2026-11-20/2026-11-23'],
    ['the weekend of the 22nd', '2026-11-21/2026-11-23'],
    ['the weekend of the 23rd', '2027-01-23/2027-01-25'],
    ['the weekend of the 26th', '2026-12-26/2026-12-28'],
  ])('may begin with its Friday: %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });
});

describe('A range of days by their numbers', () => {
  const MARCH_8 = { referenceTime: Date.UTC(2027, 2, 8, 15) };

  eachRow<[Language, string]>([
    ['en-US', 'from the 15th to the 30th'],
    ['de-DE', 'vom 15. bis zum 30.'],
    ['es-ES', 'del quince al treinta'],
    ['fr-FR', 'du 15 au 30'],
  ])('is not longer because the last month has no such end (%s): %s', (tag, said) => {
    expect(rankedValues(said, tag, MARCH_8)).toEqual(['2027-03-15/2027-03-31']);
  });
});
