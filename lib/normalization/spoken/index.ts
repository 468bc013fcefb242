/** Digits and letters that were read out: "double four", "b for bravo", "sieben eins zwo". */
import type { Language } from '../../languages/index.ts';
import type { Scan } from '../numeric/index.ts';
import { loadNumber, readDigitString, scanNumbers } from '../numeric/index.ts';
import { ALPHABET, SPOKEN_WORDS, type SpokenWords } from './words.ts';

/** Imports the number words of a language. */
export const loadSpoken = (language: Language): Promise<void> => loadNumber(language);

/** The language, and the key under which a text is cut up once. */
export interface SpokenContext {
  readonly language: Language;
}

/** A number read out in free text; UTF-16 units. */
export interface SpokenDigits {
  readonly start: number;
  readonly end: number;
  /** With a leading "+" when it was said. */
  readonly digits: string;
}

/**
 * What was spelled, as it would be written: "a b one double two" is "AB122". Letters come out upper case. Undefined when
 * a word is neither digit, letter, sign nor an example ("b for bravo").
 */
export function readSpelled(said: string, context: SpokenContext): string | undefined {
  const scan = scanNumbers(said, context);
  const words = wordsOf(context.language);
  let spelled = '';
  for (let at = 0; at < scan.tokens.length; ) {
    const piece = readPiece(scan, at, words);
    if (!piece) return undefined;
    spelled += piece.text;
    at = piece.next;
  }
  return spelled === '' ? undefined : spelled;
}

/** Runs of at least `least` digits of which some were said in words. Digits that were written are left to others. */
export function findSpokenDigits(text: string, context: SpokenContext, least: number): SpokenDigits[] {
  const scan = scanNumbers(text, context);
  const { plus } = wordsOf(context.language);
  const found: SpokenDigits[] = [];
  for (let at = 0; at < scan.tokens.length; ) {
    const token = scan.tokens[at];
    const signed = token !== undefined && !token.readsOut && (token.text === '+' || plus.includes(token.text));
    const run = signed || token?.readsOut ? readDigitString(scan, signed ? at + 1 : at, true) : undefined;
    if (!run) {
      at += 1;
      continue;
    }
    const saidInWords = run.text.length >= least && scan.tokens.slice(at, run.next).some(({ kind }) => kind === 'word');
    const start = token?.start ?? 0;
    const end = scan.tokens[run.next - 1]?.end ?? start;
    if (saidInWords) found.push({ start, end, digits: `${signed ? '+' : ''}${run.text}` });
    at = run.next;
  }
  return found;
}

const wordsOf = (language: Language): SpokenWords => {
  const words = SPOKEN_WORDS[language.slice(0, 2)];
  if (!words) throw new Error(`No spoken forms for ${language}`);
  return words;
};

interface Piece {
  readonly text: string;
  readonly next: number;
}

function readPiece(scan: Scan, at: number, words: SpokenWords): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  const repeated = readRepeated(scan, at, words);
  if (repeated) return repeated;
  const digits = token.text === 'o' ? undefined : readDigitString(scan, at, true);
  if (digits) return { text: digits.text, next: digits.next };
  if (token.kind === 'symbol') return { text: ',.;:'.includes(token.text) ? '' : token.text, next: at + 1 };
  const letter = readLetter(scan, at, words);
  if (letter) return letter;
  if (words.ignored.includes(token.text)) return { text: '', next: at + 1 };
  const pair = `${token.text} ${scan.tokens[at + 1]?.text ?? ''}`;
  const symbol = words.symbols.get(pair) ?? words.symbols.get(token.text);
  if (symbol !== undefined) return { text: symbol, next: at + (words.symbols.has(pair) ? 2 : 1) };
  return isWritten(scan, at) ? { text: scan.text.slice(token.start, token.end), next: at + 1 } : undefined;
}

/** "double l". */
function readRepeated(scan: Scan, at: number, words: SpokenWords): Piece | undefined {
  const times = scan.lexicon.repeats.get(scan.tokens[at]?.text ?? '');
  const letter = times === undefined ? undefined : readLetter(scan, at + 1, words);
  return times === undefined || !letter ? undefined : { text: letter.text.repeat(times), next: letter.next };
}

/** "b", "bee", "bravo", "b for bravo". */
function readLetter(scan: Scan, at: number, words: SpokenWords): Piece | undefined {
  const text = scan.tokens[at]?.text ?? '';
  const letter = /^[a-z]$/.test(text) ? text : ALPHABET.has(text) ? text.charAt(0) : words.letters.get(text);
  if (letter === undefined) return undefined;
  return { text: letter.toUpperCase(), next: skipExample(scan, at + 1, letter, words) };
}

/** "for bravo": the example must begin with the letter. */
function skipExample(scan: Scan, at: number, letter: string, words: SpokenWords): number {
  for (const phrase of words.asIn) {
    const said = phrase.split(' ');
    const example = scan.tokens[at + said.length]?.text ?? '';
    const fits = said.every((word, index) => scan.tokens[at + index]?.text === word);
    if (fits && example.length > 1 && example.startsWith(letter)) return at + said.length + 1;
  }
  return at;
}

/** Capitals together ("WH"), as an id is written. */
function isWritten(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  return token !== undefined && /^[A-Z]{2,}$/.test(scan.text.slice(token.start, token.end));
}
