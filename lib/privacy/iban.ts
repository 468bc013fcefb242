import { mod97Holds } from './check-digits.ts';
import type { Finding } from './finding.ts';
import { isAlphanumericAt, isAsciiLetterAt } from './runs.ts';
import type { DigitsToken, Token } from './tokens.ts';

/** Length of an IBAN by country (SWIFT IBAN registry). */
export const IBAN_LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
   FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21
   LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22
   RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/**
 * Finds IBANs: the two letters of a country, two check digits, the length for that country, and a valid check by mod
 * 97.
 */
export function findIbans(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  let from = 0;
  for (const token of tokens) {
    if (token.type !== 'digits' || token.start < from || token.digits.length < 2) continue;
    const start = startOfCountry(text, token);
    if (start === undefined) continue;
    const length = IBAN_LENGTHS.get(text.slice(start, start + 2).toUpperCase());
    if (length === undefined) continue;
    const end = endOf(text, start, length);
    if (end === undefined || !mod97Holds(text.slice(start, end).replace(/[^A-Za-z\d]/g, ''))) continue;
    findings.push({ start, end, kind: 'IBAN' });
    from = end;
  }
  return findings;
}

/**
 * The start of the two letters before digits. One sign may stand between them. Most digits have a longer word before them.
 */
function startOfCountry(text: string, { start, letterBefore }: DigitsToken): number | undefined {
  const end = letterBefore ? start : start - 1;
  const hasTwoLetters = isAsciiLetterAt(text, end - 1) && isAsciiLetterAt(text, end - 2);
  if (!hasTwoLetters || isAlphanumericAt(text, end - 3)) return undefined;
  return end - 2;
}

/** The end of `length` letters and digits, with at most one separator between two of them. */
function endOf(text: string, start: number, length: number): number | undefined {
  let count = 0;
  let separated = true;
  for (let at = start; at < text.length; at += 1) {
    if (isIgnoredAt(text, at)) continue;
    if (isAlphanumericAt(text, at)) {
      count += 1;
      separated = false;
    } else if (separated || !SEPARATORS.includes(text.charAt(at))) {
      return undefined;
    } else {
      separated = true;
    }
    if (count === length) return isAlphanumericAt(text, at + 1) ? undefined : at + 1;
  }
  return undefined;
}

const isIgnoredAt = (text: string, at: number): boolean =>
  text.charCodeAt(at) >= ASCII_END && IGNORED.test(text.charAt(at));

const IGNORED = /\p{Default_Ignorable_Code_Point}/u;
const ASCII_END = 0x80;
const SEPARATORS = ' -_.\u00a0\u202f\t\n';
