import type { Identifier } from '../languages/index.ts';
import { splitAlternatives } from './alternatives.ts';
import type { Finding } from './finding.ts';
import type { NumberRun } from './number-run.ts';
import { isAsciiLetterAt, isBlankAt, isPlainAt } from './runs.ts';
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
  const behind = letterBehind(text, run.end);
  const before = lettersBefore(text, run.start);
  const most = (before.length > 0 ? MOST_BEFORE : 0) + behind.length;
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

/** The most letters before an identifier. */
const MOST_BEFORE = 2;
const NO_LETTERS: readonly string[] = [];

/** The last two letters before an identifier with their signs, and the last one. A longer word has none. */
function lettersBefore(text: string, start: number): readonly string[] {
  const last = letterBefore(text, start);
  if (last === undefined) return NO_LETTERS;
  const first = letterBefore(text, last);
  const letters: string[] = [];
  if (first !== undefined && !isPlainAt(text, first - 1)) letters.push(text.slice(first, start));
  if (!isPlainAt(text, last - 1)) letters.push(text.slice(last, start));
  return letters;
}

/** The position of the letter before another position. One sign may stand between them. */
function letterBefore(text: string, end: number): number | undefined {
  const at = isSignAt(text, end - 1) ? end - 2 : end - 1;
  return isAsciiLetterAt(text, at) ? at : undefined;
}

/** The single letter that follows an identifier, with the sign before it. A word has none. */
function letterBehind(text: string, end: number): string {
  const at = isSignAt(text, end) ? end + 1 : end;
  return isAsciiLetterAt(text, at) && !isPlainAt(text, at + 1) ? text.slice(end, at + 1) : '';
}

const isSignAt = (text: string, at: number): boolean => isBlankAt(text, at) || '_.-'.includes(text.charAt(at));

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
