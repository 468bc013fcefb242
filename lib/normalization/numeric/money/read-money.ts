import { decimalOf, isWhole, negate, times } from '../decimal.ts';
import { readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import type { Scan } from '../scan.ts';
import { isArticle, skipJoin, textAt, touches, window } from '../scan.ts';
import type { MoneyLocale } from './money-locales.ts';
import type { Unit } from './unit.ts';
import type { UnitMatch } from './unit-index.ts';

/** An amount in one of several currencies. */
export interface MoneyRead {
  /** Ranked decimal strings, in whole currency units. */
  readonly amounts: string[];
  /** Ranked ISO 4217 codes. */
  readonly codes: readonly string[];
  readonly next: number;
}

/** The amount of money that starts at `at`: the unit before the number, behind it, or on its own ("a dime"). */
export function readMoney(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const sign = scan.tokens[at];
  const signed = sign?.kind === 'symbol' && '+-−'.includes(sign.text) && scan.tokens[at + 1]?.kind === 'symbol';
  if (signed && !(scan.free && touches(scan, at))) {
    const read = readPrefixed(scan, at + 1, locale);
    return read && sign.text !== '+' ? { ...read, amounts: read.amounts.map(negate) } : read;
  }
  return (
    readPrefixed(scan, at, locale) ??
    readSuffixed(scan, at, locale) ??
    (scan.free ? undefined : readAlone(scan, at, locale))
  );
}

/** "$ 48.2 million", "EUR 20.0", "ringgit 42". In free text only signs and codes stand before. */
function readPrefixed(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const match = locale.units.match(scan.tokens, at);
  if (!match || isArticleBefore(scan, at, match) || (scan.free && !mayStandBefore(scan, at, match))) return undefined;
  const number = readNumber(scan, match.next);
  if (!number || number.kind === 'ordinal' || (scan.free && scan.tokens[match.next]?.kind !== 'digits'))
    return undefined;
  const suffix = locale.units.match(scan.tokens, number.next);
  const narrowed = suffix && narrow(match.unit, suffix.unit);
  if (narrowed) return finish(scan, { ...number, next: suffix.next }, narrowed, locale, false);
  return finish(scan, number, match.unit, locale, false);
}

/** "a $5 bill" is no Australian bill, "A$5" is; in free text no single letter qualifies what it does not touch. */
function isArticleBefore(scan: Scan, at: number, { next }: UnitMatch): boolean {
  const token = scan.tokens[at];
  const apart = token?.kind === 'word' && token.text.length === 1 && next > at + 1 && !touches(scan, at + 1);
  return apart && (scan.free || isArticle(scan, at));
}

function mayStandBefore(scan: Scan, at: number, { unit, next }: UnitMatch): boolean {
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

/** "75 million dollars", "10$", "12-cent", "16,4 Millionen kanadische Dollar". */
function readSuffixed(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const number = readBeforeUnit(scan, at, locale);
  if (!number || number.kind === 'ordinal') return undefined;
  const start = unitStart(scan, number.next, locale);
  const match = locale.units.match(scan.tokens, start);
  if (match && mayStandBehind(scan, start, match))
    return finish(scan, { ...number, next: match.next }, match.unit, locale, true);
  return undefined;
}

/**
 * The number, without a last word that names a unit too: in "34 cents" and "cinquante cents" French has cents, in
 * "deux cents" two hundred.
 */
function readBeforeUnit(scan: Scan, at: number, locale: MoneyLocale): NumberRead | undefined {
  const number = readNumber(scan, at);
  const last = number ? number.next - 1 : at;
  if (!number || last <= at || scan.tokens[last]?.entry?.role !== 'hundred') return number;
  if (locale.units.match(scan.tokens, last)?.next !== number.next) return number;
  const shorter = readNumber(window(scan, at, last), 0);
  const counted =
    shorter?.next === last - at && (scan.tokens[last - 1]?.kind === 'digits' || Number(shorter.amounts[0]) >= 10);
  return counted ? { ...shorter, next: last } : number;
}

function mayStandBehind(scan: Scan, at: number, { unit, next }: UnitMatch): boolean {
  if (!scan.free || !unit.wordlike) return true;
  return next === at + 1 && scan.tokens[at]?.text.length === 1 ? touches(scan, at) : isUpper(scan, at);
}

/** Over "de", "of" and a hyphen between number and unit. */
function unitStart(scan: Scan, at: number, locale: MoneyLocale): number {
  const token = scan.tokens[at];
  if (!token) return at;
  if (token.text === '-' && touches(scan, at) && touches(scan, at + 1)) return at + 1;
  if (!locale.units.of.has(token.text)) return at;
  const apostrophe = scan.tokens[at + 1]?.text;
  return apostrophe === "'" || apostrophe === '’' ? at + 2 : at + 1;
}

/** "a dime", "grand". */
function readAlone(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const start = scan.lexicon.articles.has(scan.tokens[at]?.text ?? '') ? at + 1 : at;
  const match = locale.units.match(scan.tokens, start);
  if (!match?.unit.alone && !(match && start > at)) return undefined;
  const one: NumberRead = { amounts: ['1'], kind: 'cardinal', next: match.next, vague: false };
  return finish(scan, one, match.unit, locale, true);
}

/** Takes the minor part that may follow ("dollars and 43 cents") and turns minor units into whole ones. */
function finish(scan: Scan, number: NumberRead, unit: Unit, locale: MoneyLocale, named: boolean): MoneyRead {
  const codes = ranked(unit.codes, locale);
  const amounts = number.amounts.map(amount => times(amount, unit.factor));
  const minor = unit.factor >= 1 ? readMinor(scan, number, locale, named) : undefined;
  if (!minor) return { amounts, codes, next: number.next };
  const sums = amounts.map(amount => addMinor(amount, minor.amount));
  return { amounts: sums, codes, next: minor.next };
}

/** The currency of the locale goes first where the unit may mean it. */
function ranked(codes: readonly string[], locale: MoneyLocale): readonly string[] {
  const [own = ''] = locale.currencies;
  if (codes.length === 0) return locale.currencies;
  return codes.includes(own) ? [own, ...codes.filter(code => code !== own)] : codes;
}

const addMinor = (amount: string, minor: string): string => {
  const sum = Math.round(Math.abs(Number(amount)) * 1e4 + Number(minor) * 1e4) / 1e4;
  return decimalOf(amount.startsWith('-') ? -sum : sum);
};

/** "and 43 cents", "y cinco céntimos", "fünfzig", "50". */
function readMinor(
  scan: Scan,
  major: NumberRead,
  locale: MoneyLocale,
  named: boolean,
): { amount: string; next: number } | undefined {
  const joined = skipJoin(scan, major.next) > major.next || textAt(scan, major.next) === ',';
  const at = joined ? major.next + 1 : major.next;
  const number = readBeforeUnit(scan, at, locale);
  const amount = number?.amounts[0];
  if (joined && named && number?.kind === 'fraction' && Number(amount) < 1)
    return { amount: amount ?? '0', next: number.next };
  if (!number || amount === undefined || !isWhole(amount) || number.kind !== 'cardinal') return undefined;
  const value = Number(amount);
  const start = unitStart(scan, number.next, locale);
  const match = locale.units.match(scan.tokens, start);
  if (match)
    return match.unit.factor < 1 && value >= 0
      ? { amount: times(amount, match.unit.factor), next: match.next }
      : undefined;
  const wholeMajor = major.amounts.every(isWhole);
  if (!named || !wholeMajor || value < 1 || value > 99 || (scan.free && !closesFree(scan, at, number.next, joined)))
    return undefined;
  return { amount: times(amount, 0.01), next: number.next };
}

/** In free text a bare "50" is a minor part only as two digits right behind the unit, with no word of its own. */
function closesFree(scan: Scan, at: number, next: number, joined: boolean): boolean {
  const follower = scan.tokens[next];
  return !joined && /^\d\d$/.test(scan.tokens[at]?.text ?? '') && next === at + 1 && follower?.kind !== 'word';
}

function isUpper(scan: Scan, at: number): boolean {
  const token = scan.tokens[at];
  if (!token) return false;
  const said = scan.text.slice(token.start, token.end);
  return said === said.toUpperCase();
}
