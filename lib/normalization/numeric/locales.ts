import { type Language, languagePack } from '../../languages/index.ts';
import { createAnnotate } from './annotate.ts';
import { createLexicon } from './lexicon.ts';
import type { NumberLocale } from './scan.ts';

const loaded = new Map<Language, NumberLocale>();

/** Imports the number words of a language on first use. Kinds that load at the same time get the same locale. */
export async function loadNumberLocale(language: Language): Promise<NumberLocale> {
  return loaded.get(language) ?? (await importLocale(language));
}

async function importLocale(language: Language): Promise<NumberLocale> {
  const { digits, numbers } = languagePack(language);
  const words = await numbers();
  const known = loaded.get(language);
  if (known) return known;
  const lexicon = createLexicon(words);
  const locale = { style: digits, lexicon, annotate: createAnnotate(words, lexicon) };
  loaded.set(language, locale);
  return locale;
}

/** @throws Error when the language was not loaded before: a fault of the caller */
export function numberLocale(language: Language): NumberLocale {
  const locale = loaded.get(language);
  if (!locale) throw new Error(`Number words of ${language} are not loaded`);
  return locale;
}
