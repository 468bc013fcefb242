import { FoldedWords } from './folded-words.ts';
import { isFigureAt } from './runs.ts';
import type { Vocabulary } from './vocabulary.ts';
import { WordReader } from './word-reader.ts';

/** The roles of words between a label and its datum, or between two parts of a datum. A word may have several roles. */
export const ROLE = {
  /** Joins a label to its datum. */
  link: 1,
  /** Said while somebody looks up a number: "let me see", "and then". */
  aside: 2,
  /** Says that a label names the datum: "is", "that's". */
  assertion: 4,
  /** Says that the next datum is the speaker's own: "my". */
  own: 8,
} as const;

/** The roles of words. One look-up gives all roles of a word in a text. */
export class WordRoles {
  readonly #roles: FoldedWords<number>;
  readonly #reader = new WordReader();

  constructor(vocabulary: Vocabulary) {
    const roles = new Map<string, number>();
    const add = (words: Iterable<string>, role: number) => {
      for (const word of words) roles.set(word, (roles.get(word) ?? 0) | role);
    };
    add(vocabulary.set('links'), ROLE.link);
    add(vocabulary.set('asides'), ROLE.aside);
    add(vocabulary.set('joiners'), ROLE.aside);
    add(vocabulary.set('assertions'), ROLE.assertion);
    add(vocabulary.set('own'), ROLE.own);
    this.#roles = new FoldedWords([...roles]);
  }

  /** Whether a word has one of the given roles. */
  has(folded: string, roles: number): boolean {
    return ((this.#roles.get(folded) ?? 0) & roles) !== 0;
  }

  /** Whether each word and number in a part of the text has one of the given roles. */
  areAll(text: string, from: number, to: number, roles: number): boolean {
    return !this.#meets(text, from, to, roles, false);
  }

  isAny(text: string, from: number, to: number, roles: number): boolean {
    return this.#meets(text, from, to, roles, true);
  }

  /** Whether a part of the text has a word with one of the given roles, or a word without them. */
  #meets(text: string, from: number, to: number, roles: number, wanted: boolean): boolean {
    const reader = this.#reader;
    for (let at = from; at < to; ) {
      const start = at;
      at = isFigureAt(text, at) ? reader.readFigures(text, at, to) : reader.read(text, at, to);
      if (at === start) at += 1;
      else if ((((this.#roles.of(reader) ?? 0) & roles) !== 0) === wanted) return true;
    }
    return false;
  }
}
