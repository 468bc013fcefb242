import { fold } from '../text/index.ts';
import type { CodeRun } from './code-forms.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Expected, Labels } from './labels.ts';
import { indexFrom } from './sorted.ts';
import type { Vocabulary } from './vocabulary.ts';

const REACH = 60;
const MAX_WORDS = 9;
/** The fewest words before a word that begins another clause. */
const FEWEST_WORDS = 2;
const BEGINNING = /(?:^|[.,:;?!]\s?)$/;
/** The greatest distance between "with the" and its label, in UTF-16 units. */
const LONGEST_WITH = 16;
/** A word that occurs only in passwords: with digits and letters, with signs inside, or with capitals inside. */
const ODD = /^(?=.*\d)(?=.*\p{L})|^.+[!@#$%^&*_+=?<>~|].|\p{Ll}\p{Lu}/u;
const QUOTED = /["'\u201c\u201e\u2018\u00ab]\s?([^"'\u201d\u2019\u00bb\n]{1,60})["'\u201d\u2019\u00bb]/uy;
/** The words up to the end of the clause. Spelled letters may have commas between them. */
const CLAUSE = /[^\s,;]+(?:(?:\s|[,;.]\s(?=[\p{L}\d](?![\p{L}\d])))[^\s,;]+){0,9}/uy;

const REST = /[^\s\p{L}\d,.;?]\S*[^\s,.;?!]/uy;

interface Place {
  start: number;
  end: number;
}

/** Finds passwords beside the word for them. */
export class PasswordFinder {
  readonly #words: LabelWords;
  readonly #never: ReadonlySet<string>;
  readonly #complaints: ReadonlySet<string>;
  readonly #conjunctions: ReadonlySet<string>;
  readonly #changes: RegExp;
  readonly #changeLinks: ReadonlySet<string>;
  readonly #withBefore: RegExp;
  /** The last word before "as the". */
  readonly #asBefore: RegExp;
  readonly #notUsed: ReadonlySet<string>;

  constructor(words: LabelWords, vocabulary: Vocabulary) {
    this.#words = words;
    this.#never = vocabulary.set('neverPasswords');
    this.#complaints = vocabulary.set('passwordComplaints');
    this.#conjunctions = vocabulary.set('conjunctions');
    this.#changes = new RegExp(`(?<!\\p{L})${vocabulary.pattern('changes')}(?!\\p{L})`, 'iu');
    this.#changeLinks = vocabulary.set('changeLinks');
    const as = vocabulary.pattern('passwordAs');
    this.#asBefore = new RegExp(`(?<!\\S)(\\S{3,})\\s${as}(?:\\s\\p{L}{1,5})?\\s$`, 'iu');
    this.#notUsed = vocabulary.set('changesAndUses');
    this.#withBefore = new RegExp(`(?<![\\p{L}\\d])${vocabulary.pattern('passwordWith')}(?:\\s\\p{L}{1,6})?\\s$`, 'iu');
  }

  find(text: string, labels: Labels, expected: Expected, codes: readonly CodeRun[]): Finding[] {
    const findings: Finding[] = [];
    let before = 0;
    for (const { word, start, end } of labels.tokens) {
      const finding =
        word.label === 'password'
          ? (this.#usedAs(text, before, start) ??
            this.#behind(text, { start, end }, codes) ??
            this.#before(text, before, start))
          : undefined;
      if (finding) findings.push(finding);
      before = end;
    }
    if (expected.has('password') && findings.length === 0) {
      const answer = this.#answer(text);
      if (answer) findings.push(answer);
    }
    return findings;
  }

  /** The whole of a short answer, without a question before it. */
  #answer(text: string): Finding | undefined {
    const from = Math.max(
      0,
      ...Array.from(text.matchAll(/[?:]\s+(?=\S)/gu), ({ 0: sign, index }) => index + sign.length),
    );
    const whole = text.slice(from).trim();
    if (whole === '' || whole.split(/\s+/).length > MAX_WORDS) return undefined;
    const start = text.indexOf(whole, from);
    return { start, end: start + whole.length, kind: 'PASSWORD' };
  }

  #behind(text: string, label: Place, codes: readonly CodeRun[]): Finding | undefined {
    const from = this.#words.skip(text, label.end);
    const between = text.slice(label.end, from);
    const isSaid =
      this.#isSaid(between) || this.#isChanged(text, label.end, between) || this.#isUsed(text, label, between);
    QUOTED.lastIndex = Math.max(label.end, from - 1);
    const quoted = QUOTED.exec(text);
    if (quoted) return { start: QUOTED.lastIndex - quoted[0].length, end: QUOTED.lastIndex, kind: 'PASSWORD' };
    const code = codes[indexFrom(codes, label.end)];
    if (code && code.start <= from && code.end > from) {
      // "kL65!WPK#9" continues after the letters and digits.
      REST.lastIndex = code.end;
      return { start: from, end: code.end + (REST.exec(text)?.[0].length ?? 0), kind: 'PASSWORD' };
    }
    CLAUSE.lastIndex = from;
    const clause = CLAUSE.exec(text)?.[0];
    if (!clause) return undefined;
    const words = clause.split(/\s/);
    const [first = ''] = words;
    const isShown = ODD.test(first) || /^\d{3,}$/.test(first);
    const length = isSaid || isShown ? 0 : this.#lengthOfBare(text, label, between, words);
    if (length > 0) return { start: from, end: from + length, kind: 'PASSWORD' };
    if (!isSaid && !(isShown && this.#words.areLinks(between, 0, between.length))) return undefined;
    if ((this.#isNever(first) || this.#conjunctions.has(fold(first))) && !ODD.test(first)) return undefined;
    return { start: from, end: from + this.#lengthOf(words), kind: 'PASSWORD' };
  }

  /**
   * The length of a password without a verb: "password dog cat mouse". The clause has only the label and words that
   * do not occur in a complaint. After two words, a conjunction begins another clause.
   */
  #lengthOfBare(text: string, { start }: Place, between: string, words: readonly string[]): number {
    if (between !== ' ' || !BEGINNING.test(text.slice(Math.max(0, start - 3), start))) return 0;
    const stop = words.findIndex(
      (word, index) => this.#isComplaint(word) || (index === 0 && this.#conjunctions.has(fold(word))),
    );
    const taken = stop < 0 ? words : words.slice(0, stop);
    return stop < 0 || taken.length >= FEWEST_WORDS ? taken.join(' ').replace(/[.?!]+$/, '').length : 0;
  }

  /** "password: ", "password is now ". */
  #isSaid(between: string): boolean {
    if (/^\s?[:=]/.test(between)) return true;
    if (/[,.;?!]\s/.test(between)) return false;
    const words = Array.from(between.matchAll(/[\p{L}\p{M}]+/gu), ([word]) => word);
    // "è" is a verb, but "e" joins another clause.
    return !this.#conjunctions.has(words[0] ?? '') && words.some(word => this.#words.isAssertion(fold(word)));
  }

  /** "I changed my password to ", "ich habe mein Passwort auf ... geändert". */
  #isChanged(text: string, label: number, between: string): boolean {
    const words = between.trim().split(/\s+/).map(fold);
    if (!words.some(word => this.#changeLinks.has(word))) return false;
    return this.#changes.test(text.slice(Math.max(0, label - REACH), label));
  }

  /** "log in with the password ", "ich habe als Passwort ". */
  #isUsed(text: string, { start }: Place, between: string): boolean {
    return between.trim() === '' && this.#withBefore.test(text.slice(Math.max(0, start - LONGEST_WITH), start));
  }

  /** "log in with hunter2 as the password", "he puesto hunter2 como contraseña". */
  #usedAs(text: string, least: number, label: number): Finding | undefined {
    const from = Math.max(least, label - REACH);
    const [said, word = ''] = this.#asBefore.exec(text.slice(from, label)) ?? [];
    if (said === undefined || this.#isNever(word) || this.#notUsed.has(fold(word))) return undefined;
    const start = label - said.length;
    return { start, end: start + word.length, kind: 'PASSWORD' };
  }

  /** The number of words up to the word that begins another clause. */
  #lengthOf(words: readonly string[]): number {
    const stop = words.findIndex((word, index) => index > 0 && this.#isNever(word) && !ODD.test(word));
    const taken = stop < 0 ? words : words.slice(0, stop);
    return taken.join(' ').replace(/[.?]+$/, '').length;
  }

  /** "hunter2 is my password" */
  #before(text: string, least: number, label: number): Finding | undefined {
    const from = Math.max(least, label - REACH);
    if (!this.#words.mayAssert(text, from, label)) return undefined;
    const head = text.slice(from, label);
    for (const { index } of head.matchAll(/[\s,]+/gu)) {
      const end = from + index;
      if (!this.#words.assert(text, end, label)) continue;
      const start = startOfClause(text, from, end);
      const said = text.slice(start, end);
      const words = said.split(/\s+/);
      if (words.length > MAX_WORDS) return lastOdd(said, start);
      if (said === '' || words.every(word => this.#isNever(word))) return undefined;
      return { start, end, kind: 'PASSWORD' };
    }
    return undefined;
  }

  #isComplaint(word: string): boolean {
    return this.#isNever(word) || this.#complaints.has(bare(word));
  }

  #isNever(word: string): boolean {
    const folded = bare(word);
    return this.#never.has(folded) || folded.split(/['\u2019]/).some(part => this.#never.has(part));
  }
}

/** A folded word without the signs around it. */
const bare = (word: string): string => fold(word).replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');

const LAST_ODD = /(?:(?<!\S)[^\s\d]*\d\S*(?:\s|$))+$/;

/** The words with digits right before a label: "I called yesterday about my two orders and 7 5 2 7 is my password". */
function lastOdd(said: string, start: number): Finding | undefined {
  const found = LAST_ODD.exec(said)?.[0].trim();
  if (!found) return undefined;
  const at = start + said.lastIndexOf(found);
  return { start: at, end: at + found.length, kind: 'PASSWORD' };
}

/** Letters and digits with commas between them, and perhaps a word before the first: "capital B, a, s, e, ". */
const SPELLED_BEFORE = /(?:[\p{L}\d]{1,12}\s)?[\p{L}\d],\s(?:[\p{L}\d]{1,8}(?:\s[\p{L}\d]{1,8})?,\s){0,12}$/u;

function startOfClause(text: string, from: number, end: number): number {
  const head = text.slice(from, end);
  const at = Math.max(head.lastIndexOf(', '), head.lastIndexOf('. '), head.lastIndexOf('? '), head.lastIndexOf(': '));
  if (at < 0) return from;
  return from + at + 2 - (SPELLED_BEFORE.exec(head.slice(0, at + 2))?.[0].length ?? 0);
}
