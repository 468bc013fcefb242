import { Composer } from './composer.ts';
import type { Finding } from './finding.ts';
import { type Labels, NAMED } from './labels.ts';
import { USE } from './lexicon.ts';
import { isNumber } from './number-run.ts';
import { endOfRun, isAlphanumericAt, startOfRun } from './runs.ts';
import type { Scan, Token } from './tokens.ts';

/** EUI-48 in groups of two, or in groups of four as network devices show it. */
const MAC = /(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})(?![\p{L}\d])/iuy;
/** The same beside its label: then blanks may separate the groups, or nothing. */
const NAMED_MAC = /(?<![\p{L}\d])[\da-f]{2}(?:(?: [\da-f]{2}){5}|[\da-f]{10})(?![\p{L}\d])/giu;
const NAMED_REACH = 60;
const PAIR = 2;
const LONGEST_GROUP = 4;
const COLON = 0x3a;
const HYPHEN = 0x2d;
const DOT = 0x2e;

export function findMacAddresses(text: string, tokens: readonly Token[], labels: Labels): Finding[] {
  const findings = findNamed(text, labels);
  let from = 0;
  for (const token of tokens) {
    if (token.start < from || (token.type !== 'digits' && token.type !== 'colon')) continue;
    const end = endOfGroup(text, token);
    const sign = text.charCodeAt(end);
    const isLast = !isSign(sign);
    if (isLast && !hasSignBefore(text, end)) continue;
    const group = startOfRun(text, token.start, LONGEST_GROUP, isAlphanumericAt);
    const length = end - group;
    if (length !== PAIR && length !== LONGEST_GROUP) continue;
    const before = text.charCodeAt(group - 1);
    // "129.99. I": a dot joins groups of four only, and other signs join pairs.
    const joins = length === PAIR ? isPairSign : isDot;
    if (!joins(sign) && !joins(before)) continue;
    // The same sign stands before this group or after the next one. No sign follows the last group.
    if (
      !isLast &&
      before !== sign &&
      text.charCodeAt(end + 1 + PAIR) !== sign &&
      text.charCodeAt(end + 1 + LONGEST_GROUP) !== sign
    )
      continue;
    const start = startOfPairs(text, group);
    if (isAlphanumericAt(text, start - 1)) continue;
    MAC.lastIndex = start;
    const found = MAC.exec(text);
    if (!found) continue;
    from = start + found[0].length;
    findings.push({ start, end: from, kind: 'MAC' });
  }
  return findings;
}

const isPairSign = (unit: number): boolean => unit === COLON || unit === HYPHEN;
const isDot = (unit: number): boolean => unit === DOT;
const isSign = (unit: number): boolean => isPairSign(unit) || isDot(unit);

/** Whether a sign stands before the group that ends there: "ab-cd-ef-ab-cd-12". */
const hasSignBefore = (text: string, end: number): boolean =>
  isPairSign(text.charCodeAt(end - PAIR - 1)) || isDot(text.charCodeAt(end - LONGEST_GROUP - 1));

function findNamed(text: string, labels: Labels): Finding[] {
  const findings: Finding[] = [];
  for (const { word, start, end } of labels.tokens) {
    if (word.label !== 'other') continue;
    const from = Math.max(0, start - NAMED_REACH);
    for (const { 0: found, index } of text.slice(from, end + NAMED_REACH).matchAll(NAMED_MAC)) {
      const place = { start: from + index, end: from + index + found.length };
      if ((labels.of(place) & NAMED.other) !== 0) findings.push({ ...place, kind: 'MAC' });
    }
  }
  return findings;
}

const endOfGroup = (text: string, token: Token): number => {
  if (token.type === 'colon') return token.start;
  if (token.type !== 'digits' || !token.letterBehind) return token.end;
  return endOfRun(text, token.end, LONGEST_GROUP, isAlphanumericAt);
};

/** The start of a MAC address whose first pairs have no digit: "ab-cd-12". */
function startOfPairs(text: string, from: number): number {
  if (!isSign(text.charCodeAt(from - 1))) return from;
  let start = from;
  while (from - start < MAX_PAIRS && /^[\da-f]{2}[:-]$/i.test(text.slice(Math.max(0, start - 3), start))) start -= 3;
  while (from - start < MAX_PAIRS && /^[\da-f]{4}\.$/i.test(text.slice(Math.max(0, start - 5), start))) start -= 5;
  return start;
}

const MAX_PAIRS = 15;

const OCTETS = 4;
const HIGHEST = 255;

/** Finds spoken IPv4 addresses: "one nine two dot one six eight dot zero dot one". */
export function findSpokenIps({ text, tokens }: Scan): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < tokens.length; ) {
    const address = isNumber(tokens[at]) && hasDotBehind(tokens, at) ? readAddress(text, tokens, at) : undefined;
    if (address) findings.push(address.finding);
    at = address?.next ?? at + 1;
  }
  return findings;
}

const isDotWord = (token: Token | undefined): boolean => token !== undefined && (token.uses & USE.dot) !== 0;

/** Whether a dot follows soon, as after a first octet. After most numbers there is none. */
function hasDotBehind(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at <= from + MAX_WORDS; at += 1) if (isDotWord(tokens[at])) return true;
  return false;
}

function readAddress(
  text: string,
  tokens: readonly Token[],
  from: number,
): { finding: Finding; next: number } | undefined {
  let at = from;
  for (let octet = 0; octet < OCTETS; octet += 1) {
    if (octet > 0) {
      if (!isDotWord(tokens[at])) return undefined;
      at += 1;
    }
    const next = endOfOctet(text, tokens, at);
    if (next === undefined) return undefined;
    at = next;
  }
  const [first, last] = [tokens[from], tokens[at - 1]];
  if (!first || !last) return undefined;
  return { finding: { start: first.start, end: last.end, kind: 'IP' }, next: at };
}

function endOfOctet(text: string, tokens: readonly Token[], from: number): number | undefined {
  const composer = new Composer();
  let at = from;
  for (let token = tokens[at]; at - from < MAX_WORDS; token = tokens[at]) {
    const before = tokens[at - 1];
    if (before && at > from && !/^[\s-]{1,2}$/.test(text.slice(before.end, token?.start))) break;
    if (token?.type === 'word' && at > from && (token.uses & USE.conjunction) !== 0) {
      at += 1;
      continue;
    }
    if (!isNumber(token)) break;
    if (token.type === 'digits') composer.addWritten(token.digits);
    else composer.addWord(token.word);
    at += 1;
  }
  composer.close();
  const value = composer.groups.join('');
  return at > from && value !== '' && value.length <= 3 && Number(value) <= HIGHEST ? at : undefined;
}

const MAX_WORDS = 6;
