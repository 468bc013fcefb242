import { fold } from '../text/index.ts';
import type { Vocabulary } from './vocabulary.ts';
import { ROLE, type WordRoles } from './word-roles.ts';

/** The greatest distance between a label and its datum, in UTF-16 units. */
export const REACH = 60;
const SPACE = 0x20;
const WHOLE_WORD = /[\p{L}\p{M}\d]+/gu;
const LINK_OR_ASIDE = ROLE.link | ROLE.aside;

/** The words that may stand between a label and its datum. */
export class LabelWords {
  readonly #roles: WordRoles;
  readonly #ordinary: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary, roles: WordRoles) {
    this.#roles = roles;
    this.#ordinary = new Set([...vocabulary.set('units'), ...vocabulary.set('neverPasswords')]);
  }

  isLink(folded: string): boolean {
    return this.#roles.has(folded, LINK_OR_ASIDE);
  }

  /** Whether a word is ordinary, not a name. */
  isOrdinary(word: string): boolean {
    const folded = fold(word);
    return this.isLink(folded) || this.#ordinary.has(folded);
  }

  isAssertion(folded: string): boolean {
    return this.#roles.has(folded, ROLE.assertion);
  }

  /** Whether a short part of the text has only links. */
  areLinks(text: string, from: number, to: number): boolean {
    if (to - from > REACH) return false;
    if (to - from === 1 && text.charCodeAt(from) === SPACE) return true;
    return this.#roles.areAll(text, from, to, LINK_OR_ASIDE);
  }

  /**
   * Whether a part of the text has a word that can connect a label and a datum ("is"). This check is cheaper than
   * `assert`.
   */
  mayAssert(text: string, from: number, to: number): boolean {
    return this.#roles.isAny(text, from, to, ROLE.assertion);
  }

  /** Whether a part of the text says that the datum after it is the speaker's own: "my number is". */
  isOwn(text: string, from: number, to: number): boolean {
    return this.#roles.isAny(text, from, to, ROLE.own);
  }

  /** Whether a part of the text has only links, and one of them says that the label names the datum. */
  assert(text: string, from: number, to: number): boolean {
    return this.areLinks(text, from, to) && this.mayAssert(text, from, to);
  }

  /**
   * The position after the links that follow a label.
   * @param belongs whether a word is skipped
   */
  skip(text: string, from: number, belongs = (folded: string) => this.#roles.has(folded, ROLE.link)): number {
    let at = from;
    for (const { 0: word, index } of text.slice(from, from + REACH).matchAll(WHOLE_WORD)) {
      const end = from + index + word.length;
      // "LÖ-Z 31" is a code, although "lo" is a word in another language.
      if (!belongs(fold(word)) || (/^\p{Lu}{1,3}$/u.test(word) && text.charAt(end) === '-')) break;
      at = end;
    }
    while (at < text.length && /[\s:=#'"\u2019\u201c\u201e(,.\u00b0\u2116-]/.test(text.charAt(at))) at += 1;
    return at;
  }

  /** The same, also after the asides of somebody who is looking for the datum. */
  skipAsides(text: string, from: number): number {
    return this.skip(text, from, folded => this.isLink(folded));
  }
}
