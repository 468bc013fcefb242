import type { DatumLabel } from '../languages/index.ts';
import { fold } from '../text/index.ts';
import { USE } from './lexicon.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import type { Scan, WordToken } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What a caller is known to have been asked for. */
export type Expected = ReadonlySet<DatumLabel | 'birth'>;

interface Place {
  start: number;
  end: number;
}

/** How far a label may stand from its datum, UTF-16 units. */
const REACH = 60;
const WORD = /[\p{L}\p{M}]+|\d+/gu;

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
    if (to - from <= 2) return !/[\p{L}\d]/u.test(text.slice(from, to));
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
    for (const { 0: word, index } of text.slice(from, from + REACH).matchAll(WORD)) {
      if (/\p{L}/u.test(text.slice(at, from + index)) || !this.#links.has(fold(word))) break;
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
  readonly #words: LabelWords;
  readonly #expected: Expected;

  constructor(scan: Scan, words: LabelWords, expected: Expected) {
    this.#text = scan.text;
    this.#words = words;
    this.#expected = expected;
    this.tokens = scan.uses & USE.label ? scan.tokens.filter(isLabel) : [];
  }

  /** The labels that name a datum: before it, behind it, or by what the caller was asked. */
  of(datum: Place): ReadonlySet<DatumLabel | 'birth'> {
    if (this.tokens.length === 0 && this.#expected.size === 0) return NONE;
    const found = new Set<DatumLabel | 'birth'>();
    const next = this.tokens[indexFrom(this.tokens, datum.end)];
    const before = lastUntil(this.tokens, datum.start);
    if (before?.word.label && this.#words.areLinks(this.#text, before.end, datum.start)) found.add(before.word.label);
    if (next?.word.label && this.#words.assert(this.#text, datum.end, next.start)) found.add(next.word.label);
    if (this.isBare(datum)) for (const label of this.#expected) found.add(label);
    return found;
  }

  /** Whether a datum is most of what is said. */
  isBare({ start, end }: Place): boolean {
    return (end - start) * 2 >= this.#text.trim().length;
  }
}

const NONE: ReadonlySet<DatumLabel> = new Set();

const isLabel = (token: Scan['tokens'][number]): token is WordToken =>
  token.type === 'word' && (token.word.uses & USE.label) !== 0;
