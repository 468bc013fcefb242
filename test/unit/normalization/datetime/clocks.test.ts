import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { rankedValues } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('times of day at the edges of the clock', () => {
  eachRow<[Language, string, string[]]>([
    ['en-US', '15:59', ['15:59']],
    ['en-US', '15:59:59', ['15:59:59']],
    ['en-US', '15:30:75', []],
    ['de-DE', '24 Uhr', ['00:00']],
    ['de-DE', '15 Uhr 59', ['15:59']],
    ['en-US', '0:30', ['00:30']],
    ['en-US', '12 am', ['00:00']],
    ['en-US', '12 pm', ['12:00']],
    ['en-US', '12:30 am', ['00:30']],
    ['en-US', "one o'clock", ['13:00', '01:00']],
    ['en-US', '1:30', ['13:30', '01:30']],
    ['en-US', '130', ['13:30', '01:30']],
    ['en-US', '1230', ['1230', '12:30', '00:30']],
    ['en-US', 'ten past twelve', ['12:10', '00:10']],
    ['en-US', 'five to one', ['12:55', '00:55']],
    ['en-US', '59 minutes past three', ['15:59', '03:59']],
    ['en-US', 'six zero two', ['18:02', '06:02']],
    ['en-US', 'six five two', []],
    ['en-US', 'ten to noon', ['11:50', '10:00/12:00']],
    ['en-US', '10 to noon', ['10:00/12:00', '11:50']],
    ['en-US', '10 to 5', ['16:50', '04:50', '10:00/17:00', '22:00/05:00']],
    ['en-US', '10am-12am', ['10:00/12:00', '10:00/00:00']],
    ['en-US', '10-12am', ['10:00/12:00', '22:00/00:00']],
    ['en-US', '8pm-12am', ['20:00/00:00']],
    ['en-US', '12:30am-12am', ['00:30/00:00']],
    ['en-US', '11pm to 6 in the morning', ['23:00/06:00']],
    ['en-US', 'tomorrow at 9 before noon', []],
    ['en-US', 'before noon tomorrow', ['../2026-11-18T12:00']],
    ['en-US', '12am-3am', ['00:00/03:00']],
    ['en-US', '10am to midnight', ['10:00/00:00']],
    ['en-US', 'tomorrow 10am-12am', ['2026-11-18T10:00/2026-11-18T12:00', '2026-11-18T10:00/2026-11-19T00:00']],
  ])('are read in %s: %s', (language, said, values) => {
    expect(rankedValues(said, language)).toEqual(values);
  });

  eachRow<[Language, string, string]>([
    ['de-DE', 'mittags um eins', '13:00'],
    ['de-DE', 'mittags um zwölf', '12:00'],
    ['de-DE', '10 Uhr mittags', '10:00'],
    ['en-US', '11 at night', '23:00'],
    ['en-US', '12 at night', '00:00'],
    ['en-US', '4 at night', '04:00'],
    ['en-US', '12 in the evening', '00:00'],
    ['en-US', 'tomorrow at 2 at night', '2026-11-19T02:00'],
  ])('take their half from the part of the day in %s: %s', (language, said, value) => {
    expect(rankedValues(said, language)[0]).toBe(value);
  });
});

describe('a range of hours of today', () => {
  const EVENING = '2026-11-17T19:00/..';
  const MORNING = '2026-11-17T07:00/..';

  eachRow<[Language, string, string[]]>([
    ['en-US', 'today after seven', [EVENING, MORNING]],
    ['de-DE', 'heute ab sieben', [EVENING, MORNING]],
    ['es-ES', 'hoy a partir de las siete', [EVENING, MORNING]],
    ['fr-FR', "aujourd'hui à partir de sept heures", [EVENING, MORNING]],
    ['it-IT', 'oggi dopo le sette', [EVENING, MORNING]],
    ['en-US', 'by eight today', ['../2026-11-17T20:00', '../2026-11-17T08:00']],
    ['en-US', 'today from 8 to 9', ['2026-11-17T20:00/2026-11-17T21:00', '2026-11-17T08:00/2026-11-17T09:00']],
    ['en-US', 'today from 8 to 11', ['2026-11-17T08:00/2026-11-17T11:00', '2026-11-17T20:00/2026-11-17T23:00']],
    ['en-US', 'tomorrow after seven', ['2026-11-18T07:00/..', '2026-11-18T19:00/..']],
  ])('is ahead where an hour may be: %s, %s', (language, said, values) => {
    expect(rankedValues(said, language)).toEqual(values);
  });

  it('may be over on a day of the month without a tense', () => {
    expect(rankedValues('November 3rd from 7 to 9')[0]).toBe('2026-11-03T07:00/2026-11-03T09:00');
  });

  eachRow(['I called [today after seven]', 'I was there [today after seven]'])('is over in the past: %s', text => {
    const [before = '', said = '', after = ''] = text.split(/[[\]]/);
    expect(rankedValues(said, 'en-US', { around: () => ({ before, said, after }) })[0]).toBe(MORNING);
  });
});
