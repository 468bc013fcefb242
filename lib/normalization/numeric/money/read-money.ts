import { negate, times } from '../decimal.ts';
import { readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import { isArticle, type Scan, textAt, touches } from '../scan.ts';
import { readBarePrice } from './bare-price.ts';
import { readBeforeUnit, skipNoCents, unitStart } from './before-unit.ts';
import { addMinor, readMinorPart } from './minor-part.ts';
import type { MoneyLocale } from './money-locales.ts';
import { hasThreeDecimals, type MoneyRead } from './money-read.ts';
import type { Unit } from './unit.ts';
import type { UnitMatch } from './unit-index.ts';

/** The amount of money that starts at `at`: the unit before the number, behind it, or on its own ("a dime"). */
export function readMoney(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  return (
    readSigned(scan, at, locale) ??
    readPrefixed(scan, at, locale) ??
    readSuffixed(scan, at, locale) ??
    (scan.free ? undefined : readAlone(scan, at, locale))
  );
}

/** "-$15", "minus $15": a sign before the unit. One before the number belongs to the number. */
function readSigned(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const token = scan.tokens[at];
  const isWord = token?.kind === 'word' && scan.lexicon.minus.has(token.text);
  const isSign = token?.kind === 'symbol' && '+-−–'.includes(token.text) && !(scan.free && touches(scan, at));
  if (!token || (!isWord && !isSign)) return undefined;
  const read = readPrefixed(scan, at + 1, locale);
  return read && token.text !== '+' ? { ...read, amounts: read.amounts.map(negate) } : read;
}

/** "$ 48.2 million", "EUR 20.0", "ringgit 42". In free text only signs and codes stand before. */
function readPrefixed(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const match = locale.units.match(scan.tokens, at);
  if (!match || isArticleBefore(scan, at, match) || !mayStandBefore(scan, at, match)) return undefined;
  const number = readNumber(scan, match.next);
  if (!number || number.kind === 'ordinal' || (scan.free && scan.tokens[match.next]?.kind !== 'digits'))
    return undefined;
  const suffix = locale.units.match(scan.tokens, number.next);
  const narrowed = suffix && narrow(match.unit, suffix.unit);
  const unit = narrowed ?? match.unit;
  const next = narrowed ? suffix.next : skipNoCents(scan, number.next);
  return finish(scan, number, { unit, next }, locale, false);
}

/** "a $5 bill" is no Australian bill, "A$5" is; in free text no single letter qualifies what it does not touch. */
function isArticleBefore(scan: Scan, at: number, { next }: UnitMatch): boolean {
  const token = scan.tokens[at];
  const apart = token?.kind === 'word' && token.text.length === 1 && next > at + 1 && !touches(scan, at + 1);
  return apart && (scan.free || isArticle(scan, at));
}

/** A name of a minor unit does not ("cent vingt" is 120); in free text no name does. */
function mayStandBefore(scan: Scan, at: number, { unit, next }: UnitMatch): boolean {
  if (!scan.free) return unit.factor >= 1 || scan.tokens[at]?.kind === 'symbol';
  if (!unit.sign || unit.wordlike) return false;
  const token = scan.tokens[at];
  return token?.kind !== 'word' || next > at + 1 || isUpper(scan, at) || touches(scan, next);
}

/** "$75 US": the second unit says which of the first one's currencies it is. */
function narrow(unit: Unit, by: Unit): Unit | undefined {
  const codes = unit.codes.filter(code => by.codes.includes(code));
  return by.factor === unit.factor && codes.length > 0
    ? { ...unit, codes: by.codes.length < unit.codes.length ? by.codes : codes }
    : undefined;
}

/** "75 million dollars", "10$", "12-cent", "16,4 Millionen kanadische Dollar", "forty nine ninety nine dollars". */
function readSuffixed(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const number = readBeforeUnit(scan, at, locale);
  if (!number || number.kind === 'ordinal') return undefined;
  const match = unitBehind(scan, number.next, locale);
  if (match) return finish(scan, number, match, locale, true);
  const price = scan.free ? undefined : readBarePrice(scan, at);
  const unit = price && unitBehind(scan, price.next, locale);
  return unit && { ...price, codes: unit.unit.codes, next: unit.next };
}

function unitBehind(scan: Scan, at: number, locale: MoneyLocale): UnitMatch | undefined {
  const start = unitStart(scan, at, locale);
  const match = locale.units.match(scan.tokens, start);
  return match && mayStandBehind(scan, start, match) ? match : undefined;
}

function mayStandBehind(scan: Scan, at: number, { unit, next }: UnitMatch): boolean {
  if (!scan.free || !unit.wordlike) return true;
  return next === at + 1 && textAt(scan, at).length === 1 ? touches(scan, at) : isUpper(scan, at);
}

/** "a dime", "grand". */
function readAlone(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const start = isArticle(scan, at) ? at + 1 : at;
  const match = locale.units.match(scan.tokens, start);
  if (!match?.unit.alone && !(match && start > at)) return undefined;
  const one: NumberRead = { amounts: ['1'], kind: 'cardinal', next: match.next, vague: false };
  return finish(scan, one, match, locale, true);
}

/**
 * Takes the minor part that may follow ("dollars and 43 cents") and turns minor units into whole ones.
 * @param match the unit, and the place behind the amount with its unit
 */
function finish(scan: Scan, number: NumberRead, match: UnitMatch, locale: MoneyLocale, named: boolean): MoneyRead {
  const { unit, next } = match;
  const amounts = number.amounts.map(amount => times(amount, unit.factor));
  const minor = unit.factor >= 1 ? readMinorPart(scan, { ...number, next }, locale, named) : undefined;
  if (minor) {
    return { amounts: amounts.map(amount => addMinor(amount, minor.amount)), codes: unit.codes, next: minor.next };
  }
  return { amounts, codes: unit.codes, next, hasThreeDecimals: hasThreeDecimals(scan, number) };
}

function isUpper(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  if (!token) return false;
  const said = scan.text.slice(token.start, token.end);
  return said === said.toUpperCase();
}
