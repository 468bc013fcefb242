import { readInteger } from './integer-words.ts';
import type { Scan } from './scan.ts';

/** What a numerator is divided by. */
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
  const known = scan.lexicon.denominators.get(token.text);
  if (known !== undefined) return { value: known, next: at + 1, plural: true, ordinal: false };
  const integer = readInteger(scan, at, { ordinals: true, pairs: false });
  if (integer?.ordinal && integer.value > 2) {
    const plural = scan.tokens[integer.next - 1]?.text.endsWith('s') ?? false;
    return { value: integer.value, next: integer.next, plural, ordinal: true };
  }
  return readSuffixedDenominator(scan, at);
}

/** "veintiunavos": the pieces of one word, the last of them a suffix. */
function readSuffixedDenominator(scan: Scan, at: number): Denominator | undefined {
  const { start } = scan.tokens[at] ?? {};
  let last = at;
  while (scan.tokens[last]?.inside && scan.tokens[last]?.start === start) last += 1;
  if (last === at || !scan.lexicon.denominatorSuffixes.has(scan.tokens[last]?.text ?? '')) return undefined;
  const pieces = scan.tokens.slice(at, last).map(token => ({ ...token, inside: false }));
  const integer = readInteger({ ...scan, tokens: pieces }, 0, { ordinals: false, pairs: false });
  if (integer?.next !== pieces.length) return undefined;
  return { value: integer.value, next: last + 1, plural: true, ordinal: false };
}
