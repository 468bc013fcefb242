import { decimalOf, isWhole, times } from '../decimal.ts';
import type { NumberRead } from '../number-read.ts';
import { type Scan, skipJoin, textAt } from '../scan.ts';
import { readZeroAndDigit } from './bare-price.ts';
import { readBeforeUnit } from './before-unit.ts';
import type { MoneyLocale } from './money-locales.ts';

export interface MinorPart {
  /** In whole units of the currency. */
  readonly amount: string;
  /** A part of the unit itself: "and a half". */
  readonly isPart?: true;
  readonly next: number;
}

/**
 * The minor part after a major unit: "and 43 cents", "y cinco céntimos", "fünfzig", "50".
 * @param named the major unit follows its number, so that a number without a unit can come next
 */
export function readMinorPart(
  scan: Scan,
  major: NumberRead,
  locale: MoneyLocale,
  named: boolean,
): MinorPart | undefined {
  const joined = skipJoin(scan, major.next) > major.next || textAt(scan, major.next) === ',';
  const at = joined ? major.next + 1 : major.next;
  const zeroAndDigit = named && !scan.free ? readZeroAndDigit(scan, at) : undefined;
  if (zeroAndDigit) return { amount: times(String(zeroAndDigit.value), 0.01), next: zeroAndDigit.next };
  const counted = readBeforeUnit(scan, at, locale);
  const amount = counted?.number.amounts[0];
  if (!counted || amount === undefined) return undefined;
  const { number, match: unit } = counted;
  if (joined && named && number.kind === 'fraction' && Number(amount) < 1)
    return { amount, isPart: true, next: number.next };
  if (!isWhole(amount) || number.kind !== 'cardinal') return undefined;
  if (unit) {
    const isMinor = unit.unit.factor < 1 && Number(amount) >= 0 && Number(amount) * unit.unit.factor < 1;
    return isMinor ? { amount: times(amount, unit.unit.factor), next: unit.next } : undefined;
  }
  const isBare = named && major.amounts.every(isWhole) && Number(amount) >= 1 && Number(amount) <= 99;
  if (!isBare || (scan.free && !closesFree(scan, at, number.next, joined))) return undefined;
  return { amount: times(amount, 0.01), next: number.next };
}

/**
 * In free text, a bare "50" is a minor part only if it has two digits, stands right after the unit, and no word follows
 * that belongs to it.
 */
function closesFree(scan: Scan, at: number, next: number, joined: boolean): boolean {
  const isTwoDigits = /^\d\d$/.test(textAt(scan, at)) && next === at + 1;
  return !joined && isTwoDigits && scan.tokens[next]?.kind !== 'word';
}

/** The sum of both parts. The minor part of a negative amount is subtracted. */
export function addMinor(amount: string, minor: string): string {
  const sum = Math.round(Math.abs(Number(amount)) * 1e4 + Number(minor) * 1e4) / 1e4;
  return decimalOf(amount.startsWith('-') ? -sum : sum);
}
