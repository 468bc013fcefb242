import { readDigitString, type Scan, scanNumbers } from '../numeric/index.ts';
import { type SpokenLexicon, spokenLexicon } from './lexicon.ts';
import type { SpokenContext } from './spoken-context.ts';

interface Piece {
  readonly text: string;
  readonly next: number;
}

/**
 * A spelled text as it would be written: "a b one double two" is "AB122". Letters are in upper case. Undefined if a
 * word is neither a digit, a letter, a sign nor an example ("b for bravo").
 */
export function readSpelled(said: string, context: SpokenContext): string | undefined {
  const scan = scanNumbers(said, context);
  const lexicon = spokenLexicon(context.language);
  let spelled = '';
  for (let at = 0; at < scan.tokens.length; ) {
    const piece = readPiece(scan, at, lexicon);
    if (!piece) return undefined;
    spelled += piece.text;
    at = piece.next;
  }
  return spelled === '' ? undefined : spelled;
}

function readPiece(scan: Scan, at: number, lexicon: SpokenLexicon): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  return (
    readRepeated(scan, at, lexicon) ??
    readDigits(scan, at) ??
    (token.kind === 'symbol' ? { text: ',.;:'.includes(token.text) ? '' : token.text, next: at + 1 } : undefined) ??
    readLetter(scan, at, lexicon) ??
    readSign(scan, at, lexicon) ??
    (isWritten(scan, at) ? { text: scan.text.slice(token.start, token.end), next: at + 1 } : undefined)
  );
}

/** "double l"; the English "double u" is a letter. */
function readRepeated(scan: Scan, at: number, lexicon: SpokenLexicon): Piece | undefined {
  if ((lexicon.letters.match(scan, at)?.next ?? at) > at + 1) return undefined;
  const times = scan.lexicon.repeats.get(scan.tokens[at]?.text ?? '');
  const letter = times === undefined ? undefined : readLetter(scan, at + 1, lexicon);
  return times === undefined || !letter ? undefined : { text: letter.text.repeat(times), next: letter.next };
}

/** Reads digits. Among letters, "o" is a letter. */
function readDigits(scan: Scan, at: number): Piece | undefined {
  return scan.tokens[at]?.text === 'o' ? undefined : readDigitString(scan, at, { separated: true });
}

/** "b", "bee", "bravo", "b for bravo". */
function readLetter(scan: Scan, at: number, lexicon: SpokenLexicon): Piece | undefined {
  const text = scan.tokens[at]?.text ?? '';
  const named = lexicon.letters.match(scan, at);
  const [letter, next] = /^[a-z]$/.test(text) ? [text, at + 1] : [named?.value, named?.next ?? at];
  return letter === undefined
    ? undefined
    : { text: letter.toUpperCase(), next: skipExample(scan, next, letter, lexicon) };
}

/** The token after "for bravo", if it stands at `at`: the example must begin with the letter. */
export function skipExample(scan: Scan, at: number, letter: string, { asIn }: SpokenLexicon): number {
  for (const phrase of asIn) {
    const example = scan.tokens[at + phrase.length]?.text ?? '';
    const fits = phrase.every((word, index) => scan.tokens[at + index]?.text === word);
    if (fits && example.length > 1 && example.startsWith(letter)) return at + phrase.length + 1;
  }
  return at;
}

function readSign(scan: Scan, at: number, lexicon: SpokenLexicon): Piece | undefined {
  if (lexicon.ignored.has(scan.tokens[at]?.text ?? '')) return { text: '', next: at + 1 };
  const sign = lexicon.symbols.match(scan, at);
  return sign && { text: sign.value, next: sign.next };
}

/** Capitals together ("WH"), as an id is written. */
function isWritten(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  return token !== undefined && /^[A-Z]{2,}$/.test(scan.text.slice(token.start, token.end));
}
