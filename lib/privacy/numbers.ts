import { isCard } from './check-digits.ts';
import type { Finding } from './finding.ts';
import type { Identifiers } from './identifiers.ts';
import type { Labels } from './labels.ts';
import { isNumber, type NumberRun, type NumberToken, readRun } from './number-run.ts';
import { isOpaqueId } from './opaque-id.ts';
import { gap, shapeAt } from './shapes.ts';
import { isSpokenNumber } from './spoken-number.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WrittenNumbers } from './written-number.ts';

/** Fewer digits are no number of a person, whatever is said of them. */
const SHORTEST = 3;
/** Digits of a number that a label names: "my phone number is". */
const SHORTEST_NAMED = 5;
const LONGEST_PIN = 8;

/** Phone and card numbers, national ids, PINs, long digit runs, however they are grouped or spelled out; and IPv4. */
export class NumberFinder {
  readonly #written: WrittenNumbers;
  readonly #tailBefore: RegExp;

  constructor(vocabulary: Vocabulary, identifiers: Identifiers) {
    this.#written = new WrittenNumbers(vocabulary, identifiers);
    const tails = vocabulary.pattern(words => words.tails.words);
    const links = vocabulary.pattern(words => words.tails.links);
    this.#tailBefore = new RegExp(`(?<!\\p{L})${tails}(?:\\s${links})?[\\s:,]{1,2}$`, 'iu');
  }

  /** @param runs takes the runs that were read, for other finders */
  find(text: string, tokens: readonly Token[], labels: Labels, runs: NumberRun[]): Finding[] {
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
      runs.push(run);
      if (run.digits.length >= SHORTEST) this.#classify(text, run, labels, findings);
      at = run.next;
    }
    return findings;
  }

  #classify(text: string, run: NumberRun, labels: Labels, findings: Finding[]): void {
    const { start, end, digits } = run;
    const names = labels.of(run);
    if (digits.length <= LONGEST_PIN && (names.has('card code') || names.has('pin'))) {
      findings.push({ start, end, kind: names.has('pin') ? 'PIN' : 'CARD_CODE' });
      return;
    }
    if (names.has('order') && !isCard(digits)) return;
    const found = run.spoken ? this.#spoken(text, run) : this.#inWriting(text, run);
    if (found.length > 0) findings.push(...found);
    else if (names.has('number') && digits.length >= SHORTEST_NAMED) findings.push({ start, end, kind: 'NUMBER' });
  }

  #spoken(text: string, run: NumberRun): readonly Finding[] {
    const { start, end, digits } = run;
    if (!isSpokenNumber(run) && !this.#isTail(text, start, digits)) return [];
    return [{ start, end, kind: isCard(digits) ? 'CARD' : 'NUMBER' }];
  }

  /** The last four digits of a card, said as two pairs: "ends in forty-two forty-two", while a contract ends in some year. */
  #isTail(text: string, start: number, digits: string): boolean {
    return /^(?!19|20)\d{4}$/.test(digits) && this.#tailBefore.test(text.slice(Math.max(0, start - 30), start));
  }

  #inWriting(text: string, run: NumberRun): readonly Finding[] {
    const finding = this.#written.classify(text, run);
    if (!finding) return [];
    const others = run.tokens.filter(token => !isPartOfId(text, token));
    if (others.length === run.tokens.length) return [finding];
    // The digits beside a request id in a log are read without it, number by number.
    return others.flatMap(token => (token.type === 'digits' ? (this.#written.classify(text, runOf(token)) ?? []) : []));
  }
}

const CARD_GROUPS = 4;

/** `4111,1111,1111,1111`: what reads as a list of numbers is a card when its check digit says so. */
function cardInList(text: string, tokens: readonly Token[], at: number): Finding | undefined {
  const separator = gap(text, tokens, at + 1);
  if (!/^[,;|]\s?$/.test(separator)) return undefined;
  const groups = tokens.slice(at, at + CARD_GROUPS).filter(token => token.type === 'digits');
  const [first, last] = [groups[0], groups[CARD_GROUPS - 1]];
  const isOne = groups.every(
    ({ digits }, index) => digits.length === 4 && (index === 0 || gap(text, tokens, at + index) === separator),
  );
  if (!first || !last || !isOne || !isCard(groups.map(({ digits }) => digits).join(''))) return undefined;
  return { start: first.start, end: last.end, kind: 'CARD' };
}

/** The groups of a UUID have 4, 8 or 12 digits, other ids mix in letters. */
function isPartOfId(text: string, token: NumberToken): boolean {
  if (token.type !== 'digits') return false;
  const { start, end, digits, letterBefore, letterBehind } = token;
  const grouped = digits.length % 4 === 0 && (text.charAt(start - 1) === '-' || text.charAt(end) === '-');
  return (grouped || letterBefore || letterBehind) && isOpaqueId(text, start, end);
}

const runOf = (token: Extract<NumberToken, { type: 'digits' }>): NumberRun => ({
  tokens: [token],
  next: 0,
  start: token.start,
  end: token.end,
  digits: token.digits,
  groups: [token.digits],
  segments: [],
  singles: 0,
  spoken: false,
  conjunctions: [],
  hasJoiners: false,
  hasCommas: false,
});
