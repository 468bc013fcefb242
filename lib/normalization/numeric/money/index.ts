import type { Language } from '../../../languages/index.ts';
import type { Reading, Recognition, TypedContext } from '../../typed.ts';
import { readNumber } from '../number.ts';
import type { NumberRead } from '../number-read.ts';
import { readWhole } from '../parse.ts';
import { createScan, MAX_RECOGNITIONS, scanFree } from '../scan.ts';
import { formatAmount } from './minor-digits.ts';
import { loadMoneyLocale, moneyLocale } from './money-locales.ts';
import type { MoneyRead } from './read-money.ts';
import { readMoney } from './read-money.ts';

const MAX_READINGS = 6;

/** Imports what amounts of money need in a language. */
export const loadMoney = (language: Language): Promise<void> => loadMoneyLocale(language);

/**
 * "12.50 EUR": amount with the currency's own minor digits, a space, ISO 4217. Ambiguous units ("dollars", "$") give the
 * locale's likeliest currency first and the others behind it; an amount without a unit is in the currency of the locale.
 */
export function parseMoney(said: string, context: TypedContext): Reading[] {
  const locale = moneyLocale(context.language);
  const scan = createScan(said, locale.numbers, false);
  const read = readWhole(scan, (text, at) => readMoney(text, at, locale));
  if (read) return readingsOf(read);
  const bare = readWhole(scan, readNumber);
  return bare && bare.kind !== 'ordinal' ? readingsOf(withCurrencies(bare, locale.currencies)) : [];
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
    found.push({ start, end: scan.tokens[read.next - 1]?.end ?? start, readings: readingsOf(read) });
    at = read.next;
  }
  return found;
}

const withCurrencies = ({ amounts, next }: NumberRead, codes: readonly string[]): MoneyRead => ({
  amounts,
  codes,
  next,
});

/** The likeliest amount in each currency, then the other amounts in the likeliest one. */
function readingsOf({ amounts, codes }: MoneyRead): Reading[] {
  const [firstAmount = '0', ...otherAmounts] = amounts;
  const [firstCode = ''] = codes;
  const pairs = [
    ...codes.map(code => [firstAmount, code] as const),
    ...otherAmounts.map(amount => [amount, firstCode] as const),
  ];
  return pairs.slice(0, MAX_READINGS).map(([amount, currency]) => {
    const formatted = formatAmount(amount, currency);
    return { value: `${formatted} ${currency}`, typed: { kind: 'money', amount: formatted, currency } };
  });
}
