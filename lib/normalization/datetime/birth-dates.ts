/** Reads birth dates in numbers only: "three fourteen eighty five", "05 03 89", "0 5 0 3 8 9". */
import { civil, DAY, daysInMonth, formatDate, startOf, yearOf } from '../civil.ts';
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import type { Chart } from './edges.ts';
import type { Now } from './series.ts';
import type { Token } from './tokens.ts';

/** What the reader needs of a language. */
export interface BirthDateWords {
  readonly dayFirst: boolean;
  readonly monthFirstToo: boolean;
  /** Categories of the chart: a number in words, a year. */
  readonly number: number;
  readonly year: number;
  /** The language counts by twenties: "quatre vingt douze" is 92, not 4, 20 and 12. */
  readonly vigesimal: boolean;
  /** "oh" */
  readonly spokenDigits: ReadonlyMap<string, number>;
  /** Words that may stand between the numbers: "cinco del tres". */
  readonly joiners: ReadonlySet<string>;
}

/** Two numbers in the order in which they were said, and a year of two or four digits. */
type Numbers = readonly [first: number, second: number, year: number];

/** @returns none if the words are not a birth date, or if they can be divided into two different ones */
export function readBirthDate(tokens: readonly Token[], chart: Chart, words: BirthDateWords, now: Now): Reading[] {
  const ways = divide(tokens, chart, words)
    .map(numbers => orders(numbers, words, now))
    .filter(way => way.length > 0);
  const distinct = new Map(ways.map(way => [way[0]?.value, way]));
  return distinct.size === 1 ? ([...distinct.values()][0] ?? []) : [];
}

/** Whether the tokens are three numbers of a date that does not exist: "31 02 85". */
export function isNoBirthDate(tokens: readonly Token[], chart: Chart, words: BirthDateWords, now: Now): boolean {
  const found = divide(tokens, chart, words);
  return found.length > 0 && found.every(numbers => orders(numbers, words, now).length === 0);
}

function divide(tokens: readonly Token[], chart: Chart, words: BirthDateWords): Numbers[] {
  const spoken = tokens.filter(({ kind }) => kind !== 'symbol');
  return spoken.every(({ kind }) => kind === 'digits')
    ? fromDigits(spoken.map(({ text }) => text))
    : new NumberWalk(tokens, chart, words).dates();
}

/** Groups of digits: three numbers, or six or eight digits that were divided elsewhere. */
function fromDigits(groups: readonly string[]): Numbers[] {
  const [first = '', second = '', year = ''] = groups;
  if (groups.length === 3 && first.length <= 2 && second.length <= 2 && (year.length === 2 || year.length === 4)) {
    return [[Number(first), Number(second), Number(year)]];
  }
  const digits = groups.join('');
  const isEven = groups.every(({ length }) => length === 2) || groups.every(({ length }) => length === 1);
  // "01 2009" is not a date with six digits, but two parts of a date.
  const isSix = digits.length === 6 && (isEven || groups.length === 1);
  if (digits.length !== 8 && !isSix) return [];
  return [[Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))]];
}

/** The day and month in the order of the locale, and in the other order if speakers of the locale also use it. */
function orders([first, second, year]: Numbers, { dayFirst, monthFirstToo }: BirthDateWords, now: Now): Reading[] {
  const usual = dayFirst ? pastDates(first, second, year, now) : pastDates(second, first, year, now);
  const other = dayFirst ? pastDates(second, first, year, now) : pastDates(first, second, year, now);
  if (usual.length === 0) return other.map(reading => withReview(reading, 'policy'));
  if (dayFirst && !monthFirstToo) return usual;
  return [...usual, ...other.filter(({ value }) => value !== usual[0]?.value)];
}

/**
 * The past dates for a year. Two digits can mean two years, a hundred years apart. If both are possible ages, the value
 * is for review.
 */
function pastDates(day: number, month: number, year: number, now: Now): Reading[] {
  const century = Math.floor(yearOf(now.civil) / 100) * 100;
  const years = year >= 100 ? [year] : [century + year, century - 100 + year];
  const dates = years.flatMap(each => {
    const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(each, month);
    const start = isDate ? civil(each, month, day) : Number.NaN;
    return start <= startOf(now.civil, 'day') && each > yearOf(now.civil) - MOST_YEARS ? [dayReading(start)] : [];
  });
  return dates.length > 1 ? dates.map(date => withReview(date, 'policy')) : dates;
}

const MOST_YEARS = 130;

const dayReading = (start: number): Reading => ({
  value: formatDate(start),
  typed: { kind: 'date', grain: 'day', start: formatDate(start) },
});

/** Whether a reading is a day that is not in the future. */
export const isPastDay = ({ value, typed }: Reading, now: Now): boolean =>
  typed.kind === 'date' && typed.grain === 'day' && Date.parse(value) < startOf(now.civil, 'day') + DAY;

interface Step {
  readonly value: number;
  readonly next: number;
}

/** All ways to divide number words into a day, a month and a year. */
class NumberWalk {
  readonly #tokens: readonly Token[];
  readonly #chart: Chart;
  readonly #words: BirthDateWords;

  constructor(tokens: readonly Token[], chart: Chart, words: BirthDateWords) {
    this.#tokens = tokens;
    this.#chart = chart;
    this.#words = words;
  }

  dates(): Numbers[] {
    return this.#parts(0).flatMap(first =>
      this.#parts(first.next).flatMap(second =>
        this.#years(second.next)
          .filter(({ next }) => this.#skip(next) === this.#tokens.length)
          .map((year): Numbers => [first.value, second.value, year.value]),
      ),
    );
  }

  /** A number of a day or month: "fourteen", "oh three", "one four". */
  #parts(at: number): Step[] {
    const whole = this.#numbers(at).filter(({ value }) => value >= 1 && value <= 31);
    return [...whole, ...this.#pairs(at).filter(({ value }) => value >= 1 && value <= 31)];
  }

  /** "eighty five", "oh five", "eight five", "nineteen eighty five". */
  #years(at: number): Step[] {
    const two = [...this.#numbers(at).filter(({ value }) => value >= 10), ...this.#pairs(at)];
    const centuries = this.#numbers(at).filter(({ value }) => value === 19 || value === 20);
    const pairs = [...centuries, ...this.#pairs(at)].flatMap(century =>
      [...this.#numbers(century.next).filter(({ value }) => value >= 10), ...this.#pairs(century.next)].map(rest => ({
        value: century.value * 100 + rest.value,
        next: rest.next,
      })),
    );
    const four = [...this.#edges(at, this.#words.year), ...pairs];
    return [...two, ...four.filter(({ value }) => value >= 1900)];
  }

  /** Two digits that were said one by one. */
  #pairs(at: number): Step[] {
    return this.#digits(at).flatMap(tens =>
      this.#digits(tens.next).map(ones => ({ value: tens.value * 10 + ones.value, next: ones.next })),
    );
  }

  #digits(at: number): Step[] {
    return this.#numbers(at).filter(({ value }) => value < 10);
  }

  /** A number below a hundred, in words or digits. */
  #numbers(at: number): Step[] {
    const start = this.#skip(at);
    const token = this.#tokens[start];
    if (!token) return [];
    if (token.kind === 'digits') return token.text.length <= 2 ? [{ value: Number(token.text), next: start + 1 }] : [];
    const digit = this.#words.spokenDigits.get(token.text);
    return digit === undefined ? this.#edges(start, this.#words.number) : [{ value: digit, next: start + 1 }];
  }

  #edges(at: number, category: number): Step[] {
    const start = this.#skip(at);
    const steps = (this.#chart[start] ?? []).flatMap(edge =>
      edge.category === category && edge.meaning?.type === 'number'
        ? [{ value: edge.meaning.value, next: start + edge.width }]
        : [],
    );
    const hasEighties = this.#words.vigesimal && steps.some(({ value }) => value >= 80 && value < 100);
    return hasEighties ? steps.filter(({ value }) => value >= 10) : steps;
  }

  #skip(at: number): number {
    let next = at;
    for (let token = this.#tokens[next]; token; token = this.#tokens[next]) {
      if (token.kind !== 'symbol' && !this.#words.joiners.has(token.text)) break;
      next += 1;
    }
    return next;
  }
}
