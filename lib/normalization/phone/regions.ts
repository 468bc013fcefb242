import type { CountryCode } from 'libphonenumber-js/min';
import type { Language } from '../../language.ts';

export interface Region {
  readonly country: CountryCode;
  readonly callingCode: string;
  /** Dialled before the national number within the country; empty where there is none. */
  readonly trunk: string;
  /** Dialled in the country to call abroad. */
  readonly international: readonly string[];
}

/** The country that a number without "+" is dialled in. */
export const REGIONS: Readonly<Record<Language, Region>> = {
  'en-US': { country: 'US', callingCode: '1', trunk: '1', international: ['011'] },
  'en-GB': { country: 'GB', callingCode: '44', trunk: '0', international: ['00'] },
  'de-DE': { country: 'DE', callingCode: '49', trunk: '0', international: ['00'] },
  'es-ES': { country: 'ES', callingCode: '34', trunk: '', international: ['00'] },
  'fr-FR': { country: 'FR', callingCode: '33', trunk: '0', international: ['00'] },
};
