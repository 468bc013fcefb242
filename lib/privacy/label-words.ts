import { fold } from '../text/index.ts';
import { endOfRun, isBlankAt, isWordAt } from './runs.ts';
import type { Vocabulary } from './vocabulary.ts';
import { ROLE, type WordRoles } from './word-roles.ts';

/** The greatest distance between a label and its datum, in UTF-16 units. */
export const REACH = 60;
const SPACE = 0x20;
const HYPHEN = 0x2d;
/** The signs that may stand right before a datum, apart from white space. */
const BEFORE_DATUM = ':=#\'"\u2019\u201c\u201e(,.\u00b0\u2116-';
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

  /** The position after the links that follow a label. @param roles of the words that are skipped */
  skip(text: string, from: number, roles: number = ROLE.link): number {
    const limit = Math.min(text.length, from + REACH);
    let at = from;
    for (let start = from; start < limit; start += 1) {
      if (!isWordAt(text, start)) continue;
      const end = endOfRun(text, start, limit - start, isWordAt);
      const word = text.slice(start, end);
      // "LÖ-Z 31" is a code, although "lo" is a word in another language.
      const isCode = text.charCodeAt(end) === HYPHEN && /^\p{Lu}{1,3}$/u.test(word);
      if (isCode || !this.#roles.has(fold(word), roles)) break;
      at = end;
      start = end;
    }
    while (isBlankAt(text, at) || (at < text.length && BEFORE_DATUM.includes(text.charAt(at)))) at += 1;
    return at;
  }

  /** The same, also after the asides of somebody who is looking for the datum. */
  skipAsides(text: string, from: number): number {
    return this.skip(text, from, LINK_OR_ASIDE);
  }
}
