import { fold } from '../text/index.ts';
import { USE } from './lexicon.ts';
import type { Token } from './scan.ts';
import { ROLE, type WordRoles } from './word-roles.ts';

/** UTF-16 units of an aside; longer ones are another sentence. */
export const LONGEST_ASIDE = 48;
/** A letter alone makes a range: "de 25/10 a 25/01". */
const HAS_WORD = /\p{L}{2}/u;
/** Asides, and the words that go with a name: "as in", "das ist". */
const BESIDE_NAME = ROLE.aside | ROLE.link;
const EACH_WORD = /[\p{L}\p{M}\d]+/gu;

/** What speakers say between two parts of a number while they look it up, repeat or correct it: "let me see". */
export class Asides {
  readonly #roles: WordRoles;

  constructor(roles: WordRoles) {
    this.#roles = roles;
  }

  has(folded: string): boolean {
    return this.#roles.has(folded, ROLE.aside);
  }

  /** The next token that is a part of something dictated, with only an aside before it. */
  next(
    text: string,
    tokens: readonly Token[],
    from: number,
    end: number,
    isPart: (token: Token) => boolean,
  ): number | undefined {
    let at = end;
    let hasWord = false;
    for (let index = from; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (!token || token.start - end > LONGEST_ASIDE) return undefined;
      if (isPart(token)) {
        if (!this.are(text, at, token.start)) return undefined;
        return hasWord || HAS_WORD.test(text.slice(at, token.start)) ? index : undefined;
      }
      // "the three digits on the back are 123": what follows is named by its label, and "three" is no part of it.
      if (token.type === 'word' && token.word.label === 'card code') return undefined;
      // A phrase of several words may hold some that are none alone.
      if (token.type !== 'word' || (token.word.uses & USE.joiner) === 0) continue;
      if (!this.are(text, at, token.start)) return undefined;
      at = token.end;
      hasWord = true;
    }
    return undefined;
  }

  /** Asides and one word that no list has: "like DC", "that's Wakefield". */
  areWithName(text: string, from: number, to: number): boolean {
    if (to - from > LONGEST_ASIDE) return false;
    const words = text.slice(from, to).match(EACH_WORD) ?? [];
    return words.length > 1 && words.filter(word => !this.#roles.has(fold(word), BESIDE_NAME)).length <= 1;
  }

  /** Whether a part of the text holds only asides. */
  are(text: string, from: number, to: number): boolean {
    if (to - from > LONGEST_ASIDE) return false;
    return this.#roles.areAll(text, from, to, ROLE.aside);
  }
}
