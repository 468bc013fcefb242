import type { DatumLabel } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import type { Scan, WordToken } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a caller is known to have been asked for. */
export type Expected = ReadonlySet<DatumLabel | 'birth'>;

/** Labels of one datum, as a sum. */
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
};

interface Place {
  start: number;
  end: number;
}

/** How far a label may stand from its datum, UTF-16 units. */
const REACH = 60;
const SPACE = 0x20;
const WORD = /[\p{L}\p{M}]+|\d+/gu;
const WHOLE_WORD = /[\p{L}\p{M}\d]+/gu;

/** The words that may stand between a label and its datum. */
export class LabelWords {
  readonly #links: ReadonlySet<string>;
  readonly #assertions: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary) {
    const joiners = vocabulary.alternatives(words => words.joiners).filter(form => !form.includes(' '));
    this.#links = new Set([...vocabulary.set(words => words.links), ...joiners.map(fold)]);
    this.#assertions = vocabulary.set(words => words.assertions);
  }

  isLink(folded: string): boolean {
    return this.#links.has(folded);
  }

  isAssertion(folded: string): boolean {
    return this.#assertions.has(folded);
  }

  /** Whether nothing but links stands in a stretch of the text, which is short. */
  areLinks(text: string, from: number, to: number): boolean {
    if (to - from > REACH) return false;
    if (to - from === 1 && text.charCodeAt(from) === SPACE) return true;
    for (const { 0: word } of text.slice(from, to).matchAll(WORD)) if (!this.#links.has(fold(word))) return false;
    return true;
  }

  /** Links of which one says that the label names the datum. */
  assert(text: string, from: number, to: number): boolean {
    if (!this.areLinks(text, from, to)) return false;
    return Array.from(text.slice(from, to).matchAll(WORD), ([word]) => fold(word)).some(word =>
      this.#assertions.has(word),
    );
  }

  /** The place behind the links that follow a label. */
  skip(text: string, from: number): number {
    let at = from;
    for (const { 0: word, index } of text.slice(from, from + REACH).matchAll(WHOLE_WORD)) {
      if (!this.#links.has(fold(word))) break;
      at = from + index + word.length;
    }
    while (at < text.length && /[\s:=#'"\u2019\u201c\u201e(,.-]/.test(text.charAt(at))) at += 1;
    return at;
  }
}

/** The labels of one text, and what stands beside them. */
export class Labels {
  readonly tokens: readonly WordToken[];
  readonly #text: string;
  /** Without the blanks around it. */
  readonly #length: number;
  readonly #words: LabelWords;
  readonly #expected: Expected;

  constructor(scan: Scan, words: LabelWords, expected: Expected) {
    this.#text = scan.text;
    this.#length = scan.text.trim().length;
    this.#words = words;
    this.#expected = expected;
    this.tokens = scan.labels;
  }

  /** Whether no label and no question can name anything. */
  get isEmpty(): boolean {
    return this.tokens.length === 0 && this.#expected.size === 0;
  }

  /** The labels that name a datum: before it, behind it, or by what the caller was asked. */
  of(datum: Place): number {
    if (this.isEmpty) return 0;
    let found = 0;
    const next = this.tokens[indexFrom(this.tokens, datum.end)];
    const before = lastUntil(this.tokens, datum.start);
    if (before?.word.label && this.#words.areLinks(this.#text, before.end, datum.start))
      found |= NAMED[before.word.label];
    if (next?.word.label && this.#words.assert(this.#text, datum.end, next.start)) found |= NAMED[next.word.label];
    if (this.#expected.size > 0 && this.isBare(datum)) for (const label of this.#expected) found |= NAMED[label];
    return found;
  }

  /** Whether a datum is most of what is said. */
  isBare({ start, end }: Place): boolean {
    return (end - start) * 2 >= this.#length;
  }
}
