import { beforeAll, describe, expect, it } from 'vitest';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all([loadDateTime('en-US'), loadDateTime('en-GB')]);
});

describe('Times as English callers say them', () => {
  eachRow([
    ['b4 the 20th of November', '../2026-11-20'],
    ['after 4pm but b4 6pm', '16:00/18:00'],
    ['June of twenty eight', '2028-06'],
    ['ever since the Fourth of July', '2026-07-04/..'],
    ['anywhere between 5 and 6 pm', '17:00/18:00'],
    ['somewhere around 5 pm', '17:00'],
    ['the night before last', '2026-11-15T18:00/2026-11-16T00:00'],
    ['the evening before last', '2026-11-15T18:00/2026-11-16T00:00'],
    ['the night before last at eleven thirty', '2026-11-15T23:30'],
    ['in a day or two', '2026-11-18/2026-11-20'],
    ['within a week or two', '2026-11-24/2026-12-02'],
    ['a day or two from now', '2026-11-18/2026-11-20'],
    ['a week or two ago', '2026-11-03/2026-11-11'],
    ['an hour or two ago', '2026-11-17T08:00/2026-11-17T09:00'],
    ['a month or two back', '2026-09-17/2026-10-18'],
    ['the Monday following Thanksgiving', '2026-11-30'],
    ['the day following Christmas', '2026-12-26'],
    ['the week following Thanksgiving', '2026-W49'],
    ['the weekend following Thanksgiving', '2026-11-28/2026-11-30'],
    ['two weeks following Christmas', '2027-01-08'],
    ['the following Monday', '2026-11-23'],
    ['on or about the 4th of January', '2027-01-04'],
    ['on or around January 4th', '2027-01-04'],
    ['at the crack of dawn', '04:00/08:00'],
    ['first light', '04:00/08:00'],
    ['thirty six months financing', 'P36M'],
    ['two years parts and labour', 'P2Y'],
    ['once every two years', 'R/P2Y'],
    ['Thursday at ten to nine pm', '2026-11-19T20:50'],
    ['tomorrow at five till six pm', '2026-11-18T17:55'],
    ['tomorrow at 5 to 6 pm', '2026-11-18T17:00/2026-11-18T18:00'],
    ['Thursday from ten to nine pm', '2026-11-19T10:00/2026-11-19T21:00'],
    ['once every 3 months', 'R/P3M'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  eachRow([
    ['at the very beginning of next month', '2026-12-01/2026-12-11'],
    ['the early part of next week', '2026-11-23/2026-11-26'],
    ['the first part of next month', '2026-12-01/2026-12-11'],
    ['halfway through next month', '2026-12-11/2026-12-21'],
    ['midway through the month of December', '2026-12-11/2026-12-21'],
    ['towards the end of next week', '2026-11-27/2026-11-30'],
    ['toward the end of the month', '2026-11-21/2026-12-01'],
    ['the tail end of next month', '2026-12-21/2027-01-01'],
    ['at the back end of last month', '2026-10-21/2026-11-01'],
    ['the very end of the month', '2026-11-21/2026-12-01'],
    ['in the latter part of next month', '2026-12-21/2027-01-01'],
    ['the latter half of next month', '2026-12-16/2027-01-01'],
    ['the back half of next month', '2026-12-16/2027-01-01'],
  ])('reads a part of a longer time: %s as %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  eachRow(['in the new year', 'sometime in the new year', 'early in the new year', 'at the start of the new year'])(
    'takes "%s" for the first months, for review',
    said => {
      expect(readings(said)[0]).toMatchObject({ value: '2027-01-01/2027-04-01', review: ['policy'] });
      expect(bestValue('the new year')).toBe('2027-01-01');
    },
  );

  eachRow([
    ['not this Friday but the one after', '2026-11-27'],
    ['not this coming Monday, but the following one', '2026-11-30'],
    ['not next Friday but the one after that', '2026-12-04'],
    ['not next week but the one after', '2026-W49'],
    ['not next week but the week after', '2026-W49'],
    ['not next month but the month after that', '2027-01'],
    ['the Monday after this coming one', '2026-11-30'],
  ])('counts on from the time that is denied: %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  eachRow([
    'not next week but the month after',
    'the next two Saturdays',
    'the last 3 Fridays',
    'a day or two',
    'the other day',
    'yesterday week',
  ])('refuses "%s"', said => {
    expect(readings(said).filter(({ typed }) => typed.kind !== 'duration')).toEqual([]);
  });

  eachRow([
    ['for going on two hours', 'PT2H'],
    ['getting on for six weeks', 'P6W'],
    ['coming up on three years', 'P3Y'],
    ['pushing 40 minutes', 'PT40M'],
    ['not quite a month', 'P1M'],
  ])('reads a length that is nearly reached: %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  eachRow(['upwards of two hours', 'in excess of 2 hours'])('takes "%s" for the least length, for review', said => {
    expect(readings(said)[0]).toMatchObject({ value: 'PT2H', review: ['part'] });
  });

  eachRow([
    ['one hour, forty five minutes', 'PT1H45M'],
    ['half an hour, forty five minutes', undefined],
    ['one hour, ninety minutes', undefined],
    ['two minutes, sixty seconds', undefined],
    ['two minutes, fifty nine seconds', 'PT2M59S'],
  ])('adds only what is less than one of the unit before it: %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('takes "way back" for the past', () => {
    const around = (said: string) => () => ({ before: 'I paid that ', said, after: '' });
    expect(readings('way back in August', 'en-US', { around: around('way back in August') })[0]).toMatchObject({
      value: '2026-08',
    });
    const [first, ...others] = readings('way back in August', 'en-US', {
      around: () => ({ before: '', said: 'way back in August', after: '' }),
    });
    expect([first?.value, others]).toEqual(['2026-08', []]);
  });

  eachRow([
    ['I scheduled an appointment on ', 'Friday'],
    ["I've just scheduled an appointment ", 'on Friday'],
    ['you scheduled me ', 'on Friday'],
  ])('is in doubt about the day on which or for which something was scheduled: %s%s', (before, said) => {
    const found = readings(said, 'en-US', { around: () => ({ before, said, after: '' }) });
    expect(found.map(({ value }) => value)).toEqual(['2026-11-20', '2026-11-13']);
    expect(found[0]?.review).toEqual(['policy']);
  });

  eachRow(['I scheduled an appointment for ', "it's scheduled on ", 'I have it scheduled on '])(
    'knows the day of what is scheduled: %s',
    before => {
      const found = readings('Friday', 'en-US', { around: () => ({ before, said: 'Friday', after: '' }) });
      expect(found.map(({ value }) => value)).toEqual(['2026-11-20']);
    },
  );
});

describe('Lists of English words', () => {
  eachRow([
    'beginning|start|very beginning|very start|early part|first part|early days|front end',
    'end|very end|tail end|back end|latter part|later part|last part|late part',
  ])('take all names of a part of the month: %s', names => {
    const part = names.startsWith('end') ? '2026-12-21/2027-01-01' : '2026-12-01/2026-12-11';
    for (const name of names.split('|')) expect(bestValue(`the ${name} of next month`), name).toBe(part);
  });

  it('count on with all words for the one after', () => {
    const words = 'one after|one after next|following one|next one|following';
    for (const word of words.split('|')) expect(bestValue(`not next Friday but the ${word}`), word).toBe('2026-12-04');
  });

  it('name what has a length', () => {
    const nouns =
      'free trial|warranty|guarantee|subscription|membership|wait|delay|notice|plan|contract|deal|lease|commitment|stay|break|course|rental|return window|cooling off period|layover|financing|interest free|loan|agreement|notice period|grace period|waiting period|lead time|turnaround|battery life|session|call|meeting|appointment|extension|freeze|pause|leave|parts and labour|parts and labor';
    for (const noun of nouns.split('|')) expect(bestValue(`two month ${noun}`), noun).toBe('P2M');
  });

  it('tell that a length is nearly reached', () => {
    const words =
      'about|around|nearly|almost|close to|the best part of|best part of|the better part of|just over|just under|a little over|a bit over|well over|going on|getting on for|coming up on|pushing|not quite|coming on for';
    for (const word of words.split('|')) expect(bestValue(`${word} two months`), word).toBe('P2M');
  });

  it('join the ends of a range', () => {
    const words =
      'to|until|till|through|thru|up to|up until|through to|right through|right through to|right through till|right through until|straight through|straight through to|all the way to|all the way through|all the way through to';
    for (const word of words.split('|')) {
      expect(bestValue(`from March 3rd ${word} April 5th`), word).toBe('2027-03-03/2027-04-06');
      expect(bestValue(`from the 3rd ${word} the 5th of March`), word).toBe('2027-03-03/2027-03-06');
    }
  });

  eachRow([
    ['sunup', '04:00/08:00'],
    ['tomorrow at breakfast', '2026-11-18T06:00/2026-11-18T10:00'],
    ['tomorrow before work', '2026-11-18T06:00/2026-11-18T10:00'],
    ['tomorrow in my lunch hour', undefined],
    ['tomorrow over lunch', '2026-11-18T12:00/2026-11-18T14:00'],
    ['yesterday teatime', '2026-11-16T16:00/2026-11-16T18:00'],
    ['tomorrow at five at tea time', '2026-11-18T17:00'],
    ['tomorrow after work', '2026-11-18T17:00/2026-11-18T21:00'],
    ['yesterday dinnertime', '2026-11-16T18:00/2026-11-17T00:00'],
    ['yesterday at suppertime', '2026-11-16T18:00/2026-11-17T00:00'],
    ['the first week of the new year', '2027-W01'],
    ['the first day of the new year', '2027-01-01'],
    ['the second Monday of the new month', '2026-12-14'],
    ['the last Friday of the new year', '2027-12-31'],
    ['leap day', '2028-02-29'],
    ['leap day twenty twenty', '2020-02-29'],
    ['last leap day', '2024-02-29'],
    ['from leap day to the 3rd of March', '2028-02-29/2028-03-04'],
  ])('hold "%s"', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });

  it('hold no 29 February of a common year', () => {
    expect(readings('leap day 2027')).toEqual([]);
  });
});

describe('A range from a day beside a holiday', () => {
  eachRow([
    ['from the Saturday before Christmas to the second of January', '2026-12-19/2027-01-03'],
    ['from the Monday after Thanksgiving to the 10th of December', '2026-11-30/2026-12-11'],
  ])('is the coming one, even if the last one was shorter: %s', (said, value) => {
    expect(bestValue(said)).toBe(value);
  });
});
