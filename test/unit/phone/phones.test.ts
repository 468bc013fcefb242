import fc from 'fast-check';
import examples from 'libphonenumber-js/examples.mobile.json';
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../lib/languages/index.ts';
import { loadPhone, parsePhone, recognizePhones } from '../../../lib/normalization/phone/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { sized } from '../../fixtures/test-scale.ts';
import { contextOf } from '../numeric/contexts.ts';

const first = (said: string, language: Language) => parsePhone(said, contextOf(language))[0]?.value;
const found = (text: string, language: Language) =>
  recognizePhones(text, contextOf(language)).map(({ start, end, readings }) => [
    text.slice(start, end),
    readings[0]?.value,
  ]);

beforeAll(async () => {
  for (const language of LANGUAGES) await loadPhone(language);
});

describe('Phone numbers', () => {
  eachRow([
    ['(212) 736-5000', 'en-US', '+12127365000'],
    ['1-800-275-2273', 'en-US', '+18002752273'],
    ['020 7946 0018', 'en-GB', '+442079460018'],
    ['+44 (0)20 7946 0018', 'de-DE', '+442079460018'],
    ['0044 20 7946 0018', 'fr-FR', '+442079460018'],
    ['011 44 20 7946 0018', 'en-US', '+442079460018'],
    ['089 / 2180-0', 'de-DE', '+498921800'],
    ['91 123 45', 'es-ES', undefined],
    ['911 23 45 67', 'es-ES', '+34911234567'],
    ['01.42.68.53.00', 'fr-FR', '+33142685300'],
    ['tel:+1-212-736-5000', 'en-US', '+12127365000'],
    ['my number is 212 736 5000 ext. 12', 'en-US', '+12127365000;ext=12'],
    ['202-555-0143 #45', 'en-US', '+12025550143;ext=45'],
    ['phone # 202-555-0143', 'en-US', undefined],
    ['0800 1111', 'en-GB', '+448001111'],
    ['0845 46 47', 'en-GB', '+448454647'],
    ['33 1 42 68 53 00', 'en-US', '+33142685300'],
  ] as const)('reads "%s" in %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  eachRow([
    ['two one two, seven three six, five triple zero', 'en-US', '+12127365000'],
    ['oh two oh seven nine four six double oh one eight', 'en-GB', '+442079460018'],
    ['plus forty-four twenty seventy-nine forty-six double oh eighteen', 'en-GB', '+442079460018'],
    ['null acht neun zwo eins acht null null', 'de-DE', '+498921800'],
    ['nueve once veintitrés cuarenta y cinco sesenta y siete', 'es-ES', '+34911234567'],
    ['zéro un quarante-deux soixante-huit cinquante-trois zéro zéro', 'fr-FR', '+33142685300'],
  ] as const)('reads "%s", said in %s', (said, language, value) => {
    expect(first(said, language)).toBe(value);
  });

  eachRow(['12', 'hello', '', '1234567890123456789', 'constructor'])('reads nothing from "%s"', said => {
    for (const language of LANGUAGES) expect(first(said, language)).toBeUndefined();
  });

  it('reads the example of every country in its international forms', () => {
    const missed: string[] = [];
    for (const country of getCountries()) {
      const number = getExampleNumber(country, examples as Record<CountryCode, string>);
      if (!number) continue;
      for (const said of [number.number, number.formatInternational(), number.getURI()]) {
        if (first(said, 'en-GB') !== number.number) missed.push(`${country} ${said}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('Phone numbers in free text', () => {
  it('finds valid numbers at their places', () => {
    expect(found('Call (212) 736-5000 or +44 20 7946 0018 today.', 'en-US')).toEqual([
      ['(212) 736-5000', '+12127365000'],
      ['+44 20 7946 0018', '+442079460018'],
    ]);
    expect(found('Rufen Sie null acht neun zwo eins acht null null an', 'de-DE')).toEqual([
      ['null acht neun zwo eins acht null null', '+498921800'],
    ]);
  });

  it('leaves dates, amounts, ids and short numbers alone', () => {
    expect(found('On 2024-10-01 I paid $2127365000 for order AB2127365000, 212736.', 'en-US')).toEqual([]);
    expect(found('on 2024-10-01 23:00 or 1.5.3 - 2015-09-24', 'en-US')).toEqual([]);
    expect(found('Am 01.10.2024 um 12:30 kamen 1.234,56 €', 'de-DE')).toEqual([]);
  });

  it('asks for the trunk prefix where the country dials one', () => {
    expect(found('Nummer 8921800123', 'de-DE')).toEqual([]);
    expect(found('Nummer 08921800123', 'de-DE')).toEqual([['08921800123', '+498921800123']]);
    expect(found('número 911234567', 'es-ES')).toEqual([['911234567', '+34911234567']]);
  });

  it('gives places within the text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-() ./ab'), maxLength: 80 }), text => {
        for (const { start, end, readings } of recognizePhones(text, contextOf('fr-FR'))) {
          expect(text.slice(start, end).replace(/\D/g, '').length).toBeGreaterThanOrEqual(7);
          expect(readings[0]?.value).toMatch(/^\+[1-9]\d{4,16}$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('takes no order number behind a phone number in free text for an extension', () => {
  const [found] = recognizePhones('call 212-736-5000 #4412', contextOf('en-US'));
  expect(found?.readings[0]?.value).toBe('+12127365000');
});

it('takes nine digits for a British number only in areas that have local numbers of five digits', () => {
  const areas = Array.from({ length: 1_000 }, (_, index) => `1${String(index).padStart(3, '0')}`);
  const withNine = areas.filter(area => first(`0${area} 23456`, 'en-GB') !== undefined);
  expect(withNine).toHaveLength(41);
  const others = areas.filter((area, index) => index % sized(160, 40) === 0 && !withNine.includes(area));
  expect(withNine.filter(area => !hasLocalNumbersOfFive(area))).toEqual([]);
  expect(others.filter(hasLocalNumbersOfFive)).toEqual([]);
});

/** Uses the full metadata of libphonenumber, which has each block of such numbers that is in use. */
const hasLocalNumbersOfFive = (area: string): boolean =>
  LOCAL_NUMBERS.some(local => parsePhoneNumberFromString(`+44${area}${local}`)?.isValid());

const LOCAL_NUMBERS = Array.from({ length: 160 }, (_, index) => String(20_050 + 500 * index));
