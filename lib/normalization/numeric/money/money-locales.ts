import type { Language } from '../../../language.ts';
import { loadNumberLocale } from '../locales.ts';
import type { NumberLocale } from '../scan.ts';
import type { UnitIndex } from './units.ts';
import { createUnitIndex } from './units.ts';
import type { MoneyWords } from './words/money-words.ts';

export interface MoneyLocale {
  readonly numbers: NumberLocale;
  readonly units: UnitIndex;
  /** What an amount without a unit is in, the likeliest first. */
  readonly currencies: readonly string[];
}

interface Source {
  readonly words: () => Promise<{ moneyWords: MoneyWords }>;
  readonly currencies: readonly string[];
}

const SOURCES: Readonly<Record<Language, Source>> = {
  'en-US': { words: () => import('./words/en.ts'), currencies: ['USD', 'EUR', 'GBP'] },
  'en-GB': { words: () => import('./words/en.ts'), currencies: ['GBP', 'EUR', 'USD'] },
  'de-DE': { words: () => import('./words/de.ts'), currencies: ['EUR', 'CHF', 'USD'] },
  'es-ES': { words: () => import('./words/es.ts'), currencies: ['EUR', 'USD', 'MXN'] },
  'fr-FR': { words: () => import('./words/fr.ts'), currencies: ['EUR', 'CHF', 'USD'] },
};

const loaded = new Map<Language, MoneyLocale>();

/** Imports the currency words of a language and builds its index, once. */
export async function loadMoneyLocale(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const { words, currencies } = SOURCES[language];
  const [numbers, { moneyWords }] = await Promise.all([loadNumberLocale(language), words()]);
  loaded.set(language, { numbers, currencies, units: createUnitIndex(moneyWords) });
}

/** @throws Error when the language was not loaded before: a fault of the caller */
export function moneyLocale(language: Language): MoneyLocale {
  const locale = loaded.get(language);
  if (!locale) throw new Error(`Currency words of ${language} are not loaded`);
  return locale;
}
