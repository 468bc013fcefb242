import type { Language } from '../../lib/languages/index.ts';
import * as datetime from '../../lib/normalization/datetime/index.ts';
import * as email from '../../lib/normalization/email/index.ts';
import * as numeric from '../../lib/normalization/numeric/index.ts';
import * as phone from '../../lib/normalization/phone/index.ts';
import type { Reading, TypedContext } from '../../lib/normalization/typed.ts';
import type { Reader, Row } from './gold.ts';

const PARSERS: Readonly<Record<Reader, (said: string, context: TypedContext) => Reading[]>> = {
  datetime: datetime.parseDateTime,
  number: numeric.parseNumber,
  ordinal: numeric.parseOrdinal,
  percentage: numeric.parsePercentage,
  money: numeric.parseMoney,
  email: email.parseEmail,
  phone: phone.parsePhone,
};

/** Loads what the project needs for a language. */
export async function loadOurs(language: Language): Promise<void> {
  await Promise.all([
    datetime.loadDateTime(language),
    numeric.loadNumber(language),
    numeric.loadMoney(language),
    email.loadEmail(language),
    phone.loadPhone(language),
  ]);
}

/** The project's ranked readings of a row; under its defaults, "last Tuesday" the most recent one among them. */
export function askOurs(row: Row): Reading[] {
  const { language, referenceTime, timeZone } = row;
  return PARSERS[row.reader](row.said, { language, referenceTime, timeZone });
}
