import { USE } from './lexicon.ts';
import type { DigitsToken, Token, WordToken } from './tokens.ts';

/** A token of a number: written digits, or a number word. */
export type NumberToken = DigitsToken | WordToken;

/** A part of a run that has only blanks or signs between its digits: a house number, a postcode. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

export interface NumberRun {
  readonly tokens: readonly NumberToken[];
  /** Index of the next token. */
  readonly next: number;
  readonly start: number;
  readonly end: number;
  /** All digits, with number words turned into digits. `A` and `B` of a Corsican department are kept. */
  readonly digits: string;
  /** The numbers as they were said or written, before they are joined. */
  readonly groups: readonly string[];
  /** The most digits in a row that were said or written one by one. */
  readonly singles: number;
  readonly spoken: boolean;
  /** One entry for each "and" that stands alone between two groups: the number of groups before it. */
  readonly conjunctions: readonly number[];
  /** The starts of its segments, for `segmentsOf`. */
  readonly parts: readonly OpenSegment[];
  /** Words other than one "and" stand between groups. */
  readonly hasJoiners: boolean;
  /** Commas stand between groups of several digits. */
  readonly hasCommas: boolean;
}

export const isNumber = (token: Token | undefined): token is NumberToken =>
  token !== undefined && (token.uses & (USE.digits | USE.number | USE.repeat)) !== 0;

/** Whether a digit is written or said alone, as in dictation. */
export const isSingle = (token: NumberToken | undefined): boolean =>
  token?.type === 'digits' ? token.digits.length === 1 : token?.word.size === 'unit';

/** The run of digits that are written as one token. Its fields have the order of the other runs, so that V8 has one shape. */
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

/** A segment as the reader notes it: its position, and the index of its first group. */
export interface OpenSegment {
  start: number;
  end: number;
  group: number;
}

export function allSegmentsOf(runs: readonly NumberRun[]): readonly Segment[] {
  // Most numbers are in one part.
  if (runs.every(({ parts }) => parts.length <= 1)) return runs;
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
    digits: joined(groups, group, parts[index + 1]?.group ?? groups.length),
  }));
}

/** Most segments have one group. */
function joined(groups: readonly string[], from: number, to: number): string {
  let digits = groups[from] ?? '';
  for (let at = from + 1; at < to; at += 1) digits += groups[at] ?? '';
  return digits;
}
