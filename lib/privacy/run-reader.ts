import { type Asides, LONGEST_ASIDE } from './asides.ts';
import { Composer } from './composer.ts';
import { isLetterO, isOr, isWordO } from './letter-o.ts';
import { USE } from './lexicon.ts';
import {
  isNumber,
  isSingle,
  loneRun,
  NO_CONJUNCTIONS,
  type NumberRun,
  type NumberToken,
  type OpenSegment,
} from './number-run.ts';
import { BETWEEN, betweenOf } from './run-signs.ts';
import { gap, LONGEST_GAP, shapeAt } from './shapes.ts';
import type { Token } from './tokens.ts';

/** No personal number has more digits. In a longer run, only its position matters. */
const LONGEST_NUMBER = 64;
/** A French number may have an A or B after this many digits. */
const CORSICA = 6;
/** The most words between two groups. With more words, the second group belongs to another sentence. */
const MAX_JOINERS = 4;
/** At least this many single digits are a dictated number. */
const FEWEST_SINGLES = 3;
/** The same for a number that begins with 0: "zéro un comme Paris". */
const FEWEST_BEHIND_ZERO = 2;

/** Reads the run that begins at a token of digits or a number word. */
export function readRun(text: string, tokens: readonly Token[], from: number, asides: Asides): NumberRun {
  const first = tokens[from];
  // Most numbers have one token.
  if (first?.type === 'digits' && isAlone(text, tokens, from, asides)) return loneRun(first, from + 1);
  return new RunReader(text, tokens, from, asides).read();
}

/** Whether the number ends after this token, and no aside continues it. This check is cheaper than reading the run. */
function isAlone(text: string, tokens: readonly Token[], from: number, asides: Asides): boolean {
  const first = tokens[from];
  const next = tokens[from + 1];
  if (first?.type !== 'digits') return false;
  if (!next || next.start - first.end > LONGEST_ASIDE) return true;
  const isNear = next.start - first.end <= LONGEST_GAP;
  if (isNear && (isNumber(next) || (usesOf(next) & USE.joiner) !== 0 || first.digits.length === CORSICA)) return false;
  if (first.digits.length >= LONG_PART) return true;
  return asides.next(text, tokens, from + 1, first.end, isNumber) === undefined;
}

class RunReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #from: number;
  readonly #asides: Asides;
  readonly #run: NumberToken[] = [];
  readonly #composer = new Composer();
  #conjunctions = NO_CONJUNCTIONS;
  readonly #segments: OpenSegment[] = [];
  #joiners = 0;
  /** The digits since the last comma or word. */
  #digitsInPart = 0;
  /** A sign stands before the last number. */
  #isSigned = false;
  /** The next number begins a segment. */
  #isParted = true;
  #isConjunction = false;
  #isAfterAside = false;
  #hasJoiners = false;
  #hasCommas = false;
  #spoken = false;
  #next: number;

  constructor(text: string, tokens: readonly Token[], from: number, asides: Asides) {
    this.#text = text;
    this.#asides = asides;
    this.#tokens = tokens;
    this.#from = from;
    this.#next = from;
  }

  read(): NumberRun {
    for (let at: number | undefined = this.#from; at !== undefined && at < this.#tokens.length; )
      at = this.#take(at) ? at + 1 : this.#takeBehindAside();
    this.#composer.close();
    const { groups, maxSingles } = this.#composer;
    return {
      tokens: this.#run,
      next: this.#next,
      start: this.#tokens[this.#from]?.start ?? 0,
      end: this.#run.at(-1)?.end ?? 0,
      digits: groups.join(''),
      groups,
      singles: maxSingles,
      spoken: this.#spoken,
      conjunctions: this.#conjunctions,
      parts: this.#segments,
      hasJoiners: this.#hasJoiners,
      hasCommas: this.#hasCommas,
    };
  }

  /** @returns false if the run ends before the token */
  #take(at: number): boolean {
    const token = this.#tokens[at];
    const between = at === this.#from ? '' : gap(this.#text, this.#tokens, at);
    if (isNumber(token)) return this.#takeNumber(token, at, between);
    // "CE 01 76 72 B" ends with its letter.
    if (isNumber(this.#tokens[at + 1]) && this.#isCorsica(token, between)) return true;
    const uses = usesOf(token);
    if ((uses & USE.joiner) === 0 || at === this.#from) return false;
    if ((betweenOf(between) & BETWEEN.pause) === 0 || this.#joiners >= MAX_JOINERS) return false;
    this.#isConjunction = this.#joiners === 0 && (uses & USE.conjunction) !== 0;
    this.#joiners += 1;
    return true;
  }

  /** @returns the index after the number that continues after an aside */
  #takeBehindAside(): number | undefined {
    const end = this.#run.at(-1)?.end;
    // A complete number that is written without gaps does not continue.
    if (end === undefined || this.#isAfterAside || this.#digitsInPart >= LONG_PART) return undefined;
    const next = this.#asides.next(this.#text, this.#tokens, this.#next, end, isNumber) ?? this.#nextBehindName(end);
    if (next === undefined || shapeAt(this.#text, this.#tokens, next)) return undefined;
    this.#isAfterAside = true;
    this.#joiners = 0;
    this.#digitsInPart = 0;
    this.#composer.close();
    this.#hasJoiners = true;
    this.#isParted = true;
    return this.#take(next) ? next + 1 : undefined;
  }

  /** The next token after the name of a place, if the digits came one by one: "two oh two like DC four five six". */
  #nextBehindName(end: number): number | undefined {
    const { groups, maxSingles } = this.#composer;
    const hasTrunkZero = groups[0] === '0' && !isLetterO(this.#run[0]);
    const fewest = hasTrunkZero ? FEWEST_BEHIND_ZERO : FEWEST_SINGLES;
    if (!this.#spoken || maxSingles < fewest) return undefined;
    let next = this.#next;
    while (next < this.#tokens.length && !isNumber(this.#tokens[next])) next += 1;
    const start = this.#tokens[next]?.start;
    return start !== undefined && this.#asides.areWithName(this.#text, end, start) ? next : undefined;
  }

  #takeNumber(token: NumberToken, at: number, between: string): boolean {
    if (at > this.#from && !this.#join(token, at, between)) return false;
    const { count } = this.#composer;
    if (count < LONGEST_NUMBER) this.#add(token);
    // "treinta y cuatro" is one number.
    if (this.#isConjunction && this.#composer.count > count) this.#conjunctions = [...this.#conjunctions, count];
    this.#extendSegment(token, count);
    this.#run.push(token);
    this.#next = at + 1;
    this.#joiners = 0;
    this.#isConjunction = false;
    this.#isAfterAside = false;
    return true;
  }

  #add(token: NumberToken): void {
    if (token.type === 'digits') {
      this.#composer.addWritten(token.digits);
      this.#digitsInPart += token.digits.length;
    } else {
      this.#spoken = true;
      this.#composer.addWord(token.word);
    }
  }

  /** @param group index of the token's first number */
  #extendSegment(token: NumberToken, group: number): void {
    const last = this.#segments.at(-1);
    if (last && !this.#isParted && token.type === 'word') last.end = token.end;
    else this.#segments.push({ start: token.start, end: token.end, group });
    this.#isParted = token.type === 'digits';
  }

  /** Whether a token continues the run. If so, the composer and the counters are updated for it. */
  #join(token: NumberToken, at: number, between: string): boolean {
    const before = this.#run.at(-1);
    if (isWordO(token, before) || (this.#run.length > 1 && isOr(this.#text, this.#tokens, at))) return false;
    if (this.#isAfterAside) return true;
    const kinds = betweenOf(between);
    if (this.#joiners > 0) {
      this.#digitsInPart = 0;
      if ((kinds & BETWEEN.pause) === 0 || shapeAt(this.#text, this.#tokens, at)) return false;
      if (!this.#isConjunction) {
        this.#composer.close();
        this.#hasJoiners = true;
        this.#isParted = true;
      }
      return true;
    }
    if (this.#run.length === 1 && isDay(before, between, token)) return false;
    if ((kinds & (BETWEEN.comma | BETWEEN.ellipsis)) === BETWEEN.comma) {
      // "11/20, 11/22" and "on 18, 2014-07-31" are days.
      if ((kinds & BETWEEN.pause) === 0 || this.#digitsInPart >= LONG_PART || this.#isSigned) return false;
      if (shapeAt(this.#text, this.#tokens, at)) return false;
      this.#digitsInPart = 0;
      this.#composer.close();
      if (!isSingle(before) || !isSingle(token)) {
        this.#hasCommas = true;
        this.#isParted = true;
      }
      return between.length <= 2;
    }
    if ((kinds & (BETWEEN.separator | BETWEEN.ellipsis)) === 0) return false;
    this.#isSigned = token.type === 'digits' && (kinds & BETWEEN.sign) !== 0;
    // A date or an amount is not a part of a number, but the end of 3628.9783.8742.89 is not a decimal.
    return !((kinds & BETWEEN.space) !== 0 && shapeAt(this.#text, this.#tokens, at));
  }

  /** Whether a token is the letter of department 2A or 2B in a French social security number. */
  #isCorsica(token: Token | undefined, between: string): boolean {
    if (token?.type !== 'word' || !/^[AB]$/.test(token.word.letter) || between.length > 1) return false;
    if (token.end - token.start !== 1) return false;
    const { digits } = this.#composer;
    if (digits.length !== CORSICA || !digits.endsWith('2')) return false;
    this.#composer.addWritten(token.word.letter);
    return true;
  }
}

/** This many digits before a comma are a number by themselves. */
const LONG_PART = 7;
const DAY = /^(?:[1-9]|[12]\d|3[01])$/;
/** "7. vierter" */
const isDay = (before: NumberToken | undefined, between: string, token: NumberToken): boolean =>
  between === '. ' &&
  token.type === 'word' &&
  token.word.isOrdinal &&
  before?.type === 'digits' &&
  DAY.test(before.digits);

const usesOf = (token: Token | undefined): number => token?.uses ?? 0;
