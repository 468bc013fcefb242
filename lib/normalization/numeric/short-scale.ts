import { decimalOf } from './decimal.ts';
import type { NumberRead } from './number-read.ts';
import { type Scan, textAt } from './scan.ts';

/**
 * "un million cinq" is 1,000,005 or 1.5 million, and French "mille cinq" 1005 or 1500: the last scale may be left out.
 * For review.
 */
export function readShortScale(scan: Scan, read: NumberRead): NumberRead | undefined {
  const [whole = '', ...others] = read.amounts;
  if (read.kind !== 'cardinal' || others.length > 0) return undefined;
  const scale = scaleBeforeUnit(scan, read.next);
  const least = scan.lexicon.leastShortened;
  if (scale === undefined || scale < least) return undefined;
  const unit = Number(whole) % scale;
  if (unit < 1 || unit > 9) return undefined;
  const short = decimalOf(Number(whole) - unit + (unit * scale) / 10);
  return { ...read, amounts: [whole, short], isDoubtful: true };
}

/** No price is a million and five euros. */
export const likelierPrices = ({ amounts, isDoubtful }: NumberRead): readonly string[] =>
  isDoubtful && Number(amounts[0]) >= MILLION ? amounts.toReversed() : amounts;

const MILLION = 1e6;

/** The scale right before the last word of a number, if that word is a unit: in "mille et un" it is not. */
function scaleBeforeUnit(scan: Scan, next: number): number | undefined {
  const [scale, unit] = [scan.tokens[next - 2], scan.tokens[next - 1]];
  const isUnit = unit?.entry?.role === 'add' || /^[1-9]$/.test(textAt(scan, next - 1));
  return isUnit && !unit?.inside && scale?.entry?.role === 'scale' && !scale.entry.ordinal
    ? scale.entry.value
    : undefined;
}
