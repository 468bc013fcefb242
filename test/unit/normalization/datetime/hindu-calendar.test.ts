import { beforeAll, describe, expect, it } from 'vitest';
import { hinduSeries } from '../../../../lib/normalization/datetime/hindu-calendar.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { zoneOf } from '../../../../lib/normalization/datetime/zone.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { rankedValues, readings } from './fixture.ts';

beforeAll(() => loadDateTime('en-GB'));

const NOW = { instant: 0, civil: 0, zone: zoneOf('UTC'), yearsAhead: 20 };

function daysOf(rule: string, from: number, count: number): string[] {
  const series = hinduSeries(rule, 1);
  const days: string[] = [];
  for (let at = Date.UTC(from, 0); days.length < count; ) {
    const start = series.next(at, NOW)?.start ?? Number.NaN;
    days.push(new Date(start).toISOString().slice(0, 10));
    at = start + 1;
  }
  return days;
}

describe('feasts of the Hindu calendars', () => {
  // The dates in India's lists of public holidays and almanacs.
  eachRow([
    [
      'Diwali',
      'hindu 7-30 18.5h',
      '2015-11-11 2016-10-30 2017-10-19 2018-11-07 2019-10-27 2020-11-14 2021-11-04 2022-10-24',
    ],
    [
      'Ganesh Chaturthi',
      'hindu 6-4 11.8h',
      '2018-09-13 2019-09-02 2020-08-22 2021-09-10 2022-08-31 2023-09-19 2024-09-07',
    ],
    ['Dussehra', 'hindu 7-10 11.8h', '2018-10-19 2019-10-08 2020-10-25 2021-10-15 2022-10-05 2023-10-24 2024-10-12'],
    ['Raksha Bandhan', 'hindu 5-15 11.8h', '2019-08-15 2020-08-03 2021-08-22 2022-08-11 2023-08-30 2024-08-19'],
    ['Shivaratri', 'hindu 11-29 24h', '2018-02-13 2019-03-04 2020-02-21 2021-03-11 2022-03-01 2023-02-18 2024-03-08'],
    ['Ugadi', 'hindu 1-1 6.2h', '2018-03-18 2019-04-06 2020-03-25 2021-04-13 2022-04-02 2023-03-22 2024-04-09'],
    ['Bhai Dooj', 'hindu 8-2 15h', '2018-11-09 2019-10-29 2020-11-16 2021-11-06 2022-10-26 2023-11-14'],
    ['Holika Dahan', 'hindu 12-15 18.5h', '2018-03-01 2019-03-20 2020-03-09 2021-03-28 2022-03-17'],
    ['Pongal', 'hindu sun 270 18.5h', '2018-01-14 2019-01-15 2020-01-15 2021-01-14 2022-01-14 2023-01-15 2024-01-15'],
    ['Vaisakhi', 'hindu sun 0', '2018-04-14 2019-04-14 2020-04-13 2021-04-14 2022-04-14 2023-04-14 2024-04-13'],
    ['the day after Diwali', 'hindu 7-30 18.5h+1', '2021-11-05'],
  ])('%s', (_, rule, days) => {
    const expected = days.split(' ');
    expect(daysOf(rule, Number(expected[0]?.slice(0, 4)), expected.length)).toEqual(expected);
  });

  it('have no second occurrence in a leap month: 2020 had Ashvina twice', () => {
    expect(daysOf('hindu 7-1 6.2h', 2020, 2)).toEqual(['2020-10-17', '2021-10-07']);
  });

  it('are for review, with the day after beside them', () => {
    expect(rankedValues('Diwali 2024', 'en-GB')).toEqual(['2024-10-31', '2024-11-01']);
    expect(readings('Diwali 2024', 'en-GB')[0]?.review).toEqual(['policy']);
    expect(rankedValues('Choti Diwali 2024', 'en-GB')).toEqual(['2024-10-30', '2024-10-31']);
  });

  it('last as long as they are told to', () => {
    expect(rankedValues('Navratri 2025', 'en-GB')).toEqual(['2025-09-22/2025-10-01']);
  });
});
