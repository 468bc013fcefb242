import { mod97Holds } from './check-digits.ts';
import type { Finding } from './finding.ts';
import { IBAN_LENGTHS } from './iban.ts';
import type { Identifiers } from './identifiers.ts';
import type { Postcodes } from './postcode.ts';

/** Letters or digits that were read out, or written together. */
export interface Piece {
  start: number;
  end: number;
  /** Upper case. */
  characters: string;
  /** One letter or digit alone. */
  isSpelled: boolean;
  /** The letter is a word of its own: "a", "I", "y". */
  isShy: boolean;
  /** Index of the token behind it. */
  next: number;
}

/** Letters and digits that belong together, as they were read out. */
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
/** From this many letters and digits on that are said one by one, they are a code. */
const SPELLED = 5;
const PLAIN_LETTERS = 2;

/** Identifiers, IBANs and postcodes among the letters and digits that were read out. */
export class CodeForms {
  readonly #identifiers: Identifiers;
  readonly #postcodes: Postcodes;

  constructor(identifiers: Identifiers, postcodes: Postcodes) {
    this.#identifiers = identifiers;
    this.#postcodes = postcodes;
  }

  /** What a run is by its form alone. */
  classify(run: CodeRun): readonly Finding[] {
    const found = this.#byForm(run);
    return found.length > 0 ? found : spelled(run);
  }

  #byForm({ pieces }: CodeRun): Finding[] {
    const findings: Finding[] = [];
    for (let from = 0; from < pieces.length; ) {
      const [finding, next] = this.#formAt(pieces, from);
      if (finding) findings.push(finding);
      from = next;
    }
    return findings;
  }

  /** The longest form that begins at a piece, and where to look for the next one. */
  #formAt(pieces: readonly Piece[], from: number): [Finding | undefined, number] {
    let characters = '';
    let finding: Finding | undefined;
    let next = from + 1;
    for (let to = from; to < pieces.length && characters.length <= LONGEST_FORM; to += 1) {
      characters += pieces[to]?.characters ?? '';
      const kind = this.#kindOf(characters, pieces[to]);
      if (!kind) continue;
      finding = { start: pieces[from]?.start ?? 0, end: pieces[to]?.end ?? 0, kind };
      next = to + 1;
    }
    return [finding, next];
  }

  #kindOf(characters: string, last: Piece | undefined): string | undefined {
    const { length } = characters;
    if (length < SHORTEST_FORM) return undefined;
    if (length <= LONGEST_POSTCODE) {
      return this.#postcodes.isSpelled(characters, last?.isSpelled === true) ? 'ADDRESS' : undefined;
    }
    if (length < SHORTEST_IBAN && !this.#identifiers.hasLength(length)) return undefined;
    for (const form of characters.includes('O') ? [characters, characters.replaceAll('O', '0')] : [characters]) {
      if (isIban(form)) return 'IBAN';
      if (this.#identifiers.isLettered(form)) return 'NATIONAL_ID';
    }
    return undefined;
  }
}

function spelled({ pieces, start, end }: CodeRun): readonly Finding[] {
  const alone = pieces.filter(({ isSpelled }) => isSpelled);
  const letters = alone.filter(({ characters, isShy }) => !isShy && /[A-Z]/.test(characters)).length;
  const digits = pieces.some(({ characters }) => /\d/.test(characters));
  return alone.length >= SPELLED && letters >= PLAIN_LETTERS && digits ? [{ start, end, kind: 'NUMBER' }] : [];
}

const isIban = (characters: string): boolean =>
  IBAN_LENGTHS.get(characters.slice(0, 2)) === characters.length &&
  /^[A-Z]{2}\d\d[A-Z\d]+$/.test(characters) &&
  mod97Holds(characters);
