import type { CountryCode } from 'libphonenumber-js/core';
import type { DateWords } from './dates.ts';
import type { FillerWords } from './fillers.ts';
import type { MatchingWords } from './matching.ts';
import type { MoneyWords } from './money.ts';
import type { NumberWords } from './numbers.ts';
import type { SpokenWords } from './spoken.ts';

/** How phone numbers are dialled in a country. */
export interface PhoneRegion {
  /** ISO 3166-1 alpha-2. */
  readonly country: CountryCode;
  readonly callingCode: string;
  /** Dialled before the national number within the country; empty if there is none. */
  readonly trunk: string;
  /**
   * The form of a number without trunk prefix, as a regular expression. It also matches numbers that are not assigned
   * yet.
   */
  readonly national: string;
  /** Prefixes dialled within the country to call abroad. */
  readonly international: readonly string[];
}

/** How a locale writes numbers in digits. */
export interface DigitStyle {
  readonly decimal: '.' | ',';
  /** Thousands may be separated by a space. */
  readonly groupsBySpace: boolean;
}

/**
 * Everything that the service knows of a language, as data, except the words that redaction uses (`../privacy.ts`). The
 * engines contain no word of any language. Large parts are functions: each loads a chunk when a request in that
 * language first needs it.
 */
export interface LanguagePack {
  /** BCP 47: language and region. */
  readonly tag: string;
  readonly digits: DigitStyle;
  readonly phone: PhoneRegion;
  /** ISO 4217 codes of the currencies that an amount without a unit can be in, the most likely first. */
  readonly currencies: readonly string[];
  readonly dates: () => Promise<DateWords>;
  readonly numbers: () => Promise<NumberWords>;
  readonly money: () => Promise<MoneyWords>;
  readonly spoken: () => Promise<SpokenWords>;
  readonly matching: () => Promise<MatchingWords>;
  readonly fillers: () => Promise<FillerWords>;
}
