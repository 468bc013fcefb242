import { deDE } from './de-DE/index.ts';
import { enGB } from './en-GB/index.ts';
import { enUS } from './en-US/index.ts';
import { esES } from './es-ES/index.ts';
import { frFR } from './fr-FR/index.ts';
import { itIT } from './it-IT/index.ts';
import type { LanguagePack } from './pack/index.ts';
import type { PersonalForms } from './pack/personal-forms.ts';
import type { PrivacyWords } from './pack/privacy.ts';
import type { Language } from './tags.ts';

/** The pack of each language in the list. A missing pack, or a missing part of a pack, is a compile error. */
const PACKS: { readonly [Tag in Language]: LanguagePack & { readonly tag: Tag } } = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'es-ES': esES,
  'fr-FR': frFR,
  'it-IT': itIT,
};

/** The language of names that are the same everywhere, such as brands. Most of them form the plural as in English. */
export const COMMON_LANGUAGE: Language = 'en-US';

export const languagePack = (language: Language): LanguagePack => PACKS[language];

/** The words of personal data of all languages. */
export const loadPrivacyWords = async (): Promise<PrivacyWords[]> =>
  Object.values((await import('./privacy.ts')).PRIVACY_WORDS);

/** The forms of personal data in all languages. */
export const loadPersonalForms = async (): Promise<PersonalForms[]> =>
  Object.values((await import('./personal-forms.ts')).PERSONAL_FORMS);

export { cardinalWords, guardNumbers, ordinalWords } from './number-words.ts';
export * as COST from './pack/costs.ts';
export type {
  CalendarFields,
  Category,
  DayRangeFields,
  ProductionName,
  RuleOptions,
  RuleRow,
  Share,
} from './pack/date-rules.ts';
export type {
  CenturyRow,
  DateWords,
  DayPartName,
  DayPartRow,
  HolidayRow,
  Season,
  UnitName,
  Words,
} from './pack/dates.ts';
export type { CorrectionWords } from './pack/fillers.ts';
export type { DigitStyle, LanguagePack, PhoneRegion } from './pack/index.ts';
export type { Ending, MatchingWords, WordEndings } from './pack/matching.ts';
export type { MoneyWords } from './pack/money.ts';
export type { CountWords, NumberJoins, NumberWords } from './pack/numbers.ts';
export type { Identifier, LetteredPostcodes, PersonalForms } from './pack/personal-forms.ts';
export type {
  DatumLabel,
  PrivacyWords,
  SpokenNumbers,
  SureStreets,
} from './pack/privacy.ts';
export {
  CURRENCY_SYMBOLS,
  DOLLAR_QUALIFIERS,
  FURTHER_CURRENCY_CODES,
  MINOR_UNIT_SYMBOLS,
  WORDLIKE_CURRENCY_CODES,
} from './pack/shared-money.ts';
export { SPELLING_ALPHABET } from './pack/shared-spoken.ts';
export type { SpokenWords } from './pack/spoken.ts';
export type { TenseWords } from './pack/tense.ts';
export { CONTRACT_LANGUAGES, type ContractLanguage, LANGUAGES, type Language } from './tags.ts';
