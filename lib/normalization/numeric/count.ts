import { readCouple } from './loose.ts';
import { readNumber } from './number.ts';
import type { Scan } from './scan.ts';
import { isArticle, touches } from './scan.ts';
import { areLess, mayListSubset, subsetFrom } from './subset.ts';

/** The most tokens of a count. Longer texts describe something else. */
const MAX_TOKENS = 12;

/**
 * Reads a count of persons or things: "2 adults", "no kids", "my wife and I" (2), "me, my wife and two children" (4).
 * Use it only for an entity that is known to be a number. Undefined if a part of it counts nothing.
 */
export function readCount(scan: Scan): string | undefined {
  if (scan.tokens.length > MAX_TOKENS) return undefined;
  const from = subsetFrom(scan, at => isCut(scan.tokens[at]));
  if (from !== undefined) {
    const whole = readCount({ ...scan, tokens: scan.tokens.slice(0, from) });
    return whole !== undefined && areLess(scan, from, Number(whole)) ? whole : undefined;
  }
  if (hasLimit(scan) || hasScaleBehindOf(scan)) return undefined;
  if (saysNone(scan)) return '0';
  const parts = splitParts(scan);
  if (parts.length === 0) return undefined;
  // "five, six" and "5 and 6" are lists of numbers, and in "twelve, yes, twelve" nothing is counted.
  const isNumber = ([from, to]: readonly [number, number]) => readNumber(scan, from)?.next === to;
  if (parts.length > 1 && (parts.some(isNumber) || mayListSubset(scan))) return undefined;
  const counts = parts.map(([from, to], index) => countPart(scan, from, to, index > 0));
  if (counts.every(count => count !== undefined)) return String(counts.reduce((sum, count) => sum + count, 0));
  // "A couple with two kids" are more than two.
  return scan.tokens.some(({ text }) => scan.lexicon.counts.two.includes(text)) ? undefined : onlyNumber(scan);
}

/** "no kids"; not "no 5". */
function saysNone(scan: Scan): boolean {
  const [first, ...rest] = scan.tokens;
  if (!first || rest.length === 0 || !scan.lexicon.counts.none.includes(first.text)) return false;
  return onlyNumber({ ...scan, tokens: rest }) === undefined;
}

/** Splits at "and" and commas. */
function splitParts(scan: Scan): [number, number][] {
  const parts: [number, number][] = [];
  let from = 0;
  for (let at = 0; at <= scan.tokens.length; at += 1) {
    if (!isCut(scan.tokens[at])) continue;
    if (at > from) parts.push([from, at]);
    from = at + 1;
  }
  return parts;
}

const isCut = (token: Scan['tokens'][number] | undefined): boolean =>
  token === undefined || token.text === ',' || token.entry?.role === 'join';

/**
 * The count of a part: a number at its start, or 1 for one person or thing, also in "just me". In "my son and daughter"
 * the second "my" is left out.
 */
function countPart(scan: Scan, start: number, to: number, follows: boolean): number | undefined {
  const { none, one, uncounted } = scan.lexicon.counts;
  if (follows && none.includes(scan.tokens[start]?.text ?? '') && to > start + 1)
    return hasNumber(scan, start, to) ? undefined : 0;
  const isOnly =
    scan.lexicon.fillers.has(scan.tokens[start]?.text ?? '') && one.includes(scan.tokens[start + 1]?.text ?? '');
  const from = isOnly || isTheNumber(scan, start) ? start + 1 : start;
  const first = scan.tokens[from]?.text ?? '';
  const couple = readCouple(scan, from);
  if (couple && couple.next < to) return hasNumber(scan, couple.next, to) ? undefined : Number(couple.amounts[0]);
  if (isCouple(scan, from, to)) return 2;
  if (namesSeveral(scan, from + 1, to)) return undefined;
  if (uncounted.includes(scan.tokens[from + 1]?.text ?? '')) return undefined;
  const number = readNumber(scan, from);
  const amount = number && number.next <= to && number.kind === 'cardinal' ? Number(number.amounts[0]) : undefined;
  if (amount !== undefined && number && (!standsAlone(scan, from, number.next) || hasNumber(scan, number.next, to)))
    return undefined;
  if (amount !== undefined) return Number.isInteger(amount) && amount >= 0 ? amount : undefined;
  if (one.includes(first)) return hasNumber(scan, from + 1, to) ? numberBehind(scan, from, to) : 1;
  return follows && to - from === 1 && scan.tokens[from]?.kind === 'word' ? 1 : undefined;
}

/** "a couple": a noun for two persons, and no more words. */
const isCouple = ({ tokens, lexicon: { counts } }: Scan, from: number, to: number): boolean =>
  to - from === 2 && counts.one.includes(tokens[from]?.text ?? '') && counts.two.includes(tokens[from + 1]?.text ?? '');

/** "the two kids", "los dos niños" */
const isTheNumber = (scan: Scan, at: number): boolean =>
  scan.lexicon.fillers.has(scan.tokens[at]?.text ?? '') &&
  !isArticle(scan, at) &&
  scan.tokens[at + 1]?.entry?.role === 'add';

/** "a baker's dozen"; "I'm coming with my dad": the words do not say how many. */
function namesSeveral({ tokens, lexicon }: Scan, from: number, to: number): boolean {
  const { one } = lexicon.counts;
  return tokens
    .slice(from, to)
    .some(({ text }) => lexicon.collectives.has(text) || (one.includes(text) && !lexicon.articles.has(text)));
}

/**
 * The count of a part whose first word is not a number: "my 3 kids", "a two-bedroom suite" (1). In "I need three" and
 * "a party of six" the first word counts nothing.
 */
function numberBehind(scan: Scan, from: number, to: number): number | undefined {
  const isNumber = readNumber({ ...scan, free: true }, from + 1) !== undefined;
  if (!isNumber) return undefined;
  return isArticle(scan, from) ? 1 : countPart(scan, from + 1, to, false);
}

/** Whether there is a number in a part. "5 to 10" is not a count. */
function hasNumber(scan: Scan, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const read = readNumber({ ...scan, free: true }, at);
    if (read && !read.vague) return true;
  }
  return false;
}

/** The one number in the words: "rooms for 3". */
function onlyNumber(scan: Scan): string | undefined {
  let found: string | undefined;
  for (let at = 0; at < scan.tokens.length; ) {
    const read = readNumber({ ...scan, free: true }, at);
    if (read && !standsAlone(scan, at, read.next)) return undefined;
    if (read && !read.vague && read.kind !== 'ordinal') {
      if (found !== undefined) return undefined;
      found = read.amounts[0];
    }
    at = read ? read.next : at + 1;
  }
  return found;
}

/**
 * Whether a word limits or denies the number: "at least 5" and "not 5" are not counts. "no" at the start of a part is a
 * count of 0: "two adults and no kids".
 */
function hasLimit({ tokens, lexicon }: Scan): boolean {
  const { none } = lexicon.counts;
  const beginsPart = (at: number): boolean => at === 0 || isCut(tokens[at - 1]);
  return tokens.some(({ text }, at) => lexicon.limits.has(text) && !(beginsPart(at) && none.includes(text)));
}

/** "1 of lakh": it may be 1 or 100000. */
const hasScaleBehindOf = ({ tokens, lexicon }: Scan): boolean =>
  tokens.some(({ entry }, at) => entry?.role === 'scale' && lexicon.of.has(tokens[at - 1]?.text ?? ''));

/** Whether a number is not part of a time, an id or a date: only a closing mark touches it, or a hyphen and a word. */
function standsAlone(scan: Scan, from: number, to: number): boolean {
  if (touches(scan, from)) return false;
  if (!touches(scan, to)) return true;
  const mark = scan.tokens[to]?.text ?? '';
  return mark === '-' ? scan.tokens[to + 1]?.kind === 'word' : '.,;!?)'.includes(mark) && !touches(scan, to + 1);
}
