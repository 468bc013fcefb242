import type { DigitStyle } from '../../languages/index.ts';
import { trimDecimal } from './decimal.ts';

/**
 * The readings of digits with separators, the more likely first; none if they are not a number (a version, an IP
 * address).
 */
export function readDigits(said: string, style: DigitStyle): string[] {
  if (ONLY_DIGITS.test(said)) return [trimDecimal(said)];
  // Most amounts have this form. The general code takes ten times as long.
  if (ONE_STOP.test(said)) return readOneSeparator(said, said.includes('.') ? '.' : ',', style);
  const separators = said.replace(/[0-9]/g, '').replace(/[ \u00a0\u202f\u2009'’]/g, ' ');
  const kinds = new Set(separators);
  if (kinds.size > 3) return [];
  const last = separators.slice(-1);
  const onceAtEnd = separators.indexOf(last) === separators.length - 1;
  if (kinds.size > 1) {
    if (last === ' ' || !onceAtEnd) return [];
    const cut = said.lastIndexOf(last);
    const whole = said.slice(0, cut);
    return groups(whole) ? [decimal(whole, said.slice(cut + 1))] : [];
  }
  if (style.decimal === ',' && /^\d+['’]\d\d$/.test(said)) return [decimal(...cutAtApostrophe(said))];
  if (separators.length > 1 || last === ' ') return groups(said) ? [onlyDigits(said)] : [];
  return readOneSeparator(said, last, style);
}

const ONLY_DIGITS = /^[0-9]*$/;
const ONE_STOP = /^[0-9]*[.,][0-9]*$/;

/**
 * One separator: the locale's decimal sign, or a group sign before exactly three digits. "4.800" is 4.8 in English and
 * 4800 in German; the other reading comes second.
 */
function readOneSeparator(said: string, separator: string, style: DigitStyle): string[] {
  const at = said.indexOf(separator);
  const [whole, fraction] = [said.slice(0, at), said.slice(at + 1)];
  const asDecimal = trimDecimal(`${whole}.${fraction}`);
  const mayGroup = fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0');
  const isForeignComma = separator === ',' && style.decimal === '.';
  if (!mayGroup) return isForeignComma && fraction.length > 3 && !whole.startsWith('0') ? [] : [asDecimal];
  const asGroups = onlyDigits(said);
  // Speakers who write decimals with a point do not mean a decimal by "10,000".
  if (isForeignComma) return [asGroups];
  return separator === style.decimal ? [asDecimal, asGroups] : [asGroups, asDecimal];
}

/** Splits "19'99", a price written by hand in a country with a decimal comma. */
function cutAtApostrophe(said: string): [whole: string, fraction: string] {
  const [whole = '', fraction = ''] = said.split(/['’]/);
  return [whole, fraction];
}

/** Groups of three after one to three digits; or of two before the last three, as in India. */
function groups(said: string): boolean {
  const [first = '', ...rest] = said.split(/[^0-9]/);
  const last = rest.pop();
  if (last === undefined) return true;
  if (first.length < 1 || first.length > 3 || last.length !== 3) return false;
  return rest.every(group => group.length === 3) || (first.length < 3 && rest.every(group => group.length === 2));
}

const onlyDigits = (said: string): string => trimDecimal(said.replace(/[^0-9]/g, ''));

const decimal = (whole: string, fraction: string): string => trimDecimal(`${whole.replace(/[^0-9]/g, '')}.${fraction}`);
