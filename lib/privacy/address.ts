import type { Finding } from './finding.ts';
import type { Expected, Labels, LabelWords } from './labels.ts';
import type { NumberRun, Segment } from './number-run.ts';
import type { Postcodes } from './postcode.ts';
import { isLetterAt } from './runs.ts';
import { indexFrom } from './sorted.ts';
import type { Token } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How far a house number may stand from its postcode, UTF-16 units. */
const REACH = 80;
/** From the beginning of a street's name to its house number. */
const LONGEST_STREET = 50;
const LONGEST_ADDRESS = 140;

interface Place {
  start: number;
  end: number;
}

/** Street and house number with their postcode, or with words that say where somebody lives. */
export class AddressFinder {
  readonly #postcodes: Postcodes;
  readonly #words: LabelWords;
  readonly #street: RegExp;
  readonly #numbered: RegExp;

  constructor(vocabulary: Vocabulary, words: LabelWords, postcodes: Postcodes) {
    this.#postcodes = postcodes;
    this.#words = words;
    const endings = vocabulary.pattern(language => language.streets.endings);
    this.#street = new RegExp(
      `(?<![\\p{L}\\d])${vocabulary.pattern(language => language.streets.words)}(?![\\p{L}\\d])|${endings}(?![\\p{L}\\d])`,
      'giu',
    );
    this.#numbered = streetWithNumber(vocabulary);
  }

  find(
    text: string,
    tokens: readonly Token[],
    runs: readonly NumberRun[],
    labels: Labels,
    expected: Expected,
    codes: readonly Finding[],
  ): Finding[] {
    const findings: Finding[] = [];
    const segments = runs.flatMap(run => run.segments);
    const houses = segments.filter(({ start, digits }) => digits.length <= 4 && !isLetterAt(text, start - 1));
    const add = (postcode: Finding, alone: boolean) => {
      const found = this.#withHouse(text, houses, postcode) ?? (alone ? postcode : undefined);
      if (found) findings.push(found);
    };
    for (const token of tokens) {
      const lettered = this.#postcodes.readWritten(text, token);
      if (lettered) add(lettered, true);
    }
    for (const code of codes) if (code.kind === 'ADDRESS') add(code, true);
    for (const { start, end, digits } of segments) {
      if (digits.length !== 5 || !endsAlone(text, end)) continue;
      add({ start, end, kind: 'ADDRESS' }, this.#isAsked({ start, end }, labels, expected));
    }
    for (const { 0: found, index } of text.matchAll(this.#numbered)) {
      findings.push({ start: index, end: index + found.length, kind: 'ADDRESS' });
    }
    for (const { word, end } of labels.tokens) {
      if (word.label === 'address') this.#addBehind(findings, text, end, runs, labels);
    }
    if (expected.has('address')) this.#addBehind(findings, text, 0, runs, labels);
    return findings;
  }

  #isAsked(run: Place, labels: Labels, expected: Expected): boolean {
    return (expected.has('postcode') || expected.has('address')) && labels.isBare(run);
  }

  /** What follows "I live at", as far as it looks like an address. */
  #addBehind(findings: Finding[], text: string, label: number, runs: readonly NumberRun[], labels: Labels): void {
    const start = this.#words.skip(text, label);
    const nextLabel = labels.tokens[indexFrom(labels.tokens, start)]?.start ?? text.length;
    const limit = Math.min(start + LONGEST_ADDRESS, endOfSentence(text, start), nextLabel);
    let end = 0;
    let hasPostcode = false;
    for (let at = indexFrom(runs, start); (runs[at]?.end ?? limit + 1) <= limit; at += 1) {
      end = runs[at]?.end ?? end;
      hasPostcode ||= runs[at]?.segments.some(({ digits }) => digits.length === 5) === true;
    }
    const street = this.#firstStreet(text, start, limit);
    if (end === 0 || (!hasPostcode && !street)) return;
    findings.push({ start, end: Math.max(end, street?.end ?? 0), kind: 'ADDRESS' });
  }

  /** The postcode together with the house number and street before it, or behind it. */
  #withHouse(text: string, houses: readonly Segment[], postcode: Finding): Finding | undefined {
    const isLettered = /\p{L}/u.test(text.charAt(postcode.start));
    return this.#before(text, houses, postcode, isLettered) ?? this.#behind(text, houses, postcode);
  }

  #before(text: string, houses: readonly Segment[], postcode: Finding, isLettered: boolean): Finding | undefined {
    let house: Segment | undefined;
    for (let at = indexFrom(houses, postcode.start) - 1; at >= 0; at -= 1) {
      const run = houses[at];
      if (!run || run.start < postcode.start - REACH) break;
      house = run;
    }
    if (!house || house.end > postcode.start) return undefined;
    // "12 rue de Rivoli, 75001": the number comes first; "Hauptstraße 12, 10115": the street does.
    if (this.#firstStreet(text, house.end, postcode.start)) return { ...postcode, start: house.start };
    const from = Math.max(0, house.start - LONGEST_STREET);
    const street = this.#lastStreet(text, from, house.start);
    if (street) return { ...postcode, start: street.start };
    const between = text.slice(house.end, postcode.start);
    if (NEXT_TO.test(between)) {
      return { ...postcode, start: nameBefore(text, from, house.start)?.start ?? house.start };
    }
    return isLettered && NEAR.test(between) ? { ...postcode, start: house.start } : undefined;
  }

  #behind(text: string, houses: readonly Segment[], postcode: Finding): Finding | undefined {
    const most = postcode.end + REACH;
    const cityFirst = CITY_THEN_STREET.exec(text.slice(postcode.end, most));
    if (cityFirst) return { ...postcode, end: postcode.end + cityFirst[0].length };
    const street = this.#firstStreet(text, postcode.end, most);
    if (!street) return undefined;
    const house = houses[indexFrom(houses, postcode.end)];
    if (!house || house.end > most) return undefined;
    return { ...postcode, end: Math.max(house.end, street.end) };
  }

  #firstStreet(text: string, from: number, to: number): Place | undefined {
    return this.#streets(text, from, to).next().value;
  }

  #lastStreet(text: string, from: number, to: number): Place | undefined {
    return [...this.#streets(text, from, to)].at(-1);
  }

  *#streets(text: string, from: number, to: number): Generator<Place, undefined> {
    for (const found of text.slice(from, to).matchAll(this.#street)) {
      let start = from + found.index;
      // A German street begins before its last syllable.
      while (start > from && /[\p{L}-]/u.test(text.charAt(start - 1))) start -= 1;
      yield { start, end: from + found.index + found[0].length };
    }
    return undefined;
  }
}

/** German, Spanish, French and American postcodes look alike, and like many other numbers. */
const endsAlone = (text: string, end: number): boolean =>
  !isLetterAt(text, end) && !/^[.,:]\d/.test(text.slice(end, end + 2));

/** Nothing stands between house number and postcode, or a letter of the number and one short word. */
const NEXT_TO = /^[a-z]?(?:[,\s]{1,3}|,?\s\p{Ll}{2}\s)$/u;
/** Street and city stand between them, in a few words. */
const NEAR = /^[a-z]?,?\s(?:[\p{L}.'\u2019-]{1,20},?\s){1,6}$/iu;
/** "10117 Berlin, Unter den Linden 77": the street need not be called one. */
const CITY_THEN_STREET = /^\s\p{Lu}[\p{L} -]{2,30},\s\p{Lu}[^\d,]{2,40}\s\d{1,4}[a-z]?(?![\p{L}\d])/u;
/** "Unter den Eichen " before a house number. */
const NAME = /(?<![\p{L}\d])\p{Lu}[\p{L}-]+(?:\s(?:\p{Lu}[\p{L}-]+|\p{Ll}{2,3})){0,3}\s$/u;

function nameBefore(text: string, from: number, to: number): Place | undefined {
  const name = NAME.exec(text.slice(from, to));
  return name ? { start: from + name.index, end: to } : undefined;
}

const endOfSentence = (text: string, from: number): number => {
  const end = /[.!?;]\s+\p{Lu}|\n/u.exec(text.slice(from, from + LONGEST_ADDRESS));
  return end ? from + end.index : text.length;
};

/** "12 High Street", "12 rue de la Paix", "Lindenweg 4", "calle Mayor 5": by its form alone, capitals included. */
function streetWithNumber(vocabulary: Vocabulary): RegExp {
  const before = eitherCase(vocabulary.pattern(words => words.streets.sure.before));
  const behind = eitherCase(vocabulary.pattern(words => words.streets.sure.behind));
  const name = "\\p{Lu}[\\p{L}.'\u2019-]+";
  const small = "(?:\\p{Ll}{1,3}['\u2019\\s]){0,3}";
  const forms = [
    `\\d{1,5}[a-z]?\\s(?:${name}\\s){1,3}${behind}(?![\\p{L}\\d])`,
    `\\d{1,4}(?:\\s\\p{Ll}{2,3})?,?\\s${behind}\\s${small}${name}`,
    `\\p{Lu}\\p{Ll}{2,}${before}\\.?\\s\\d{1,4}[a-z]?(?![\\p{L}\\d])`,
    `${before}\\s${small}(?:${name}\\s){1,3}(?:\\p{Ll}{2,8}\\s)?\\d{1,4}[a-z]?(?![\\p{L}\\d])`,
  ];
  return new RegExp(`(?<![\\p{L}\\d.,])(?:${forms.join('|')})`, 'gu');
}

/** Words of a pattern with a first letter of either case. */
const eitherCase = (pattern: string): string =>
  pattern.replace(/(?<=[(:|])\p{L}/gu, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
