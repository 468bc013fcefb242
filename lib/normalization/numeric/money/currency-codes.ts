import { FURTHER_CURRENCY_CODES } from '../../../languages/index.ts';

/** Every ISO 4217 code that CLDR knows, those no longer legal tender, and bitcoin. */
export const currencyCodes = (): string[] => [
  ...new Set([...Intl.supportedValuesOf('currency'), ...FURTHER_CURRENCY_CODES.split(' ')]),
];
