import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { rankReadings } from '../../../../lib/normalization/rank-readings.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, contextOf, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('a day that no month has', () => {
  eachRow([
    ['en-US', ['30 February', '2/29/2027', 'May 32', 'the 32nd of May', '2026-02-30', '13/13/2026', '2026-13-01']],
    ['en-US', ['June 29 to 31', '30 02 2026', '31.06.', 'the 31st of February 2026 at 5pm', 'Monday the 31st of June']],
    ['en-GB', ['31/04/2026', '29/02/2027', '31/11', '32/01/2026']],
    ['de-DE', ['31.06.', '29.02.2027', '30. Februar', '1.13.2026', 'vom 28. bis 31. Juni', 'dreißigster Februar']],
    ['es-ES', ['31 de abril', '29 de febrero de 2027', 'treinta y uno de abril', 'del 29 al 31 de abril']],
    ['fr-FR', ['31 avril', '29 février 2027', 'trente et un avril', 'du 29 au 31 avril']],
    ['it-IT', ['31 aprile', '29/02/2027', 'trentuno aprile', 'dal 29 al 31 aprile']],
  ] as const)('has no value in %s: %j', (language, phrases) => {
    expect(phrases.filter(phrase => readings(phrase, language).length > 0)).toEqual([]);
  });

  eachRow([
    ['en-US', ['2/29/27', 'February 29, 27', 'two days after February 30']],
    ['en-GB', ['29/2/27', '29.02.27', '29-Feb-27']],
    ['de-DE', ['29.2.27', '29. Februar 27', 'zwei Tage nach dem 30. Februar', 'der Tag vor dem 31. April']],
    ['es-ES', ['29/2/27', 'dos días después del 30 de febrero']],
    ['fr-FR', ['29/02/27', 'deux jours après le 30 février']],
    ['it-IT', ['29.2.27', 'due giorni dopo il 30 febbraio']],
  ] as const)('is not moved to the day beside it in %s: %j', (language, phrases) => {
    expect(phrases.filter(phrase => readings(phrase, language).length > 0)).toEqual([]);
  });

  it('does not count days past the end of the month that is named', () => {
    expect(bestValue('zwei Tage nach dem 31. März', 'de-DE')).toBe('2027-04-02');
    expect(bestValue('29.2.28', 'de-DE')).toBe('2028-02-29');
  });

  eachRow([
    ['29 February', '2028-02-29'],
    ['29.02.2028', '2028-02-29'],
    ['31 May', '2027-05-31'],
  ])('is not %s', (said, value) => {
    expect(bestValue(said, 'en-GB')).toBe(value);
  });

  it('leaves no part of it to be found in free text', () => {
    expect(recognizeDateTime('It came on 30 February 2026.', contextOf('en-US'))).toEqual([]);
    expect(recognizeDateTime('It came on 28 February 2026.', contextOf('en-US'))).toHaveLength(1);
  });
});

describe('a time that no day has', () => {
  eachRow([
    [
      'en-US',
      ['25:00', '24:30', '5:75', '13 o’clock pm', '14:00 am', 'at 26', 'Friday at 25:00', 'half past twenty five'],
    ],
    ['de-DE', ['25 Uhr', '24:30 Uhr', '14 Uhr 75', 'um 26', 'Freitag um 25 Uhr']],
    ['es-ES', ['25:00', 'las 25', 'las 14:75', 'a las 25 horas']],
    ['fr-FR', ['14h75', '25h30', 'à 25h', 'à 25 heures']],
    ['it-IT', ['alle 25', '14:75', 'dalle 25', 'dopo le 25', 'fino alle 25', 'prima delle 25']],
  ] as const)('has no value in %s: %j', (language, phrases) => {
    expect(phrases.filter(phrase => readings(phrase, language).length > 0)).toEqual([]);
  });

  eachRow([
    ['24:00', '00:00'],
    ['15:30 pm', '15:30'],
    ['at 24', '00:00'],
    ['half past twelve', '12:30'],
  ])('is not %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('is not replaced by a length where a time is asked for', () => {
    const lengths = readings('25 heures', 'fr-FR');
    expect(rankReadings(lengths, 'time')).toEqual([]);
    expect(rankReadings(lengths, 'duration')).toMatchObject([{ value: 'PT25H' }]);
  });
});

it('reads a bare number as a day, and two of them as no guess', () => {
  expect(bestValue('24')).toBe('2026-11-24');
  expect(bestValue('30.06.')).toBeUndefined();
});
