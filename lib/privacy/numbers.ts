import type { Asides } from './asides.ts';
import { isCard } from './check-digits.ts';
import type { Finding } from './finding.ts';
import type { Identifiers } from './identifiers.ts';
import { type Labels, NAMED } from './labels.ts';
import { isNumber, loneRun, type NumberRun, type NumberToken } from './number-run.ts';
import { isOpaqueId } from './opaque-id.ts';
import { readRun } from './run-reader.ts';
import { gap, type Shape, shapeAt } from './shapes.ts';
import { isSpokenNumber } from './spoken-number.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WrittenNumbers } from './written-number.ts';

/** A number with fewer digits is never personal. */
const SHORTEST = 3;
/** The fewest digits in one part of a number that has several parts. */
const SHORTEST_PART = 2;
/** The fewest digits in a number without a label. */
const SHORTEST_UNNAMED = 4;
/** The fewest digits in a number with a label: "my phone number is". */
const SHORTEST_NAMED = 5;
/** The most digits in a PIN with its corrections. A longer number is of another kind. */
const LONGEST_PIN = 12;
/** The most digits in a confirmation code that is masked. A longer code belongs to a booking. */
const LONGEST_CODE = 8;

/** A date or an amount of at least this many UTF-16 units can also be another number. */
const SHORTEST_SHAPE = 8;

interface Place {
  start: number;
  end: number;
}

/** A number with other words between its parts: "415, the next part is 555 and the last four are 0123". */
class ScatteredNumber {
  readonly #text: string;
  readonly #start: number;
  #end: number;
  #digits: string;

  constructor(text: string, { start, end, digits }: NumberRun) {
    this.#text = text;
    this.#start = start;
    this.#end = end;
    this.#digits = digits;
  }

  /** Adds the next run. @returns whether it is near enough */
  take({ start, end, digits }: NumberRun): boolean {
    const between = this.#text.slice(this.#end, start);
    if (between.length > LONGEST_ASIDE || SENTENCE_END.test(between)) return false;
    // "the last four are"
    if (digits.length < 2) return true;
    if (this.#digits.length + digits.length > LONGEST_CARD) return false;
    this.#end = end;
    this.#digits += digits;
    return true;
  }

  get isWhole(): boolean {
    return this.#digits.length >= COMPLETE;
  }

  get finding(): Finding {
    return { start: this.#start, end: this.#end, kind: isCard(this.#digits) ? 'CARD' : 'NUMBER' };
  }
}

/** From this many digits on, a number can be complete. */
const COMPLETE = 7;
const LONGEST_CARD = 19;
const LONGEST_ASIDE = 36;
const SENTENCE_END = /[.?!]\s+\p{Lu}|\n/u;

/**
 * Finds phone and card numbers, national ids, PINs and long digit runs in any grouping, written or spoken, and IPv4
 * addresses.
 */
export class NumberFinder {
  readonly #written: WrittenNumbers;
  readonly #asides: Asides;
  readonly #tailBefore: RegExp;

  constructor(vocabulary: Vocabulary, identifiers: Identifiers, asides: Asides) {
    this.#asides = asides;
    this.#written = new WrittenNumbers(vocabulary, identifiers);
    const tails = vocabulary.pattern('tails');
    const links = vocabulary.pattern('tailLinks');
    this.#tailBefore = new RegExp(`(?<!\\p{L})${tails}(?:\\s${links})?[\\s:,]{1,2}$`, 'iu');
  }

  /** @param runs receives the runs that were read, for other finders */
  find(text: string, tokens: readonly Token[], labels: Labels, runs: NumberRun[]): Finding[] {
    const findings: Finding[] = [];
    let scattered: ScatteredNumber | undefined;
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
        if (first && last) this.#addShape(shape, { start: first.start, end: last.end }, labels, findings);
        at = shape.next;
        continue;
      }
      const run = readRun(text, tokens, at, this.#asides);
      runs.push(run);
      const names = run.digits.length >= SHORTEST_PART ? labels.of(run) : 0;
      if (scattered?.take(run)) {
        if (scattered.isWhole) findings.push(scattered.finding);
      } else scattered = isBeginning(run, names) ? new ScatteredNumber(text, run) : undefined;
      if (run.digits.length >= (names === 0 && labels.tokens.length === 0 ? SHORTEST_UNNAMED : SHORTEST))
        this.#classify(text, run, names, labels, findings);
      at = run.next;
    }
    return findings;
  }

  /**
   * Adds a date or an amount whose label says that it is another number: "sort code 06-12-17", "account 819.276.450".
   */
  #addShape({ kind }: Shape, place: Place, labels: Labels, findings: Finding[]): void {
    if (kind === 'ip') {
      // "version 10.2.3.44"
      if ((labels.of(place) & NAMED.order) === 0) findings.push({ ...place, kind: 'IP' });
    } else if (place.end - place.start >= SHORTEST_SHAPE && (labels.of(place) & NAMED.number) !== 0)
      findings.push({ ...place, kind: 'NUMBER' });
  }

  #classify(text: string, run: NumberRun, names: number, labels: Labels, findings: Finding[]): void {
    const { start, end, digits } = run;
    if (isOfCard(digits) && labels.isCodeOfCard(run)) {
      findings.push({ start, end, kind: 'CARD_CODE' });
      return;
    }
    if (digits.length <= LONGEST_PIN && (names & (NAMED.pin | NAMED['card code'])) !== 0) {
      findings.push({ start, end, kind: names & NAMED.pin ? 'PIN' : 'CARD_CODE' });
      return;
    }
    if ((names & NAMED.confirmation) !== 0) {
      if (digits.length <= LONGEST_CODE) findings.push({ start, end, kind: 'PIN' });
      else if (isCard(digits)) findings.push({ start, end, kind: 'CARD' });
      return;
    }
    // The number of an order has no country code.
    if ((names & NAMED.order) !== 0 && !isCard(digits) && text.charAt(start - 1) !== '+') return;
    const found = run.spoken ? this.#spoken(text, run) : this.#inWriting(text, run);
    if (found.length > 0) findings.push(...found);
    else if ((names & NAMED.number) !== 0 && digits.length >= SHORTEST_NAMED)
      findings.push({ start, end, kind: 'NUMBER' });
  }

  #spoken(text: string, run: NumberRun): readonly Finding[] {
    const { start, end, digits } = run;
    if (!isSpokenNumber(run) && !this.#isTail(text, start, digits)) return [];
    return [{ start, end, kind: isCard(digits) ? 'CARD' : 'NUMBER' }];
  }

  /**
   * Whether digits are the last four of a card, said as two pairs: "ends in forty-two forty-two". A contract ends in a
   * year.
   */
  #isTail(text: string, start: number, digits: string): boolean {
    return /^(?!19|20)\d{4}$/.test(digits) && this.#tailBefore.test(text.slice(Math.max(0, start - 30), start));
  }

  #inWriting(text: string, run: NumberRun): readonly Finding[] {
    const finding = this.#written.classify(text, run);
    if (!finding) return [];
    const others = run.tokens.filter(token => !isPartOfId(text, token));
    if (others.length === run.tokens.length) return [finding];
    // In a log, the digits beside a request id are read one number at a time, without the id.
    return others.flatMap(token =>
      token.type === 'digits' ? (this.#written.classify(text, loneRun(token)) ?? []) : [],
    );
  }
}

/** Whether a number has three or four digits, as the code on a card has. */
const isOfCard = (digits: string): boolean => digits.length === 3 || digits.length === 4;

/** Whether the digits after a label are only the first part of a number. The rest may follow after other words. */
const isBeginning = ({ digits }: NumberRun, names: number): boolean =>
  (names & NAMED.number) !== 0 && digits.length < SHORTEST_NAMED;

const CARD_GROUPS = 4;
const LIST_SIGNS = ',;|';

/** `4111,1111,1111,1111`: numbers that look like a list are a card number if the check digit is right. */
function cardInList(text: string, tokens: readonly Token[], at: number): Finding | undefined {
  const token = tokens[at];
  if (token?.type !== 'digits' || token.digits.length !== 4) return undefined;
  const next = tokens[at + 1];
  if (next?.type !== 'digits' || next.start - token.end > 2) return undefined;
  if (!LIST_SIGNS.includes(text.charAt(token.end))) return undefined;
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

/** Whether digits are a part of an id: a UUID has groups of 4, 8 or 12 digits, and other ids contain letters. */
function isPartOfId(text: string, token: NumberToken): boolean {
  if (token.type !== 'digits') return false;
  const { start, end, digits, letterBefore, letterBehind } = token;
  const grouped = digits.length % 4 === 0 && (text.charAt(start - 1) === '-' || text.charAt(end) === '-');
  return (grouped || letterBefore || letterBehind) && isOpaqueId(text, start, end);
}
