import { decimalOf, isWhole, trimDecimal } from './decimal.ts';
import { readAndPart } from './fractions.ts';
import { readInteger } from './integer-words.ts';
import type { NumberRead } from './number-read.ts';
import type { Scan } from './scan.ts';
import { window } from './scan.ts';

/** "two point five", "zwei Komma drei", "dos con cincuenta": what follows the point is read as digits. */
export function readPoint(scan: Scan, read: NumberRead): NumberRead | undefined {
  const whole = read.amounts[0] ?? '';
  if (read.kind !== 'cardinal' || !isWhole(whole) || !isPoint(scan, read.next)) return undefined;
  if (joinsParts(scan, read.next) && readAndPart(scan, read)) return undefined;
  const decimals = readDecimals(scan, read.next + 1);
  return (
    decimals && { ...read, amounts: [trimDecimal(`${whole}.${decimals.digits}`)], next: decimals.next, vague: false }
  );
}

/** Whether a word such as "con" is the point and also joins a whole and a part. */
const joinsParts = (scan: Scan, at: number): boolean => scan.lexicon.partJoins.has(scan.tokens[at]?.text ?? '');

/** In free text "con" joins things, and a point ends a sentence. */
function isPoint(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  return token?.kind === 'word' && scan.lexicon.point.has(token.text) && !(scan.free && joinsParts(scan, at));
}

/** The decimals after digits that were read out: "point two" in "four seven one nine point two". */
export const readPointBehind = (scan: Scan, at: number): { digits: string; next: number } | undefined =>
  isPoint(scan, at) && !joinsParts(scan, at) ? readDecimals(scan, at + 1) : undefined;

/**
 * "point 77", "coma cinco", "oh point five": a number that begins with the point. Use it only for text that is known to
 * be a number.
 */
export function readLeadingPoint(scan: Scan, from: number): NumberRead | undefined {
  const at = scan.lexicon.spokenDigits.get(scan.tokens[from]?.text ?? '') === 0 ? from + 1 : from;
  if (scan.free || !isPoint(scan, at)) return undefined;
  const decimals = readDecimals(scan, at + 1);
  return (
    decimals && { amounts: [trimDecimal(`0.${decimals.digits}`)], kind: 'cardinal', next: decimals.next, vague: false }
  );
}

/** The digits after a spoken point: "nought three" is 03, "cincuenta" 50; a scale at the end multiplies the whole. */
function readDecimals(scan: Scan, at: number): { digits: string; next: number } | undefined {
  let digits = '';
  let next = at;
  while (digits.length <= MAX_SPOKEN_DECIMALS) {
    const spoken = scan.lexicon.spokenDigits.get(scan.tokens[next]?.text ?? '');
    const run = spoken === undefined ? readWithoutScale(scan, next) : { value: spoken, next: next + 1 };
    if (!run) break;
    const token = scan.tokens[next];
    digits += token?.kind === 'digits' && run.next === next + 1 ? token.text : decimalOf(run.value);
    next = run.next;
  }
  return digits === '' ? undefined : { digits, next };
}

const MAX_SPOKEN_DECIMALS = 20;

function readWithoutScale(scan: Scan, at: number): { value: number; next: number } | undefined {
  const run = readInteger(scan, at, { ordinals: false, pairs: false, insideWord: true });
  if (!run || scan.tokens[run.next - 1]?.entry?.role !== 'scale') return run;
  const shorter = readInteger(window(scan, at, run.next - 1), 0, { ordinals: false, pairs: false });
  return shorter && { value: shorter.value, next: shorter.next + at };
}
