import { readDigitString, readSpokenYear, type Scan, touches } from '../numeric/index.ts';
import { skipExample } from '../spoken/index.ts';
import { type EmailLexicon, SIGNS } from './lexicon.ts';

/** A sign, digits, a letter or a word of an address, and the token after it. */
export interface Piece {
  readonly kind: 'sign' | 'digits' | 'letter' | 'word';
  readonly text: string;
  /** The letter, if the word is the name of one. */
  readonly letter?: string;
  readonly next: number;
}

/** The token after the sign "@" or its name at `at`; the name may stand in brackets. */
export function readAt(scan: Scan, at: number, lexicon: EmailLexicon): number | undefined {
  if (textAt(scan, at) === '@') return at + 1;
  return lexicon.at.match(scan, at)?.next ?? inBrackets(scan, at, inside => lexicon.at.match(scan, inside)?.next);
}

export function readPiece(scan: Scan, at: number, lexicon: EmailLexicon): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  return (
    readSign(scan, at, lexicon) ??
    (token.kind === 'symbol'
      ? undefined
      : (readRepeated(scan, at, lexicon) ?? readDigits(scan, at) ?? readWord(scan, at, lexicon)))
  );
}

/** "dot", "(dot)", or the sign itself between two words that it touches. */
function readSign(scan: Scan, at: number, { signs }: EmailLexicon): Piece | undefined {
  const named = signs.match(scan, at);
  if (named) return { kind: 'sign', text: named.value, next: named.next };
  const inside = signs.match(scan, at + 1);
  const next = inBrackets(scan, at, () => inside?.next);
  if (inside && next !== undefined) return { kind: 'sign', text: inside.value, next };
  const text = textAt(scan, at);
  const isInside = SIGNS.has(text) && touches(scan, at) && touches(scan, at + 1);
  return isInside ? { kind: 'sign', text, next: at + 1 } : undefined;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
]);

/** The token after the closing bracket, if `read` accepts everything in the brackets at `at`. */
function inBrackets(scan: Scan, at: number, read: (at: number) => number | undefined): number | undefined {
  const closing = CLOSING.get(textAt(scan, at));
  const next = closing === undefined ? undefined : read(at + 1);
  return next !== undefined && textAt(scan, next) === closing ? next + 1 : undefined;
}

/** "double l"; the English "double u" is a letter, and so is "zed". */
function readRepeated(scan: Scan, at: number, { spoken, letterNames }: EmailLexicon): Piece | undefined {
  const named = spoken.letters.match(scan, at);
  if (named && (named.next > at + 1 || letterNames.has(textAt(scan, at))))
    return { kind: 'letter', text: named.value, next: named.next };
  const times = scan.lexicon.repeats.get(textAt(scan, at));
  const letter = textAt(scan, at + 1);
  return times !== undefined && isLetter(letter)
    ? { kind: 'letter', text: letter.repeat(times), next: at + 2 }
    : undefined;
}

/** Digits in words. A single letter stays a letter even if it can name a digit. */
function readDigits(scan: Scan, at: number): Piece | undefined {
  const token = scan.tokens[at];
  if (token?.kind === 'digits') return { kind: 'digits', text: token.text, next: at + 1 };
  if (token?.kind !== 'word' || token.text.length === 1 || touches(scan, at)) return undefined;
  const digits = readSpokenYear(scan, at) ?? readDigitString(scan, at);
  return digits && { kind: 'digits', text: digits.text, next: digits.next };
}

/** A word as it is, or one letter, perhaps with an example and a comma after it: "b wie berta, o, b". */
function readWord(scan: Scan, at: number, { spoken, namedLetters }: EmailLexicon): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  const text = scan.text.slice(token.start, token.end).toLowerCase();
  if (isLetter(text)) {
    const behind = skipExample(scan, at + 1, token.text, spoken);
    return { kind: 'letter', text, next: textAt(scan, behind) === ',' ? behind + 1 : behind };
  }
  // A compound number word is several tokens at one position in the text.
  let next = at + 1;
  while (scan.tokens[next]?.start === token.start) next += 1;
  const letter = namedLetters.get(token.text);
  return { kind: 'word', text, next, ...(letter === undefined ? {} : { letter }) };
}

const textAt = (scan: Scan, at: number): string => scan.tokens[at]?.text ?? '';

export const isApostrophe = (scan: Scan, at: number): boolean => ["'", '’'].includes(textAt(scan, at));

/** Whether a text is a letter in lower case without an accent. "è" and "à" are words. */
export const isLetter = (text: string): boolean => /^[a-z]$/.test(text);
