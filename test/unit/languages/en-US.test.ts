import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { REFERENCE_TIME, readPart, readValue, type TypedKindName } from '../../fixtures/read-value.ts';

const SAID: readonly (readonly [kind: TypedKindName, said: string, value: string])[] = [
  // Weeks by one of their days or by all.
  ['date', 'the week of the fourteenth', '2026-W51'],
  ['date', 'the week of the 12th to the 16th', '2026-12-12/2026-12-17'],
  ['date', 'half term, 24th to the 31st October', '2027-10-24/2027-11-01'],
  ['date', 'half term 24th to 31st of October', '2027-10-24/2027-11-01'],
  ['date', 'the week of January 12th to the 16th', '2027-01-12/2027-01-17'],
  // The end of a day.
  ['datetime', 'Friday by close of business', '../2026-11-21T00:00'],
  ['datetime', 'Friday by the end of day', '../2026-11-21T00:00'],
  ['datetime', 'by end of business tomorrow', '../2026-11-19T00:00'],
  ['datetime', 'Friday by the end of the business day', '../2026-11-21T00:00'],
  ['datetime', 'end of the work day Friday', '2026-11-20T23:59:59'],
  ['datetime', 'the end of the working day Friday', '2026-11-20T23:59:59'],
  ['datetime', 'end of play Friday', '2026-11-20T23:59:59'],
  ['datetime', 'by COB', '../2026-11-18T00:00'],
  ['datetime', 'Friday EOD', '2026-11-20T23:59:59'],
  ['datetime', 'tomorrow at close of play', '2026-11-18T23:59:59'],
  ['datetime', 'close of play tomorrow', '2026-11-18T23:59:59'],
  ['time', 'after school', '15:00/21:00'],
  ['time', 'before school', '06:00/09:00'],
  ['datetime', 'four thirty on the seventeenth', '2026-11-17T16:30'],
  ['date', 'a year ago October', '2025-10'],
  ['date', 'two years ago March', '2024-03'],
  ['number', 'six pounds and a half', '6.5'],
  // Years after 2000.
  ['date', 'in oh nine', '2009'],
  ['date', 'back in o four', '2004'],
  ['date', 'the other day, Thursday', '2026-11-12'],
  ['date', 'the other day on Thursday', '2026-11-12'],
  ['date', 'December 3rd looks open', '2026-12-03'],
  ['date', 'the 3rd of December is free', '2026-12-03'],
  ['date', 'the 3rd of December is available', '2026-12-03'],
  ['date', 'dispatched November 3rd', '2026-11-03'],
  ['date', 'posted November 3rd', '2026-11-03'],
  ['date', 'canceled November 3rd', '2026-11-03'],
  ['date', 'cancelled November 3rd', '2026-11-03'],
  ['date', 'issued on the 3rd of November', '2026-11-03'],
  ['date', 'processed November 3rd', '2026-11-03'],
  ['date', 'since oh eight', '2008-01-01/..'],
  ['date', 'since o four', '2004-01-01/..'],
  ['date', 'the January sales', '2027-01'],
  ['date', 'in the January sale', '2027-01'],
  // Lengths.
  ['duration', 'an hour and change', 'PT1H'],
  ['duration', 'an hour and a bit', 'PT1H'],
  ['duration', 'a year and some', 'P1Y'],
  ['duration', '2 hours plus', 'PT2H'],
  ['duration', '2 hours+', 'PT2H'],
  ['duration', 'all of ten minutes', 'PT10M'],
];

describe('what is said in English', () => {
  eachRow(SAID)('%s "%s" is %s', async (kind, said, value) => {
    expect((await readValue(said, 'en-US', kind)).value).toBe(value);
  });

  eachRow(['Friday by close of business', 'by the end of day Friday'])('offers no other day: %s', async said => {
    const { alternatives } = await readValue(said, 'en-US', 'datetime');
    expect(alternatives?.map(({ value }) => value)).toEqual(['../2026-11-14T00:00']);
  });

  it('asks for a review of a week by one of its days, unless the clause tells which', async () => {
    expect(await readValue('the week of the 9th', 'en-US', 'date')).toMatchObject({ review_reasons: ['policy'] });
    const over = await readPart('I was away [the week of the 9th]', 'en-US', 'date');
    expect(over).toMatchObject({ value: '2026-W46' });
    expect(over.review_reasons).toBeUndefined();
  });

  eachRow([
    ['I bought it right before [Christmas]', '2025-12-25'],
    ['it broke after [Monday]', '2026-11-16'],
    ['I called and before [Monday] nothing', '2026-11-23'],
  ])('takes "before" for no conjunction right before a date: %s', async (text, value) => {
    expect(await readPart(text, 'en-US', 'date')).toMatchObject({ value });
  });
});

describe('the start of the current month', () => {
  const read = (day: number) =>
    readPart('[the beginning of the month]', 'en-US', 'date', 'drop', REFERENCE_TIME + (day - 17) * 86_400_000);

  it('is meant for two weeks, then that of the next one', async () => {
    expect((await read(5)).value).toBe('2026-11-01/2026-11-11');
    expect((await read(14)).value).toBe('2026-11-01/2026-11-11');
    expect((await read(16)).value).toBe('2026-12-01/2026-12-11');
  });
});
