import { beforeAll, describe, expect, it } from 'vitest';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, rankedValues, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all([loadDateTime('en-US'), loadDateTime('en-GB')]);
});

describe('dates in English', () => {
  eachRow([
    ['tomorrow', '2026-11-18'],
    ['the day after tomorrow', '2026-11-19'],
    ['on the 3rd of December', '2026-12-03'],
    ['December 3rd, 2027', '2027-12-03'],
    ['the twenty-first of next month', '2026-12-21'],
    ['first Monday of March', '2027-03-01'],
    ['two weeks ago', '2026-11-03'],
    ['three days after Christmas', '2026-12-28'],
    ['Thanksgiving', '2026-11-26'],
    ['2027-02-28', '2027-02-28'],
    ['nineteenth of May nineteen eighty four', '1984-05-19'],
    ['Wednesday in a week', '2026-11-25'],
    ['a week from Friday', '2026-11-27'],
    ['two days before Friday', '2026-11-18'],
    ['this coming Friday', '2026-11-20'],
    ['the week before last', '2026-W45'],
    ['last day of the month', '2026-11-30'],
    ['the first week of December', '2026-W49'],
    ['today in one hour', '2026-11-17T11:00'],
    ['tomorrow pm', '2026-11-18T12:00/2026-11-18T18:00'],
    ['this am', '2026-11-17T04:00/2026-11-17T12:00'],
    ['the last week of July 2017', '2017-W30'],
    ['the 3rd last week of 2018', '2018-W50'],
    ['this September', '2026-09'],
    ['Dec-2018', '2018-12'],
    ['2016/11', '2016-11'],
    ['April of 87', '1987-04'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('gives units longer than a day their ISO form, with where they start and end', () => {
    expect(readings('next week')[0]).toEqual({
      value: '2026-W48',
      typed: { kind: 'date', grain: 'week', start: '2026-11-23', end: '2026-11-30' },
    });
    expect(bestValue('March 2027')).toBe('2027-03');
    expect(bestValue('last year')).toBe('2025');
    expect(bestValue('the third quarter of 2027')).toBe('2027-07-01/2027-10-01');
  });

  it('takes the month first in en-US and the day first in en-GB', () => {
    expect(bestValue('10/06', 'en-US')).toBe('2027-10-06');
    expect(bestValue('10/06', 'en-GB')).toBe('2027-06-10');
  });

  it('ranks the days of this year and the next as it does a date alone', () => {
    const june = { referenceTime: Date.UTC(2026, 5, 18, 10) };
    const [over, next] = ['2026-05-20/2026-06-03', '2027-05-20/2027-06-03'];
    expect(rankedValues('2 weeks starting May 20th', 'en-US', june)).toEqual([next, over]);
    expect(rankedValues('May 20th to June 2nd', 'en-US', june)).toEqual([next, over]);
    expect(rankedValues('June 3rd to 7th', 'en-US', june)).toEqual(['2026-06-03/2026-06-08', '2027-06-03/2027-06-08']);
    expect(rankedValues('June 10th to 20th', 'en-US', june)).toEqual([
      ...['2026-06-10/2026-06-21', '2027-06-10/2027-06-21'],
    ]);
    const around = () => ({ before: 'we will be away ', said: '', after: '' });
    expect(rankedValues('May 20th to June 2nd', 'en-US', { ...june, around })).toEqual([next]);
    expect(rankedValues('2 weeks starting May 20th', 'en-US', { ...june, around })).toEqual([next]);
  });

  it('ends on the day after what goes over midnight, and has no other reading', () => {
    const friday = '2026-11-20T22:00/2026-11-21T02:00';
    expect(rankedValues('from 10 pm to 2 am on Friday')).toEqual([friday]);
    expect(rankedValues('Friday 10 pm to 2 am')).toEqual([friday]);
    expect(bestValue('Friday 2 am to 10 pm')).toBe('2026-11-20T02:00/2026-11-20T22:00');
    expect(bestValue('Friday 12 to 1')).toBe('2026-11-20T12:00/2026-11-20T13:00');
  });

  it('swaps day and month where only that makes a date', () => {
    expect(bestValue('25/12/2026', 'en-US')).toBe('2026-12-25');
  });

  it('takes "last Tuesday" as the most recent one, or as a day of the previous week by setting', () => {
    const thursday = { referenceTime: Date.UTC(2026, 10, 19, 15) };
    expect(bestValue('last Tuesday', 'en-US', thursday)).toBe('2026-11-17');
    expect(bestValue('last Tuesday', 'en-US', { ...thursday, lastWeekday: 'previous-week' })).toBe('2026-11-10');
    expect(bestValue('last Tuesday')).toBe('2026-11-10');
  });

  it('offers the other "last Tuesday" as an alternative where there is one, and never a day to come', () => {
    const thursday = { referenceTime: Date.UTC(2026, 10, 19, 15) };
    const previousWeek = { lastWeekday: 'previous-week' } as const;
    expect(rankedValues('last Tuesday', 'en-US', thursday)).toEqual(['2026-11-17', '2026-11-10']);
    expect(rankedValues('last Tuesday', 'en-US', { ...thursday, ...previousWeek })).toEqual([
      '2026-11-10',
      '2026-11-17',
    ]);
    expect(rankedValues('last Tuesday')).toEqual(['2026-11-10']);
    expect(rankedValues('last Tuesday', 'en-US', previousWeek)).toEqual(['2026-11-10']);
    expect(rankedValues('last Monday')).toEqual(['2026-11-16', '2026-11-09']);
    expect(rankedValues('since last Tuesday', 'en-US', thursday)).toEqual(['2026-11-17/..', '2026-11-10/..']);
  });

  it('never takes "last Tuesday" for today, not even with an hour', () => {
    expect(rankedValues('last Tuesday at 9')).toEqual(['2026-11-10T09:00', '2026-11-10T21:00']);
  });

  it('ranks the coming Friday after the one of next week for "next Friday"', () => {
    expect(rankedValues('next Friday')).toEqual(['2026-11-27', '2026-11-20']);
    expect(rankedValues('next Tuesday at 11 am')).toEqual(['2026-11-24T11:00']);
  });

  it('offers the month in which a card expires when the digits cannot be a day and a month in this order', () => {
    expect(rankedValues('09/28', 'en-GB')).toContain('2028-09');
    expect(rankedValues('05/06', 'en-GB')).not.toContain('2006-05');
    expect(rankedValues('09/28')).not.toContain('2028-09');
  });

  it('offers noon for twelve on a morning', () => {
    expect(rankedValues('this morning at 12')).toEqual(['2026-11-17T00:00', '2026-11-17T12:00']);
    expect(rankedValues('12 in the morning')).toEqual(['00:00']);
  });

  it('offers today as an alternative when the weekday is said on that day', () => {
    expect(rankedValues('Tuesday').slice(0, 2)).toEqual(['2026-11-24', '2026-11-17']);
  });

  it('offers next week too for an hour of the weekday that is still to come today', () => {
    expect(rankedValues('Tuesday at 11 am')).toEqual(['2026-11-17T11:00', '2026-11-10T11:00', '2026-11-24T11:00']);
    expect(rankedValues('Tuesday at 9 am')).toEqual(['2026-11-24T09:00', '2026-11-17T09:00']);
  });

  it('chooses the year in which the weekday fits, when that is the next or the last one', () => {
    expect(bestValue('Friday, 16 October')).toBe('2026-10-16');
    expect(bestValue('Saturday, 2 January')).toBe('2027-01-02');
  });

  it('takes the date as said when the weekday contradicts it, for review, with what else may be meant', () => {
    const [said, ...others] = readings('Thursday December 4th');
    expect(said).toMatchObject({ value: '2026-12-04', review: ['contradiction'] });
    expect(others.map(({ value }) => value)).toEqual(expect.arrayContaining(['2026-12-03', '2025-12-04']));
    expect(readings('Friday December 4th')[0]?.review).toBeUndefined();
    expect(bestValue('Friday, 2 January')).toBe('2027-01-02');
  });

  it('takes a day of the current month that is just over as the past one', () => {
    expect(rankedValues('November 3').slice(0, 2)).toEqual(['2026-11-03', '2027-11-03']);
  });

  it('refuses days that no month has, and texts that are not dates', () => {
    expect(readings('31 April 2027')).toEqual([]);
    expect(readings('2026-13-01')).toEqual([]);
    expect(readings('wireless headphones')).toEqual([]);
    expect(readings('')).toEqual([]);
  });
});

describe('times of day in English', () => {
  eachRow([
    ['3pm', '15:00'],
    ['at half past seven in the evening', '19:30'],
    ['quarter to 6 morning', '05:45'],
    ['20 minutes past eight in the evening', '20:20'],
    ['12 at night', '00:00'],
    ['noon', '12:00'],
    ['12:30:15', '12:30:15'],
    ['340 pm', '15:40'],
    ['16:00 in the afternoon', '16:00'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('takes an hour without its half of the day as one of the working day, for review', () => {
    expect(rankedValues('5 past 7')).toEqual(['07:05', '19:05']);
    expect(rankedValues('half past six')).toEqual(['18:30', '06:30']);
    expect(rankedValues('at 12')).toEqual(['12:00', '00:00']);
    expect(readings('at three')[0]).toMatchObject({ value: '15:00', review: ['policy'] });
    expect(readings('at three in the morning')[0]?.review).toBeUndefined();
  });

  it('takes it as the clock shows it by setting', () => {
    expect(rankedValues('half past six', 'en-US', { bareHour: 'clock' })).toEqual(['06:30', '18:30']);
  });

  it('leaves an hour with a leading zero as it is written', () => {
    expect(readings('03:30')).toEqual([expect.not.objectContaining({ review: true })]);
    expect(bestValue('03:30')).toBe('03:30');
    expect(bestValue('03:30 pm')).toBe('15:30');
  });

  it('refuses a time of day in a week or a longer unit, which does not say the day', () => {
    expect(readings('next week at three pm')).toEqual([]);
  });

  it('gives a time of day its next occurrence as the typed start', () => {
    expect(readings('9 am')[0]?.typed).toEqual({ kind: 'time', grain: 'hour', start: '2026-11-18T09:00-05:00' });
  });

  it('puts date and time together in any order', () => {
    expect(bestValue('tomorrow at 3pm')).toBe('2026-11-18T15:00');
    expect(bestValue('3 in the afternoon on Friday')).toBe('2026-11-20T15:00');
    expect(readings('tomorrow at 3pm')[0]?.typed).toEqual({
      kind: 'datetime',
      grain: 'hour',
      start: '2026-11-18T15:00-05:00',
    });
  });

  it('takes the small hours said with a night as those after it', () => {
    expect(bestValue('tonight at 2')).toBe('2026-11-18T02:00');
    expect(bestValue('tonight at 10')).toBe('2026-11-17T22:00');
    expect(bestValue('half past 3 at night')).toBe('03:30');
  });

  it('converts from a zone that is named', () => {
    expect(bestValue('tomorrow at 3pm UTC')).toBe('2026-11-18T10:00');
    expect(bestValue('2026-11-18T15:00+02:00')).toBe('2026-11-18T08:00');
  });
});

describe('intervals, durations and recurring times in English', () => {
  it('ends an interval of days after its last day, and one of times at the time', () => {
    expect(bestValue('from Thursday to Saturday')).toBe('2026-11-19/2026-11-22');
    expect(bestValue('12 to 16 March')).toBe('2027-03-12/2027-03-17');
    expect(bestValue('August 9 - November 11, 2025')).toBe('2025-08-09/2025-11-12');
    expect(bestValue('3pm to 5pm tomorrow')).toBe('2026-11-18T15:00/2026-11-18T17:00');
    expect(bestValue('for 3 days from Monday')).toBe('2026-11-23/2026-11-26');
    expect(bestValue('between 9 and 11 am')).toBe('09:00/11:00');
    expect(bestValue('tomorrow from 9 am to 5 pm')).toBe('2026-11-18T09:00/2026-11-18T17:00');
  });

  it('leaves an interval that contains today where it is, the next one an alternative', () => {
    expect(rankedValues('from Monday to Wednesday')).toEqual(['2026-11-16/2026-11-19', '2026-11-23/2026-11-26']);
    expect(bestValue('October to December')).toBe('2026-10-01/2027-01-01');
    expect(bestValue('from Sunday to Monday')).toBe('2026-11-22/2026-11-24');
  });

  eachRow([
    ['since Monday', '2026-11-16/..'],
    ['from Friday on', '2026-11-20/..'],
    ['after Friday', '2026-11-21/..'],
    ['after lunch', '14:00/..'],
    ['after five', '17:00/..'],
    ['until tomorrow', '../2026-11-19'],
    ['by Friday', '../2026-11-21'],
    ['Friday at the latest', '../2026-11-21'],
    ['before Friday', '../2026-11-20'],
    ['before noon', '../12:00'],
    ['until 5 pm', '../17:00'],
  ])('writes an open end as two points, half-open: %s is %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  eachRow([
    ['from 9 to 5', '09:00/17:00'],
    ['3 to 5 pm', '15:00/17:00'],
    ['5 to 6 pm', '17:00/18:00'],
    ['from 11 to 2 in the afternoon', '11:00/14:00'],
    ['between 2:20 and 3', '14:20/15:00'],
    ['Jan-Feb', '2027-01-01/2027-03-01'],
    ['the first 2 weeks of 2021', '2021-01-04/2021-01-18'],
    ['the last ten days of March', '2027-03-22/2027-04-01'],
    ['past two quarters', '2026-04-01/2026-10-01'],
    ['earlier this month', '2026-11-01/2026-11-17'],
    ['later this week', '2026-11-18/2026-11-23'],
    ['year to date', '2026-01-01/2026-11-18'],
    ['this working week', '2026-11-16/2026-11-21'],
    ['the weekend of Halloween', '2027-10-30/2027-11-01'],
    ['the last weekend of October', '2027-10-30/2027-11-01'],
    ['by EOM', '../2026-12-01'],
    ['the nineteen seventies', '1970-01-01/1980-01-01'],
    ['the nineties', '1990-01-01/2000-01-01'],
    ['the 21st century', '2000-01-01/2100-01-01'],
    ['3 upcoming weeks', '2026-11-17/2026-12-08'],
    ['2 weeks starting November 10th', '2026-11-10/2026-11-24'],
    ['3pm to 5pm UTC tomorrow', '2026-11-18T10:00/2026-11-18T12:00'],
    ['tomorrow from 10 to 12', '2026-11-18T10:00/2026-11-18T12:00'],
    ['Monday 3-8', '2026-11-23T15:00/2026-11-23T20:00'],
    ['from 12 to 16 March 2027', '2027-03-12/2027-03-17'],
    ['from the 3rd to Friday the 7th of May 2027', '2027-05-03/2027-05-08'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('reads minutes to the hour where neither a day nor am or pm makes a range of it', () => {
    expect(bestValue('ten to six')).toBe('17:50');
    expect(bestValue('20 to 2')).toBe('13:40');
    expect(bestValue('15 to 7 a.m.')).toBe('06:45');
  });

  it('reads parts of the day as intervals', () => {
    expect(readings('tomorrow morning')[0]).toEqual({
      value: '2026-11-18T04:00/2026-11-18T12:00',
      typed: { kind: 'interval', grain: 'hour', start: '2026-11-18T04:00-05:00', end: '2026-11-18T12:00-05:00' },
    });
  });

  eachRow([
    ['two hours', 'PT2H'],
    ['an hour and a half', 'PT1H30M'],
    ['one and three quarter hours', 'PT1H45M'],
    ['a year and a half', 'P1Y6M'],
    ['half a month', 'P0.5M'],
    ['half a day', 'PT12H'],
    ['2.5 weeks', 'P17DT12H'],
    ['3-min', 'PT3M'],
    ['fortnight', 'P2W'],
    ['2 hours and thirty', 'PT2H30M'],
    ['1 year 2 months and 10 days', 'P1Y2M10D'],
    ['a fortnight', 'P2W'],
    ['half an hour', 'PT30M'],
  ])('reads %s as %s', (said, value) => {
    expect(readings(said)[0]).toMatchObject({ value, typed: { kind: 'duration', duration: value } });
  });

  it('reads recurring times as repeating intervals', () => {
    expect(bestValue('every two weeks')).toBe('R/P2W');
    expect(bestValue('every Monday at 9 am')).toBe('R/2026-11-23T09:00/P1W');
  });
});
