/** The part of libphonenumber that is used, with its smallest metadata: a chunk of its own, loaded on first use. */
export type { CountryCode } from 'libphonenumber-js/min';
export { getCountries, getCountryCallingCode, Metadata, parsePhoneNumberFromString } from 'libphonenumber-js/min';
