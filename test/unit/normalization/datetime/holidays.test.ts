import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { otherCalendarSeries } from '../../../../lib/normalization/datetime/other-calendars.ts';
import { zoneOf } from '../../../../lib/normalization/datetime/zone.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, rankedValues, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('movable holidays', () => {
  eachRow<[Language, string, string]>([
    ['de-DE', 'erster Advent', '2026-11-29'],
    ['de-DE', '4. Advent', '2026-12-20'],
    ['de-DE', 'dritter Adventssonntag 2027', '2027-12-12'],
    ['de-DE', 'Buß- und Bettag', '2026-11-18'],
    ['de-DE', 'Totensonntag', '2026-11-22'],
    ['de-DE', 'Volkstrauertag 2027', '2027-11-14'],
    ['de-DE', '2. Weihnachtsfeiertag', '2026-12-26'],
    ['en-US', 'Dr. Martin Luther King, Jr. Day', '2027-01-18'],
    ['en-US', 'M.L.K. Day', '2027-01-18'],
    ['en-US', 'St. Patty’s Day', '2027-03-17'],
    ['en-US', 'Patriots’ Day', '2027-04-19'],
    ['en-GB', 'August bank holiday Monday', '2027-08-30'],
    ['en-GB', 'bank holiday Monday', '2027-03-29'],
    ['en-GB', 'the last bank holiday Monday', '2026-08-31'],
    ['en-GB', 'the bank holiday', '2026-12-25'],
    ['en-GB', 'last bank holiday', '2026-08-31'],
    ['en-GB', 'bank holiday weekend', '2026-12-25/2026-12-28'],
    ['en-GB', 'Boxing Day bank holiday 2027', '2027-12-28'],
    ['en-GB', 'Christmas bank holiday 2022', '2022-12-27'],
    ['en-GB', 'Christmas bank holiday 2026', '2026-12-25'],
    ['en-GB', 'New Year bank holiday 2028', '2028-01-03'],
    ['en-GB', 'New Year bank holiday 2023', '2023-01-02'],
    ['en-GB', 'St Georges Day', '2027-04-23'],
    ['fr-FR', 'fête des mères 2020', '2020-06-07'],
    ['fr-FR', 'fête des mères 2024', '2024-05-26'],
    ['en-US', 'tax day 2011', '2011-04-18'],
    ['en-US', 'tax day 2012', '2012-04-17'],
    ['en-US', 'tax day 2017', '2017-04-18'],
    ['en-US', 'tax day 2024', '2024-04-15'],
    ['en-US', 'bosses day 2021', '2021-10-15'],
    ['en-US', 'Emancipation Day 2023', '2023-04-17'],
    ['en-US', 'Administrative Professionals Day 2010', '2010-04-21'],
    ['en-US', 'EMS week 2018', '2018-05-20/2018-05-27'],
    ['en-GB', 'second Sunday of Advent', '2026-12-06'],
    ['es-ES', 'Semana Santa 2027', '2027-03-21/2027-03-29'],
    ['es-ES', 'el Pilar', '2027-10-12'],
    ['fr-FR', 'le pont de l’Ascension', '2027-05-06/2027-05-10'],
    ['it-IT', 'giovedì grasso', '2027-02-04'],
    ['it-IT', 'prima domenica di Avvento', '2026-11-29'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});

describe('a holiday with several days of the year', () => {
  eachRow([
    ['bank holiday Monday', '2027-04-10', '2027-05-03'],
    ['bank holiday Monday', '2027-05-10', '2027-05-31'],
    ['bank holiday Monday', '2027-06-10', '2027-08-30'],
    ['bank holiday', '2027-02-10', '2027-03-26'],
    ['bank holiday', '2027-04-10', '2027-05-03'],
    // Moved from a Saturday or a Sunday.
    ['bank holiday', '2026-12-26', '2026-12-28'],
    ['bank holiday', '2027-12-20', '2027-12-27'],
    ['bank holiday', '2022-12-29', '2023-01-02'],
    ['bank holiday', '2027-12-29', '2028-01-03'],
    ['last bank holiday', '2022-12-29', '2022-12-27'],
    ['last bank holiday', '2027-12-30', '2027-12-28'],
  ])('is the next or the last of them: %s on %s is %s', (said, today, value) => {
    expect(bestValue(said, 'en-GB', { referenceTime: Date.parse(`${today}T15:00Z`) })).toBe(value);
  });
});

describe('days around a holiday', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'the Friday after Thanksgiving', '2026-11-27'],
    ['en-US', 'the second Monday after Thanksgiving', '2026-12-07'],
    ['en-US', 'the Monday before Christmas', '2026-12-21'],
    ['en-US', 'Labor Day weekend', '2027-09-04/2027-09-07'],
    ['en-US', 'Thanksgiving weekend', '2026-11-26/2026-11-30'],
    ['en-US', 'the weekend before Christmas', '2026-12-19/2026-12-21'],
    ['en-US', 'the weekend after Christmas', '2026-12-26/2026-12-28'],
    ['en-US', 'the week before Christmas', '2026-W51'],
    ['en-US', 'a week before Christmas', '2026-12-18'],
    ['en-US', 'the closest Christmas', '2026-12-25'],
    ['en-US', 'the third closest Christmas to today', '2027-12-25'],
    ['de-DE', 'am Dienstag nach Ostern', '2027-03-30'],
    ['de-DE', 'die Woche nach Ostern', '2027-W13'],
    ['es-ES', 'el lunes después de Semana Santa', '2027-03-29'],
    ['es-ES', 'una semana después de Semana Santa', '2027-04-04'],
    ['fr-FR', 'le lundi après Pâques', '2027-03-29'],
    ['it-IT', 'il venerdì prima di Natale', '2026-12-18'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  eachRow<[Language, string, string | undefined]>([
    ['en-US', 'Christmas two years ago', '2024-12-25'],
    ['en-US', 'Thanksgiving in a year', '2027-11-25'],
    ['en-US', 'Thanksgiving 3 months ago', undefined],
    ['de-DE', 'Weihnachten vor 3 Monaten', undefined],
    ['fr-FR', 'Noël il y a deux ans', '2024-12-25'],
    ['es-ES', 'Navidad hace dos años', '2024-12-25'],
    ['it-IT', 'Natale due anni fa', '2024-12-25'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});

describe('weeks that are counted as eight days', () => {
  eachRow<[Language, string, string]>([
    ['de-DE', 'heute in acht Tagen', '2026-11-24'],
    ['de-DE', 'heute vor acht Tagen', '2026-11-10'],
    ['de-DE', 'in 14 Tagen', '2026-12-01'],
    ['es-ES', 'de hoy en ocho', '2026-11-24'],
    ['es-ES', 'el viernes en ocho', '2026-11-27'],
    ['fr-FR', 'd’aujourd’hui en quinze', '2026-12-01'],
    ['it-IT', 'oggi a otto', '2026-11-24'],
    ['it-IT', 'venerdì a otto', '2026-11-27'],
    ['en-US', 'in eight days', '2026-11-25'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(readings(said, language)[0]).toMatchObject({ value });
    expect(readings(said, language)[0]?.review).toBeUndefined();
  });

  eachRow([
    ['Diwali 2027', '2027-10-29'],
    ['Jom HaSchoah 2024', '2024-05-06'],
    ['Jom Haatzmaut 2018', '2018-04-19'],
    ['Guru Ravidas Geburtstag 2018', '2018-01-31'],
  ])('of all religions are known in German: %s', (said, value) => {
    expect(readings(said, 'de-DE')[0]).toMatchObject({ value, review: ['policy'] });
  });

  eachRow<[Language, string, string[]]>([
    ['de-DE', 'in acht Tagen', ['2026-11-24', '2026-11-25']],
    ['es-ES', 'dentro de quince días', ['2026-12-01', '2026-12-02']],
    ['fr-FR', 'il y a huit jours', ['2026-11-10', '2026-11-09']],
    ['it-IT', 'tra quindici giorni', ['2026-12-01', '2026-12-02']],
  ])('in %s: %s may be counted both ways', (language, said, values) => {
    expect(rankedValues(said, language).slice(0, 2)).toEqual(values);
    expect(readings(said, language)[0]?.review).toEqual(['policy']);
  });

  it('takes digits as they are written', () => {
    expect(rankedValues('dans 15 jours', 'fr-FR')[0]).toBe('2026-12-02');
  });
});

describe('feasts of other calendars', () => {
  eachRow([
    ['Chinese New Year', '2027-02-06'],
    ['Lunar New Year 2026', '2026-02-17'],
    ['Eid al-Fitr 2026', '2026-03-20'],
    ['Ramadan 2026', '2026-02-18/2026-03-20'],
    ['Hanukkah', '2026-12-05/2026-12-13'],
    ['Yom Kippur 2026', '2026-09-21'],
    ['Passover 2027', '2027-04-22/2027-04-30'],
  ])('are computed by Intl and are for review: %s', (said, value) => {
    expect(readings(said)[0]).toMatchObject({ value, review: ['policy'] });
  });

  eachRow([
    ['Yom Kippur 2027', ['2027-10-11', '2027-10-10']],
    ['Simchat Torah 2027', ['2027-10-24', '2027-10-23']],
    ['Rosh Hashanah 2026', ['2026-09-12/2026-09-14']],
    ['Eid al-Fitr 2026', ['2026-03-20', '2026-03-19']],
    ['Chinese New Year 2027', ['2027-02-06']],
    ['Eid al-Adha 1974', ['1974-12-24', '1974-01-04', '1974-01-03', '1974-12-23']],
  ])('have the day before beside them where days begin at sunset: %s', (said, values) => {
    expect(rankedValues(said)).toEqual(values);
  });

  eachRow([
    ['Orthodox Easter 2024', '2024-05-05'],
    ['Orthodox Good Friday 2020', '2020-04-17'],
    ['Orthodox Easter 2025', '2025-04-20'],
    ['Clean Monday 2018', '2018-02-19'],
  ])('of the Orthodox churches follow the Julian Easter: %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('have no value when two are meant: Eid', () => {
    expect(readings('Eid')).toEqual([]);
  });

  it('follow each other without gaps in both directions', () => {
    const now = { instant: 0, civil: 0, zone: zoneOf('UTC'), yearsAhead: 20 };
    const series = otherCalendarSeries('islamic-umalqura 10-1', 1);
    const starts: number[] = [];
    for (let at = Date.UTC(2000, 0); starts.length < 40; at = (starts.at(-1) ?? 0) + 1) {
      starts.push(series?.next(at, now)?.start ?? Number.NaN);
    }
    const back = starts.slice(1).map(start => series?.previous(start, now)?.start);
    expect(back).toEqual(starts.slice(0, -1));
    const gaps = starts.slice(1).map((start, index) => (start - (starts[index] ?? 0)) / 86_400_000);
    expect(gaps.filter(days => days !== 354 && days !== 355)).toEqual([]);
  });

  it('are corrected where a new moon is minutes from midnight', () => {
    const now = { instant: 0, civil: 0, zone: zoneOf('UTC'), yearsAhead: 20 };
    const start = otherCalendarSeries('chinese 1-1', 1)?.next(Date.UTC(2030, 0), now)?.start;
    expect(start).toBe(Date.UTC(2030, 1, 3));
  });
});
