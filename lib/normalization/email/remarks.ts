import type { Scan } from '../numeric/index.ts';
import type { EmailLexicon } from './lexicon.ts';
import { readAt, readPiece } from './pieces.ts';
import { MAX_WORDS } from './spoken-part.ts';

/**
 * "john smith all one word and lower case at gmail dot com": removes the remarks. Undefined if a remark is about
 * letters that the word before it does not have ("meyer mit e i"): then one of the two was heard wrongly.
 */
export function withoutRemarks(scan: Scan, lexicon: EmailLexicon): { scan: Scan; isJoined: boolean } | undefined {
  const tokens: Scan['tokens'][number][] = [];
  let isJoined = false;
  let isBehindRemark = false;
  for (let at = 0; at < scan.tokens.length; ) {
    const remark: { value: boolean; next: number } | undefined =
      lexicon.remarks.match(scan, at) ??
      (isBehindRemark && scan.tokens[at]?.entry?.role === 'join' ? lexicon.remarks.match(scan, at + 1) : undefined);
    if (remark?.value) isJoined = true;
    const word = tokens.at(-1)?.text ?? '';
    const name = tokens.map(({ text }) => text);
    const spelled = remark ? undefined : (readLetters(scan, at, lexicon) ?? readSpelledOut(scan, at, lexicon));
    if (spelled && !spelled.fits(word, name)) return undefined;
    const left = remark?.next ?? spelled?.next ?? endOfSpelling(scan, at, lexicon, word);
    const token = scan.tokens[at];
    if (left === undefined && token) tokens.push(token);
    isBehindRemark = remark !== undefined;
    at = left ?? at + 1;
  }
  return { scan: tokens.length === scan.tokens.length ? scan : { ...scan, tokens }, isJoined };
}

/** "kate, k a t e": the token after the letters, if they spell the word before them and no other letter follows. */
function endOfSpelling(scan: Scan, from: number, lexicon: EmailLexicon, word: string): number | undefined {
  if (word.length < 2) return undefined;
  let [letters, at] = ['', from];
  while (letters.length < word.length) {
    const piece = readPiece(scan, letters === '' && scan.tokens[at]?.text === ',' ? at + 1 : at, lexicon);
    const letter = piece?.letter ?? (piece?.kind === 'letter' ? piece.text : undefined);
    if (!piece || letter === undefined) return undefined;
    letters += letter;
    at = piece.next;
  }
  return letters === word && readPiece(scan, at, lexicon)?.kind !== 'letter' ? at : undefined;
}

/** "kate, that's k a t e", "anna bell spelled a n n a b e l l": all letters of the words before the phrase. */
function readSpelledOut(scan: Scan, from: number, lexicon: EmailLexicon): Spelled | undefined {
  if (from === 0) return undefined;
  const isComma = (at: number): boolean => scan.tokens[at]?.text === ',';
  const phrase = lexicon.spelledOut.match(scan, isComma(from) ? from + 1 : from);
  if (!phrase) return undefined;
  const start = isComma(phrase.next) ? phrase.next + 1 : phrase.next;
  let [letters, next] = ['', start];
  for (let count = 0; count < MAX_WORDS; count += 1) {
    const piece = readPiece(scan, next, lexicon);
    const letter = piece?.letter ?? (piece?.kind === 'letter' ? piece.text : undefined);
    if (!piece || letter === undefined) break;
    letters += letter;
    next = piece.next;
  }
  if (letters.length < 2) return undefined;
  // "My email is spelled b o b": there is no name before the letters.
  const hasName = scan.tokens.slice(0, from).some(({ kind, text }) => kind === 'word' && !lexicon.intro.has(text));
  if (!hasName) return { fits: () => true, next: start };
  return { fits: (_, name) => name.some((_, at) => name.slice(at).join('') === letters), next };
}

/** A remark about letters of the word before it, or of all words of the name before it. */
interface Spelled {
  /** Whether the word has these letters. */
  readonly fits: (word: string, name: readonly string[]) => boolean;
  readonly next: number;
}

/** Letters of the word before them, up to a sign, the "at" or the end: "con be alta", "mit doppel t", "avec deux n". */
function readLetters(scan: Scan, at: number, lexicon: EmailLexicon): Spelled | undefined {
  if (at === 0) return undefined;
  const counted = lexicon.countedWith.match(scan, at);
  const spelled = lexicon.spelledWith.match(scan, at);
  const read =
    (counted && readCounted(scan, counted.next, lexicon)) ?? (spelled && readSpelled(scan, spelled.next, lexicon));
  if (!read) return undefined;
  const next = lexicon.letterNotes.match(scan, read.next)?.next ?? read.next;
  const isEnd = next === scan.tokens.length || readAt(scan, next, lexicon) !== undefined;
  return isEnd || lexicon.signs.match(scan, next) ? { ...read, next } : undefined;
}

/** "mit dt", "con be alta". */
function readSpelled(scan: Scan, at: number, lexicon: EmailLexicon): Spelled | undefined {
  let [letters, next] = ['', at];
  for (let count = 0; count < MOST_LETTERS; count += 1) {
    const piece = readPiece(scan, next, lexicon);
    const isPair = letters === '' && piece?.kind === 'word' && /^[a-z]{2}$/.test(piece.text);
    const letter = piece?.letter ?? (piece?.kind === 'letter' || isPair ? piece?.text : undefined);
    if (!piece || letter === undefined) break;
    letters += letter;
    next = piece.next;
  }
  return letters === '' ? undefined : { fits: word => word.includes(letters), next };
}

const MOST_LETTERS = 3;

/** "avec deux n", "con una sola ele", "with two l's and one t": as many of the letter in a row, no more and no fewer. */
function readCounted(scan: Scan, at: number, lexicon: EmailLexicon): Spelled | undefined {
  const count = countAt(scan, at);
  const next = count === undefined ? at : at + 1;
  const isOnly = lexicon.only.has(scan.tokens[next]?.text ?? '');
  if (count === undefined && !isOnly) return undefined;
  const letter = lexicon.countedLetters.match(scan, isOnly ? next + 1 : next);
  if (!letter) return undefined;
  const run = new RegExp(`(?<!${letter.value})${letter.value}{${count ?? 1}}(?!${letter.value})`);
  const isJoined = scan.tokens[letter.next]?.entry?.role === 'join';
  const more = isJoined ? readCounted(scan, letter.next + 1, lexicon) : undefined;
  return { fits: word => run.test(word) && (more?.fits(word, []) ?? true), next: more?.next ?? letter.next };
}

function countAt(scan: Scan, at: number): number | undefined {
  const { entry, text = '' } = scan.tokens[at] ?? {};
  const count = entry?.role === 'add' && !entry.ordinal ? entry.value : Number(text);
  return count >= 1 && count <= MOST_LETTERS ? count : undefined;
}
