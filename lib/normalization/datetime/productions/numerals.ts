/** Productions for numbers with several parts, and for years in words. */
import { numberMeaning, numberOf } from '../meaning.ts';
import type { Production } from './production.ts';

/** The leading zeros of the digits after the mark are not known here. A part with two digits is hundredths. */
export const decimal: Production = ([whole, part]) => {
  const [a, b] = [numberOf(whole), numberOf(part)];
  if (a === undefined || b === undefined || b > 99) return undefined;
  return numberMeaning(a + b / (b < 10 ? 10 : 100));
};

/** Two numbers as numerator and denominator. */
export const fraction: Production = ([a, b]) => {
  const [over, under] = [numberOf(a), numberOf(b)];
  return over !== undefined && under ? numberMeaning(over / under) : undefined;
};

/** "2 1/2" */
export const mixed: Production = ([whole, a, b]) => {
  const [value, over, under] = [numberOf(whole), numberOf(a), numberOf(b)];
  if (value === undefined || over === undefined || !under || over >= under) return undefined;
  return numberMeaning(value + over / under);
};

const plus =
  (part: number): Production =>
  ([n]) => {
    const value = numberOf(n);
    return value === undefined ? undefined : numberMeaning(value + part);
  };

export const plusHalf = plus(0.5);
export const plusQuarter = plus(0.25);
export const plusThreeQuarters = plus(0.75);
/** "a hundred and twenty" */
export const plusHundred = plus(100);

/** "one and three quarters" */
export const plusQuarters: Production = ([n, quarters]) => {
  const [value, count] = [numberOf(n), numberOf(quarters)];
  return value === undefined || !count || count > 3 ? undefined : numberMeaning(value + count / 4);
};

/** nineteen eighty six, nineteen hundred, twenty oh nine */
export const yearOfPairs: Production = args => {
  const [century, ...rest] = args.map(numberOf);
  const tail = rest.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  if (century === undefined || century < 16 || century > 20 || tail > 99) return undefined;
  return numberMeaning(century * 100 + tail);
};

/** mil novecientos noventa: a thousand, and hundreds as one word or as the first number times a hundred. */
export const yearOfHundreds: Production<number> = ([hundreds, rest], factor = 1) => {
  const [n, tail] = [numberOf(hundreds), numberOf(rest) ?? 0];
  const value = n === undefined ? undefined : 1000 + n * factor;
  return value !== undefined && value < 2000 && tail < 100 ? numberMeaning(value + tail) : undefined;
};

/** two thousand and five */
export const yearOfThousands: Production = ([thousands, rest]) => {
  const [n, tail] = [numberOf(thousands), numberOf(rest) ?? 0];
  return (n === 1 || n === 2) && (rest === undefined || tail > 0) && tail < 1000
    ? numberMeaning(n * 1000 + tail)
    : undefined;
};

/** "2000 and 9", as speech recognition writes it */
export const yearWithRest: Production = ([century, rest]) => {
  const [year, tail] = [numberOf(century), numberOf(rest)];
  return year !== undefined && tail !== undefined && year % 100 === 0 ? numberMeaning(year + tail) : undefined;
};
