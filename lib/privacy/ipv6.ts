import { isIPv6 } from 'node:net';
import type { Finding } from './finding.ts';
import { isAlphanumericAt } from './runs.ts';
import type { Token } from './tokens.ts';

const LONGEST_ADDRESS = 45;

/** Finds IPv6 addresses around colons. A time has too few colons. */
export function findIpv6(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  let from = 0;
  for (const token of tokens) {
    if (token.type !== 'colon' || token.start < from || !isPartAt(text, token.end)) continue;
    let start =
      token.start - (/[\da-f]{0,4}$/i.exec(text.slice(Math.max(from, token.start - 4), token.start))?.[0].length ?? 0);
    // "is:2001:db8::1"
    if (text.charAt(start) === ':' && text.charAt(start + 1) !== ':') start += 1;
    const candidate = withoutPunctuation(/^[\da-f:.]+/i.exec(text.slice(start, start + LONGEST_ADDRESS))?.[0] ?? '');
    from = start + Math.max(1, candidate.length);
    // "::" alone is punctuation.
    if (candidate.length > 3 && isIPv6(candidate)) findings.push({ start, end: from, kind: 'IP' });
  }
  return findings;
}

/** Whether a text continues as an address after a colon. Most colons have a space after them. */
const isPartAt = (text: string, at: number): boolean =>
  isAlphanumericAt(text, at) || text.charAt(at) === ':' || text.charAt(at) === '.';

/** Removes a colon at the end, or a full stop and everything after it. Two colons belong to the address. */
const withoutPunctuation = (candidate: string): string =>
  candidate.replace(/\.[.:]*$/, '').replace(/(?<!:):$|(?<=::):$/, '');
