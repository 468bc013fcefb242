import { readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import { type Scan, touches, window } from '../scan.ts';
import type { MoneyLocale } from './money-locales.ts';

/**
 * The number, without a last word that names a unit too: in "34 cents" and "cinquante cents" French has cents, in
 * "deux cents" two hundred.
 */
export function readBeforeUnit(scan: Scan, at: number, locale: MoneyLocale): NumberRead | undefined {
  const number = readNumber(scan, at);
  const last = number ? number.next - 1 : at;
  if (!number || last <= at || scan.tokens[last]?.entry?.role !== 'hundred') return number;
  if (locale.units.match(scan.tokens, last)?.next !== number.next) return number;
  const shorter = readNumber(window(scan, at, last), 0);
  const counted =
    shorter?.next === last - at && (scan.tokens[last - 1]?.kind === 'digits' || Number(shorter.amounts[0]) >= 10);
  return counted ? { ...shorter, next: last } : number;
}

/** Past the dashes that stand for no cents: "12,- €", "EUR 12,--". */
export function skipNoCents(scan: Scan, at: number): number {
  if (!',.'.includes(scan.tokens[at]?.text || ' ') || !touches(scan, at)) return at;
  let next = at + 1;
  while ('-–—'.includes(scan.tokens[next]?.text || ' ') && touches(scan, next)) next += 1;
  return next > at + 1 ? next : at;
}

/** Where the unit begins behind a number: over "de", "of", a hyphen, and dashes for no cents between them. */
export function unitStart(scan: Scan, from: number, locale: MoneyLocale): number {
  const at = skipNoCents(scan, from);
  const token = scan.tokens[at];
  if (!token || at > from) return at;
  if (token.text === '-' && touches(scan, at) && touches(scan, at + 1)) return at + 1;
  if (!locale.units.of.has(token.text)) return at;
  const apostrophe = scan.tokens[at + 1]?.text;
  return apostrophe === "'" || apostrophe === '’' ? at + 2 : at + 1;
}
