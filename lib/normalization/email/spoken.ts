import type { Language } from '../../languages/index.ts';
import type { Scan } from '../numeric/index.ts';
import { MAX_RECOGNITIONS, readDigitString, scanNumbers } from '../numeric/index.ts';
import type { SpokenContext } from '../spoken/index.ts';
import { EMAIL_WORDS, type EmailWords } from './words.ts';
import { normalizeEmail } from './written.ts';

export interface SpokenEmail {
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly address: string;
}

/** A word of an address and the place after it. `sign` joins its neighbours; between two bare words there is a space. */
interface Piece {
  readonly text: string;
  readonly sign: boolean;
  readonly next: number;
}

/** More words than this are no address; bounds the look to either side of an "at". */
const MAX_WORDS = 24;

/** "jane dot doe at example dot com": the whole of what was said, introductions ("my email is") apart. */
export function readSpokenEmail(said: string, context: SpokenContext): string | undefined {
  const scan = scanNumbers(said, context);
  const words = wordsOf(context.language);
  const last = scan.tokens.length - (isStop(scan, scan.tokens.length - 1) ? 1 : 0);
  for (let at = 0; at < Math.min(last, MAX_WORDS * 2); at += 1) {
    const sign = readAt(scan, at, words);
    if (sign === undefined) continue;
    const domain = readPart(scan, sign, words, true);
    if (!domain || domain.next < last) continue;
    const address = withLocal(scan, skipIntro(scan, at, words), at, domain.text, words);
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * Spoken addresses in free text: around each "at" that a domain follows. Before it only what touches a sign is taken
 * ("jane dot doe"), or a single word: where a spelled name begins cannot be known.
 */
export function findSpokenEmails(text: string, context: SpokenContext): SpokenEmail[] {
  const scan = scanNumbers(text, context);
  const words = wordsOf(context.language);
  const found: SpokenEmail[] = [];
  let from = 0;
  let tried = 0;
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const sign = readAt(scan, at, words);
    if (sign === undefined) continue;
    tried += 1;
    if (tried > MAX_RECOGNITIONS) break;
    const domain = readPart(scan, sign, words, true);
    if (!domain?.text.includes('.')) continue;
    const first = localStart(scan, from, at, words);
    const address = withLocal(scan, first, at, domain.text, words);
    if (address === undefined) continue;
    found.push({ start: scan.tokens[first]?.start ?? 0, end: scan.tokens[domain.next - 1]?.end ?? 0, address });
    from = domain.next;
    at = domain.next - 1;
  }
  return found;
}

/** The address whose local part stands between two places. */
function withLocal(scan: Scan, first: number, at: number, domain: string, words: EmailWords): string | undefined {
  const part = { ...scan, tokens: scan.tokens.slice(first, at) };
  const local = readPart(part, 0, words, false);
  return local?.next === part.tokens.length ? normalizeEmail(local.text, domain) : undefined;
}

function wordsOf(language: Language): EmailWords {
  const words = EMAIL_WORDS[language.slice(0, 2)];
  if (!words) throw new Error(`No spoken addresses for ${language}`);
  return words;
}

const isStop = (scan: Scan, at: number): boolean => ['.', '!', '?', ',', ';'].includes(scan.tokens[at]?.text ?? '');

/** The place after the sign "@" or its name. */
function readAt(scan: Scan, at: number, words: EmailWords): number | undefined {
  if (scan.tokens[at]?.text === '@') return at + 1;
  if (scan.tokens[at]?.kind !== 'word') return undefined;
  for (const phrase of words.at) {
    const next = matchWords(scan, at, phrase);
    if (next !== undefined) return next;
  }
  return undefined;
}

function matchWords(scan: Scan, at: number, said: readonly string[]): number | undefined {
  if (scan.tokens[at]?.text !== said[0]) return undefined;
  return said.every((word, index) => scan.tokens[at + index]?.text === word) ? at + said.length : undefined;
}

/** A local part or a domain. A domain ends at the first two words that no sign joins. */
function readPart(
  scan: Scan,
  at: number,
  words: EmailWords,
  isDomain: boolean,
): { text: string; next: number } | undefined {
  let text = '';
  let next = at;
  let afterSign = true;
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const piece = readPiece(scan, next, words);
    if (
      !piece ||
      (isDomain && !piece.sign && !afterSign && !isJoined(scan, next) && piece.text.length > 1 && text.length > 1)
    )
      break;
    if (isDomain && piece.sign && !readPiece(scan, piece.next, words)) break;
    text += piece.text;
    afterSign = piece.sign;
    next = piece.next;
  }
  return text === '' ? undefined : { text, next };
}

const isJoined = (scan: Scan, at: number): boolean => scan.tokens[at - 1]?.end === scan.tokens[at]?.start;

/** A sign or its name, digits in any form, or the letters as they stand. */
function readPiece(scan: Scan, at: number, words: EmailWords): Piece | undefined {
  const token = scan.tokens[at];
  if (!token) return undefined;
  for (const [phrase, sign] of words.signs) {
    const next = matchWords(scan, at, phrase);
    if (next !== undefined) return { text: sign, sign: true, next };
  }
  if (token.kind === 'symbol') {
    const within = isJoined(scan, at) && isJoined(scan, at + 1);
    return within && '.-_+'.includes(token.text) ? { text: token.text, sign: true, next: at + 1 } : undefined;
  }
  const times = scan.lexicon.repeats.get(token.text);
  const letter = scan.tokens[at + 1]?.text ?? '';
  if (times !== undefined && /^[a-z]$/.test(letter)) return { text: letter.repeat(times), sign: false, next: at + 2 };
  const digits = token.text === 'o' || token.text.length === 1 ? undefined : readDigitString(scan, at, false);
  if (digits && token.kind === 'word' && !isJoined(scan, at))
    return { text: digits.text, sign: false, next: digits.next };
  const end = wordEnd(scan, at);
  return { text: scan.text.slice(token.start, token.end).toLowerCase(), sign: false, next: end };
}

/** A compound number word is several tokens with one place in the text. */
function wordEnd(scan: Scan, at: number): number {
  let end = at + 1;
  while (scan.tokens[end]?.start === scan.tokens[at]?.start) end += 1;
  return end;
}

/** Past "my email is". */
function skipIntro(scan: Scan, at: number, words: EmailWords): number {
  let first = 0;
  while (
    first < at - 1 &&
    (words.intro.includes(scan.tokens[first]?.text ?? '') ||
      isStop(scan, first) ||
      scan.tokens[first]?.text === ':' ||
      scan.tokens[first]?.text === "'" ||
      (scan.tokens[first]?.text === '-' && words.intro.includes(scan.tokens[first + 1]?.text ?? '')))
  )
    first += 1;
  return first;
}

/** Back over words that a sign joins, and one more. */
function localStart(scan: Scan, from: number, at: number, words: EmailWords): number {
  let first = at - 1;
  while (first > from && at - first < MAX_WORDS) {
    const before = scan.tokens[first - 1];
    const signed =
      before !== undefined && (isSign(before.text, words) || isSign(scan.tokens[first]?.text ?? '', words));
    const spelled = /^[a-z]$/.test(before?.text ?? '') && /^[a-z]$/.test(scan.tokens[first]?.text ?? '');
    if (!signed && !spelled && !isJoined(scan, first)) break;
    first -= 1;
  }
  return Math.max(first, from);
}

const isSign = (text: string, words: EmailWords): boolean =>
  '.-_+'.includes(text) || words.signs.some(([phrase]) => phrase.at(-1) === text || phrase[0] === text);
