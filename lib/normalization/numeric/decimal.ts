/**
 * Decimal strings: an optional minus, digits, and a fraction without trailing zeros. They are exact if the digits were
 * said.
 */

const SIGNIFICANT_DIGITS = 15;

/** Writes a number without an exponent; fractions to 15 significant digits, the most a double holds. */
export function decimalOf(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  return trimDecimal(value.toFixed(Math.min(100, Math.max(0, SIGNIFICANT_DIGITS - 1 - exponent))));
}

/** "007.50" to "7.5"; "-0" to "0". */
export function trimDecimal(text: string): string {
  if (TRIMMED.test(text)) return text;
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace(/^[-+]/, '').split('.');
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  const decimals = trimTrailingZeros(fraction);
  const unsigned = decimals === '' ? digits : `${digits}.${decimals}`;
  return negative && unsigned !== '0' ? `-${unsigned}` : unsigned;
}

/** The form of most numbers, which need no change. */
const TRIMMED = /^(?:0|-?[1-9]\d*|-?(?:0|[1-9]\d*)\.\d*[1-9])$/;

/** Moves the point, so that "16.4" million is exact. */
export function timesPowerOfTen(decimal: string, power: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + power;
  const shifted =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : `${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`;
  return trimDecimal(negative ? `-${shifted}` : shifted);
}

/** Exact if the factor is a power of ten, otherwise to 15 significant digits. */
export function times(decimal: string, factor: number): string {
  if (factor === 1) return trimDecimal(decimal);
  const power = Math.log10(factor);
  return Number.isInteger(power) ? timesPowerOfTen(decimal, power) : decimalOf(Number(decimal) * factor);
}

export function negate(decimal: string): string {
  if (decimal === '0') return decimal;
  return decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`;
}

export const isWhole = (decimal: string): boolean => !decimal.includes('.');

/** A loop, since /0+$/ is quadratic on runs of zeros. */
function trimTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charCodeAt(end - 1) === 48) end -= 1;
  return digits.slice(0, end);
}
