import { personalForms as deDE } from './de-DE/personal-forms.ts';
import { personalForms as enGB } from './en-GB/personal-forms.ts';
import { personalForms as enUS } from './en-US/personal-forms.ts';
import { personalForms as esES } from './es-ES/personal-forms.ts';
import { personalForms as frFR } from './fr-FR/personal-forms.ts';
import { personalForms as itIT } from './it-IT/personal-forms.ts';
import type { PersonalForms } from './pack/personal-forms.ts';
import type { Language } from './tags.ts';

/**
 * The identifiers and postcodes of the countries of each language. They contain code, so the build cannot compile them
 * to data.
 */
export const PERSONAL_FORMS: { readonly [Tag in Language]: PersonalForms } = {
  'en-US': enUS,
  'en-GB': enGB,
  'de-DE': deDE,
  'es-ES': esES,
  'fr-FR': frFR,
  'it-IT': itIT,
};
