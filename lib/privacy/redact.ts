import { findAddresses } from './address.ts';
import { findBirthDates } from './birth-date.ts';
import { findEmails, isPercentEncodedAt } from './email.ts';
import { type Finding, mergeFindings, replaceFindings } from './finding.ts';
import { findIbans } from './iban.ts';
import { findIpv6 } from './ipv6.ts';
import { findNumbers } from './numbers.ts';
import { findBracketedEmails, findSpokenEmails } from './spoken-email.ts';
import { type Token, tokenize } from './tokens.ts';

/** The order decides nothing: where findings overlap, the longest names the whole. */
const FINDERS = [findEmails, findSpokenEmails, findIbans, findIpv6, findNumbers, findAddresses, findBirthDates];

/**
 * Personal data in a text of any of the five locales, ascending and without overlaps: e-mail addresses, phone and card
 * numbers, IBANs, national ids, postcodes with house numbers, dates of birth, IP addresses, long digit runs, written or
 * spelled out. Time grows linearly with the text, whatever it says.
 */
export function findPersonalData(text: string): Finding[] {
  const tokens = tokenize(text);
  const bracketed = findBracketedEmails(text);
  if (bracketed.length === 0 && isHarmless(text, tokens)) return [];
  return mergeFindings([...bracketed, ...FINDERS.flatMap(find => find(text, tokens))]);
}

/** A few digits, as in a product's name: an IP address has four groups, and a British postcode has letters about it. */
function isHarmless(text: string, tokens: readonly Token[]): boolean {
  if (tokens.length > 3) return false;
  let digits = 0;
  for (const token of tokens) {
    if (token.type !== 'digits' || isPercentEncodedAt(text, token)) return false;
    digits += token.digits.length;
  }
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (last?.type === 'digits' && last.letterAfter) return false;
  return digits < 5 && (digits < 2 || !first || !/(?<!\p{L})\p{L}{1,2}[\s.,-]{1,3}$/u.test(beginningOf(text, first)));
}

const beginningOf = (text: string, { start }: Token): string => text.slice(Math.max(0, start - 6), start);

/** Personal data replaced by typed placeholders such as `[EMAIL]`. @param spans further stretches to be taken out */
export function redactText(text: string, spans: readonly Finding[] = []): string {
  const findings = findPersonalData(text);
  const all = spans.length === 0 ? findings : mergeFindings([...findings, ...spans]);
  return all.length === 0 ? text : replaceFindings(text, all);
}

/** How much of a text is looked at for its preview, and how much of what is left makes it; UTF-16 units. */
const PREVIEW_SCAN = 512;
const PREVIEW_LENGTH = 100;
/** The last part of a cut text is scanned for the sake of what goes before it and never shown: it may be half a number. */
const PREVIEW_MARGIN = 80;

/** The preview of a text whose findings are known, all of them. @param merged ascending and without overlaps */
export const previewWith = (text: string, merged: readonly Finding[]): string =>
  cut(replaceFindings(text, merged), PREVIEW_LENGTH);

/** The preview of a text of which no more than its beginning is read. @param spans further stretches to be taken out */
export function previewOf(text: string, spans: readonly Finding[] = []): string {
  const scanned = text.slice(0, PREVIEW_SCAN);
  const within = spans.filter(({ start }) => start < scanned.length);
  const findings = mergeFindings([...findPersonalData(scanned), ...within]);
  const shown = text.length > PREVIEW_SCAN ? PREVIEW_SCAN - PREVIEW_MARGIN : text.length;
  const complete = findings.filter(({ start }) => start < shown);
  const end = Math.max(shown, complete.at(-1)?.end ?? 0);
  return cut(replaceFindings(scanned.slice(0, end), complete), PREVIEW_LENGTH);
}

/** Cuts before a placeholder or a surrogate pair that would be halved. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const head = text.slice(0, length);
  return head.replace(/\[[A-Z_]*$|[\uD800-\uDBFF]$/, '');
}
