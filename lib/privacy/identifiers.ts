import type { Identifier } from '../languages/index.ts';
import { splitAlternatives } from './alternatives.ts';
import type { Finding } from './finding.ts';
import type { NumberRun } from './number-run.ts';
import { isAsciiLetterAt, isLetterAt } from './runs.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Known extends Identifier {
  labelBefore?: RegExp;
}

/** Identifiers with the same number of digits or characters. */
interface Group {
  readonly known: readonly Known[];
  /** The forms of all. One pattern excludes most characters. */
  readonly form: RegExp;
}

/** National identifiers of all languages' countries. */
export class Identifiers {
  /** Identifiers with digits only, by their number of digits. */
  readonly #plain: ReadonlyMap<number, readonly Known[]>;
  readonly #lettered: ReadonlyMap<number, Group>;
  /** Identifiers with letters, by their length, for codes that were spelled out. */
  readonly #letteredByLength: ReadonlyMap<number, Group>;

  constructor({ forms }: Vocabulary) {
    const all = forms.flatMap(({ identifiers }) => identifiers.map(withLabels));
    const lettered = all.filter(({ length, digits }) => length > digits);
    this.#plain = Map.groupBy(
      all.filter(({ length, digits }) => length === digits),
      ({ digits }) => digits,
    );
    this.#lettered = groupsOf(Map.groupBy(lettered, ({ digits }) => digits));
    this.#letteredByLength = groupsOf(Map.groupBy(lettered, ({ length }) => length));
  }

  /** The identifier that a run of digits makes, alone or with the letters beside it. */
  identify(text: string, run: NumberRun): Finding | undefined {
    const { start, end, digits } = run;
    const plain = this.#plain.get(digits.length);
    if (plain?.some(identifier => holds(identifier, digits) && isShown(text, run, identifier)))
      return { start, end, kind: 'NATIONAL_ID' };
    const lettered = this.#lettered.get(digits.length);
    return lettered && findLettered(text, run, lettered);
  }

  hasLength(length: number): boolean {
    return this.#letteredByLength.has(length);
  }

  /** Whether a spelled code is an identifier with letters. */
  isLettered(characters: string): boolean {
    const group = this.#letteredByLength.get(characters.length);
    if (!group?.form.test(characters)) return false;
    return group.known.some(identifier => holds(identifier, characters) && !identifier.onlyWhen);
  }
}

const groupsOf = (known: ReadonlyMap<number, readonly Known[]>): ReadonlyMap<number, Group> =>
  new Map(Array.from(known, ([size, group]) => [size, { known: group, form: anyOf(group) }]));

const anyOf = (known: readonly Known[]): RegExp => new RegExp(known.map(({ form }) => form.source).join('|'));

const holds = ({ length, form, holds: checks }: Known, characters: string): boolean =>
  length === characters.length && form.test(characters) && checks?.(characters) !== false;

function withLabels(identifier: Identifier): Known {
  const { onlyWhen } = identifier;
  if (!onlyWhen) return identifier;
  const labels = splitAlternatives(onlyWhen.labels).join('|');
  return { ...identifier, labelBefore: new RegExp(`\\b(?:${labels})\\b[^\\d]{0,30}$`, 'i') };
}

/** Most numbers have fewer letters beside them than an identifier needs. */
function findLettered(text: string, run: NumberRun, { known, form }: Group): Finding | undefined {
  const behind = isLetterBehind(text, run.end) ? lettersBehind(text, run.end) : '';
  const before = isLetterBefore(text, run.start) ? lettersBefore(text, run.start) : NO_LETTERS;
  const most = (before.length > 0 ? LETTERS_BEFORE.length : 0) + behind.length;
  if (most === 0 || !known.some(({ length, digits }) => length - digits <= most)) return undefined;
  for (const prefix of ['', ...before]) {
    for (const suffix of behind === '' ? [''] : ['', behind]) {
      // The digits without letters were checked before.
      if (prefix === '' && suffix === '') continue;
      const [first, last] = [lettersOf(prefix), lettersOf(suffix)];
      if (!known.some(({ length, digits }) => length - digits === first.length + last.length)) continue;
      const characters = first + run.digits + last;
      if (form.test(characters) && known.some(identifier => holds(identifier, characters)))
        return { start: run.start - prefix.length, end: run.end + suffix.length, kind: 'NATIONAL_ID' };
    }
  }
  return undefined;
}

/** The last two letters before an identifier, or the last one. */
const LETTERS_BEFORE = [/(?<![\p{L}\d])[A-Za-z][\s_.-]?[A-Za-z][\s_.-]?$/u, /(?<![\p{L}\d])[A-Za-z][\s_.-]?$/u];
const LETTER_BEHIND = /^[\s_.-]?[A-Za-z](?![\p{L}\d])/u;
const REACH = 5;
const NO_LETTERS: readonly string[] = [];

/** Whether a single letter, not a word, follows an identifier. One sign may stand before it. */
const isLetterBehind = (text: string, end: number): boolean =>
  isLetterAt(text, end) ? !isLetterAt(text, end + 1) : isLetterAt(text, end + 1) && !isLetterAt(text, end + 2);

/** Whether a letter that can belong to an identifier precedes it. One sign may stand after it. */
const isLetterBefore = (text: string, start: number): boolean =>
  mayHaveLetters(text, start - 1) || mayHaveLetters(text, start - 2);

/**
 * Whether the letter at a position can belong to an identifier. Most letters end a word of three letters or more and
 * cannot.
 */
const mayHaveLetters = (text: string, at: number): boolean =>
  isLetterAt(text, at) && !(isLetterAt(text, at - 1) && isLetterAt(text, at - 2));

function lettersBefore(text: string, start: number): string[] {
  const head = text.slice(Math.max(0, start - REACH), start);
  return LETTERS_BEFORE.flatMap(pattern => pattern.exec(head)?.[0] ?? []);
}

const lettersBehind = (text: string, end: number): string =>
  LETTER_BEHIND.exec(text.slice(end, end + REACH))?.[0] ?? '';

/** The letters of one or two letters with signs, in upper case. */
function lettersOf(text: string): string {
  let letters = '';
  for (let at = 0; at < text.length; at += 1) if (isAsciiLetterAt(text, at)) letters += text.charAt(at);
  return letters.toUpperCase();
}

function isShown(text: string, { start, end }: NumberRun, { onlyWhen, labelBefore }: Known): boolean {
  if (!onlyWhen) return true;
  return (
    onlyWhen.grouped.test(text.slice(start, end)) ||
    labelBefore?.test(text.slice(Math.max(0, start - 40), start)) === true
  );
}
