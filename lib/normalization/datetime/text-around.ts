import { LETTER_CLASS } from '../../text/index.ts';
import type { Surroundings } from '../typed.ts';
import { type ClauseReader, type ClauseWord, inOneLine, MOST_UNITS } from './clause.ts';

/** The text around a time. Each of its parts is read once, however often it is asked for. */
export class TextAround {
  readonly #clauses: ClauseReader;
  readonly #text: Surroundings;
  #head: ClauseWord[] | undefined;
  #tail: ClauseWord[] | undefined;
  #clause: string | undefined;
  #leads: string[] | undefined;
  #behind: string | undefined;

  constructor(clauses: ClauseReader, text: Surroundings) {
    this.#clauses = clauses;
    this.#text = text;
  }

  /** Whether a word of the clause is of some kind. The words of the time itself do not count. */
  has(isWanted: (word: ClauseWord) => boolean): boolean {
    this.#head ??= this.#clauses.endOf(this.#text.before);
    if (this.#head.some(isWanted)) return true;
    this.#tail ??= this.#clauses.beginningOf(this.#text.after);
    return this.#tail.some(isWanted);
  }

  /** The words of the clause in one line, with two spaces in place of the time. */
  get clause(): string {
    this.#head ??= this.#clauses.endOf(this.#text.before);
    this.#tail ??= this.#clauses.beginningOf(this.#text.after);
    this.#clause ??= inOneLine(this.#head, this.#tail);
    return this.#clause;
  }

  /**
   * The words right before the time in lower case. The time itself may begin with an article, or a noun and its
   * preposition. A pattern without regard to case would take V8 2 ms more to compile.
   */
  get leads(): readonly string[] {
    this.#leads ??= leadsTo(this.#text);
    return this.#leads;
  }

  /** The words after the time, also beyond the end of the clause. */
  get behind(): string {
    this.#behind ??= wordsOf(this.#text.after.slice(0, MOST_UNITS)).join(' ');
    return this.#behind;
  }
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(WORD) ?? [];

const WORD = new RegExp(`${LETTER_CLASS}+`, 'g');

function leadsTo({ before, said }: Surroundings): string[] {
  const near = before.slice(-MOST_LEAD).toLowerCase();
  const [first = '', ...more] = said.toLowerCase().split(' ', 2);
  if (BEGINS_WITH_DIGIT.test(first)) return [near];
  const elided = ELIDED.exec(first)?.[0];
  const withElided = elided === undefined ? [] : [near + elided];
  return [near, near + first, ...withElided, ...more.map(second => `${near}${first} ${second}`)];
}

/** The preposition of "d'octobre". */
const ELIDED = /^[a-z]['’]/;

/** The date itself has begun, so that "bis" in "3. bis zum 5." does not lead to it. */
const BEGINS_WITH_DIGIT = /^\d/;

/**
 * The length of text before the date that is read. It is longer than "the last statement from the" or "reserved a table
 * for four for the".
 */
const MOST_LEAD = 60;
