import { fold } from '../text/index.ts';
import { USE } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { ROLE, type WordRoles } from './word-roles.ts';

/** In UTF-16 units. A longer text is another sentence, not an aside. */
export const LONGEST_ASIDE = 48;
/** A single letter is not an aside. It makes a range: "de 25/10 a 25/01". */
const HAS_WORD = /\p{L}{2}/u;
/** Asides, and the words that introduce a name: "as in", "das ist". */
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

  /** The next token that continues what is dictated. Only an aside may stand before it. */
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
      // In "the three digits on the back are 123", the label names 123, and "three" is not a part of the code.
      if (token.word?.label === 'card code') return undefined;
      // A phrase can be an aside although one of its words is not.
      if ((token.uses & USE.joiner) === 0) continue;
      if (!this.are(text, at, token.start)) return undefined;
      at = token.end;
      hasWord = true;
    }
    return undefined;
  }

  /** Whether a part of the text has only asides and one unknown word: "like DC", "that's Wakefield". */
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
