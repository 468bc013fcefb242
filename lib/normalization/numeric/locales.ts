import type { Language } from '../../language.ts';
import type { DigitStyle } from './digits.ts';
import { createLexicon } from './lexicon.ts';
import type { NumberLocale } from './scan.ts';
import type { NumberWords } from './words/number-words.ts';

const POINT: DigitStyle = { decimal: '.', groupsBySpace: false };
const COMMA: DigitStyle = { decimal: ',', groupsBySpace: true };

/** What each locale needs, as a chunk of its own. */
const SOURCES: Readonly<Record<Language, { style: DigitStyle; words: () => Promise<{ numberWords: NumberWords }> }>> = {
  'en-US': { style: POINT, words: () => import('./words/en.ts') },
  'en-GB': { style: POINT, words: () => import('./words/en.ts') },
  'de-DE': { style: COMMA, words: () => import('./words/de.ts') },
  'es-ES': { style: COMMA, words: () => import('./words/es.ts') },
  'fr-FR': { style: COMMA, words: () => import('./words/fr.ts') },
};

const loaded = new Map<Language, NumberLocale>();

/** Imports the number words of a language on first use. */
export async function loadNumberLocale(language: Language): Promise<NumberLocale> {
  const known = loaded.get(language);
  if (known) return known;
  const { style, words } = SOURCES[language];
  const locale = { style, lexicon: createLexicon((await words()).numberWords) };
  loaded.set(language, locale);
  return locale;
}

/** @throws Error when the language was not loaded before: a fault of the caller */
export function numberLocale(language: Language): NumberLocale {
  const locale = loaded.get(language);
  if (!locale) throw new Error(`Number words of ${language} are not loaded`);
  return locale;
}
