import { fold } from '../text/index.ts';
import type { Asides } from './asides.ts';
import { isLocalAt, LONGEST_LOCAL_PART } from './email.ts';
import { AT_OR_BRACKET, isSign, isWritten, mayHaveHost, REACH_BEHIND } from './email-signs.ts';
import type { Finding } from './finding.ts';
import { type Lexicon, USE } from './lexicon.ts';
import { startOfRun } from './runs.ts';
import { SpokenHosts } from './spoken-host.ts';
import { type Scan, SIGN, type Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The greatest length of a spoken name before its sign, in UTF-16 units. */
const REACH_BEFORE = 120;
const WORD = /[\p{L}\p{M}\d]+/gu;

interface Word {
  start: number;
  folded: string;
}

/**
 * Finds spoken addresses, "john dot smith at example dot com", and partly written ones, "john at gmail.com",
 * "j(at)example.com".
 */
export class SpokenEmailFinder {
  readonly #lexicon: Lexicon;
  readonly #asides: Asides;
  /** The words of asides with several words: "hang on". */
  readonly #fillers: ReadonlySet<string>;
  readonly #hosts: SpokenHosts;
  readonly #bracketed: RegExp;
  readonly #bracketedAt: RegExp;
  readonly #sureAt: ReadonlySet<string>;
  /** In small letters and in capitals. */
  readonly #accentedAt: readonly string[];
  readonly #joints: ReadonlySet<string>;
  readonly #remarks: ReadonlySet<string>;
  readonly #neverNames: ReadonlySet<string>;
  /** The words between a letter and its example: "as", "in". */
  readonly #examples: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary, asides: Asides) {
    this.#lexicon = vocabulary.lexicon;
    this.#asides = asides;
    this.#hosts = new SpokenHosts(vocabulary);
    this.#examples = new Set([...vocabulary.set('spellingExamples')].flatMap(form => form.split(' ')));
    const at = vocabulary.pattern('at');
    const dot = vocabulary.pattern('dot');
    const inBrackets = `[([{]\\s?${at}\\s?[)\\]}]`;
    this.#bracketedAt = new RegExp(inBrackets, 'iu');
    this.#bracketed = new RegExp(
      `[\\p{L}\\d._%+-]{1,64}\\s?${inBrackets}\\s?[\\p{L}\\d-]{1,63}(?:(?:\\.|\\s?[([{]\\s?${dot}\\s?[)\\]}]\\s?)[\\p{L}\\d-]{1,63}){1,4}`,
      'giu',
    );
    this.#accentedAt = vocabulary.accentedAt.flatMap(sign => [sign, sign.toUpperCase()]);
    this.#sureAt = vocabulary.set('sureAt');
    this.#joints = new Set([...vocabulary.set('mailJoints')].flatMap(joint => joint.split(' ')));
    this.#remarks = vocabulary.set('mailRemarks');
    this.#fillers = new Set([...vocabulary.set('joiners')].flatMap(form => form.split(' ')));
    this.#neverNames = vocabulary.set('neverNames');
  }

  /** Whether a text has a spoken `@`, or one in brackets. */
  mayFind(scan: Scan): boolean {
    return (scan.signs & AT_OR_BRACKET) !== 0 || (scan.uses & USE.at) !== 0 || this.#hasAccentedAt(scan);
  }

  find(scan: Scan): Finding[] {
    const { text, tokens, uses, signs } = scan;
    const findings = signs & SIGN.bracket ? this.#findBracketed(text) : [];
    const hasAccented = this.#hasAccentedAt(scan);
    if ((uses & USE.at) === 0 && (signs & SIGN.at) === 0 && !hasAccented) return findings;
    let from = 0;
    let index = -1;
    for (const token of tokens) {
      index += 1;
      const isAccented = hasAccented && this.#isAccentedAt(text, token);
      if (!(isSign(token) || isAccented) || token.start < from) continue;
      if (!mayHaveHost(text, tokens, index) || isWritten(text, token)) continue;
      const end = this.#endOfHost(text, token, isAccented);
      if (end === undefined) continue;
      const start = this.#startOfName(text, token, from);
      if (start === undefined) continue;
      findings.push({ start, end, kind: 'EMAIL' });
      from = end;
    }
    return findings;
  }

  #findBracketed(text: string): Finding[] {
    if (!this.#bracketedAt.test(text)) return [];
    return Array.from(text.matchAll(this.#bracketed), ({ 0: { length }, index }) => ({
      start: index,
      end: index + length,
      kind: 'EMAIL',
    }));
  }

  #hasAccentedAt({ text, uses, signs }: Scan): boolean {
    if ((uses & USE.dot) === 0 && (signs & SIGN.dot) === 0) return false;
    return this.#accentedAt.some(sign => text.includes(sign));
  }

  #isAccentedAt(text: string, { type, start, end }: Token): boolean {
    return type === 'word' && this.#accentedAt.includes(text.slice(start, end));
  }

  /** @param isAccented the word for the sign is very frequent in its language */
  #endOfHost(text: string, token: Token, isAccented: boolean): number | undefined {
    const behind = text.slice(token.end, token.end + REACH_BEHIND);
    // "courriel à marie@free.fr", "aller à https://free.fr"
    const sign = isAccented ? behind.search(/[@/]/) : -1;
    const ending = this.#hosts.endingOf(behind, sign < 0 ? behind.length : sign);
    if (!ending && (isAccented || !this.#hosts.isKnown(behind))) return undefined;
    const host = this.#hosts.endOfHost(behind, ending);
    if (host !== undefined) return token.end + host;
    if (!ending || !this.#isSpelledHost(behind.slice(0, ending.start))) return undefined;
    return token.end + ending.end;
  }

  /** Whether most words of a host are spelled letters: "P as in Peter, R, O, T, O, N". */
  #isSpelledHost(host: string): boolean {
    let others = 0;
    let isExample = false;
    for (const { 0: word } of host.matchAll(WORD)) {
      const folded = fold(word);
      if (this.#examples.has(folded)) isExample = true;
      else if (this.#isSpelled(folded) || this.#joints.has(folded) || this.#isAside(folded)) isExample = false;
      else {
        if (!isExample) others += 1;
        isExample = false;
      }
    }
    return others <= MAX_HOST_WORDS;
  }

  /**
   * The start of the name. Goes back over its words and joints, over spelled letters and digits, and over remarks about
   * the name.
   */
  #startOfName(text: string, token: Token, from: number): number | undefined {
    const least = Math.max(from, token.start - REACH_BEFORE);
    const words = [...text.slice(least, token.start).matchAll(WORD)]
      .map(({ 0: word, index }) => ({ start: least + index, folded: fold(word) }))
      .reverse();
    let index = words.findIndex(
      ({ folded }, at) => !this.#isAside(folded) || areLetters(folded, words[at + 1]?.folded),
    );
    const name = words[index];
    const isSure = token.type === 'at' || this.#sureAt.has(fold(text.slice(token.start, token.end)));
    const isNeverName = name && !isSure && this.#neverNames.has(name.folded);
    // In "g for george, price, at", the word after a spelled letter is a name, even if it is a common word.
    if (!name || (isNeverName && this.#letterOf(words, index + 2, words[index + 1]?.folded.charAt(0)) === undefined))
      return undefined;
    for (let next = index + 1; next < words.length; next = index + 1) {
      const [word, after] = [words[next], words[index]];
      if (!word || !after) break;
      // The letter in "a as in apple", found from "as in" or from the example.
      const example = this.#letterOf(words, next) ?? this.#letterOf(words, next + 1, word.folded.charAt(0));
      if (example !== undefined) index = example;
      else if (this.#belongs(word.folded, after.folded)) index += 1;
      else {
        const joint = this.#jointBefore(words, next);
        if (joint === undefined) break;
        index = joint;
      }
    }
    const start = words[index]?.start ?? name.start;
    // In a partly written address, the first word may be the end of "j.doe".
    return startOfRun(text, start, Math.min(LONGEST_LOCAL_PART, start - from), isLocalAt);
  }

  /** The index of the letter whose example begins with "as in" at an index. */
  #letterOf(words: readonly Word[], from: number, first = ''): number | undefined {
    let at = from;
    while (at - from < MAX_EXAMPLE_WORDS && this.#examples.has(words[at]?.folded ?? '')) at += 1;
    const letter = words[at]?.folded ?? '';
    if (at === from || !this.#isSpelled(letter)) return undefined;
    return first === '' || letter === first ? at : undefined;
  }

  /** The index of a joint a few words before: "khan underscore the flying dutchman". */
  #jointBefore(words: readonly Word[], from: number): number | undefined {
    for (let at = from; at < from + MAX_NAME_WORDS; at += 1) {
      const folded = words[at]?.folded;
      if (folded === undefined || this.#neverNames.has(folded)) return undefined;
      if (this.#joints.has(folded) && !this.#remarks.has(folded)) return at;
    }
    return undefined;
  }

  /** Whether a word belongs to a remark between the name and the sign: "all one word", "uh". */
  #isAside(folded: string): boolean {
    if (this.#remarks.has(folded) || this.#asides.has(folded)) return true;
    return this.#fillers.has(folded) && !this.#joints.has(folded);
  }

  #belongs(word: string, after: string): boolean {
    if (this.#joints.has(word) || this.#joints.has(after)) return true;
    const [isSpelled, isAfterSpelled] = [this.#isSpelled(word), this.#isSpelled(after)];
    // "peter 23", "m u l l e r"
    return isSpelled ? isAfterSpelled : this.#isNumber(after) && !this.#neverNames.has(word) && !this.#isAside(word);
  }

  /** Whether a word is a single letter or number. */
  #isSpelled(folded: string): boolean {
    return (
      folded.length === 1 ||
      this.#isNumber(folded) ||
      ((this.#lexicon.get(folded)?.uses ?? 0) & (USE.letter | USE.repeat)) !== 0
    );
  }

  #isNumber(folded: string): boolean {
    return /^\d+$/.test(folded) || this.#lexicon.isNumber(folded);
  }
}

/** Whether words are single letters that belong together, as in "j u l i a". */
const areLetters = (folded: string, next = ''): boolean => folded.length === 1 && next.length === 1;

/** The most words in "as in" and the letter before it. */
const MAX_EXAMPLE_WORDS = 4;
/** The most words between two joints of a name. */
const MAX_NAME_WORDS = 3;
const MAX_HOST_WORDS = 3;
