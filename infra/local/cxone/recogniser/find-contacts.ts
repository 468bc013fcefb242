import type { StandInWords } from '../../../../lib/languages/pack/stand-in.ts';
import type { Candidate } from './find-phrases.ts';

const EMAIL = /[a-z0-9][\w.%+-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}/gu;
const INTERNATIONAL_PHONE = '\\+\\d{1,3}(?:[\\s./-]?\\(?\\d{1,4}\\)?){2,6}';
const ORDER_ID = '(?=[a-z-]{0,12}\\d)[a-z0-9](?:[a-z0-9-]{2,22})[a-z0-9]';

/** E-mail addresses, phone numbers and order numbers. */
export function findContacts(text: string, lexicon: StandInWords): Candidate[] {
  const phone = new RegExp(`(?<![\\w+])(?:${INTERNATIONAL_PHONE}|${lexicon.nationalPhone})(?![\\w])`, 'gu');
  const named = new RegExp(`(?<![\\p{L}])(?:${lexicon.orderWords})\\s*[:#]?\\s*(${ORDER_ID})(?![\\w])`, 'dgu');
  const bare = /(?<![\w-])(?:#(\d{4,12})|([a-z]{2,4}-\d{4,12}))(?![\w-])/dgu;
  return [
    ...Array.from(text.matchAll(EMAIL), match => candidate('email', match.index, match.index + match[0].length, 0.99)),
    ...Array.from(text.matchAll(phone), match =>
      candidate('phone', match.index, match.index + match[0].length, 0.92),
    ).filter(({ start, end }) => hasPhoneLength(text.slice(start, end))),
    ...Array.from(text.matchAll(named), match => ofGroup(match.indices, 0.95)),
    ...Array.from(text.matchAll(bare), match => ofGroup(match.indices, 0.89)),
  ].filter(found => found !== undefined);
}

const candidate = (kind: Candidate['kind'], start: number, end: number, confidence: number): Candidate => ({
  kind,
  start,
  end,
  confidence,
});

/** E.164 allows 15 digits. Customers give no phone number with fewer than 9. */
function hasPhoneLength(said: string): boolean {
  const digits = said.replace(/\D/g, '').length;
  return digits >= 9 && digits <= 15;
}

function ofGroup(indices: RegExpIndicesArray | undefined, confidence: number): Candidate | undefined {
  const span = indices?.slice(1).find(group => group !== undefined);
  return span && candidate('order_number', span[0], span[1], confidence);
}
