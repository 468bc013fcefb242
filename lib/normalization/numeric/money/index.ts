import type { Language } from '../../../languages/index.ts';
import type { Reading, Recognition, TypedContext } from '../../typed.ts';
import { negate } from '../decimal.ts';
import { readCouple } from '../loose.ts';
import { readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import { readWhole } from '../parse.ts';
import { createScan, MAX_RECOGNITIONS, type Scan, scanFree } from '../scan.ts';
import { likelierPrices } from '../short-scale.ts';
import { accountingAmount } from './accounting.ts';
import { readBarePrice } from './bare-price.ts';
import { mayEndInScale, skipNoCents } from './before-unit.ts';
import { addMinor, readMinorPart } from './minor-part.ts';
import { loadMoneyLocale, type MoneyLocale, moneyLocale } from './money-locales.ts';
import { hasThreeDecimals, type MoneyRead } from './money-read.ts';
import { readMoney } from './read-money.ts';
import { moneyReadings } from './readings.ts';

/** Imports what amounts of money need in a language. */
export const loadMoney = (language: Language): Promise<void> => loadMoneyLocale(language);

/**
 * "12.50 EUR": amount with the currency's own minor digits, a space, ISO 4217. An amount without a unit is in the currency
 * of the locale. Readings that rest on a convention (a bare spoken price, a negative amount in brackets) are for review.
 */
export function parseMoney(said: string, context: TypedContext): Reading[] {
  const locale = moneyLocale(context.language);
  const accounting = accountingAmount(said);
  const read = readAmount(accounting ?? said, locale);
  if (!read) return [];
  if (accounting === undefined) return moneyReadings(read, locale.currencies);
  const negative = { ...read, amounts: read.amounts.map(negate), isDoubtful: true };
  return [negative, { ...read, isDoubtful: true }].flatMap(each => moneyReadings(each, locale.currencies).slice(0, 1));
}

function readAmount(said: string, locale: MoneyLocale): MoneyRead | undefined {
  const scan = createScan(said, locale.numbers, false);
  const read = readWhole(scan, (text, at) => readMoney(text, at, locale));
  if (read) return read;
  const price = readWhole(scan, (text, at) => readBarePrice(text, at, locale));
  if (price) return { ...price, codes: [] };
  const mixed = readWhole(scan, (text, at) => readNumberAndMinor(text, at, locale));
  if (mixed) return mixed;
  const couple = readWhole(scan, readCouple);
  if (couple && Number(couple.amounts[0]) > 2) return { ...couple, codes: [], isDoubtful: true };
  const bare = readWhole(scan, readNumberWithoutCents);
  if (!bare || bare.kind === 'ordinal' || !mayEndInScale(scan, bare, undefined, locale)) return undefined;
  return { amounts: likelierPrices(bare), codes: [], next: bare.next, hasThreeDecimals: hasThreeDecimals(scan, bare) };
}

/** "thirty two and fifty cents". */
function readNumberAndMinor(scan: Scan, at: number, locale: MoneyLocale): MoneyRead | undefined {
  const number = readNumber(scan, at);
  const minor = number?.kind === 'cardinal' ? readMinorPart(scan, number, locale, false) : undefined;
  if (!number || !minor) return undefined;
  return { amounts: number.amounts.map(amount => addMinor(amount, minor.amount)), codes: [], next: minor.next };
}

/** "12,-" as well. */
function readNumberWithoutCents(scan: Scan, at: number): NumberRead | undefined {
  const number = readNumber(scan, at);
  return number && { ...number, next: skipNoCents(scan, number.next) };
}

/** Amounts with a unit in free text, left to right. */
export function recognizeMoney(text: string, context: TypedContext): Recognition[] {
  const locale = moneyLocale(context.language);
  const scan = scanFree(text, locale.numbers, context);
  const found: Recognition[] = [];
  let reads = 0;
  for (let at = 0; at < scan.tokens.length && reads < MAX_RECOGNITIONS; ) {
    const token = scan.tokens[at];
    if (!token?.starts && !locale.units.signs.has(token?.text ?? '')) {
      at += 1;
      continue;
    }
    const read = readMoney(scan, at, locale);
    const number = read ? undefined : readNumber(scan, at);
    if (read || number) reads += 1;
    if (!read) {
      at = Math.max(at + 1, number?.next ?? 0);
      continue;
    }
    const start = token?.start ?? 0;
    const end = scan.tokens[read.next - 1]?.end ?? start;
    found.push({ start, end, readings: moneyReadings(read, locale.currencies) });
    at = read.next;
  }
  return found;
}
