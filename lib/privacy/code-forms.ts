import { mod97Holds } from './check-digits.ts';
import type { Finding } from './finding.ts';
import { IBAN_LENGTHS } from './iban.ts';
import type { Identifiers } from './identifiers.ts';
import type { Postcodes } from './postcode.ts';
import { isCapitalAt } from './runs.ts';

/** Letters or digits that were spelled out, or written as one word. */
export interface Piece {
  start: number;
  end: number;
  /** Upper case. */
  characters: string;
  /** One letter or digit alone. */
  isSpelled: boolean;
  /** The letter is a word of its own: "a", "I", "y". */
  mayBeWord: boolean;
  /** Index of the next token. */
  next: number;
}

/** Letters and digits that belong together, in the order in which they were said. */
export interface CodeRun {
  readonly pieces: readonly Piece[];
  readonly characters: string;
  readonly start: number;
  readonly end: number;
}

/** The longest is an IBAN. */
export const LONGEST_FORM = 34;
const SHORTEST_FORM = 5;
const LONGEST_POSTCODE = 7;
const SHORTEST_IBAN = 15;
/** At least this many letters and digits that are said one by one are a code. */
const SPELLED = 5;
const PLAIN_LETTERS = 2;

/** Finds identifiers, IBANs and postcodes among letters and digits that were spelled out. */
export class CodeForms {
  readonly #identifiers: Identifiers;
  readonly #postcodes: Postcodes;

  constructor(identifiers: Identifiers, postcodes: Postcodes) {
    this.#identifiers = identifiers;
    this.#postcodes = postcodes;
  }

  /** What a run is by its form alone, without a label. */
  classify(run: CodeRun): readonly Finding[] {
    const found = this.#byForm(run);
    return found.length > 0 ? found : spelled(run);
  }

  #byForm(run: CodeRun): Finding[] {
    const findings: Finding[] = [];
    for (let from = 0, at = 0; at + SHORTEST_FORM <= run.characters.length; ) {
      const form = this.#formAt(run, from, at);
      const next = form?.next ?? from + 1;
      if (form) findings.push({ start: run.pieces[from]?.start ?? 0, end: form.end, kind: form.kind });
      for (; from < next; from += 1) at += run.pieces[from]?.characters.length ?? 0;
    }
    return findings;
  }

  /**
   * The longest form that begins at a piece.
   * @param at position of the piece in the characters of the run
   */
  #formAt({ pieces, characters }: CodeRun, from: number, at: number): Form | undefined {
    let form: Form | undefined;
    let length = 0;
    const isCapital = isCapitalAt(characters, at);
    for (let to = from; to < pieces.length && length <= LONGEST_FORM; to += 1) {
      const last = pieces[to];
      length += last?.characters.length ?? 0;
      if (!last || !this.#hasLength(length, isCapital)) continue;
      const kind = this.#kindOf(characters.slice(at, at + length), last);
      if (kind) form = { kind, end: last.end, next: to + 1 };
    }
    return form;
  }

  /** Postcodes and IBANs begin with a letter. */
  #hasLength(length: number, isCapital: boolean): boolean {
    if (length < SHORTEST_FORM) return false;
    if (isCapital && (length <= LONGEST_POSTCODE || length >= SHORTEST_IBAN)) return true;
    return length > LONGEST_POSTCODE && this.#identifiers.hasLength(length);
  }

  #kindOf(characters: string, last: Piece): string | undefined {
    if (characters.length <= LONGEST_POSTCODE)
      return this.#postcodes.isSpelled(characters, last.isSpelled) ? 'ADDRESS' : undefined;
    for (const form of characters.includes('O') ? [characters, characters.replaceAll('O', '0')] : [characters]) {
      if (isIban(form)) return 'IBAN';
      if (this.#identifiers.isLettered(form)) return 'NATIONAL_ID';
    }
    return undefined;
  }
}

interface Form {
  readonly kind: string;
  readonly end: number;
  /** Index of the next piece. */
  readonly next: number;
}

function spelled({ pieces, characters, start, end }: CodeRun): readonly Finding[] {
  if (pieces.length < SPELLED) return [];
  let [alone, letters] = [0, 0];
  for (const { isSpelled, mayBeWord, characters: said } of pieces) {
    if (!isSpelled) continue;
    alone += 1;
    if (!mayBeWord && isCapitalAt(said, 0)) letters += 1;
  }
  const isCode = alone >= SPELLED && letters >= PLAIN_LETTERS && hasFigure(characters);
  return isCode ? [{ start, end, kind: 'NUMBER' }] : [];
}

/** Whether a code contains a digit. */
export function hasFigure(characters: string): boolean {
  for (let at = 0; at < characters.length; at += 1) {
    const unit = characters.charCodeAt(at);
    if (unit >= ZERO && unit <= NINE) return true;
  }
  return false;
}

const ZERO = 0x30;
const NINE = 0x39;

const isIban = (characters: string): boolean =>
  characters.length >= SHORTEST_IBAN &&
  IBAN_LENGTHS.get(characters.slice(0, 2)) === characters.length &&
  /^[A-Z]{2}\d\d[A-Z\d]+$/.test(characters) &&
  mod97Holds(characters);
