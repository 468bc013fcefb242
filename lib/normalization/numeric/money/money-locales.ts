import { type Language, languagePack } from '../../../languages/index.ts';
import { loadNumberLocale } from '../locales.ts';
import type { NumberLocale } from '../scan.ts';
import { loadMoneyTables } from './load-tables.ts';
import type { UnitIndex } from './unit-index.ts';
import { createUnitIndex } from './unit-index.ts';

export interface MoneyLocale {
  readonly numbers: NumberLocale;
  readonly units: UnitIndex;
  readonly priceJoins: ReadonlySet<string>;
  readonly ownScales: ReadonlyMap<string, string>;
  /** The currencies of an amount without a unit, the most likely first. */
  readonly currencies: readonly string[];
}

const loaded = new Map<Language, MoneyLocale>();

/** Imports the currency tables of a language, once. */
export async function loadMoneyLocale(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const [numbers, tables] = await Promise.all([loadNumberLocale(language), loadMoneyTables(language)]);
  loaded.set(language, {
    numbers,
    currencies: languagePack(language).currencies,
    units: createUnitIndex(tables),
    priceJoins: new Set(tables.words.priceJoins),
    ownScales: new Map(Object.entries(tables.words.ownScales)),
  });
}

/** @throws Error when the language was not loaded before: a fault of the caller */
export function moneyLocale(language: Language): MoneyLocale {
  const locale = loaded.get(language);
  if (!locale) throw new Error(`Currency words of ${language} are not loaded`);
  return locale;
}
