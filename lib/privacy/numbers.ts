import { luhnHolds } from './check-digits.ts';
import type { Finding } from './finding.ts';
import { identify } from './identifiers.ts';
import { isNumber, isSingle, type NumberRun, type NumberToken, readRun } from './number-run.ts';
import { isOpaqueId } from './opaque-id.ts';
import { gap, shapeAt } from './shapes.ts';
import type { Token } from './tokens.ts';
import { patternOf } from './words.ts';

/** Phone and card numbers, national ids, long digit runs, however they are grouped or spelled out; and IPv4. */
export function findNumbers(text: string, tokens: readonly Token[]): Finding[] {
  const findings: Finding[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (!isNumber(tokens[at])) {
      at += 1;
      continue;
    }
    const list = cardInList(text, tokens, at);
    if (list) {
      findings.push(list);
      at += CARD_GROUPS;
      continue;
    }
    const shape = shapeAt(text, tokens, at);
    if (shape) {
      const [first, last] = [tokens[at], tokens[shape.next - 1]];
      if (shape.kind === 'ip' && first && last) findings.push({ start: first.start, end: last.end, kind: 'IP' });
      at = shape.next;
      continue;
    }
    const run = readRun(text, tokens, at);
    findings.push(...classify(text, run));
    at = run.next;
  }
  return findings;
}

const CARD_GROUPS = 4;

/** `4111,1111,1111,1111`: what reads as a list of numbers is a card when its check digit says so. */
function cardInList(text: string, tokens: readonly Token[], at: number): Finding | undefined {
  if (!/^[,;|]\s?$/.test(gap(text, tokens, at + 1))) return undefined;
  const groups = tokens.slice(at, at + CARD_GROUPS).filter(token => token.type === 'digits');
  const [first, last] = [groups[0], groups[CARD_GROUPS - 1]];
  const separator = gap(text, tokens, at + 1);
  const isOne = groups.every(
    ({ digits }, index) => digits.length === 4 && (index === 0 || gap(text, tokens, at + index) === separator),
  );
  if (!first || !last || !isOne || !isCard(groups.map(({ digits }) => digits).join(''))) return undefined;
  return { start: first.start, end: last.end, kind: 'CARD' };
}

function classify(text: string, run: NumberRun): Finding[] {
  if (run.spoken) return present(classifySpoken(text, run));
  const finding = classifyWritten(text, run);
  if (!finding) return [];
  const others = run.tokens.filter(token => !isPartOfId(text, token));
  if (others.length === run.tokens.length) return [finding];
  // The digits beside a request id in a log are read without it, number by number.
  return others.flatMap(token =>
    token.type === 'digits'
      ? present(classifyWritten(text, { ...token, tokens: [token], next: 0, spoken: false }))
      : [],
  );
}

const present = (finding: Finding | undefined): Finding[] => (finding ? [finding] : []);

/** The groups of a UUID have 4, 8 or 12 digits, other ids mix in letters. */
function isPartOfId(text: string, token: NumberToken): boolean {
  if (token.type !== 'digits') return false;
  const { start, end, digits, letterBefore, letterAfter } = token;
  const grouped = digits.length % 4 === 0 && (text.charAt(start - 1) === '-' || text.charAt(end) === '-');
  return (grouped || letterBefore || letterAfter) && isOpaqueId(text, start, end);
}

/** So many digits said in a row, or in all when some are said as larger numbers: fewer are times and counts. */
const SPOKEN_SINGLES = 4;
const SPOKEN_DIGITS = 6;

function classifySpoken(text: string, { tokens, digits, start, end }: NumberRun): Finding | undefined {
  let singles = 0;
  let most = 0;
  for (const token of tokens) {
    if (token.type === 'word' && token.word.use === 'multiplier') singles += token.word.times - 1;
    else singles = isSingle(token) ? singles + 1 : 0;
    most = Math.max(most, singles);
  }
  if (most < SPOKEN_SINGLES && digits.length < SPOKEN_DIGITS && !isTail(text, start, digits)) return undefined;
  return { start, end, kind: isCard(digits) ? 'CARD' : 'NUMBER' };
}

/** The last four digits of a card, said as two pairs: "ends in forty-two forty-two", while a contract ends in some year. */
const isTail = (text: string, start: number, digits: string): boolean =>
  /^(?!19|20)\d{4}$/.test(digits) && TAIL_BEFORE.test(text.slice(Math.max(0, start - 30), start));

const TAIL_BEFORE = new RegExp(
  `(?<!\\p{L})${patternOf(words => words.tails.words)}(?:\\s${patternOf(words => words.tails.links)})?[\\s:,]{1,2}$`,
  'iu',
);

const LONG_RUN = 6;
const LONG_GROUPED_RUN = 7;

function classifyWritten(text: string, run: NumberRun): Finding | undefined {
  const { digits, tokens, start, end } = run;
  const opening = /(?:\+|\(|\+\(|\(\+)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  const isInternational = opening.includes('+');
  const identified = isInternational ? undefined : identify(text, run);
  if (identified) return identified;
  const least = tokens.length === 1 || isSortCode(text, run) ? LONG_RUN : LONG_GROUPED_RUN;
  if (digits.length < least || isYears(run) || isAmount(text, run)) return undefined;
  if (isCard(digits) && !isInternational) return { start, end, kind: 'CARD' };
  const isPhone = isInternational || PHONE_FORM.test(digits);
  return { start: start - opening.length, end, kind: isPhone ? 'PHONE' : 'NUMBER' };
}

const isCard = (digits: string): boolean => /^[2-6]\d{12,18}$/.test(digits) && luhnHolds(digits);

/** National with a trunk 0, international with 00, North American, Spanish, and local of seven. */
const PHONE_FORM = /^(?:00[1-9]\d{6,13}|0[1-9]\d{6,10}|1?[2-9]\d{9}|[6-9]\d{8}|[2-9]\d{6})$/;

/** Three pairs with hyphens that are no date. */
const isSortCode = (text: string, { tokens, start, end }: NumberRun): boolean =>
  tokens.length === 3 && /^\d\d([-\u2013])\d\d\1\d\d$/.test(text.slice(start, end));

const isYears = ({ tokens }: NumberRun): boolean =>
  tokens.length <= 3 && tokens.every(token => token.type === 'digits' && /^(?:19|20)\d\d$/.test(token.digits));

const CURRENCY_BEFORE = /(?:[\u20ac$\u00a3\u00a5]|\b(?:eur|usd|gbp|chf))\s?$/i;
const CURRENCY_BEHIND = new RegExp(
  `^\\s?(?:[\\u20ac$\\u00a3\\u00a5%]|(?:eur|usd|gbp|${patternOf(words => words.currencies)})(?!\\p{L}))`,
  'iu',
);
const LONGEST_AMOUNT = 9;

/** A sum of money, as far as its form allows it: no leading zero, groups of three. */
function isAmount(text: string, { digits, tokens, start, end }: NumberRun): boolean {
  if (digits.length > LONGEST_AMOUNT || digits.startsWith('0')) return false;
  const grouped = tokens.every(({ start: at, end: to }, index) => index === 0 || to - at === 3);
  if (!grouped) return false;
  return (
    CURRENCY_BEFORE.test(text.slice(Math.max(0, start - 5), start)) || CURRENCY_BEHIND.test(text.slice(end, end + 12))
  );
}
