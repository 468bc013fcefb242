import type { MetadataJson } from 'libphonenumber-js/core';
import { LANGUAGES, languagePack, type PhoneRegion } from '../../languages/index.ts';
import type { Plans } from './plans.ts';

type Library = typeof import('./library.ts');
type Parsed = NonNullable<ReturnType<Library['parsePhoneNumberFromString']>>;

/** The numbering plans, by libphonenumber. */
export interface Dialling {
  readonly library: Library;
  readonly metadata: MetadataJson;
  readonly plans: Plans;
}

/**
 * A known phone number in E.164, if it has the form of its country's numbers. Whether it is assigned is not checked,
 * because assigned numbers change too often.
 * @param number digits and separators, perhaps with a plus
 */
export function toE164(number: string, region: PhoneRegion, dialling: Dialling): string | undefined {
  const { library, metadata } = dialling;
  const read = (said: string): string | undefined => {
    // Most numbers do not need the parser of the library, which takes 60 µs.
    const digits = said.startsWith('+') ? undefined : said.replace(/\D/g, '');
    const home = digits && (withTrunk(digits, region) ?? toNationalE164(digits, region, dialling));
    if (home !== undefined) return home;
    // No national number begins with 00. People write 00 also in countries with another international prefix.
    const parsed = library.parsePhoneNumberFromString(said.replace(/^00/, '+'), region.country, metadata);
    return parsed && hasForm(parsed) ? parsed.number : undefined;
  };
  const withPlus = mayLackPlus(number, region, dialling) ? `+${number}` : undefined;
  if (withPlus === undefined) return read(number);
  // In a country with a leading 0, a number without it is less likely to be national.
  const isDialledHome = region.trunk !== '0' || number.startsWith('0');
  return isDialledHome ? (read(number) ?? read(withPlus)) : (read(withPlus) ?? read(number));
}

/** The number after a leading 0, if it has the form of the country's numbers. */
function withTrunk(digits: string, { trunk, callingCode }: PhoneRegion): string | undefined {
  const national = trunk === '0' && digits.startsWith('0') ? digits.slice(1) : undefined;
  return national && FORMS.get(callingCode)?.test(national) ? `+${callingCode}${national}` : undefined;
}

/**
 * Whether a number has the form of its country: by the pattern of a language pack, otherwise by the lengths that the
 * numbering plan allows.
 */
function hasForm(parsed: Parsed): boolean {
  const { countryCallingCode, nationalNumber } = parsed;
  const form = FORMS.get(countryCallingCode);
  if (form) return form.test(nationalNumber);
  return parsed.isValid() || (parsed.isPossible() && nationalNumber.length >= LEAST_ABROAD);
}

const LEAST_ABROAD = 6;

const FORMS: ReadonlyMap<string, RegExp> = new Map(
  LANGUAGES.map(language => {
    const { callingCode, national } = languagePack(language).phone;
    return [callingCode, new RegExp(`^(?:${national})$`)];
  }),
);

/**
 * "33 1 42 68 53 00": a calling code without "+" that stands apart. A calling code of three digits looks like an area code
 * ("212 736 500012"), so it is not read. One that does not stand apart is read only if it is that of the home country.
 */
function mayLackPlus(number: string, { callingCode }: PhoneRegion, { plans }: Dialling): boolean {
  if (number.startsWith('+')) return false;
  if (number.startsWith(callingCode) && callingCode.length > 1) return true;
  return TWO_DIGITS_APART.test(number) && plans.isCallingCode(number.slice(0, 2));
}

const TWO_DIGITS_APART = /^\d\d\D/;

/** A number of free text in E.164. It must be valid, and written as it is dialled in the country. */
export function toValidE164(digits: string, region: PhoneRegion, dialling: Dialling): string | undefined {
  const { plans } = dialling;
  if (digits.startsWith('+')) return plans.isInternational(digits.slice(1)) ? digits : undefined;
  for (const prefix of region.international) {
    const rest = digits.slice(prefix.length);
    if (digits.startsWith(prefix) && plans.isInternational(rest)) return `+${rest}`;
  }
  return toNationalE164(digits, region, dialling);
}

function toNationalE164(digits: string, region: PhoneRegion, { plans }: Dialling): string | undefined {
  const hasTrunk = region.trunk !== '' && digits.startsWith(region.trunk);
  if (region.trunk === '0' && !hasTrunk) return undefined;
  const national = hasTrunk ? digits.slice(region.trunk.length) : digits;
  const isOne = plans.isNational(national, region.country) && FORMS.get(region.callingCode)?.test(national);
  return isOne ? `+${region.callingCode}${national}` : undefined;
}
