import { privacyWords as deDE } from './de-DE/privacy.ts';
import { privacyWords as enGB } from './en-GB/privacy.ts';
import { privacyWords as enUS } from './en-US/privacy.ts';
import { privacyWords as esES } from './es-ES/privacy.ts';
import { privacyWords as frFR } from './fr-FR/privacy.ts';
import { privacyWords as itIT } from './it-IT/privacy.ts';
import type { PrivacyWords } from './pack/privacy.ts';
import type { Language } from './tags.ts';

/**
 * By what each language says personal data is recognised. Apart from the packs, since every function loads these words
 * at start and most need nothing else of a language.
 */
export const PRIVACY_WORDS: { readonly [Tag in Language]: PrivacyWords } = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'es-ES': esES,
  'fr-FR': frFR,
  'it-IT': itIT,
};
