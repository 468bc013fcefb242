import { BETWEEN, endOfCityAndStreet, isCityAt, nameBefore, startOfLine, startOfNames } from './address-names.ts';
import type { Finding } from './finding.ts';
import type { Labels } from './labels.ts';
import { type NumberRun, type Segment, segmentsOf } from './number-run.ts';
import { isLetterAt } from './runs.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import type { StreetWords } from './street-words.ts';

/** The greatest distance between a house number and its postcode, in UTF-16 units. */
const REACH = 80;
/** The greatest distance between the start of a street's name and its house number. */
const LONGEST_STREET = 50;
const LONGEST_HOUSE = 4;
/** German, Spanish, French, Italian and American postcodes have five digits, as many other numbers do. */
const POSTCODE_DIGITS = 5;

/** Finds the street, house number and city around a postcode. */
export class PostcodeAddress {
  readonly #streets: StreetWords;

  constructor(streets: StreetWords) {
    this.#streets = streets;
  }

  /** @returns undefined if there is no part of an address around the postcode */
  around(text: string, numbers: readonly Segment[], postcode: Finding, labels: Labels): Finding | undefined {
    const found = this.#before(text, numbers, postcode, labels) ?? this.#behind(text, numbers, postcode);
    const line = isCityAt(text, postcode.end) ? startOfLine(text, postcode.start) : undefined;
    if (line !== undefined && line < (found?.start ?? postcode.start)) return { ...postcode, ...found, start: line };
    return found ?? this.#withPlace(text, postcode);
  }

  /**
   * An address with names but no number: "Résidence Les Pins, 13008 Marseille", "The Old Rectory, Church Lane, GL54
   * 3NB".
   */
  #withPlace(text: string, postcode: Finding): Finding | undefined {
    const isLettered = isLetterAt(text, postcode.start);
    if (!isLettered && !/,\s$/.test(text.slice(Math.max(0, postcode.start - 2), postcode.start))) return undefined;
    const start = startOfNames(text, postcode.start);
    if (start === undefined) return undefined;
    const isComplete = isLettered || isCityAt(text, postcode.end);
    return isComplete && this.#streets.first(text, start, postcode.start) ? { ...postcode, start } : undefined;
  }

  #before(text: string, numbers: readonly Segment[], postcode: Finding, labels: Labels): Finding | undefined {
    const house = houseIn(text, numbers, postcode.start - REACH, postcode.start);
    if (!house) return undefined;
    // The number may come before the street ("12 rue de Rivoli, 75001") or after it ("Hauptstraße 12, 10115").
    if (this.#streets.first(text, house.end, postcode.start)) return { ...postcode, start: house.start };
    const from = Math.max(0, house.start - LONGEST_STREET);
    const street = this.#streets.last(text, from, house.start);
    if (street) return { ...postcode, start: nameBefore(text, from, street.start)?.start ?? street.start };
    const between = text.slice(house.end, labelBefore(labels, postcode));
    if (BETWEEN.nothing().test(between)) {
      return { ...postcode, start: nameBefore(text, from, house.start)?.start ?? house.start };
    }
    const isLettered = isLetterAt(text, postcode.start);
    return BETWEEN.names().test(between) || (isLettered && BETWEEN.words().test(between))
      ? { ...postcode, start: house.start }
      : undefined;
  }

  #behind(text: string, numbers: readonly Segment[], postcode: Finding): Finding | undefined {
    const most = postcode.end + REACH;
    const end = endOfCityAndStreet(text, postcode.end, most);
    if (end !== undefined) return { ...postcode, end };
    const street = this.#streets.first(text, postcode.end, most);
    if (!street) return undefined;
    const house = houseIn(text, numbers, postcode.end, most);
    if (!house) return undefined;
    return { ...postcode, end: Math.max(house.end, street.end) };
  }
}

/**
 * The numbers that can be a postcode of five digits.
 *
 * @param numbers all segments of the runs
 */
export function postcodesInDigits(text: string, runs: readonly NumberRun[], numbers: readonly Segment[]): Finding[] {
  const findings: Finding[] = [];
  const add = ({ start, end, digits }: Segment) => {
    if (digits.length === POSTCODE_DIGITS && endsAlone(text, end)) findings.push({ start, end, kind: 'ADDRESS' });
  };
  let at = 0;
  for (const run of runs) {
    const isWhole = run.digits.length === POSTCODE_DIGITS;
    if (isWhole) add(run);
    for (let number = numbers[at]; number && number.start < run.end; number = numbers[at]) {
      if (!isWhole) add(number);
      at += 1;
    }
  }
  return findings;
}

export const hasPostcodeIn = (run: NumberRun | undefined): boolean =>
  run !== undefined &&
  (run.digits.length === POSTCODE_DIGITS || segmentsOf(run).some(({ digits }) => digits.length === POSTCODE_DIGITS));

/** The first number between two positions that can be a house number. */
function houseIn(text: string, numbers: readonly Segment[], from: number, to: number): Segment | undefined {
  for (let at = indexFrom(numbers, from); ; at += 1) {
    const number = numbers[at];
    if (!number || number.end > to) return undefined;
    if (number.digits.length <= LONGEST_HOUSE && !isLetterAt(text, number.start - 1)) return number;
  }
}

const endsAlone = (text: string, end: number): boolean =>
  !isLetterAt(text, end) && !/^[.,:]\d/.test(text.slice(end, end + 2));

/** The start of the label right before a postcode: "Portland, OR, zip 97201". */
function labelBefore({ tokens }: Labels, { start }: Finding): number {
  const label = lastUntil(tokens, start);
  return label?.word.label === 'postcode' && start - label.end <= 2 ? label.start : start;
}
