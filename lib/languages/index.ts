import { deDE } from './de-DE/index.ts';
import { enGB } from './en-GB/index.ts';
import { enUS } from './en-US/index.ts';
import { esES } from './es-ES/index.ts';
import { frFR } from './fr-FR/index.ts';
import type { LanguagePack } from './pack/index.ts';

/** Each folder beside this file; the order is that of messages and documents. */
const PACKS = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'es-ES': esES,
  'fr-FR': frFR,
} as const satisfies Record<string, LanguagePack>;

/** A locale that the service knows, as a BCP 47 tag. */
export type Language = keyof typeof PACKS;

export const LANGUAGES = Object.keys(PACKS) as [Language, ...Language[]];

export const languagePack = (language: Language): LanguagePack => PACKS[language];

export type { DateWords, HolidayRow, RuleOption, RuleRow, Words } from './pack/dates.ts';
export type { DigitStyle, LanguagePack, PhoneRegion } from './pack/index.ts';
export type { MoneyWords, UnitWords } from './pack/money.ts';
export type { CountWords, NumberJoins, NumberWords } from './pack/numbers.ts';
