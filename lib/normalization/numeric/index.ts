import type { Language } from '../../language.ts';
import { loadNumberLocale } from './locales.ts';

/** Imports what numbers, ordinals and percentages of a language need. */
export async function loadNumber(language: Language): Promise<void> {
  await loadNumberLocale(language);
}

export { loadMoney, parseMoney, recognizeMoney } from './money/index.ts';
export { parseNumber, parseOrdinal, parsePercentage } from './parse.ts';
export { recognizeNumbers } from './recognize.ts';
