import type { Identifier } from '../languages/index.ts';
import { splitAlternatives } from './alternatives.ts';
import type { Finding } from './finding.ts';
import type { NumberRun } from './number-run.ts';
import { isLetterAt } from './runs.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Known extends Identifier {
  labelBefore?: RegExp;
}

/** National identifiers of all languages' countries. */
export class Identifiers {
  readonly #byDigits: ReadonlyMap<number, readonly Known[]>;
  /** Those that letters and digits can be read out for. */
  readonly #lettered: readonly Known[];

  constructor({ forms }: Vocabulary) {
    const all = forms.flatMap(({ identifiers }) => identifiers.map(withLabels));
    this.#byDigits = Map.groupBy(all, ({ digits }) => digits);
    this.#lettered = all.filter(({ length, digits }) => length > digits);
  }

  /** The identifier that a run of digits is, with the letters beside it. */
  identify(text: string, run: NumberRun): Finding | undefined {
    const known = this.#byDigits.get(run.digits.length);
    if (!known) return undefined;
    if (known.some(identifier => holds(identifier, run.digits) && isShown(text, run, identifier))) {
      return { start: run.start, end: run.end, kind: 'NATIONAL_ID' };
    }
    for (const { start, end, characters } of withLettersBeside(text, run)) {
      if (known.some(identifier => holds(identifier, characters))) return { start, end, kind: 'NATIONAL_ID' };
    }
    return undefined;
  }

  hasLength(length: number): boolean {
    return this.#lettered.some(identifier => identifier.length === length);
  }

  /** Whether letters and digits that were read out are an identifier with letters. */
  isLettered(characters: string): boolean {
    return this.#lettered.some(
      identifier => identifier.length === characters.length && holds(identifier, characters) && !identifier.onlyWhen,
    );
  }
}

const holds = ({ form, holds: checks }: Known, characters: string): boolean =>
  form.test(characters) && checks?.(characters) !== false;

function withLabels(identifier: Identifier): Known {
  const { onlyWhen } = identifier;
  if (!onlyWhen) return identifier;
  const labels = splitAlternatives(onlyWhen.labels).join('|');
  return { ...identifier, labelBefore: new RegExp(`\\b(?:${labels})\\b[^\\d]{0,30}$`, 'i') };
}

interface Candidate {
  start: number;
  end: number;
  characters: string;
}

const LETTERS_BEFORE = [/(?<![\p{L}\d])[A-Za-z][\s_.-]?[A-Za-z][\s_.-]?$/u, /(?<![\p{L}\d])[A-Za-z][\s_.-]?$/u];
const LETTER_BEHIND = /^[\s_.-]?[A-Za-z](?![\p{L}\d])/u;
const REACH = 5;

function withLettersBeside(text: string, { start, end, digits }: NumberRun): Candidate[] {
  const before = isLetterAt(text, start - 1) || isLetterAt(text, start - 2) ? lettersBefore(text, start) : [];
  const behind = isLetterAt(text, end) || isLetterAt(text, end + 1) ? lettersBehind(text, end) : [];
  if (before.length + behind.length === 0) return [];
  return ['', ...before].flatMap(prefix =>
    // The digits alone were read before.
    ['', ...behind].flatMap(suffix =>
      prefix + suffix === ''
        ? []
        : {
            start: start - prefix.length,
            end: end + suffix.length,
            characters: lettersOf(prefix) + digits + lettersOf(suffix),
          },
    ),
  );
}

function lettersBefore(text: string, start: number): string[] {
  const head = text.slice(Math.max(0, start - REACH), start);
  return LETTERS_BEFORE.flatMap(pattern => pattern.exec(head)?.[0] ?? []);
}

function lettersBehind(text: string, end: number): string[] {
  const letter = LETTER_BEHIND.exec(text.slice(end, end + REACH))?.[0];
  return letter === undefined ? [] : [letter];
}

const lettersOf = (text: string): string => text.replace(/[^A-Za-z]/g, '').toUpperCase();

function isShown(text: string, { start, end }: NumberRun, { onlyWhen, labelBefore }: Known): boolean {
  if (!onlyWhen) return true;
  return (
    onlyWhen.grouped.test(text.slice(start, end)) ||
    labelBefore?.test(text.slice(Math.max(0, start - 40), start)) === true
  );
}
