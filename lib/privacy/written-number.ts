import { isCard } from './check-digits.ts';
import type { Finding } from './finding.ts';
import type { Identifiers } from './identifiers.ts';
import type { NumberRun, NumberToken } from './number-run.ts';
import { isLetterAt, wordAround } from './runs.ts';
import { isList, isRange } from './spoken-number.ts';
import type { Vocabulary } from './vocabulary.ts';

const LONG_RUN = 6;
const LONG_GROUPED_RUN = 7;
/** The fewest digits in a number with words or commas between its groups. */
const LONG_JOINED_RUN = 8;
const LONGEST_AMOUNT = 9;

/**
 * National numbers with a leading 0, international ones with 00, North American, Spanish, and local ones with seven
 * digits.
 */
const PHONE_FORM = /^(?:00[1-9]\d{6,13}|0[1-9]\d{6,10}|1?[2-9]\d{9}|[6-9]\d{8}|[2-9]\d{6})$/;
const CURRENCY_BEFORE = /(?:[\u20ac$\u00a3\u00a5]|\b(?:eur|usd|gbp|chf))\s?$/i;
const OPENING = /(?:\+|\(|\+\(|\(\+)$/;

/** Classifies written numbers, and excludes those that are not personal. */
export class WrittenNumbers {
  readonly #identifiers: Identifiers;
  readonly #currencyBehind: RegExp;

  constructor(vocabulary: Vocabulary, identifiers: Identifiers) {
    this.#identifiers = identifiers;
    const currencies = vocabulary.pattern('currencies');
    this.#currencyBehind = new RegExp(
      `^\\s?(?:[\\u20ac$\\u00a3\\u00a5%]|(?:eur|usd|gbp|chf|${currencies})(?!\\p{L}))`,
      'iu',
    );
  }

  classify(text: string, run: NumberRun): Finding | undefined {
    const { digits, start, end } = run;
    const sign = text.charAt(start - 1);
    const opening =
      sign === '+' || sign === '(' ? (OPENING.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '') : '';
    const isInternational = opening.includes('+');
    const identified = isInternational ? undefined : this.#identifiers.identify(text, run);
    if (digits.length < leastDigits(text, run) && !identified) return undefined;
    if (isHexadecimal(text, run)) return undefined;
    if (identified) return identified;
    if (
      isVersion(text, run) ||
      isYears(run) ||
      isDayAndYear(run) ||
      isRange(run) ||
      (isList(run) && !isCard(digits)) ||
      isClockRange(text, run) ||
      this.#isAmount(text, run)
    ) {
      return undefined;
    }
    if (isCard(digits) && !isInternational) return { start, end, kind: 'CARD' };
    const isPhone = isInternational || PHONE_FORM.test(digits);
    return { start: start - opening.length, end, kind: isPhone ? 'PHONE' : 'NUMBER' };
  }

  /** Whether a number can be an amount of money: no leading zero, groups of three. */
  #isAmount(text: string, { digits, tokens, start, end }: NumberRun): boolean {
    if (digits.length > LONGEST_AMOUNT || digits.startsWith('0')) return false;
    const grouped = tokens.every(({ start: at, end: to }, index) => index === 0 || to - at === 3);
    if (!grouped) return false;
    return (
      CURRENCY_BEFORE.test(text.slice(Math.max(0, start - 5), start)) ||
      this.#currencyBehind.test(text.slice(end, end + 12))
    );
  }
}

/** `0x80070057` and `0xC000021A` are codes of machines. */
const isHexadecimal = (text: string, { tokens, start, end }: NumberRun): boolean =>
  tokens.length === 1 &&
  isLetterAt(text, start - 1) &&
  /^(?:0x[\da-f]{1,16}|c0[\da-f]{6})$/iu.test(wordAround(text, start, end, LONGEST_HEXADECIMAL));

const LONGEST_HEXADECIMAL = 24;

/** "119.0.6045.105": a version. In a phone number, only the first group can be a single digit. */
const isVersion = (text: string, { tokens, start, end }: NumberRun): boolean =>
  tokens.length >= 3 &&
  tokens.length <= 4 &&
  /^\d{1,5}(?=[\d.]*\.\d(?!\d))(?:\.\d{1,6}){2,3}$/.test(text.slice(start, end));

function leastDigits(text: string, run: NumberRun): number {
  if (run.hasJoiners || run.hasCommas || run.conjunctions.length > 0) return LONG_JOINED_RUN;
  return run.tokens.length === 1 || isSortCode(text, run) ? LONG_RUN : LONG_GROUPED_RUN;
}

/** Three pairs with hyphens that are not a date. */
const isSortCode = (text: string, { tokens, start, end }: NumberRun): boolean =>
  tokens.length === 3 && /^\d\d([-\u2013])\d\d\1\d\d$/.test(text.slice(start, end));

const isYears = ({ tokens, hasCommas }: NumberRun): boolean =>
  (tokens.length <= 3 || hasCommas) && tokens.every(isYear);

const isYear = (token: NumberToken): boolean => token.type === 'digits' && /^(?:19|20)\d\d$/.test(token.digits);

/** "Jul 18, 2014 07" */
const isDayAndYear = ({ tokens, hasCommas }: NumberRun): boolean =>
  hasCommas && tokens.length <= 3 && tokens.some(isYear);

const CLOCK_RANGE = /^((?:[01]?\d|2[0-4])[.:]?[0-5][05])\s?[-\u2013]\s?(?:[01]?\d|2[0-4])[.:]?[0-5][05]$/;

/** "1030-1215": opening hours. */
const isClockRange = (text: string, { start, end }: NumberRun): boolean =>
  end - start <= 13 && CLOCK_RANGE.test(text.slice(start, end));
