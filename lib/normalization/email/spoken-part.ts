import { type Scan, touches } from '../numeric/index.ts';
import { APOSTROPHE, type EmailLexicon } from './lexicon.ts';
import { isApostrophe, type Piece, readAt, readPiece } from './pieces.ts';

/** A part of an address that was read, and the token after it. */
export interface SpokenPart {
  readonly text: string;
  readonly next: number;
}

export interface LocalPart extends SpokenPart {
  /** With a dot between two words without a sign, because the dot may have been left out; "o'brien" with its sign. */
  readonly dotted: string;
  /** With letters in place of their names, if only letters stand between two signs: "eme punto garcía". */
  readonly spelled: string;
}

export interface Domain extends SpokenPart {
  /** With a hyphen between two words without a sign: "my company dot com". */
  readonly hyphened: string;
}

/** The most words of an address. It limits the work on each side of an "at". */
export const MAX_WORDS = 24;

/**
 * The most pairs of words without a sign between them. With more, the words are a phrase before an address, unless "all
 * one word" is said.
 */
const MOST_OPEN = 1;
/** The same for text that is certainly an address: "the old mill dot co dot uk". */
const MOST_JOINED = 3;

/**
 * All words of a local part, with or without signs between them; undefined when another "at" or a negation is among
 * them.
 */
export function readLocalPart(scan: Scan, at: number, lexicon: EmailLexicon, isJoined: boolean): LocalPart | undefined {
  let [text, dotted, next] = ['', '', at];
  const spelled = new SpelledParts();
  let before: Piece['kind'] = 'sign';
  let open = 0;
  for (let count = 0; count < MAX_WORDS && readAt(scan, next, lexicon) === undefined; count += 1) {
    if (text !== '' && isApostrophe(scan, next) && touches(scan, next) && touches(scan, next + 1)) {
      dotted += APOSTROPHE;
      next += 1;
    }
    const piece = readPiece(scan, next, lexicon);
    if (!piece || lexicon.negations.has(piece.text)) break;
    const isOpen = mayLackSign(before, piece.kind) && !touches(scan, next);
    if (isOpen && piece.kind === 'word' && before === 'word') open += 1;
    dotted += (isOpen ? '.' : '') + piece.text;
    text += piece.text;
    spelled.add(piece);
    before = piece.kind;
    next = piece.next;
  }
  if (text === '' || (open > (isJoined ? MOST_JOINED : MOST_OPEN) && spelled.text === text)) return undefined;
  return { text, dotted, spelled: spelled.text, next };
}

/** Collects letters in place of their names between two signs, as long as each word is the name of a letter. */
class SpelledParts {
  #done = '';
  #said = '';
  /** Undefined after a word that is not the name of a letter. */
  #letters: string | undefined = '';

  add({ kind, text, letter }: Piece): void {
    if (kind === 'sign') {
      this.#done = this.text + text;
      this.#said = '';
      this.#letters = '';
      return;
    }
    this.#said += text;
    const spelled = kind === 'word' ? letter : text;
    this.#letters = spelled === undefined || this.#letters === undefined ? undefined : this.#letters + spelled;
  }

  get text(): string {
    return this.#done + (this.#letters ?? this.#said);
  }
}

/**
 * Whether a sign may be missing between two pieces: two words, or a letter and a word. Letters alone are spelled, and
 * digits follow their word.
 */
const mayLackSign = (before: Piece['kind'], after: Piece['kind']): boolean =>
  (before === 'word' || before === 'letter') && (after === 'word' || (after === 'letter' && before === 'word'));

/**
 * A domain: it ends at the first two words that no sign joins, and before a sign that nothing follows.
 * @param joinsWords whether words of its name may stand side by side: "hot mail dot com"
 */
export function readDomain(scan: Scan, at: number, lexicon: EmailLexicon, joinsWords = false): Domain | undefined {
  let [text, hyphened, next] = ['', '', at];
  let before: Piece['kind'] = 'sign';
  let joined = 0;
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const piece = readPiece(scan, next, lexicon);
    if (!piece) break;
    const isSign = piece.kind === 'sign';
    if (isSign && !readPiece(scan, piece.next, lexicon)) break;
    if (mayLackSign(before, piece.kind) && !touches(scan, next)) {
      const isName = !text.includes('.') && readAt(scan, next, lexicon) === undefined;
      const isInitial = joined === 0 && (text.length === 1 || piece.text.length === 1);
      if (!isName || !(isInitial || (joinsWords && joined < MOST_JOINED))) break;
      joined += 1;
      hyphened += '-';
    }
    text += piece.text;
    hyphened += piece.text;
    before = piece.kind;
    next = piece.next;
  }
  return text === '' ? undefined : { text, hyphened, next };
}
