import examples from 'libphonenumber-js/examples.mobile.json';
import type { CountryCode } from 'libphonenumber-js/max';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import type { Language } from '../../../lib/languages/index.ts';
import type { Row } from '../gold.ts';
import { referenceOf } from '../references.ts';

/** Where a national form is dialled. */
const LOCALES: readonly (readonly [CountryCode, Language])[] = [
  ['US', 'en-US'],
  ['GB', 'en-GB'],
  ['DE', 'de-DE'],
  ['ES', 'es-ES'],
  ['FR', 'fr-FR'],
];

/**
 * The metadata's example of each country: its international form in each locale, and in its own country the national
 * form with each way to part its digits. Formatted with the full metadata, which the project itself does not load.
 */
export function generatePhones(): Row[] {
  return getCountries().flatMap((country, index) => {
    const number = getExampleNumber(country, examples as Record<CountryCode, string>);
    if (!number) return [];
    const [, spread = 'en-US'] = LOCALES[index % LOCALES.length] ?? [];
    const abroad = [number.formatInternational(), number.format('RFC3966')].map(said => [said, spread] as const);
    const home = LOCALES.filter(([code]) => code === country).flatMap(([, language]) =>
      partings(number.formatNational()).map(said => [said, language] as const),
    );
    return [...abroad, ...home].map(([said, language], form) =>
      rowOf(`${country}-example-${form}`, said, language, number.number),
    );
  });
}

const partings = (national: string): string[] => [
  national,
  national.replace(/\D/g, ''),
  ...['.', '-', ' / '].map(sign => national.replace(/[\s()-]+/g, sign).replace(/^\D+/, '')),
];

const rowOf = (id: string, said: string, language: Language, e164: string): Row => ({
  id,
  source: 'phone_metadata',
  language,
  cell: 'phone',
  reader: 'phone',
  text: said,
  start: 0,
  said,
  ...referenceOf(null),
  gold: { kind: 'text', options: [e164] },
});
