import {
  BETWEEN,
  endOfCityAndStreet,
  endOfNames,
  isCityAt,
  nameBefore,
  type Place,
  startOfLine,
  startOfNames,
} from './address-names.ts';
import type { Finding } from './finding.ts';
import { type Expected, type Labels, type LabelWords, NAMED } from './labels.ts';
import { type NumberRun, type Segment, segmentsOf } from './number-run.ts';
import type { Postcodes } from './postcode.ts';
import { isLetterAt } from './runs.ts';
import type { Scan } from './scan.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import { StreetWords } from './street-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How far a house number may stand from its postcode, UTF-16 units. */
const REACH = 80;
/** From the beginning of a street's name to its house number. */
const LONGEST_STREET = 50;
const LONGEST_ADDRESS = 140;

/** Street and house number with their postcode, or with words that say where somebody lives. */
export class AddressFinder {
  readonly #postcodes: Postcodes;
  readonly #words: LabelWords;
  readonly #streets: StreetWords;
  /** Behind a house number. */
  readonly #nextWord: RegExp;
  /** The word for a number before one. */
  readonly #numberBefore: RegExp;

  constructor(vocabulary: Vocabulary, words: LabelWords, postcodes: Postcodes) {
    this.#postcodes = postcodes;
    this.#words = words;
    const suffixes = vocabulary.pattern('suffixes');
    this.#nextWord = new RegExp(`^[a-z]?,?\\s(?:${suffixes}\\s)?([\\p{L}\\p{M}]+)`, 'iu');
    this.#streets = new StreetWords(vocabulary);
    this.#numberBefore = new RegExp(`\\s${vocabulary.pattern('streetNumbers')}\\.?\\s$`, 'iu');
  }

  find(
    scan: Scan,
    runs: readonly NumberRun[],
    numbers: readonly Segment[],
    labels: Labels,
    expected: Expected,
    codes: readonly Finding[],
  ): Finding[] {
    const { text } = scan;
    const findings: Finding[] = [];
    const lettered = codes.filter(({ kind }) => kind === 'ADDRESS');
    if (scan.mixed > 0) lettered.push(...this.#writtenPostcodes(scan));
    const inDigits = postcodesInDigits(text, runs);
    if (lettered.length + inDigits.length > 0) {
      const isAsked = expected.has('postcode') || expected.has('address');
      for (const postcode of lettered) findings.push(this.#withHouse(text, numbers, postcode, labels) ?? postcode);
      for (const postcode of inDigits) {
        const found = this.#withHouse(text, numbers, postcode, labels);
        if (found) findings.push(found);
        else if ((isAsked && labels.isBare(postcode)) || (labels.of(postcode) & NAMED.postcode) !== 0)
          findings.push(postcode);
      }
    }
    for (const { word, start, end } of labels.tokens) {
      if (word.label === 'box') this.#addBox(findings, text, { start, end }, runs);
      if (word.label !== 'address') continue;
      this.#addBehind(findings, text, end, runs, labels);
      this.#addNamed(findings, text, { start, end });
      this.#addBefore(findings, text, start, runs);
    }
    if (expected.has('address')) this.#addBehind(findings, text, 0, runs, labels);
    return findings;
  }

  #writtenPostcodes({ text, tokens }: Scan): Finding[] {
    const findings: Finding[] = [];
    for (const token of tokens) {
      const found =
        token.type === 'digits' && token.letterBefore ? this.#postcodes.readWritten(text, token) : undefined;
      if (found) findings.push(found);
    }
    return findings;
  }

  /** "P.O. Box 331, Fargo", "Postfach drei vier sieben in Gera" */
  #addBox(findings: Finding[], text: string, box: Place, runs: readonly NumberRun[]): void {
    const run = runs[indexFrom(runs, box.end)];
    if (!run || !BEFORE_BOX_NUMBER.test(text.slice(box.end, Math.min(run.start, box.end + REACH)))) return;
    const limit = Math.min(run.end + LONGEST_STREET, endOfSentence(text, run.end));
    const last = endOfNames(text, run.end, limit);
    findings.push({ start: box.start, end: this.#endOfWords(text, last, limit), kind: 'ADDRESS' });
  }

  /** What follows "I live at", as far as it looks like an address. */
  #addBehind(findings: Finding[], text: string, label: number, runs: readonly NumberRun[], labels: Labels): void {
    const next = runs[indexFrom(runs, label)];
    if (!next || next.start > label + REACH + LONGEST_ADDRESS) return;
    const behind = this.#words.skip(text, label);
    // "four" is a link as well: "the last four digits".
    const skipped = lastUntil(runs, behind);
    const start = skipped && skipped.start >= label ? skipped.start : behind;
    const limit = Math.min(start + LONGEST_ADDRESS, endOfSentence(text, start), nextLabel(text, labels, start));
    let end = 0;
    let hasPostcode = false;
    for (let at = indexFrom(runs, start); (runs[at]?.end ?? limit + 1) <= limit; at += 1) {
      end = runs[at]?.end ?? end;
      hasPostcode ||= hasPostcodeIn(runs[at]);
    }
    if (end === 0) return;
    const street = this.#streets.first(text, start, limit);
    const isNamed = hasPostcode || street !== undefined || this.#isHouse(text, label, start, runs);
    if (!isNamed) return;
    const last = Math.max(end, street?.end ?? 0);
    findings.push({ start, end: this.#endOfWords(text, endOfNames(text, last, limit), limit), kind: 'ADDRESS' });
  }

  /** "I live at rose cottage mill lane": two words for a place, or one with two names, and no number. */
  #addNamed(findings: Finding[], text: string, label: Place): void {
    const start = this.#words.skip(text, label.end);
    const clause = CLAUSE_OF_NAMES.exec(text.slice(start, start + LONGEST_STREET))?.[0] ?? '';
    const places = this.#streets.all(text, start, start + clause.length);
    if (places.length === 0 || !this.#isTold(text, label, start)) return;
    const isPlace = (at: number) => places.some(place => place.start <= at && at < place.end);
    let [names, end] = [0, start];
    for (const { 0: word, index } of clause.matchAll(EACH_WORD)) {
      const at = start + index;
      if (!isPlace(at)) {
        if (this.#words.isOrdinary(word) && word.length > LONGEST_PARTICLE) break;
        if (!this.#words.isOrdinary(word) && word.length > 1) names += 1;
      }
      end = at + word.length;
    }
    if (names > 0 && names + places.length >= FEWEST_PARTS) findings.push({ start, end, kind: 'ADDRESS' });
  }

  /** "staying at", "my address is", "adresse: ", "j'habite Le Clos". */
  #isTold(text: string, label: Place, start: number): boolean {
    return (
      /\s\p{L}{1,3}$/u.test(text.slice(label.start, label.end)) ||
      text.charAt(label.end) === ':' ||
      this.#words.assert(text, label.end, start) ||
      /^\p{Lu}/u.test(text.charAt(start))
    );
  }

  /** "12 elmwood mews in hull": words without capitals that are names, and short ones between them. */
  #endOfWords(text: string, from: number, limit: number): number {
    let end = from;
    for (const { 0: word, index } of text.slice(from, limit).matchAll(NEXT_WORD)) {
      if (from + index > end + LONGEST_PARTICLES) break;
      if (!this.#words.isOrdinary(word.trim())) end = from + index + word.length;
      else if (word.trim().length > LONGEST_PARTICLE) break;
    }
    return end;
  }

  /** What stands before "..., that's where I live": a house number and the names behind it, or the other way round. */
  #addBefore(findings: Finding[], text: string, label: number, runs: readonly NumberRun[]): void {
    if ((lastUntil(runs, label)?.end ?? -LONGEST_ADDRESS) < label - LONGEST_ADDRESS) return;
    const from = startOfSentence(text, label);
    const house = runs[indexFrom(runs, from)];
    if (!house || house.end > label || house.digits.length > LONGEST_HOUSE) return;
    const last = lastUntil(runs, label) ?? house;
    for (const { index } of text.slice(last.end, label).matchAll(/[\s,]+/gu)) {
      const end = last.end + index;
      if (!this.#words.assert(text, end, label)) continue;
      const least = Math.max(from, house.start - LONGEST_STREET);
      const name = nameBefore(text, least, house.start) ?? this.#smallNameBefore(text, least, house.start);
      if (name || this.#holdsName(text.slice(house.end, end)))
        findings.push({ start: name?.start ?? house.start, end, kind: 'ADDRESS' });
      return;
    }
  }

  /** "am bahnhof nummer " as a recogniser of speech writes it: the last word is no link. */
  #smallNameBefore(text: string, from: number, to: number): Place | undefined {
    const names = text.slice(from, to).replace(this.#numberBefore, ' ').trim();
    const last = /[\p{L}\p{M}-]+$/u.exec(names)?.[0] ?? '';
    return last.length >= SHORTEST_NAME && !this.#words.isOrdinary(last) ? { start: from, end: to } : undefined;
  }

  /** Two words, of which one is no measure. */
  #holdsName(stretch: string): boolean {
    const words = stretch.split(/[\s,]+/).filter(Boolean);
    return words.length >= 2 && !words.every(word => this.#words.isOrdinary(word));
  }

  /** A name and a number: "my address is Rosenhof 4", "I live at 12 The Paddocks"; not "it changed 2 weeks ago". */
  #isHouse(text: string, label: number, start: number, runs: readonly NumberRun[]): boolean {
    const run = runs[indexFrom(runs, start)];
    const house = run && segmentsOf(run)[0];
    if (!house || house.digits.length > LONGEST_HOUSE || house.start - start > LONGEST_STREET) return false;
    const behind = this.#nextWord.exec(text.slice(house.end, house.end + LONGEST_STREET))?.[1];
    const isMeasure = behind !== undefined && this.#words.isOrdinary(behind);
    if (house.start === start) return behind !== undefined && !isMeasure;
    const names = text
      .slice(start, house.start)
      .replace(this.#numberBefore, '')
      .trim()
      .split(/[\s,]+/);
    const isName = !this.#words.isOrdinary(names.at(-1) ?? '') && names.length <= MAX_NAMES;
    const isTold =
      label === 0 ||
      text.charAt(label) === ':' ||
      this.#words.assert(text, label, start) ||
      /^\p{Lu}/u.test(names[0] ?? '');
    return isName && isTold && !(isMeasure && house.digits.length < 2 && !/^\p{Lu}/u.test(names[0] ?? ''));
  }

  /** The postcode together with the house number and street before it, or behind it. */
  #withHouse(text: string, numbers: readonly Segment[], postcode: Finding, labels: Labels): Finding | undefined {
    const found = this.#before(text, numbers, postcode, labels) ?? this.#behind(text, numbers, postcode);
    const line = isCityAt(text, postcode.end) ? startOfLine(text, postcode.start) : undefined;
    if (line !== undefined && line < (found?.start ?? postcode.start)) return { ...postcode, ...found, start: line };
    return found ?? this.#withPlace(text, postcode);
  }

  /** "Résidence Les Pins, 13008 Marseille", "The Old Rectory, Church Lane, GL54 3NB": names with a street, no number. */
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
    // "12 rue de Rivoli, 75001": the number comes first; "Hauptstraße 12, 10115": the street does.
    if (this.#streets.first(text, house.end, postcode.start)) return { ...postcode, start: house.start };
    const from = Math.max(0, house.start - LONGEST_STREET);
    const street = this.#streets.last(text, from, house.start);
    if (street) return { ...postcode, start: nameBefore(text, from, street.start)?.start ?? street.start };
    const between = text.slice(house.end, labelBefore(labels, postcode));
    if (BETWEEN.nothing.test(between)) {
      return { ...postcode, start: nameBefore(text, from, house.start)?.start ?? house.start };
    }
    const isLettered = isLetterAt(text, postcode.start);
    return BETWEEN.names.test(between) || (isLettered && BETWEEN.words.test(between))
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

/** German, Spanish, French, Italian and American postcodes look alike, and like many other numbers. */
const POSTCODE_DIGITS = 5;

function postcodesInDigits(text: string, runs: readonly NumberRun[]): Finding[] {
  const findings: Finding[] = [];
  for (const run of runs) {
    if (run.digits.length < POSTCODE_DIGITS) continue;
    for (const { start, end, digits } of run.digits.length === POSTCODE_DIGITS ? [run] : segmentsOf(run)) {
      if (digits.length === POSTCODE_DIGITS && endsAlone(text, end)) findings.push({ start, end, kind: 'ADDRESS' });
    }
  }
  return findings;
}

/** Where a label of another datum stands; those of a postcode and of a house number belong to the address. */
function nextLabel(text: string, { tokens }: Labels, from: number): number {
  for (let at = indexFrom(tokens, from); ; at += 1) {
    const token = tokens[at];
    if (!token) return text.length;
    if (token.word.label !== 'postcode' && token.word.label !== 'address') return token.start;
  }
}

const hasPostcodeIn = (run: NumberRun | undefined): boolean =>
  run !== undefined &&
  (run.digits.length === POSTCODE_DIGITS || segmentsOf(run).some(({ digits }) => digits.length === POSTCODE_DIGITS));

/** The first number between two places that may be that of a house. */
function houseIn(text: string, numbers: readonly Segment[], from: number, to: number): Segment | undefined {
  for (let at = indexFrom(numbers, from); ; at += 1) {
    const number = numbers[at];
    if (!number || number.end > to) return undefined;
    if (number.digits.length <= LONGEST_HOUSE && !isLetterAt(text, number.start - 1)) return number;
  }
}

/** A word behind an address, as far as no sentence ends. */
const NEXT_WORD = /(?<=[\s,'\u2019-]|^)[\p{L}\p{M}\d]+/gu;
/** "de la", "am", "in". */
const LONGEST_PARTICLE = 3;
const LONGEST_PARTICLES = 9;
const LONGEST_HOUSE = 4;
const MAX_NAMES = 5;
/** Names and words for places of an address without a number. */
const FEWEST_PARTS = 3;
const CLAUSE_OF_NAMES = /^[^.!?;:\n\d]*/u;
const EACH_WORD = /[\p{L}\p{M}]+/gu;
const SHORTEST_NAME = 4;

/** Between a post box and its number. */
const BEFORE_BOX_NUMBER = /^[\s.:,#]{1,3}$/;

const endsAlone = (text: string, end: number): boolean =>
  !isLetterAt(text, end) && !/^[.,:]\d/.test(text.slice(end, end + 2));

/** Where the label of a postcode begins that stands right before it: "Portland, OR, zip 97201". */
function labelBefore({ tokens }: Labels, { start }: Finding): number {
  const label = lastUntil(tokens, start);
  return label?.word.label === 'postcode' && start - label.end <= 2 ? label.start : start;
}

function startOfSentence(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST_ADDRESS);
  const last = Array.from(text.slice(from, end).matchAll(/[.!?;:]\s+|\n/g)).at(-1);
  return last ? from + last.index + last[0].length : from;
}

const endOfSentence = (text: string, from: number): number => {
  const end = /[.!?;]\s+\p{Lu}|\n/u.exec(text.slice(from, from + LONGEST_ADDRESS));
  return end ? from + end.index : text.length;
};
