import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadMoney, parseMoney, recognizeMoney } from '../../../lib/normalization/numeric/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from './contexts.ts';

const read = (said: string, language: Language) => parseMoney(said, contextOf(language));
const values = (said: string, language: Language) => read(said, language).map(({ value }) => value);

beforeAll(async () => {
  for (const language of LANGUAGES) await loadMoney(language);
});

describe('A sign before an amount', () => {
  eachRow([
    ['minus $15', 'en-US', '-15.00 USD'],
    ['negative $15.50', 'en-US', '-15.50 USD'],
    ['-$15', 'en-US', '-15.00 USD'],
    ['$-15', 'en-US', '-15.00 USD'],
    ['minus fifteen dollars', 'en-US', '-15.00 USD'],
    ['minus £15', 'en-GB', '-15.00 GBP'],
    ['–£15', 'en-GB', '-15.00 GBP'],
    ['minus 15 €', 'de-DE', '-15.00 EUR'],
    ['minus € 15', 'de-DE', '-15.00 EUR'],
    ['−15,00 €', 'de-DE', '-15.00 EUR'],
    ['minus fünfzehn Euro', 'de-DE', '-15.00 EUR'],
    ['menos 15 €', 'es-ES', '-15.00 EUR'],
    ['menos quince euros', 'es-ES', '-15.00 EUR'],
    ['menos quince euritos', 'es-ES', '-15.00 EUR'],
    ['menos quince eurillos', 'es-ES', '-15.00 EUR'],
    ['menos quince eurazos', 'es-ES', '-15.00 EUR'],
    ['moins 15 €', 'fr-FR', '-15.00 EUR'],
    ['moins quinze euros', 'fr-FR', '-15.00 EUR'],
  ] as const)('makes "%s" in %s negative', (said, language, value) => {
    expect(read(said, language)).toMatchObject([{ value }]);
    expect(read(said, language)[0]).not.toHaveProperty('review');
  });

  it('is found in free text', () => {
    const text = 'it says minus $15 on my bill';
    const [found] = recognizeMoney(text, contextOf('en-US'));
    expect([text.slice(found?.start, found?.end), found?.readings[0]?.value]).toEqual(['minus $15', '-15.00 USD']);
  });
});

describe('An amount as accounts write it', () => {
  eachRow([
    ['($15.00)', 'en-US', '-15.00 USD', '15.00 USD'],
    ['(15 dollars)', 'en-US', '-15.00 USD', '15.00 USD'],
    ['$(15.00)', 'en-US', '-15.00 USD', '15.00 USD'],
    ['$15.00-', 'en-US', '-15.00 USD', '15.00 USD'],
    ['(£15)', 'en-GB', '-15.00 GBP', '15.00 GBP'],
    ['(15,00 €)', 'de-DE', '-15.00 EUR', '15.00 EUR'],
    ['15,00- €', 'de-DE', '-15.00 EUR', '15.00 EUR'],
    ['(15,00 €)', 'es-ES', '-15.00 EUR', '15.00 EUR'],
    ['(15,00 €)', 'fr-FR', '-15.00 EUR', '15.00 EUR'],
    ['15,00 €-', 'fr-FR', '-15.00 EUR', '15.00 EUR'],
  ] as const)('is negative, for review: "%s" in %s', (said, language, value, other) => {
    expect(read(said, language)).toMatchObject([{ value, review: ['policy'] }, { value: other }]);
  });

  eachRow([
    ['12-cent', 'en-US', '0.12 USD'],
    ['a 50-dollar bill', 'en-US', '50.00 USD'],
    ['10-Euro', 'de-DE', '10.00 EUR'],
  ] as const)('has no hyphen for its minus: "%s" in %s', (said, language, value) => {
    expect(values(said, language)[0] ?? recognizeMoney(said, contextOf(language))[0]?.readings[0]?.value).toBe(value);
  });

  it('is just an amount in a text', () => {
    expect(recognizeMoney('the fee ($15.00) is new', contextOf('en-US'))[0]?.readings[0]?.value).toBe('15.00 USD');
  });

  it('takes no range for one', () => {
    expect(values('$15-20', 'en-US')).toEqual([]);
    expect(values('15-20 €', 'de-DE')).toEqual([]);
  });
});

describe('A dash for no cents', () => {
  eachRow([
    ['12,-', 'de-DE', '12.00 EUR'],
    ['12,- €', 'de-DE', '12.00 EUR'],
    ['12,-- EUR', 'de-DE', '12.00 EUR'],
    ['EUR 12,–', 'de-DE', '12.00 EUR'],
    ['CHF 12.-', 'de-DE', '12.00 CHF'],
    ['£12.-', 'en-GB', '12.00 GBP'],
  ] as const)('is no minus: "%s" in %s', (said, language, value) => {
    expect(read(said, language)).toMatchObject([{ value }]);
    expect(read(said, language)[0]).not.toHaveProperty('review');
  });

  it('is found in free text', () => {
    const text = 'kostet 12,- € statt 15 €';
    const found = recognizeMoney(text, contextOf('de-DE'));
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['12,- €', '15 €']);
  });
});

describe('A bare price', () => {
  eachRow([
    ['forty nine ninety nine', 'en-US', ['49.99 USD', '4999.00 USD']],
    ['five ninety nine', 'en-US', ['5.99 USD', '599.00 USD']],
    ['twelve fifty', 'en-US', ['12.50 USD', '1250.00 USD']],
    ['five oh nine', 'en-US', ['5.09 USD', '509.00 USD']],
    ['forty nine ninety nine dollars', 'en-US', ['49.99 USD', '4999.00 USD']],
    ['49 99', 'en-US', ['49.99 USD', '4999.00 USD']],
    ['forty nine ninety nine', 'en-GB', ['49.99 GBP', '4999.00 GBP']],
    ['three fifty', 'en-GB', ['3.50 GBP', '350.00 GBP']],
    ['neunundvierzig neunundneunzig', 'de-DE', ['49.99 EUR']],
    ['zwölf fünfzig', 'de-DE', ['12.50 EUR']],
    ['fünf null neun', 'de-DE', ['5.09 EUR']],
    ['cinco noventa y nueve', 'es-ES', ['5.99 EUR']],
    ['doce cincuenta', 'es-ES', ['12.50 EUR']],
    ['treinta y cinco cero cinco', 'es-ES', ['35.05 EUR']],
    ['douze cinquante', 'fr-FR', ['12.50 EUR']],
    ['cinq quatre-vingt-dix-neuf', 'fr-FR', ['5.99 EUR']],
    ['vingt cinq soixante-quinze', 'fr-FR', ['25.75 EUR']],
  ] as const)('is read for review: "%s" in %s', (said, language, expected) => {
    expect(values(said, language)).toEqual(expected);
    expect(read(said, language)[0]).toHaveProperty('review', ['policy']);
  });

  eachRow([
    ['twenty five', 'en-US', '25.00 USD'],
    ['one hundred twenty', 'en-US', '120.00 USD'],
    ['a hundred twenty five', 'en-US', '125.00 USD'],
    ['nineteen hundred', 'en-GB', '1900.00 GBP'],
    ['fünfundzwanzig', 'de-DE', '25.00 EUR'],
    ['hundertzwanzig', 'de-DE', '120.00 EUR'],
    ['cuarenta y nueve', 'es-ES', '49.00 EUR'],
    ['ciento cincuenta', 'es-ES', '150.00 EUR'],
    ['quatre-vingt-dix', 'fr-FR', '90.00 EUR'],
    ['soixante-quinze', 'fr-FR', '75.00 EUR'],
    ['cent vingt', 'fr-FR', '120.00 EUR'],
  ] as const)('is none when the words are one number: "%s" in %s', (said, language, value) => {
    expect(read(said, language)).toMatchObject([{ value }]);
    expect(read(said, language)[0]).not.toHaveProperty('review');
  });

  it('is not looked for in free text', () => {
    expect(recognizeMoney('forty nine ninety nine people', contextOf('en-US'))).toEqual([]);
  });
});

describe('The currency of an amount', () => {
  eachRow([
    ['$15', 'en-US', '15.00 USD'],
    ['15 dollars', 'en-US', '15.00 USD'],
    ['15 bucks', 'en-US', '15.00 USD'],
    ['99 cents', 'en-US', '0.99 USD'],
    ['20 pounds', 'en-US', '20.00 GBP'],
    ['$15', 'en-GB', '15.00 USD'],
    ['fifty pence', 'en-GB', '0.50 GBP'],
    ['900', 'en-GB', '900.00 GBP'],
    ['3 grand', 'en-GB', '3000.00 GBP'],
    ['5 Dollar', 'de-DE', '5.00 USD'],
    ['fünf Franken', 'de-DE', '5.00 CHF'],
    ['99 Cent', 'de-DE', '0.99 EUR'],
    ['veinte dólares', 'es-ES', '20.00 USD'],
    ['50 céntimos', 'es-ES', '0.50 EUR'],
    ['vingt dollars', 'fr-FR', '20.00 USD'],
    ['cinquante centimes', 'fr-FR', '0.50 EUR'],
  ] as const)('has no alternatives that are not usual in the locale: "%s" in %s', (said, language, value) => {
    expect(read(said, language)).toEqual([
      { value, typed: { kind: 'money', amount: value.split(' ')[0], currency: value.split(' ')[1] } },
    ]);
  });

  eachRow([
    ['10 crowns', 'en-GB', 'SEK'],
    ['100 pesos', 'es-ES', 'MXN'],
    ['50 Kronen', 'de-DE', 'SEK'],
    ['20 roupies', 'fr-FR', 'INR'],
  ] as const)('is for review where none is the one of the locale: "%s" in %s', (said, language, code) => {
    const readings = read(said, language);
    expect(readings[0]).toMatchObject({ review: ['policy'], typed: { currency: code } });
    expect(readings.length).toBeGreaterThan(1);
  });
});

describe('A separator before three digits', () => {
  eachRow([
    ['$1,500', 'en-US', ['1500.00 USD'], false],
    ['£2,500', 'en-GB', ['2500.00 GBP'], false],
    ['2.500 €', 'de-DE', ['2500.00 EUR'], false],
    ['2.500 €', 'es-ES', ['2500.00 EUR'], false],
    ['2.500 €', 'fr-FR', ['2500.00 EUR'], false],
    ['1.500 €', 'en-GB', ['1500.00 EUR', '1.50 EUR'], true],
    ['2,500 €', 'de-DE', ['2500.00 EUR', '2.50 EUR'], true],
    ['1.500 KWD', 'en-US', ['1.500 KWD', '1500.000 KWD'], true],
  ] as const)('groups in prices: "%s" in %s', (said, language, expected, review) => {
    expect(values(said, language)).toEqual(expected);
    expect(read(said, language)[0]?.review !== undefined).toBe(review);
  });
});

describe('What is left over beside an amount', () => {
  eachRow([
    ['not 50 dollars', 'en-US'],
    ['50 or 60 dollars', 'en-GB'],
    ['nicht 50 Euro', 'de-DE'],
    ['no 50 euros', 'es-ES'],
    ['pas 50 euros', 'fr-FR'],
  ] as const)('is not ignored: "%s"', (said, language) => {
    expect(values(said, language)).toEqual([]);
  });
});

describe('What follows a number of an amount', () => {
  eachRow([
    ['deux mille cinq cents euros', 'fr-FR', '2500.00 EUR'],
    ['dix-neuf cents dollars', 'fr-FR', '1900.00 USD'],
    ['onze cents euros', 'fr-FR', '1100.00 EUR'],
    ['cinquante cents', 'fr-FR', '0.50 EUR'],
    ['dix cents', 'fr-FR', '0.10 EUR'],
    ['vingt cents', 'fr-FR', '0.20 EUR'],
    ['cent cents', 'fr-FR', '1.00 EUR'],
    ['trois cent cinquante cents', 'fr-FR', '3.50 EUR'],
    ['half a dollar', 'en-US', '0.50 USD'],
    ['half a grand', 'en-GB', '500.00 GBP'],
    ['buck and a half', 'en-US', '1.50 USD'],
    ['euro y medio', 'es-ES', '1.50 EUR'],
    ['two and a half thousand pounds', 'en-GB', '2500.00 GBP'],
    ['$.99', 'en-US', '0.99 USD'],
    ['-$.99', 'en-US', '-0.99 USD'],
    ['Fr. 12.50', 'de-DE', '12.50 CHF'],
    ['₹2 Cr', 'en-US', '20000000.00 INR'],
    ['2 cr rupees', 'en-US', '20000000.00 INR'],
    ['50 kr', 'en-GB', '50.00 SEK'],
  ] as const)('is read: "%s" in %s', (said, language, value) => {
    expect(values(said, language)[0]).toBe(value);
  });

  eachRow(['$15.00 CR', 'CR $15.00', '2 cr', '12 dollars 345 cents', '12 dollars 100 cents'])(
    'is refused where it is a credit or no part of a unit: "%s"',
    said => {
      expect(values(said, 'en-US')).toEqual([]);
    },
  );

  eachRow([
    ['two fifty dollars', 'en-US', '250.00 USD', '2.50 USD'],
    ['five ten', 'en-US', '5.10 USD', '510.00 USD'],
    ['five ten dollars', 'en-US', '510.00 USD', '5.10 USD'],
    ['six twelve', 'en-GB', '6.12 GBP', '612.00 GBP'],
    ['one oh nine dollars', 'en-US', '109.00 USD', '1.09 USD'],
    ['forty nine ninety nine dollars', 'en-US', '49.99 USD', '4999.00 USD'],
  ] as const)('decides how a price in two parts is meant, for review: "%s" in %s', (said, language, value, other) => {
    expect(read(said, language)).toMatchObject([{ value, review: ['policy'] }, { value: other }]);
  });

  eachRow([
    ['three forty nine ninety nine', '349.99 USD'],
    ['one nineteen ninety nine', '119.99 USD'],
    ['one thousand two hundred forty nine ninety nine', '1249.99 USD'],
  ])('may be hundreds, which are no larger number: "%s"', (said, value) => {
    expect(read(said, 'en-US')).toMatchObject([{ value, review: ['policy'] }]);
  });

  it('may be a number without its unit before cents', () => {
    expect(values('thirty two and fifty cents', 'en-US')).toEqual(['32.50 USD']);
    expect(values('32 and 50 cents', 'en-GB')).toEqual(['32.50 GBP']);
  });

  eachRow([
    ['dodici e cinquanta', '12.50 EUR'],
    ['quarantanove e novantanove', '49.99 EUR'],
  ] as const)('is joined in Italian: "%s"', (said, value) => {
    expect(read(said, 'it-IT')).toMatchObject([{ value, review: ['policy'] }]);
  });
});

describe('A number before "cent" in French that no hundreds have', () => {
  eachRow(['quatre-vingt-dix cent euros', 'vingt cent euros', 'dix cent mille euros', 'trente-deux cents mille euros'])(
    'gives no value: %s',
    said => {
      expect(values(said, 'fr-FR')).toEqual([]);
    },
  );

  it('counts hundreds in languages without such numbers', () => {
    expect(values('thirty-five hundred dollars', 'en-US')).toEqual(['3500.00 USD']);
    expect(values('twenty hundred dollars', 'en-US')).toEqual(['2000.00 USD']);
  });
});
