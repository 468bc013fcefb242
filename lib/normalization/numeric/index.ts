import type { Language } from '../../languages/index.ts';
import { loadNumberLocale, numberLocale } from './locales.ts';
import type { FreeScan } from './scan.ts';
import { MAX_RECOGNITIONS, scanFree } from './scan.ts';

/** Imports what numbers, ordinals and percentages of a language need. */
export async function loadNumber(language: Language): Promise<void> {
  await loadNumberLocale(language);
}

export { currencyCodes } from './money/currency-codes.ts';
export { loadMoney, parseMoney, recognizeMoney } from './money/index.ts';
export { parseNumber, parseOrdinal, parsePercentage } from './parse.ts';
export { recognizeNumbers, recognizeOrdinals } from './recognize.ts';
export { type Scan, touches } from './scan.ts';
export { readDigitString } from './spoken-digits.ts';
export { readSpokenYear } from './spoken-year.ts';

export { MAX_RECOGNITIONS };

/**
 * A text cut into words, digits and symbols that know what number they name, once for a context. @throws Error before
 * `loadNumber`
 */
export const scanNumbers = (text: string, context: { readonly language: Language }): FreeScan =>
  scanFree(text, numberLocale(context.language), context);
