import { USE } from './lexicon.ts';
import type { DigitsToken, Token, WordToken } from './scan.ts';

/** Digits as written or as spoken, one after another. */
export type NumberToken = DigitsToken | WordToken;

/** A part of a run in which only blanks or signs stand: a house number, a postcode. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

export interface NumberRun {
  readonly tokens: readonly NumberToken[];
  /** Index of the token behind it. */
  readonly next: number;
  readonly start: number;
  readonly end: number;
  /** All of them, words turned into digits; `A` and `B` of a Corsican department are kept. */
  readonly digits: string;
  /** The numbers that it was said or written in. */
  readonly groups: readonly string[];
  /** The most digits in a row that came one by one. */
  readonly singles: number;
  readonly spoken: boolean;
  /** Groups before each "and", where nothing else joins the two sides. */
  readonly conjunctions: readonly number[];
  /** Where its segments begin; `segmentsOf` cuts them out. */
  readonly parts: readonly OpenSegment[];
  /** Words other than one "and" stand between groups. */
  readonly hasJoiners: boolean;
  /** Commas stand between groups of several digits. */
  readonly hasCommas: boolean;
}

export function isNumber(token: Token | undefined): token is NumberToken {
  return token?.type === 'digits' || (token?.type === 'word' && (token.word.uses & (USE.number | USE.repeat)) !== 0);
}

/** Written or said alone, as when somebody dictates. */
export const isSingle = (token: NumberToken | undefined): boolean =>
  token?.type === 'digits' ? token.digits.length === 1 : token?.word.size === 'unit';

/** Digits that were written together. */
export const loneRun = (token: DigitsToken, next = 0): NumberRun => ({
  tokens: [token],
  next,
  start: token.start,
  end: token.end,
  digits: token.digits,
  groups: [token.digits],
  singles: token.digits.length === 1 ? 1 : 0,
  spoken: false,
  conjunctions: NO_CONJUNCTIONS,
  parts: NO_PARTS,
  hasJoiners: false,
  hasCommas: false,
});

export const NO_CONJUNCTIONS: readonly number[] = [];
const NO_PARTS: readonly OpenSegment[] = [];

/** A segment as the reader notes it: its place, and the index of its first group. */
export interface OpenSegment {
  start: number;
  end: number;
  group: number;
}

export function allSegmentsOf(runs: readonly NumberRun[]): Segment[] {
  const segments: Segment[] = [];
  for (const run of runs) {
    if (run.parts.length <= 1) segments.push(run);
    else segments.push(...segmentsOf(run));
  }
  return segments;
}

export function segmentsOf(run: NumberRun): readonly Segment[] {
  const { parts, groups } = run;
  if (parts.length <= 1) return [run];
  return parts.map(({ start, end, group }, index) => ({
    start,
    end,
    digits: groups.slice(group, parts[index + 1]?.group).join(''),
  }));
}
