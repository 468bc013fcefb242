import type { Finding } from './finding.ts';
import { alphanumericOr, endOfRun, isAlphanumericAt, startOfRun } from './runs.ts';
import type { Token } from './tokens.ts';

/** RFC 5321: at most 64 octets before the `@` and 255 after it. */
export const LONGEST_LOCAL_PART = 64;
const LONGEST_DOMAIN = 255;
export const isLocalAt = alphanumericOr(".!#$%&'*+/=?^_`{|}~-");
const isDomainAt = alphanumericOr('.-');
const SPACE = 0x20;

/** Finds the address around each `@`. A space beside the `@` is accepted only if a domain with a dot follows. */
export function findEmails(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  let from = 0;
  for (const token of tokens) {
    const sign = signAt(text, token);
    if (!sign || sign.start < from) continue;
    const localEnd = text.charCodeAt(sign.start - 1) === SPACE ? sign.start - 1 : sign.start;
    const domainStart = text.charCodeAt(sign.end) === SPACE ? sign.end + 1 : sign.end;
    const start = startOfLocalPart(text, localEnd, from);
    const end = endOfDomain(text, domainStart);
    if (start === localEnd || end === domainStart) continue;
    const spaced = localEnd < sign.start || domainStart > sign.end || token.type !== 'at';
    if (spaced && !/\.\p{L}{2,24}$/u.test(text.slice(Math.max(domainStart, end - 26), end))) continue;
    findings.push({ start, end, kind: 'EMAIL' });
    from = end;
  }
  return findings;
}

/** `@`, or `%40` as in a URL. `%40` counts only if a domain with a dot follows. */
function signAt(text: string, token: Token): { start: number; end: number } | undefined {
  if (token.type === 'at') return token;
  return isPercentEncodedAt(text, token) ? { start: token.start - 1, end: token.start + 2 } : undefined;
}

export const isPercentEncodedAt = (text: string, token: Token): boolean =>
  token.type === 'digits' && token.digits.startsWith('40') && text.charAt(token.start - 1) === '%';

function startOfLocalPart(text: string, end: number, from: number): number {
  const most = Math.min(LONGEST_LOCAL_PART, end - from);
  if (text.charAt(end - 1) !== '"') return startOfRun(text, end, most, isLocalAt);
  const quote = text.slice(end - most, end - 1).lastIndexOf('"');
  return quote < 0 ? end : end - most + quote;
}

function endOfDomain(text: string, start: number): number {
  if (text.charAt(start) === '[') {
    const bracket = text.slice(start, start + 50).indexOf(']');
    return bracket < 0 ? start : start + bracket + 1;
  }
  if (!isAlphanumericAt(text, start)) return start;
  let end = endOfRun(text, start, LONGEST_DOMAIN, isDomainAt);
  while (!isAlphanumericAt(text, end - 1)) end -= 1;
  return end;
}
