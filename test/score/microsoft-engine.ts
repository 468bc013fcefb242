import * as suite from '@microsoft/recognizers-text-suite';
import type { Language } from '../../lib/languages/index.ts';
import type { Row } from './gold.ts';
import { wallTime } from './points.ts';

/** What the recognisers return: the resolution's `value`, `unit`, or `values` of dates. */
export interface MicrosoftAnswer {
  value?: string;
  unit?: string;
  isoCurrency?: string;
  values?: { type?: string; value?: string; start?: string; end?: string; timex?: string }[];
}

const { Culture } = suite;
const CULTURES: Readonly<Partial<Record<Language, string>>> = {
  'en-US': Culture.English,
  'en-GB': Culture.English,
  'de-DE': 'de-de',
  'es-ES': Culture.Spanish,
  'fr-FR': Culture.French,
};

/**
 * The first result of Microsoft's JavaScript recognisers. They read the reference on the process's own clock, so the
 * scorer runs in UTC. A culture that they lack falls back to English, as it does for any user of the package.
 */
export function askMicrosoft(row: Row): MicrosoftAnswer | null | undefined {
  try {
    return ask(row)[0]?.resolution;
  } catch {
    return undefined;
  }
}

function ask(row: Row): { resolution: MicrosoftAnswer | null }[] {
  const culture = CULTURES[row.language] ?? Culture.English;
  switch (row.reader) {
    case 'datetime':
      return suite.recognizeDateTime(row.said, culture, undefined, new Date(wallTime(row)));
    case 'number':
      return suite.recognizeNumber(row.said, culture);
    case 'ordinal':
      return suite.recognizeOrdinal(row.said, culture);
    case 'percentage':
      return suite.recognizePercentage(row.said, culture);
    case 'money':
      return suite.recognizeCurrency(row.said, culture);
    case 'email':
      return suite.recognizeEmail(row.said, culture);
    case 'phone':
      return suite.recognizePhoneNumber(row.said, culture);
  }
}
