import { readInteger } from './integer-words.ts';
import type { Scan } from './scan.ts';

/** A denominator of a fraction. */
export interface Denominator {
  readonly value: number;
  readonly next: number;
  readonly plural: boolean;
  /** It may also be an ordinal: "twenty fifth". */
  readonly ordinal: boolean;
}

export function readDenominator(scan: Scan, at: number): Denominator | undefined {
  const token = scan.tokens[at];
  if (token?.kind !== 'word') return undefined;
  if (token.fractional) return readCompoundDenominator(scan, at);
  const known = scan.lexicon.denominators.get(token.text);
  if (known !== undefined) return { value: known, next: at + 1, plural: true, ordinal: false };
  const integer = readInteger(scan, at, { ordinals: true, pairs: false });
  if (integer?.ordinal && integer.value > 2) {
    const plural = scan.tokens[integer.next - 1]?.text.endsWith('s') ?? false;
    return { value: integer.value, next: integer.next, plural, ordinal: true };
  }
  return undefined;
}

/**
 * "veintiunavos", "Hunderttausendstel": a denominator that is one word. Its last piece is a suffix or a denominator.
 */
export function readCompoundDenominator(scan: Scan, at: number): Denominator | undefined {
  const { start, fractional } = scan.tokens[at] ?? {};
  if (!fractional) return undefined;
  let last = at;
  while (scan.tokens[last + 1]?.start === start) last += 1;
  const pieces = scan.tokens.slice(at, last).map(token => token.alone());
  const integer = readInteger({ ...scan, tokens: pieces }, 0, { ordinals: false, pairs: false });
  if (integer?.next !== pieces.length) return undefined;
  const unit = scan.lexicon.denominators.get(scan.tokens[last]?.text ?? '') ?? 1;
  return { value: integer.value * unit, next: last + 1, plural: true, ordinal: false };
}
