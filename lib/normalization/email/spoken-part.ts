import type { Scan } from '../numeric/index.ts';
import { readDigitString, touches } from '../numeric/index.ts';
import { type EmailLexicon, SIGNS } from './lexicon.ts';

/** What was read of an address, and the token after it. */
export interface SpokenPart {
  readonly text: string;
  readonly next: number;
}

/** More words than this are no address; bounds the work to either side of an "at". */
export const MAX_WORDS = 24;

/** The token after the sign "@" or its name at `at`. */
export function readAt(scan: Scan, at: number, lexicon: EmailLexicon): number | undefined {
  return scan.tokens[at]?.text === '@' ? at + 1 : lexicon.at.match(scan, at)?.next;
}

/** All words of a local part, with or without signs between them. */
export function readLocalPart(scan: Scan, at: number, lexicon: EmailLexicon): SpokenPart | undefined {
  return readPieces(scan, at, lexicon, () => false);
}

/** A domain: it ends at the first two words that no sign joins, and before a sign that nothing follows. */
export function readDomain(scan: Scan, at: number, lexicon: EmailLexicon): SpokenPart | undefined {
  return readPieces(scan, at, lexicon, (piece, text, afterSign, next) => {
    if (piece.isSign) return !readPiece(scan, piece.next, lexicon);
    return !afterSign && !touches(scan, next) && piece.text.length > 1 && text.length > 1;
  });
}

type EndsBefore = (piece: Piece, text: string, afterSign: boolean, next: number) => boolean;

function readPieces(scan: Scan, at: number, lexicon: EmailLexicon, endsBefore: EndsBefore): SpokenPart | undefined {
  let text = '';
  let next = at;
  let afterSign = true;
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const piece = readPiece(scan, next, lexicon);
    if (!piece || endsBefore(piece, text, afterSign, next)) break;
    text += piece.text;
    afterSign = piece.isSign;
    next = piece.next;
  }
  return text === '' ? undefined : { text, next };
}

interface Piece extends SpokenPart {
  /** A sign joins its neighbours. */
  readonly isSign: boolean;
}

/** A sign or its name, digits in any form, or the letters as they stand. */
function readPiece(scan: Scan, at: number, lexicon: EmailLexicon): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  const named = lexicon.signs.match(scan, at);
  if (named) return { text: named.value, isSign: true, next: named.next };
  if (token.kind === 'symbol') {
    const isInside = touches(scan, at) && touches(scan, at + 1) && SIGNS.has(token.text);
    return isInside ? { text: token.text, isSign: true, next: at + 1 } : undefined;
  }
  return readRepeated(scan, at) ?? readDigits(scan, at) ?? readWord(scan, at);
}

/** "double l". */
function readRepeated(scan: Scan, at: number): Piece | undefined {
  const times = scan.lexicon.repeats.get(scan.tokens[at]?.text ?? '');
  const letter = scan.tokens[at + 1]?.text ?? '';
  if (times === undefined || !isLetter(letter)) return undefined;
  return { text: letter.repeat(times), isSign: false, next: at + 2 };
}

/** Digits said in words; a single letter is one, also where it may name a digit. */
function readDigits(scan: Scan, at: number): Piece | undefined {
  const token = scan.tokens[at];
  if (token?.kind !== 'word' || token.text.length === 1 || touches(scan, at)) return undefined;
  const digits = readDigitString(scan, at, false);
  return digits && { text: digits.text, isSign: false, next: digits.next };
}

/** A compound number word is several tokens at one place of the text. */
function readWord(scan: Scan, at: number): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  let next = at + 1;
  while (scan.tokens[next]?.start === token.start) next += 1;
  return { text: scan.text.slice(token.start, token.end).toLowerCase(), isSign: false, next };
}

export const isLetter = (text: string): boolean => /^[a-z]$/.test(text);
