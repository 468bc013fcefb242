import { negate, times } from '../decimal.ts';
import { readCouple } from '../loose.ts';
import { isMinusWord, readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import { isArticle, type Scan, skipArticle, textAt, touches } from '../scan.ts';
import { likelierPrices } from '../short-scale.ts';
import { readBarePrice } from './bare-price.ts';
import { matchBehind, mayEndInScale, readBeforeUnit, skipNoCents, unitStart } from './before-unit.ts';
import { addMinor, readMinorPart } from './minor-part.ts';
import type { MoneyLocale } from './money-locales.ts';
import { hasThreeDecimals, type MoneyRead } from './money-read.ts';
import type { Unit } from './unit.ts';
import type { UnitMatch } from './unit-index.ts';

/** The amount of money that starts at `at`: the unit before the number, after it, or on its own ("a dime"). */
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
  const isWord = isMinusWord(scan, at);
  const isSign = token?.kind === 'symbol' && '+-−–'.includes(token.text) && !(scan.free && touches(scan, at));
  if (!token || (!isWord && !isSign)) return undefined;
  const read = readPrefixed(scan, at + 1, locale);
  return read && token.text !== '+' ? { ...read, amounts: read.amounts.map(negate) } : read;
}

/** "$ 48.2 million", "EUR 20.0", "ringgit 42", "Fr. 12". In free text only signs and codes stand before. */
function readPrefixed(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  if (scan.free && !locale.units.signs.has(textAt(scan, at))) return undefined;
  const match = locale.units.match(scan.tokens, at);
  if (!match || isArticleBefore(scan, at, match) || !mayStandBefore(scan, at, match)) return undefined;
  const first = skipStop(scan, match.next);
  const number = readNumber(scan, first);
  if (!number || number.kind === 'ordinal' || (scan.free && scan.tokens[first]?.kind !== 'digits')) return undefined;
  if (!match.unit.sign && scan.tokens[first]?.kind === 'word') return undefined;
  const suffix = locale.units.match(scan.tokens, number.next);
  const narrowed = suffix && narrow(match.unit, suffix.unit);
  const unit = narrowed ?? match.unit;
  if (!mayEndInScale(scan, number, unit, locale)) return undefined;
  const next = narrowed ? suffix.next : skipNoCents(scan, number.next);
  return finish(scan, number, { unit, next }, locale, false);
}

/** The stop of an abbreviation, which no digit follows at once. */
const skipStop = (scan: Scan, at: number): number =>
  textAt(scan, at) === '.' && touches(scan, at) && !touches(scan, at + 1) ? at + 1 : at;

/** "A$5" is Australian, "a $5 bill" is not. In free text, a single letter qualifies only a sign that it touches. */
function isArticleBefore(scan: Scan, at: number, { next }: UnitMatch): boolean {
  const token = scan.tokens[at];
  const apart = token?.kind === 'word' && token.text.length === 1 && next > at + 1 && !touches(scan, at + 1);
  return apart && (scan.free || isArticle(scan, at));
}

/**
 * Whether a unit may stand before its number. A name of a minor unit may not ("cent vingt" is 120); in free text no
 * name may.
 */
function mayStandBefore(scan: Scan, at: number, { unit, next }: UnitMatch): boolean {
  if (!scan.free) return unit.factor >= 1 || scan.tokens[at]?.kind === 'symbol';
  if (!unit.sign || unit.wordlike) return false;
  const token = scan.tokens[at];
  return token?.kind !== 'word' || next > at + 1 || isUpper(scan, at) || touches(scan, next);
}

/** "$75 US": the second unit decides between the currencies of the first one. */
function narrow(unit: Unit, by: Unit): Unit | undefined {
  const codes = unit.codes.filter(code => by.codes.includes(code));
  return by.factor === unit.factor && codes.length > 0
    ? { ...unit, codes: by.codes.length < unit.codes.length ? by.codes : codes }
    : undefined;
}

/** "75 million dollars", "10$", "12-cent", "16,4 Millionen kanadische Dollar", "half a dollar". */
function readSuffixed(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const price = scan.free ? undefined : readPriceWithUnit(scan, at, locale);
  if (price) return price;
  const couple = scan.free ? undefined : readCouple(scan, at);
  const counted = couple
    ? { number: couple, match: matchBehind(scan, couple.next, locale) }
    : readBeforeUnit(scan, at, locale);
  if (!counted || counted.number.kind === 'ordinal') return undefined;
  const { number } = counted;
  const match = standing(scan, number.next, counted.match, locale) ?? readBehindArticle(scan, number, locale);
  if (!match) return undefined;
  return { ...finish(scan, number, match, locale, true), ...(couple ? { isDoubtful: true } : {}) };
}

/** "half a dollar". */
const readBehindArticle = (scan: Scan, { kind, next }: NumberRead, locale: MoneyLocale): UnitMatch | undefined =>
  kind === 'fraction' && isArticle(scan, next) ? unitBehind(scan, next + 1, locale) : undefined;

/** "forty nine ninety nine dollars", and "five ninety nine dollars" as 599 before 5.99. */
function readPriceWithUnit(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const price = readBarePrice(scan, at, locale);
  const unit = price && unitBehind(scan, price.next, locale);
  if (!unit) return undefined;
  const [first = '0'] = price.amounts;
  const amounts = Number(first) < 10 ? price.amounts.toReversed() : price.amounts;
  return { ...price, amounts, codes: unit.unit.codes, next: unit.next };
}

const unitBehind = (scan: Scan, from: number, locale: MoneyLocale): UnitMatch | undefined =>
  standing(scan, from, matchBehind(scan, from, locale), locale);

/** The unit after a number that ends at `from`, if it may stand there. */
const standing = (
  scan: Scan,
  from: number,
  match: UnitMatch | undefined,
  locale: MoneyLocale,
): UnitMatch | undefined => (match && mayStandBehind(scan, unitStart(scan, from, locale), match) ? match : undefined);

function mayStandBehind(scan: Scan, at: number, { unit, next }: UnitMatch): boolean {
  if (!scan.free || !unit.wordlike) return true;
  return next === at + 1 && textAt(scan, at).length === 1 ? touches(scan, at) : isUpper(scan, at);
}

/** "a dime", "grand", "a dollar", "buck and a half". */
function readAlone(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const start = skipArticle(scan, at);
  const match = locale.units.match(scan.tokens, start);
  if (!match) return undefined;
  const one: NumberRead = { amounts: ['1'], kind: 'cardinal', next: match.next, vague: false };
  const read = finish(scan, one, match, locale, true);
  const isOne = match.unit.alone || start > at || (read.next > match.next && !match.unit.sign);
  return isOne ? read : undefined;
}

/**
 * Takes the minor part that may follow ("dollars and 43 cents") and turns minor units into whole ones.
 * @param match the unit, and the position after the amount with its unit
 */
function finish(scan: Scan, number: NumberRead, match: UnitMatch, locale: MoneyLocale, named: boolean): MoneyRead {
  const { unit, next } = match;
  const amounts = likelierPrices(number).map(amount => times(amount, unit.factor));
  const minor = unit.factor >= 1 ? readMinorPart(scan, { ...number, next }, locale, named) : undefined;
  // "a grand and a half" is 1500; "two grand fifty" may be 2050 or 2000.50.
  if (minor && (unit.factor === 1 || minor.isPart)) {
    const added = minor.isPart ? times(minor.amount, unit.factor) : minor.amount;
    return { amounts: amounts.map(amount => addMinor(amount, added)), codes: unit.codes, next: minor.next };
  }
  return { amounts, codes: unit.codes, next, hasThreeDecimals: hasThreeDecimals(scan, number) };
}

function isUpper(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  if (!token) return false;
  const said = scan.text.slice(token.start, token.end);
  return said === said.toUpperCase();
}
