import { privacyWords as deDE } from './de-DE/privacy.ts';
import { privacyWords as enGB } from './en-GB/privacy.ts';
import { privacyWords as enUS } from './en-US/privacy.ts';
import { privacyWords as esES } from './es-ES/privacy.ts';
import { privacyWords as frFR } from './fr-FR/privacy.ts';
import { privacyWords as itIT } from './it-IT/privacy.ts';
import type { PrivacyWords } from './pack/privacy.ts';
import type { Language } from './tags.ts';

/**
 * The words of each language for personal data. The build compiles these words to the vocabulary of redaction
 * (infra/compiled-tables.ts), so that no function loads them.
 */
export const PRIVACY_WORDS: { readonly [Tag in Language]: PrivacyWords } = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'es-ES': esES,
  'fr-FR': frFR,
  'it-IT': itIT,
};
