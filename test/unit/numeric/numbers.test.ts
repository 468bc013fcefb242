import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadNumber, parseNumber, parseOrdinal, parsePercentage } from '../../../lib/normalization/numeric/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { contextOf } from './contexts.ts';

const valuesOf = (said: string, language: Language) => parseNumber(said, contextOf(language)).map(({ value }) => value);
const first = (said: string, language: Language) => valuesOf(said, language)[0];
const ordinal = (said: string, language: Language) => parseOrdinal(said, contextOf(language))[0]?.value;
const percent = (said: string, language: Language) => parsePercentage(said, contextOf(language))[0]?.value;

beforeAll(async () => {
  for (const language of LANGUAGES) await loadNumber(language);
});

describe('Denominators in one word with their number', () => {
  eachRow([
    ['drei zwanzigstel', 'de-DE', '0.15'],
    ['zwei hunderttausendstel', 'de-DE', '0.00002'],
    ['un veintiunavo', 'es-ES', '0.0476190476190476'],
    ['tres treintaidosavos', 'es-ES', '0.09375'],
  ] as const)('reads %s in %s as %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });
});

describe('Numbers in digits', () => {
  eachRow([
    ['1,234.56', 'en-US', '1234.56'],
    ['1.234,56', 'de-DE', '1234.56'],
    ['1.234,56', 'es-ES', '1234.56'],
    ['1\u202f234,56', 'fr-FR', '1234.56'],
    ['1\u00a0234\u00a0567', 'fr-FR', '1234567'],
    ["1'234.50", 'en-US', '1234.5'],
    ['12,34,567', 'en-GB', '1234567'],
    ['007', 'en-US', '7'],
    ['-0.50', 'en-US', '-0.5'],
    ['- 3,5', 'de-DE', '-3.5'],
    ['+42', 'fr-FR', '42'],
    ['98765432109876543210', 'en-US', '98765432109876543210'],
    ['0,1', 'es-ES', '0.1'],
  ] as const)('reads %s in %s as %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  eachRow([
    ['1 over 4', 'en-US', '0.25'],
    ['3 durch 4', 'de-DE', '0.75'],
    ['3 sobre 4', 'es-ES', '0.75'],
    ['3 sur 4', 'fr-FR', '0.75'],
  ] as const)('divides at a word: "%s" in %s is %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  it('ranks both readings where a separator may group or divide', () => {
    expect(valuesOf('2.500', 'de-DE')).toEqual(['2500', '2.5']);
    expect(valuesOf('2.500', 'en-US')).toEqual(['2.5', '2500']);
    expect(valuesOf('2,500', 'en-GB')).toEqual(['2500']);
    expect(valuesOf('two hundred and a half', 'en-US')).toEqual(['200.5', '250']);
    expect(valuesOf('a million and a half', 'en-US')).toEqual(['1500000']);
  });

  eachRow(['1.2.3', '192.168.0.1', '1,23,4', '12:30', '1..2', '2016-11-07', 'WH-1000', 'constructor', '__proto__', ''])(
    'reads nothing from %s',
    said => {
      for (const language of LANGUAGES) expect(valuesOf(said, language)).toEqual([]);
    },
  );
});

describe('Numbers in words', () => {
  eachRow([
    ['seventy-six', 'en-US', '76'],
    ['Nine hundred and ninety nine thousand', 'en-GB', '999000'],
    ['two million three hundred thousand and five', 'en-US', '2300005'],
    ['twelve hundred', 'en-US', '1200'],
    ['minus forty point two five', 'en-US', '-40.25'],
    ['three point one million', 'en-US', '3100000'],
    ['five and a half', 'en-US', '5.5'],
    ['a dozen', 'en-US', '12'],
    ['half a million', 'en-GB', '500000'],
    ['250k', 'en-US', '250000'],
    ['about forty', 'en-US', '40'],
    ['achtundsechzig', 'de-DE', '68'],
    ['dreitausendvierhunderteinundzwanzig', 'de-DE', '3421'],
    ['zwei Millionen fünfhunderttausend', 'de-DE', '2500000'],
    ['fuenfundfuenfzig', 'de-DE', '55'],
    ['acht Komma null fünf', 'de-DE', '8.05'],
    ['dreieinhalb', 'de-DE', '3.5'],
    ['1,5 Mio.', 'de-DE', '1500000'],
    ['750 Tsd.', 'de-DE', '750000'],
    ['ungefähr zwanzig', 'de-DE', '20'],
    ['ochenta y seis', 'es-ES', '86'],
    ['setecientos cuarenta y un mil', 'es-ES', '741000'],
    ['dos mil millones', 'es-ES', '2000000000'],
    ['cuatro coma siete', 'es-ES', '4.7'],
    ['tres y medio', 'es-ES', '3.5'],
    ['media docena', 'es-ES', '6'],
    ['soixante-dix-sept', 'fr-FR', '77'],
    ['quatre-vingt-seize', 'fr-FR', '96'],
    ['quatre-vingts', 'fr-FR', '80'],
    ['septante-trois', 'fr-FR', '73'],
    ['nonante et un', 'fr-FR', '91'],
    ['huitante-huit', 'fr-FR', '88'],
    ['six mille deux cents', 'fr-FR', '6200'],
    ['deux milliards', 'fr-FR', '2000000000'],
    ['sept virgule zéro quatre', 'fr-FR', '7.04'],
    ['une trentaine', 'fr-FR', '30'],
  ] as const)('reads "%s" in %s as %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  eachRow([
    ['four fifths', 'en-US', '0.8'],
    ['a third', 'en-US', '0.333333333333333'],
    ['7/8', 'en-US', '0.875'],
    ['1 ¾', 'en-GB', '1.75'],
    ['drei Viertel', 'de-DE', '0.75'],
    ['anderthalb', 'de-DE', '1.5'],
    ['tres cuartos', 'es-ES', '0.75'],
    ['deux tiers', 'fr-FR', '0.666666666666667'],
    ['un quart', 'fr-FR', '0.25'],
  ] as const)('reads the fraction "%s" in %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  eachRow([
    ['double four seven', 'en-US', '447'],
    ['one oh five', 'en-US', '105'],
    ['triple eight', 'en-GB', '888'],
    ['eins zwo drei', 'de-DE', '123'],
    ['uno dos tres cuatro', 'es-ES', '1234'],
    ['six douze trente-quatre', 'fr-FR', '61234'],
  ] as const)('reads the digits "%s" in %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  it('does not join numbers that stand side by side', () => {
    expect(first('twenty twenty-one', 'en-US')).not.toBe('41');
    expect(first('fünf sieben', 'de-DE')).toBe('57');
    expect(valuesOf('five apples and pears', 'en-US')).not.toContain('0');
  });

  it('counts what is counted without a number', () => {
    expect(first('no children', 'en-US')).toBe('0');
    expect(first('my sister and I', 'en-GB')).toBe('2');
    expect(first('a single bed', 'en-US')).toBe('1');
    expect(first('keine Kinder', 'de-DE')).toBe('0');
    expect(valuesOf('a lot', 'en-US')).toEqual([]);
  });
});

describe('Ordinals', () => {
  eachRow([
    ['83rd', 'en-US', '83'],
    ['the fifty-ninth', 'en-GB', '59'],
    ['two hundred and first', 'en-US', '201'],
    ['einundvierzigster', 'de-DE', '41'],
    ['12.', 'de-DE', '12'],
    ['hundertdritte', 'de-DE', '103'],
    ['trigésima segunda', 'es-ES', '32'],
    ['4.º', 'es-ES', '4'],
    ['quatre-vingt-onzième', 'fr-FR', '91'],
    ['1re', 'fr-FR', '1'],
    ['vingt et unième', 'fr-FR', '21'],
  ] as const)('reads "%s" in %s as %s', (said, language, value) => {
    expect(ordinal(said, language)).toBe(value);
    expect(parseOrdinal(said, contextOf(language))[0]?.typed.kind).toBe('ordinal');
  });

  it('refuses fractions and decimals', () => {
    expect(ordinal('three quarters', 'en-US')).toBeUndefined();
    expect(ordinal('2.5', 'en-US')).toBeUndefined();
  });
});

describe('Percentages', () => {
  eachRow([
    ['12.5%', 'en-US', '12.5 %'],
    ['forty per cent', 'en-GB', '40 %'],
    ['12,5 %', 'de-DE', '12.5 %'],
    ['zwanzig vom Hundert', 'de-DE', '20 %'],
    ['el siete por ciento', 'es-ES', '7 %'],
    ['cent pour cent', 'fr-FR', '100 %'],
  ] as const)('reads "%s" in %s as %s', (said, language, value) => {
    expect(percent(said, language)).toBe(value);
  });

  it('gives the bare number as the amount', () => {
    expect(parsePercentage('3,2 %', contextOf('fr-FR'))[0]?.typed).toEqual({ kind: 'percentage', amount: '3.2' });
  });

  it('reads nothing from a sign without a number', () => {
    expect(percent('%', 'en-US')).toBeUndefined();
    expect(percent('pour cent', 'fr-FR')).toBeUndefined();
  });
});
