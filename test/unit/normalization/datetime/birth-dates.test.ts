import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { birthDate, loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, contextOf } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

const read = (said: string, language: Language = 'en-US') => birthDate.parse(said, contextOf(language));

describe('birth dates in numbers only', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'three fourteen eighty five', '1985-03-14'],
    ['en-US', "it's oh three fourteen nineteen eighty five", '1985-03-14'],
    ['en-US', '0 3 1 4 8 5', '1985-03-14'],
    ['en-US', '03141985', '1985-03-14'],
    ['en-US', '3/14/45', '1945-03-14'],
    ['en-US', 'november third oh eight', '2008-11-03'],
    ['en-US', 'may 5 o nine', '2009-05-05'],
    ['en-GB', 'the third of november oh eight', '2008-11-03'],
    ['en-GB', '05 03 89', '1989-03-05'],
    ['en-GB', 'fourteen three eighty five', '1985-03-14'],
    ['en-GB', '230 11930', '1930-01-23'],
    ['de-DE', 'null fünf null drei neunundachtzig', '1989-03-05'],
    ['es-ES', 'cinco del tres del ochenta y nueve', '1989-03-05'],
    ['fr-FR', 'zéro cinq zéro trois quatre-vingt-neuf', '1989-03-05'],
    ['it-IT', 'cinque tre ottantanove', '1989-03-05'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(read(said, language)[0]?.value).toBe(value);
  });

  it('take day and month in the order of the locale, the other order as the alternative', () => {
    expect(read('05 06 89', 'en-US').map(({ value }) => value)).toEqual(['1989-05-06', '1989-06-05']);
    expect(read('05 06 89', 'en-GB').map(({ value }) => value)).toEqual(['1989-06-05', '1989-05-06']);
    expect(read('05 06 89', 'fr-FR').map(({ value }) => value)).toEqual(['1989-06-05']);
    expect(read('05 13 89', 'fr-FR')[0]).toMatchObject({ value: '1989-05-13', review: ['policy'] });
  });

  it('are for review when only the other order is a date, or the century is open', () => {
    expect(read('31 12 85', 'en-US')[0]).toMatchObject({ value: '1985-12-31', review: ['policy'] });
    expect(read('05 03 21', 'en-GB')[0]).toMatchObject({ value: '2021-03-05', review: ['policy'] });
  });

  eachRow(['one one one eight nine', '2 30 85', '01 2009', '1309 19956', '12 12 2031', '3 14'])(
    'have no value when they can be divided in two ways, or are no day of the past: %s',
    said => {
      expect(read(said, 'en-GB')).toEqual([]);
    },
  );

  it('have no year in the middle of a French number between eighty and a hundred: "quatre vingt dix" is not the 4th month of 2010', () => {
    expect(read('cinq trois quatre vingt dix', 'fr-FR')[0]?.value).toBe('1990-03-05');
    expect(read('cinq quatre vingt dix', 'fr-FR')).toEqual([]);
  });

  it('are read so only where a birth date is asked for', () => {
    expect(bestValue('three fourteen eighty five')).toBeUndefined();
    expect(bestValue('05 03 89', 'en-GB')).toBeUndefined();
  });
});

describe('other birth dates', () => {
  eachRow<[Language, string, string | undefined]>([
    ['en-US', 'December 3rd 1970', '1970-12-03'],
    ['de-DE', 'fünfter dritter neunundachtzig', '1989-03-05'],
    ['en-US', 'December 3rd', undefined],
    ['en-US', 'July 1976', undefined],
    ['en-US', 'July 4 2030', undefined],
    ['en-GB', '24', undefined],
  ])('are whole days of the past: in %s %s is %s', (language, said, value) => {
    expect(read(said, language)[0]?.value).toBe(value);
  });

  it('are found among other words', () => {
    const found = birthDate.recognize('born on March 5 1985 in May', contextOf('en-US'));
    expect(found.map(({ readings }) => readings[0]?.value)).toEqual(['1985-03-05']);
  });
});
