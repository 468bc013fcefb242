import type { TenseWords } from '../../languages/index.ts';
import { classAt, LOWER, MARK } from '../../text/index.ts';
import { whole } from './word-patterns.ts';

/** A word, and what it says about its clause. */
export interface ClauseWord {
  /** In lower case. */
  readonly text: string;
  /** Another clause begins with it. */
  readonly isConjunction: boolean;
  readonly says: 'past' | 'participle' | 'future' | undefined;
  /** It may name a half of the day, alone or together with the words beside it. */
  readonly mayNameHalf: boolean;
}

/** The most words of the clause on each side of the date. */
const MOST_WORDS = 25;
export const MOST_UNITS = 160;
/** Words are remembered, because the patterns of a language take long to run. */
const MAX_REMEMBERED = 2_000;

/** Finds the words of the clause around a date. */
export class ClauseReader {
  readonly #known = new Map<string, ClauseWord>();
  readonly #past: RegExp;
  readonly #participle: RegExp;
  readonly #noParticiple: RegExp;
  readonly #toCome: RegExp;
  readonly #conjunction: RegExp;
  readonly #preposition: RegExp | undefined;
  readonly #half: RegExp;

  constructor({ past, participle, noParticiple, toCome, conjunctions, prepositions, halves }: TenseWords) {
    this.#past = whole(past);
    this.#participle = whole(participle);
    this.#noParticiple = whole(noParticiple);
    this.#toCome = whole(toCome);
    this.#conjunction = whole(conjunctions);
    this.#preposition = prepositions === undefined ? undefined : whole(prepositions);
    this.#half = whole(halves);
  }

  /** The words from the last stop or conjunction on, in order. */
  endOf(text: string): ClauseWord[] {
    return this.#walk(text, text.length - 1, Math.max(0, text.length - MOST_UNITS) - 1, -1).reverse();
  }

  /** The words up to the first stop or conjunction. */
  beginningOf(text: string): ClauseWord[] {
    return this.#walk(text, 0, Math.min(text.length, MOST_UNITS), 1);
  }

  /** The words from a position on, up to `behind`, in the order of the walk. */
  #walk(text: string, from: number, behind: number, step: 1 | -1): ClauseWord[] {
    const words: ClauseWord[] = [];
    for (let at = from; at !== behind && words.length < MOST_WORDS; ) {
      if (!isLetter(text, at)) {
        if (isStop(text, at)) break;
        at += step;
        continue;
      }
      const first = at;
      while (at !== behind && isLetter(text, at)) at += step;
      const word = this.word(step === 1 ? text.slice(first, at) : text.slice(at + 1, first + 1));
      if (word.isConjunction && !(step === -1 && words.length === 0 && this.#mayLead(word))) break;
      words.push(word);
    }
    return words;
  }

  #mayLead({ text }: ClauseWord): boolean {
    return this.#preposition?.test(text) ?? false;
  }

  /** @param said one word, as it stands in the text */
  word(said: string): ClauseWord {
    const known = this.#known.get(said);
    if (known) return known;
    const text = said.toLowerCase();
    const isConjunction = this.#conjunction.test(text);
    const says = isConjunction ? undefined : this.#says(text);
    const word = { text, isConjunction, says, mayNameHalf: this.#half.test(text) };
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    this.#known.set(said, word);
    return word;
  }

  #says(word: string): ClauseWord['says'] {
    if (this.#toCome.test(word)) return 'future';
    if (this.#past.test(word)) return this.#noParticiple.test(word) ? undefined : 'past';
    return this.#participle.test(word) && !this.#noParticiple.test(word) ? 'participle' : undefined;
  }
}

function isLetter(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind >= LOWER && kind <= MARK;
}

/** Whether a sign ends a clause. A sign inside a number does not: "12,50". */
const isStop = (text: string, at: number): boolean =>
  STOPS.has(text.charCodeAt(at)) && !isAsciiDigit(text.charCodeAt(at + 1));

const STOPS: ReadonlySet<number> = new Set(Array.from('.,;:!?…\n', stop => stop.charCodeAt(0)));

const isAsciiDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** The words before and after the date, with two spaces in place of the date. */
export function inOneLine(head: readonly ClauseWord[], tail: readonly ClauseWord[]): string {
  let line = '';
  for (const { text } of head) line += `${text} `;
  for (const { text } of tail) line += ` ${text}`;
  return line;
}
