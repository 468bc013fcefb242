import examples from 'libphonenumber-js/examples.mobile.json';
import { type CountryCode, getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { describe, expect, it } from 'vitest';
import * as library from '../../../lib/normalization/phone/library.ts';
import { loadPhoneMetadata } from '../../../lib/normalization/phone/load-metadata.ts';
import { createPlans } from '../../../lib/normalization/phone/plans.ts';

const metadata = await loadPhoneMetadata();

/** The example of a country, and numbers with one digit less, more or other. */
function numbersOf(country: CountryCode): { callingCode: string; nationals: string[] } {
  const example = getExampleNumber(country, examples as Record<CountryCode, string>);
  const { countryCallingCode = '', nationalNumber = '' } = example ?? expect.fail(`${country} has no example`);
  const digits: string = nationalNumber;
  const others = [0, 1, 3].map(at => `${digits.slice(0, at)}${(Number(digits[at]) + 5) % 10}${digits.slice(at + 1)}`);
  const nationals = [digits, digits.slice(1), digits.slice(0, -1), `${digits}7`, ...others];
  return { callingCode: countryCallingCode, nationals };
}

const numbers = getCountries().map(country => ({ country, ...numbersOf(country) }));

type Parsed = ReturnType<typeof parsePhoneNumberFromString>;

const describeNumber = (parsed: Parsed): unknown =>
  parsed && [parsed.number, parsed.country, parsed.nationalNumber, parsed.ext, parsed.isPossible(), parsed.isValid()];

describe('The library with the metadata that it is given', () => {
  it('reads numbers of all regions as its own entry with the smallest metadata does', () => {
    expect(numbers.length).toBeGreaterThan(240);
    const apart: string[] = [];
    let read = 0;
    for (const { country, callingCode, nationals } of numbers) {
      for (const national of nationals) {
        const [one, rest] = [national.slice(0, 3), national.slice(3)];
        const written = [`+${callingCode} ${one}-${rest}`, national, `0${national}`, `(${one}) ${rest} ext. 12`];
        for (const said of written) {
          const theirs = describeNumber(parsePhoneNumberFromString(said, country));
          const ours = describeNumber(library.parsePhoneNumberFromString(said, country, metadata));
          if (theirs) read += 1;
          if (JSON.stringify(ours) !== JSON.stringify(theirs)) apart.push(`${country} ${said}`);
        }
      }
    }
    expect(apart).toEqual([]);
    expect(read).toBeGreaterThan(5_000);
  });
});

describe('The patterns of the numbering plans', () => {
  const plans = createPlans(library, metadata);
  const isValid = (digits: string, national: string): boolean => {
    const parsed = parsePhoneNumberFromString(`+${digits}`);
    return parsed?.isValid() === true && parsed.nationalNumber === national;
  };
  const validated = numbers.flatMap(({ callingCode, nationals }) =>
    nationals.map(national => {
      const digits = `${callingCode}${national}`;
      const isShared = (metadata.country_calling_codes[callingCode] ?? []).length > 1;
      return { digits, isShared, ours: plans.isInternational(digits), theirs: isValid(digits, national) };
    }),
  );

  it('match each number that the library calls valid, in all regions', () => {
    expect(validated.filter(({ theirs }) => theirs).length).toBeGreaterThan(500);
    expect(validated.filter(({ ours, theirs }) => theirs && !ours)).toEqual([]);
  });

  it('match no other number, also under a calling code of several regions', () => {
    expect(validated.filter(({ theirs }) => !theirs).length).toBeGreaterThan(500);
    expect(validated.filter(({ theirs, isShared }) => !theirs && isShared).length).toBeGreaterThan(150);
    expect(validated.filter(({ ours, theirs }) => ours && !theirs)).toEqual([]);
  });
});
