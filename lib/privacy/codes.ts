import { fold } from '../text/index.ts';
import type { Asides } from './asides.ts';
import { type CodeRun, hasFigure, LONGEST_FORM, type Piece } from './code-forms.ts';
import { endOfSigns, isCapitalNear, LONGEST_STEP, mayReach } from './code-gaps.ts';
import { addFirstCapitals, addLastCapitals, readNumber, readWritten } from './code-pieces.ts';
import { FirstLetters } from './first-letters.ts';
import { USE } from './lexicon.ts';
import { isNumber } from './number-run.ts';
import { endOfRun, isAlphanumericAt, startOfRun } from './runs.ts';
import type { DigitsToken, Scan, Token, WordToken } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Longer runs are read in parts. */
const MAX_PIECES = 48;
const MAX_JOINERS = 3;
const SHORTEST_RUN = 4;
const SPACE = 0x20;
/** Joined letters: a speech recogniser wrote spelled letters as one word, such as "JK" in "JK 2 6". */
const CAPITALS = /[\s,.-]{0,2}(?<![\p{L}\d])([A-Z]{2,3})(?=[\s,.-]{1,2}[\dA-Za-z](?![a-z]{2}))/uy;

/** Reads codes that were spelled in letters and digits: "B", "bravo" and "B for Bravo" are the same letter. */
export class CodeReader {
  readonly #example: RegExp;
  readonly #exampleLetters: FirstLetters;
  readonly #asides: Asides;

  constructor(vocabulary: Vocabulary, asides: Asides) {
    const examples = vocabulary.pattern('spellingExamples');
    this.#example = new RegExp(`[\\s,]{1,2}${examples}\\s{1,2}([\\p{L}\\p{M}]{2,24})`, 'iuy');
    this.#exampleLetters = new FirstLetters(vocabulary.alternatives('spellingExamples'));
    this.#asides = asides;
  }

  /**
   * All runs in a text with both letters and digits, and long runs of spelled letters.
   * @param isNamed the text or the question may say what a run without digits is
   */
  read({ text, tokens, uses, digits, mixed }: Scan, isNamed: boolean): CodeRun[] {
    const runs: CodeRun[] = [];
    const hasDigits = digits > 0 || (uses & USE.number) !== 0;
    if (!(hasDigits || isNamed) || (mixed.length === 0 && (uses & USE.letter) === 0)) return runs;
    let least = 0;
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at];
      if (!token || at < least || !hasLetter(token) || !this.#mayBePart(text, tokens, at)) continue;
      const pieces = this.#readPieces(text, tokens, startOfCode(text, tokens, at, least));
      least = Math.max(at + 1, pieces.at(-1)?.next ?? 0);
      const run = runOf(pieces);
      if (run.characters.length >= SHORTEST_RUN && (hasFigure(run.characters) || isSpelledOut(run))) runs.push(run);
    }
    return runs;
  }

  /** Most letters that stand alone are words: "a", "I". */
  #mayBePart(text: string, tokens: readonly Token[], at: number): boolean {
    const before = tokens[at - 1];
    const token = tokens[at];
    const behind = tokens[at + 1];
    if (!token) return false;
    if (before && mayReach(text, before.end, token.start)) return true;
    if (behind && mayReach(text, token.end, behind.start)) return true;
    if (token.type === 'digits') return isLong(text, token);
    return behind !== undefined && this.#exampleBehind(text, token.end) !== undefined;
  }

  #readPieces(text: string, tokens: readonly Token[], from: number): Piece[] {
    const pieces: Piece[] = [];
    let times = 1;
    let joiners = 0;
    let end = tokens[from]?.start ?? 0;
    addFirstCapitals(text, end, from, pieces);
    for (let at = from; at < tokens.length && pieces.length < MAX_PIECES; ) {
      const token = tokens[at];
      if (!token) break;
      if (at > from && !this.#reaches(text, end, token.start, pieces, at)) {
        const next = this.#behindAside(text, tokens, at, end, pieces);
        if (next === undefined) break;
        [at, end, joiners] = [next, tokens[next]?.start ?? end, 1];
        continue;
      }
      if (token.type === 'word' && (token.uses & USE.repeat) !== 0) {
        times = token.word.times;
        end = token.end;
        at += 1;
        continue;
      }
      if (token.type === 'word' && isMeridiem(text, token, pieces)) break;
      const piece = this.#readPiece(text, tokens, at);
      if (piece && !(piece.mayBeWord && joiners > 0)) {
        pieces.push(times > 1 ? { ...piece, characters: piece.characters.repeat(times) } : piece);
        times = 1;
        joiners = 0;
        end = piece.end;
        at = piece.next;
        continue;
      }
      if (at === from) break;
      if (isJoiner(token) && joiners < MAX_JOINERS) {
        joiners += 1;
        end = token.end;
        at += 1;
        continue;
      }
      const next = this.#behindAside(text, tokens, at + 1, end, pieces);
      if (next === undefined) break;
      [at, end, joiners] = [next, tokens[next]?.start ?? end, 1];
    }
    addLastCapitals(text, pieces);
    return pieces;
  }

  /** The token that continues a code after an aside. A single letter that is also a word does not continue it. */
  #behindAside(
    text: string,
    tokens: readonly Token[],
    at: number,
    end: number,
    pieces: readonly Piece[],
  ): number | undefined {
    if (pieces.every(({ mayBeWord }) => mayBeWord)) return undefined;
    return this.#asides.next(text, tokens, at, end, isSurePart);
  }

  /** Whether a token continues the pieces before it. Joined letters between them are added to the pieces. */
  #reaches(text: string, from: number, to: number, pieces: Piece[], next: number): boolean {
    if (to < from) return false;
    if (to === from + 1 && text.charCodeAt(from) === SPACE) return true;
    if (to > from + LONGEST_STEP) return false;
    if (endOfSigns(text, from) >= to) return true;
    if (!isCapitalNear(text, from)) return false;
    CAPITALS.lastIndex = from;
    const capitals = CAPITALS.exec(text);
    if (!capitals) return false;
    const [whole, characters = ''] = capitals;
    const end = from + whole.length;
    if (endOfSigns(text, end) < to) return false;
    pieces.push({ start: end - characters.length, end, characters, isSpelled: false, mayBeWord: false, next });
    return true;
  }

  #readPiece(text: string, tokens: readonly Token[], at: number): Piece | undefined {
    const token = tokens[at];
    if (token?.type === 'digits') return readWritten(text, tokens, at);
    if (token?.type !== 'word') return undefined;
    if (isWithDigits(token, tokens[at + 1])) return readWritten(text, tokens, at + 1);
    if (token.uses & USE.letter) return this.#readLetter(text, tokens, at, token);
    return token.uses & USE.number ? readNumber(text, tokens, at) : undefined;
  }

  /** Reads a letter: "B", "bravo" or "B for Bravo". */
  #readLetter(text: string, tokens: readonly Token[], at: number, token: WordToken): Piece {
    const { letter, uses } = token.word;
    const example = this.#exampleBehind(text, token.end);
    const named = example !== undefined && fold(example[1] ?? '').startsWith(letter.toLowerCase());
    const end = named ? token.end + example[0].length : token.end;
    let next = at + 1;
    while (next < tokens.length && (tokens[next]?.start ?? end) < end) next += 1;
    const mayBeWord =
      !named && token.end - token.start === 1 && ('AEIOUY'.includes(letter) || (uses & USE.joiner) !== 0);
    return { start: token.start, end, characters: letter, isSpelled: true, mayBeWord, next };
  }

  /** Matches "for Bravo" after a letter. The first group is the example. */
  #exampleBehind(text: string, end: number): RegExpExecArray | undefined {
    if (!this.#exampleLetters.mayFollow(text, end)) return undefined;
    this.#example.lastIndex = end;
    return this.#example.exec(text) ?? undefined;
  }
}

/** Whether a run is spelled and too long for a name. It can be the number of a passport or licence. */
const isSpelledOut = ({ pieces }: CodeRun): boolean =>
  pieces.length >= SHORTEST_WORD && pieces.every(({ isSpelled }) => isSpelled);

/** A number, or a letter that is not also a word. */
const isSurePart = (token: Token): boolean =>
  (token.type === 'word' && (token.uses & USE.letter) !== 0 && !isVowelAlone(token)) || isNumber(token);

const isVowelAlone = ({ start, end, word }: WordToken): boolean => end - start === 1 && 'AEIOUY'.includes(word.letter);

const isJoiner = ({ uses }: Token): boolean => (uses & USE.joiner) !== 0;

/** Whether the letter is written together with digits, as in "c000142a". It is read with them. */
const isWithDigits = ({ end }: WordToken, next: Token | undefined): boolean =>
  next?.type === 'digits' && next.start === end;

/** A single letter, or digits that are written together with letters. */
const hasLetter = (token: Token): boolean =>
  (token.uses & USE.letter) !== 0 || token.letterBefore || token.letterBehind;

/** One word of letters and digits may be an identifier. */
function isLong(text: string, token: DigitsToken): boolean {
  return (
    startOfRun(text, token.start, LONGEST_FORM, isAlphanumericAt) + SHORTEST_WORD <=
    endOfRun(text, token.end, LONGEST_FORM, isAlphanumericAt)
  );
}

/**
 * The shortest identifier that is written as one word, and the shortest run of spelled letters that counts without a
 * digit.
 */
export const SHORTEST_WORD = 9;

/** The most numbers before the first letter. */
const MAX_BEFORE = 12;

/** The start of a code: digits right before its first letter belong to it. */
function startOfCode(text: string, tokens: readonly Token[], at: number, least: number): number {
  let start = at;
  for (let before = at - 1; before >= least && at - before <= MAX_BEFORE; before -= 1) {
    const [token, next] = [tokens[before], tokens[before + 1]];
    if (!token || !next || !mayReach(text, token.end, next.start)) break;
    if (isNumber(token) || hasLetter(token)) start = before;
    else if (!isJoiner(token)) break;
  }
  return start;
}

const MERIDIEM = /[ap]\.?\s?m(?![\p{L}\d])/iuy;

/** "9 a.m." */
function isMeridiem(text: string, { start, word }: WordToken, pieces: readonly Piece[]): boolean {
  if (word.letter !== 'A' && word.letter !== 'P') return false;
  if (!hasFigure(pieces.at(-1)?.characters ?? '')) return false;
  MERIDIEM.lastIndex = start;
  return MERIDIEM.test(text);
}

function runOf(pieces: readonly Piece[]): CodeRun {
  let characters = '';
  for (const piece of pieces) characters += piece.characters;
  return { pieces, characters, start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
}
