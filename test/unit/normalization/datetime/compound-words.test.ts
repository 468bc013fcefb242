import { beforeAll, describe, expect, it } from 'vitest';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readings } from './fixture.ts';

beforeAll(() => loadDateTime('de-DE'));

const valuesOf = (said: string) => readings(said, 'de-DE').map(({ value }) => value);

describe('Compounds that no table holds', () => {
  eachRow([
    ['zweistündiger', 'PT2H'],
    ['zweieinhalbstündige', 'PT2H30M'],
    ['fünfundzwanzigminütiges', 'PT25M'],
    ['vierzehntägigen', 'P14D'],
    ['dreiwöchigem', 'P3W'],
    ['sechsmonatige', 'P6M'],
    ['zehnjährige', 'P10Y'],
    ['sechswöchentlich', 'R/P6W'],
    ['dreißigeinhalb Stunden', 'PT30H30M'],
    ['zweite Aprilhälfte 2027', '2027-04-16/2027-05-01'],
    ['in der ersten Septemberwoche 2027', '2027-W35'],
    ['erstes Augustwochenende 2027', '2027-08-07/2027-08-09'],
    ['Julimitte', '2027-07-11/2027-07-21'],
  ])('are divided: %s is %s', (said, value) => {
    expect(valuesOf(said)[0]).toBe(value);
  });

  eachRow(['mehrstündig', 'Stundenhälfte', 'Weihnachtswoche', 'Maibaum', 'dreistimmig', 'zwei zweistündige'])(
    'are left alone where an end or a beginning is unknown: %s',
    said => {
      expect(valuesOf(said)).toEqual([]);
    },
  );

  it('are not typing errors', () => {
    expect(readings('zweistündig', 'de-DE')[0]?.review).toBeUndefined();
    expect(readings('nächstewoche', 'de-DE')[0]?.review).toEqual(['corrected']);
  });
});
