import { readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import { type Scan, textAt, touches, window } from '../scan.ts';
import type { MoneyLocale } from './money-locales.ts';
import type { Unit } from './unit.ts';
import type { UnitMatch } from './unit-index.ts';

/** A number, and the unit after it if there is one. */
export interface Counted {
  readonly number: NumberRead;
  readonly match: UnitMatch | undefined;
}

/**
 * The number before a unit. A last word that can also be a unit is left out if it is the unit: French "34 cents" and
 * "cinquante cents" are cents, but "deux cents" and "mille cinq cents euros" are hundreds. "50 kr" is crowns, "2 kr
 * rupees" is crores.
 */
export function readBeforeUnit(scan: Scan, at: number, locale: MoneyLocale): Counted | undefined {
  const number = readNumber(scan, at);
  if (!number) return undefined;
  const match = matchBehind(scan, number.next, locale);
  if (!mayEndInScale(scan, number, match?.unit, locale)) return withUnit(scan, withoutLast(scan, at, number), locale);
  const last = number.next - 1;
  const isHundred = last > at && scan.tokens[last]?.entry?.role === 'hundred';
  if (match || !isHundred || locale.units.match(scan.tokens, last)?.next !== number.next) return { number, match };
  const shorter = withoutLast(scan, at, number);
  // "cinquante cents" is 50 cents. An amount above one euro is not said in cents: "deux mille cinq cents" is 2500.
  const count = Number(shorter?.amounts[0]);
  const isCounted = scan.tokens[last - 1]?.kind === 'digits' || (count >= 10 && count < 100);
  return shorter && isCounted ? withUnit(scan, shorter, locale) : { number, match };
}

const withUnit = (scan: Scan, number: NumberRead | undefined, locale: MoneyLocale): Counted | undefined =>
  number && { number, match: matchBehind(scan, number.next, locale) };

/** The unit after a number that ends at `from`. */
export const matchBehind = (scan: Scan, from: number, locale: MoneyLocale): UnitMatch | undefined =>
  locale.units.match(scan.tokens, unitStart(scan, from, locale));

/** Whether the scale at the end of the number may be said of the unit: "2 cr rupees", but not "$15.00 CR". */
export function mayEndInScale(scan: Scan, { next }: NumberRead, unit: Unit | undefined, locale: MoneyLocale): boolean {
  const code = locale.ownScales.get(textAt(scan, next - 1));
  return code === undefined || unit?.codes.includes(code) === true;
}

/** The number without its last word, if the other words are a number. */
function withoutLast(scan: Scan, at: number, { next }: NumberRead): NumberRead | undefined {
  const read = readNumber(window(scan, at, next - 1), 0);
  return read?.next === next - 1 - at ? { ...read, next: next - 1 } : undefined;
}

/** The position after the dashes for no cents: "12,- €", "EUR 12,--". */
export function skipNoCents(scan: Scan, at: number): number {
  if (!',.'.includes(scan.tokens[at]?.text || ' ') || !touches(scan, at)) return at;
  let next = at + 1;
  while ('-–—'.includes(scan.tokens[next]?.text || ' ') && touches(scan, next)) next += 1;
  return next > at + 1 ? next : at;
}

/** The position of the unit after a number. Skips "de", "of", a hyphen, and dashes for no cents. */
export function unitStart(scan: Scan, from: number, locale: MoneyLocale): number {
  const at = skipNoCents(scan, from);
  const token = scan.tokens[at];
  if (!token || at > from) return at;
  if (token.text === '-' && touches(scan, at) && touches(scan, at + 1)) return at + 1;
  if (!locale.units.of.has(token.text)) return at;
  const apostrophe = scan.tokens[at + 1]?.text;
  return apostrophe === "'" || apostrophe === '’' ? at + 2 : at + 1;
}
