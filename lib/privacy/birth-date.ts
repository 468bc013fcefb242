import { fold } from '../text/index.ts';
import { startsOfClauses } from './clauses.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Expected, Labels } from './labels.ts';
import { type Lexicon, USE } from './lexicon.ts';
import { isFigureAt } from './runs.ts';
import type { Scan, Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The greatest distance between "born" or "my birthday" and its date, in UTF-16 units. */
const REACH = 90;
/** The most words between "born" and its date. With more words, the date belongs to another sentence. */
const MAX_LINKS = 7;
/** The most words within a date that are not part of it: "uh", "of the". */
const MAX_LINKS_WITHIN = 3;

/** `asked`: the caller was asked for the date of birth, and the date is the whole answer. */
type Context = 'birth' | 'birthday' | 'asked' | 'none';

interface Word {
  start: number;
  end: number;
  folded: string;
}

const WORD = /[\p{L}\p{M}]+|\d+/gu;

/** Finds dates of birth, in digits or in words, by the words around them or by what the caller was asked. */
export class BirthDateFinder {
  readonly #lexicon: Lexicon;
  readonly #links: LabelWords;
  readonly #months: ReadonlySet<string>;
  readonly #ordinals: ReadonlySet<string>;
  readonly #feasts: ReadonlySet<string>;
  readonly #weekdays: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary, links: LabelWords) {
    this.#lexicon = vocabulary.lexicon;
    this.#links = links;
    this.#months = vocabulary.set('months');
    this.#ordinals = vocabulary.set('ordinals');
    this.#feasts = vocabulary.set('feasts');
    this.#weekdays = vocabulary.set('weekdays');
  }

  find({ text, tokens, uses }: Scan, labels: Labels, expected: Expected): Finding[] {
    const findings: Finding[] = [];
    if (uses & (USE.birth | USE.birthday)) {
      for (const token of tokens) {
        if ((token.uses & (USE.birth | USE.birthday)) === 0) continue;
        const context = token.uses & USE.birth ? 'birth' : 'birthday';
        // Look at both sides: in "am 5.3.1984 geboren, am 6.4.1985 geboren", each "geboren" belongs to the date before
        // it.
        const [before, behind] = [wordsBefore(text, token.start), wordsBehind(text, token.end)];
        for (const words of [before, behind]) this.#add(findings, words, context);
      }
    }
    if (findings.length === 0) this.#addBare(findings, text, tokens);
    if (findings.length === 0 && expected.has('birth')) this.#addAsked(findings, text, labels);
    return findings;
  }

  /** Adds the date of a text that is a date of long ago and little else. */
  #addBare(findings: Finding[], text: string, tokens: readonly Token[]): void {
    const whole = text.trim();
    if (whole.length > REACH || !tokens.some(isOldYear)) return;
    const finding = this.#dateIn(readWords(text, 0), 'none');
    if (finding && (finding.end - finding.start) * 2 >= whole.length) findings.push(finding);
  }

  /** Adds the date of an answer, or of a clause in it, that is a date and little else. */
  #addAsked(findings: Finding[], text: string, labels: Labels): void {
    for (const start of startsOfClauses(text)) {
      const finding = this.#dateIn(wordsBehind(text, start), 'asked');
      if (!finding || !labels.isBare(finding)) continue;
      findings.push(finding);
      return;
    }
  }

  #add(findings: Finding[], words: readonly Word[], context: Context): void {
    const finding = this.#dateIn(words, context);
    if (finding) findings.push(finding);
  }

  #dateIn(words: readonly Word[], context: Context): Finding | undefined {
    const first = words
      .slice(0, MAX_LINKS + 1)
      .findIndex(({ folded }) => this.#isDatePart(folded) && !this.#isLink(folded));
    if (first < 0) return undefined;
    const isNear = words.slice(0, first).every(({ folded }) => this.#isLink(folded));
    if (!isNear && context !== 'asked') return undefined;
    const parts: Word[] = [];
    let links = 0;
    for (const word of words.slice(this.#startOfDate(words, first))) {
      if (this.#isDatePart(word.folded)) {
        parts.push(word);
        links = 0;
      } else if (!this.#isLink(word.folded) || ++links > MAX_LINKS_WITHIN) break;
    }
    if (!this.#isDate(parts, context)) return undefined;
    const start = Math.min(...parts.map(part => part.start));
    return { start, end: Math.max(...parts.map(part => part.end)), kind: 'DATE_OF_BIRTH' };
  }

  /** "the first of June": some words are links as well as parts of a date. */
  #startOfDate(words: readonly Word[], first: number): number {
    let start = first;
    for (let at = first - 1; at >= 0 && first - at <= MAX_LINKS_WITHIN + 1; at -= 1) {
      const { folded } = words[at] ?? { folded: '' };
      if (!this.#isLink(folded)) break;
      if (folded.length > 1 && this.#isDatePart(folded)) start = at;
    }
    return start;
  }

  #isDate(parts: readonly Word[], context: Context): boolean {
    const folded = parts.map(part => part.folded);
    if (context === 'none') return isLongAgo(folded);
    if (context === 'asked') return true;
    const withYear =
      folded.some(part => YEAR.test(part) || COMPACT.test(part)) ||
      folded.filter(part => /^\d{1,2}$/.test(part) || part.length > LONGEST_ENDING).length >= 3;
    return withYear || (context === 'birth' && parts.length >= 2);
  }

  #isDatePart(folded: string): boolean {
    if (isFigureAt(folded, 0)) return IN_FIGURES.test(folded);
    return (
      this.#months.has(folded) ||
      this.#ordinals.has(folded) ||
      this.#feasts.has(folded) ||
      this.#lexicon.isNumber(folded) ||
      ((this.#lexicon.get(folded)?.uses ?? 0) & USE.repeat) !== 0
    );
  }

  #isLink(folded: string): boolean {
    if (this.#links.isLink(folded) || this.#weekdays.has(folded)) return true;
    const uses = this.#lexicon.get(folded)?.uses ?? 0;
    return (uses & (USE.joiner | USE.birth)) !== 0 || /^\p{L}$/u.test(folded);
  }
}

/** "th", "er": endings of a number that are not counted as a part of the date. */
const LONGEST_ENDING = 2;
const IN_FIGURES = /^(?:\d{1,2}|\d{4}|\d{6}|\d{8})$/;
const YEAR = /^(?:1[89]|20)\d\d$/;
const OLD_YEAR = /^(?:19\d\d|200\d)$/;
const COMPACT = /^\d{6}$|^\d{8}$/;

/** Whether a day, a month and a year are so long ago that, in a conversation, only a birth can be meant. */
const isLongAgo = (folded: readonly string[]): boolean =>
  (folded.length === 3 || folded.length === 4) && [folded[0], folded.at(-1)].some(part => OLD_YEAR.test(part ?? ''));

const isOldYear = ({ digits }: Token): boolean => digits.length === 4 && OLD_YEAR.test(digits);

const wordsBehind = (text: string, end: number): Word[] => readWords(text.slice(end, end + REACH), end);

/** Nearest first. */
function wordsBefore(text: string, start: number): Word[] {
  const from = Math.max(0, start - REACH);
  return readWords(text.slice(from, start), from).reverse();
}

function readWords(slice: string, offset: number): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of slice.matchAll(WORD)) {
    words.push({ start: offset + index, end: offset + index + word.length, folded: fold(word) });
  }
  return words;
}
