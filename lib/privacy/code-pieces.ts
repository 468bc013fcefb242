import { LONGEST_FORM, type Piece } from './code-forms.ts';
import { Composer } from './composer.ts';
import { USE } from './lexicon.ts';
import { endOfRun, isBlankAt, isCapitalAt, isPlainAt, startOfRun } from './runs.ts';
import type { Token } from './tokens.ts';

/** The most letters and digits before the first digit of a piece. */
const LONGEST_HEAD = 8;

/** Reads digits with the letters that are written together with them: "SS12". */
export function readWritten(text: string, tokens: readonly Token[], at: number): Piece | undefined {
  const token = tokens[at];
  if (token?.type !== 'digits') return undefined;
  const { digits, letterBefore, letterBehind } = token;
  if (!letterBefore && !letterBehind) {
    return {
      start: token.start,
      end: token.end,
      characters: digits,
      isSpelled: digits.length === 1,
      mayBeWord: false,
      next: at + 1,
    };
  }
  const start = startOfRun(text, token.start, LONGEST_HEAD, isPlainAt);
  const end = endOfRun(text, start, LONGEST_FORM, isPlainAt);
  let next = at + 1;
  while (next < tokens.length && (tokens[next]?.start ?? end) < end) next += 1;
  return { start, end, characters: text.slice(start, end).toUpperCase(), isSpelled: false, mayBeWord: false, next };
}

/** Reads number words that make one number: "twelve", "forty two". */
export function readNumber(text: string, tokens: readonly Token[], at: number): Piece | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const composer = new Composer();
  let next = at;
  let end = first.end;
  for (; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token?.type !== 'word' || (token.uses & USE.number) === 0) break;
    if (next > at && !isOneStep(text, end, token.start)) break;
    composer.addWord(token.word);
    if (composer.count > 1) break;
    end = token.end;
  }
  composer.close();
  const [digits = ''] = composer.groups;
  return { start: first.start, end, characters: digits, isSpelled: digits.length === 1, mayBeWord: false, next };
}

const HYPHEN = 0x2d;

/** Whether one blank or hyphen stands between two number words. */
const isOneStep = (text: string, from: number, to: number): boolean =>
  to === from + 1 && (text.charCodeAt(from) === HYPHEN || isBlankAt(text, from));

const CAPITALS_FIRST = /(?<![\p{L}\d])([A-Z]{2,3})[\s,.-]{1,2}$/u;

/** Adds the capitals before the first piece: "JK" in "JK 2 6 9". */
export function addFirstCapitals(text: string, before: number, next: number, pieces: Piece[]): void {
  if (!isCapitalAt(text, before - 2) && !isCapitalAt(text, before - 3)) return;
  const capitals = CAPITALS_FIRST.exec(text.slice(Math.max(0, before - 6), before));
  if (!capitals) return;
  const [whole, characters = ''] = capitals;
  const start = before - whole.length;
  pieces.push({ start, end: start + characters.length, characters, isSpelled: false, mayBeWord: false, next });
}

const CAPITALS_LAST = /[\s,.-]{1,2}([A-Z]{2,3})(?![\p{L}\d])/uy;

/** Adds the capitals after the last piece: "PQ" in "2 6 9 PQ". */
export function addLastCapitals(text: string, pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (!last || pieces.length < 2 || !(isCapitalAt(text, last.end + 1) || isCapitalAt(text, last.end + 2))) return;
  CAPITALS_LAST.lastIndex = last.end;
  const capitals = CAPITALS_LAST.exec(text);
  if (!capitals) return;
  const [whole, characters = ''] = capitals;
  const end = last.end + whole.length;
  pieces.push({ ...last, start: end - characters.length, end, characters, isSpelled: false, mayBeWord: false });
}
