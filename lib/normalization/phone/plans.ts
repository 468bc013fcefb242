import type { CountryCode, MetadataJson } from 'libphonenumber-js/core';

type Library = typeof import('./library.ts');
type Metadata = InstanceType<Library['Metadata']>;

/**
 * The numbering plans as patterns, for many candidates in a text. The parser of the library takes 11 µs for each
 * number.
 */
export interface Plans {
  /** @param digits calling code and national number, without the plus */
  isInternational(digits: string): boolean;
  isCallingCode(digits: string): boolean;
  /** @param national without trunk prefix */
  isNational(national: string, country: CountryCode): boolean;
}

export function createPlans(library: Library, metadata: MetadataJson): Plans {
  const countries = new Map(Object.entries(metadata.country_calling_codes));
  const patterns = new Map<CountryCode, RegExp>();
  const patternOf = (country: CountryCode): RegExp => {
    const known = patterns.get(country);
    if (known) return known;
    const made = new RegExp(`^(?:${nationalPattern(new library.Metadata(metadata), country)})$`);
    patterns.set(country, made);
    return made;
  };
  const isNational = (national: string, country: CountryCode) => patternOf(country).test(national);
  return {
    isNational,
    isCallingCode: digits => countries.has(digits),
    isInternational(digits) {
      for (let length = 1; length <= 3; length += 1) {
        const list = countries.get(digits.slice(0, length));
        if (list) return list.some(country => isNational(digits.slice(length), country));
      }
      return false;
    },
  };
}

/** The library exports the class, but without a type for this method. The library itself validates with it. */
function nationalPattern(metadata: Metadata, country: CountryCode): string {
  metadata.selectNumberingPlan(country);
  const plan: unknown = metadata.numberingPlan;
  const pattern = (plan as { nationalNumberPattern?: () => unknown } | undefined)?.nationalNumberPattern?.();
  return typeof pattern === 'string' ? pattern : '(?!)';
}
