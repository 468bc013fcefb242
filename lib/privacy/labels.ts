import type { DatumLabel } from '../languages/index.ts';
import { clauseAround } from './clauses.ts';
import { type LabelWords, REACH } from './label-words.ts';
import { alphanumericOr, startOfRun } from './runs.ts';
import type { Scan, WordToken } from './tokens.ts';

/** What a caller is known to have been asked for. */
export type Expected = ReadonlySet<DatumLabel | 'birth'>;

/** One bit for each label, so that the labels of one datum are a sum. */
export const NAMED: Readonly<Record<DatumLabel | 'birth', number>> = {
  number: 1,
  pin: 2,
  'card code': 4,
  password: 8,
  passport: 16,
  licence: 32,
  plate: 64,
  postcode: 128,
  address: 256,
  other: 512,
  order: 1024,
  birth: 2048,
  secret: 4096,
  confirmation: 8192,
  box: 16384,
};

interface Place {
  start: number;
  end: number;
}

/** The greatest distance for a label that follows its datum without a verb, in UTF-16 units. */
const NEAR = 10;
/** The greatest distance for a phrase, in UTF-16 units. */
const REACH_OF_PHRASE = 36;
const SPACE = 0x20;

const isImpersonal = (label: DatumLabel): boolean => label === 'order' || label === 'other';
const LONGEST_CODE = 32;
/** The greatest distance from a label to the end of the datum that it names. Links and a code may be between them. */
const FARTHEST = REACH + LONGEST_CODE;
const isCodeAt = alphanumericOr('-_');
const OTHER_SENTENCE = /[?!;\n]/;
/**
 * An abbreviation before a full stop: "ref. 4711", "order no. 4711", "Bestellnr. 4711". It is a short word, or its end
 * has no vowel. "the booking." ends a sentence.
 */
const SHORT_FORM = /(?:^|[\s.-])\p{L}{1,3}$|[^aeiouyäöü\s\d]{3}$/iu;
/** The labels of one text, and the words around them. */
export class Labels {
  readonly tokens: readonly WordToken[];
  readonly #text: string;
  readonly #words: LabelWords;
  readonly #expected: Expected;
  /** The index that was found last. */
  #last = 0;

  constructor(scan: Scan, words: LabelWords, expected: Expected) {
    this.#text = scan.text;
    this.#words = words;
    this.#expected = expected;
    this.tokens = scan.labels;
  }

  /** Whether there is no label and no question that can name a datum. */
  get isEmpty(): boolean {
    return this.tokens.length === 0 && this.#expected.size === 0;
  }

  /** The index of the first label at a position or after it. Finders go through a text, so the next one is near the last. */
  #indexFrom(position: number): number {
    let at = this.#last;
    while (at > 0 && (this.tokens[at - 1]?.start ?? 0) >= position) at -= 1;
    while ((this.tokens[at]?.start ?? position) < position) at += 1;
    this.#last = at;
    return at;
  }

  /** The labels that name a datum: labels before it, labels after it, and what the caller was asked. */
  of(datum: Place): number {
    if (this.isEmpty) return 0;
    const from = this.#indexFrom(datum.start);
    let found = this.#before(datum.start, from);
    let behind = from;
    while ((this.tokens[behind]?.start ?? datum.end) < datum.end) behind += 1;
    const next = this.tokens[behind];
    if (next?.word.label && this.#isNamedBehind(datum.end, next.start, found)) found |= NAMED[next.word.label];
    if (this.#expected.size > 0 && this.isBare(datum)) for (const label of this.#expected) found |= NAMED[label];
    return found;
  }

  /**
   * Whether a phrase after the datum names it as a card code: "331 on the back of the card". A phrase needs no verb.
   */
  isCodeOfCard({ end }: Place): boolean {
    const next = this.tokens[this.#indexFrom(end)];
    if (next?.word.label !== 'card code' || next.start - end > REACH_OF_PHRASE) return false;
    const isPhrase = this.#text.slice(next.start, next.end).includes(' ');
    return (
      isPhrase &&
      !OTHER_SENTENCE.test(this.#text.slice(end, next.start)) &&
      this.#words.areLinks(this.#text, end, next.start)
    );
  }

  /** Whether a label after a datum names it: "4711 is my pin", "4711, the pin", but not "order 4711, pin". */
  #isNamedBehind(end: number, label: number, before: number): boolean {
    if (this.#words.assert(this.#text, end, label)) return true;
    if ((before & NAMED.order) !== 0) return false;
    return label - end <= NEAR && this.#text.charAt(end) === ',' && this.#words.areLinks(this.#text, end, label);
  }

  /**
   * The labels before a datum that are connected by links: "the pin of my card is". The label of something impersonal,
   * such as an order, counts only beside the datum.
   *
   * @param from index of the first label that starts at the datum or after it
   */
  #before(start: number, from: number): number {
    let found = 0;
    let edge = start;
    let nearest = start;
    for (let at = from - 1; at >= 0; at -= 1) {
      const token = this.tokens[at];
      const label = token?.word.label;
      if (!token || !label || token.end > edge || edge - token.end > FARTHEST) break;
      const { end } = token;
      const isBeside = isImpersonal(label) && found === 0;
      if (!this.#words.areLinks(this.#text, end, isBeside ? this.#startOfCode(end, edge) : edge)) break;
      if (!isImpersonal(label) || (isBeside && !this.#isInOtherClause(token, edge))) found |= NAMED[label];
      if (edge === start) nearest = end;
      edge = token.start;
    }
    // "my phone number for the order is"
    const isOfOrder = (found & NAMED.order) !== 0 && found !== NAMED.order;
    return isOfOrder && this.#words.assert(this.#text, nearest, start) ? found & ~NAMED.order : found;
  }

  /** The start of letters and digits that are written together: "INV-20261104-03", "1Z999AA10123456784". */
  #startOfCode(least: number, end: number): number {
    return Math.max(least, startOfRun(this.#text, end, LONGEST_CODE, isCodeAt));
  }

  /**
   * Whether another clause begins between a label and a number: "about my order, my number is", "it is about the order.
   * 0151".
   */
  #isInOtherClause({ start, end }: WordToken, datum: number): boolean {
    if (datum === end + 1 && this.#text.charCodeAt(end) === SPACE) return false;
    const between = this.#text.slice(end, datum);
    if (OTHER_SENTENCE.test(between) || this.#words.isOwn(this.#text, end, datum)) return true;
    return between.startsWith('. ') && !SHORT_FORM.test(this.#text.slice(start, end));
  }

  /** Whether a datum is most of the text, or most of its clause. */
  isBare({ start, end }: Place): boolean {
    const { length } = this.#text.trim();
    return (end - start) * 2 >= length || this.#isClause(start, end);
  }

  /** Whether only links stand between the datum and the signs around its clause: "Hello, this is Jane. 5630". */
  #isClause(start: number, end: number): boolean {
    const [from, to] = clauseAround(this.#text, start, end, REACH);
    return this.#words.areLinks(this.#text, from, start) && this.#words.areLinks(this.#text, end, to);
  }
}
