import { withReview } from '../../review.ts';
import type { Reading } from '../../typed.ts';
import { formatAmount, minorDigits } from './minor-digits.ts';
import type { MoneyRead } from './money-read.ts';

/** Ranked choices, and whether the words do not decide between them. */
interface Choice {
  readonly options: readonly string[];
  readonly isOpen: boolean;
}

const MAX_READINGS = 6;

/**
 * The most likely amount in each currency that a speaker of the locale may mean, then the other amounts in the most
 * likely currency.
 * @param currencies of the locale, the most likely first
 */
export function moneyReadings(read: MoneyRead, currencies: readonly string[]): Reading[] {
  const codes = choiceOfCurrency(read.codes, currencies);
  const [code = ''] = codes.options;
  const amounts = choiceOfAmount(read, minorDigits(code));
  const [amount = '0', ...otherAmounts] = amounts.options;
  const review = read.isDoubtful === true || codes.isOpen || amounts.isOpen;
  const pairs = [
    ...codes.options.map(each => [amount, each] as const),
    ...otherAmounts.map(each => [each, code] as const),
  ];
  const readings = pairs.slice(0, MAX_READINGS).map(pair => moneyReading(...pair));
  return review ? readings.map(reading => withReview(reading, 'policy')) : readings;
}

function moneyReading(amount: string, currency: string): Reading {
  const formatted = formatAmount(amount, currency);
  return { value: `${formatted} ${currency}`, typed: { kind: 'money', amount: formatted, currency } };
}

/**
 * "$15" is US dollars in a locale that uses them; nobody there means another dollar. If no currency of the locale has
 * the unit ("10 crowns" in London), any currency with that unit may be meant.
 */
function choiceOfCurrency(codes: readonly string[], currencies: readonly string[]): Choice {
  const [main = ''] = currencies;
  if (codes.length === 0 || codes.includes(main)) return { options: [main], isOpen: false };
  const used = codes.filter(code => currencies.includes(code));
  const options = used.length > 0 ? used : codes;
  return { options, isOpen: options.length > 1 };
}

/**
 * "2.500" is 2.5 or 2500. No price has tenths of a cent, so before three digits the sign is a group sign. If the locale
 * uses another group sign, the value is for review.
 */
function choiceOfAmount({ amounts, hasThreeDecimals = false }: MoneyRead, decimals: number): Choice {
  const [first = '0', second] = amounts;
  if (second === undefined) return { options: amounts, isOpen: false };
  if (!hasThreeDecimals || decimals > 2) return { options: amounts, isOpen: true };
  const isGrouped = Math.abs(Number(first)) > Math.abs(Number(second));
  return isGrouped ? { options: [first], isOpen: false } : { options: [second, first], isOpen: true };
}
