import { endOfNames, nameBefore, type Place } from './address-names.ts';
import type { Finding } from './finding.ts';
import type { LabelWords } from './label-words.ts';
import type { Labels } from './labels.ts';
import { type NumberRun, segmentsOf } from './number-run.ts';
import { hasPostcodeIn } from './postcode-address.ts';
import { indexFrom, lastUntil } from './sorted.ts';
import type { StreetWords } from './street-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The greatest distance between a label and the number of its box or house, in UTF-16 units. */
const REACH = 80;
/** The greatest distance between the start of a street's name and its house number. */
const LONGEST_STREET = 50;
const LONGEST_ADDRESS = 140;
const LONGEST_HOUSE = 4;
/** "de la", "am", "in". */
const LONGEST_PARTICLE = 3;
const LONGEST_PARTICLES = 9;
const MAX_NAMES = 5;
/** The fewest names and words for places in an address without a number. */
const FEWEST_PARTS = 3;
const SHORTEST_NAME = 4;

/** A word after an address, in the same sentence. */
const NEXT_WORD = /(?<=[\s,'\u2019-]|^)[\p{L}\p{M}\d]+/gu;
const CLAUSE_OF_NAMES = /^[^.!?;:\n\d]*/u;
const EACH_WORD = /[\p{L}\p{M}]+/gu;
/** What may stand between a post box and its number. */
const BEFORE_BOX_NUMBER = /^[\s.:,#]{1,3}$/;

/** Finds addresses beside words that say where somebody lives: "I live at", "my address is", "P.O. Box". */
export class LabelledAddress {
  readonly #words: LabelWords;
  readonly #streets: StreetWords;
  /** The next word after a house number. */
  readonly #nextWord: RegExp;
  /** The word for a number, right before the number. */
  readonly #numberBefore: RegExp;

  constructor(vocabulary: Vocabulary, words: LabelWords, streets: StreetWords) {
    this.#words = words;
    this.#streets = streets;
    const suffixes = vocabulary.pattern('suffixes');
    this.#nextWord = new RegExp(`^[a-z]?,?\\s(?:${suffixes}\\s)?([\\p{L}\\p{M}]+)`, 'iu');
    this.#numberBefore = new RegExp(`\\s${vocabulary.pattern('streetNumbers')}\\.?\\s$`, 'iu');
  }

  /** "P.O. Box 331, Fargo", "Postfach drei vier sieben in Gera" */
  withBox(text: string, box: Place, runs: readonly NumberRun[]): Finding | undefined {
    const run = runs[indexFrom(runs, box.end)];
    if (!run || !BEFORE_BOX_NUMBER.test(text.slice(box.end, Math.min(run.start, box.end + REACH)))) return undefined;
    const limit = Math.min(run.end + LONGEST_STREET, endOfSentence(text, run.end));
    const last = endOfNames(text, run.end, limit);
    return { start: box.start, end: this.#endOfWords(text, last, limit), kind: 'ADDRESS' };
  }

  /** The text after "I live at", up to where it stops looking like an address. */
  behind(text: string, label: number, runs: readonly NumberRun[], labels: Labels): Finding | undefined {
    const next = runs[indexFrom(runs, label)];
    if (!next || next.start > label + REACH + LONGEST_ADDRESS) return undefined;
    const behind = this.#words.skip(text, label);
    // "four" is also a link, as in "the last four digits".
    const skipped = lastUntil(runs, behind);
    const start = skipped && skipped.start >= label ? skipped.start : behind;
    const limit = nextLabel(labels, start, Math.min(start + LONGEST_ADDRESS, endOfSentence(text, start)));
    let end = 0;
    let hasPostcode = false;
    for (let at = indexFrom(runs, start); (runs[at]?.end ?? limit + 1) <= limit; at += 1) {
      end = runs[at]?.end ?? end;
      hasPostcode ||= hasPostcodeIn(runs[at]);
    }
    if (end === 0) return undefined;
    const street = this.#streets.first(text, start, limit);
    const isNamed = hasPostcode || street !== undefined || this.#isHouse(text, label, start, runs);
    if (!isNamed) return undefined;
    const last = Math.max(end, street?.end ?? 0);
    return { start, end: this.#endOfWords(text, endOfNames(text, last, limit), limit), kind: 'ADDRESS' };
  }

  /** An address without a number: two words for a place, or one with two names. "I live at rose cottage mill lane". */
  withoutNumber(text: string, label: Place): Finding | undefined {
    const start = this.#words.skip(text, label.end);
    const clause = CLAUSE_OF_NAMES.exec(text.slice(start, start + LONGEST_STREET))?.[0] ?? '';
    const places = this.#streets.all(text, start, start + clause.length);
    if (places.length === 0 || !this.#isTold(text, label, start)) return undefined;
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
    return names > 0 && names + places.length >= FEWEST_PARTS ? { start, end, kind: 'ADDRESS' } : undefined;
  }

  /** The text before "..., that's where I live": a house number and names in either order. */
  before(text: string, label: number, runs: readonly NumberRun[]): Finding | undefined {
    const last = lastUntil(runs, label);
    if (!last || last.end < label - LONGEST_ADDRESS || !this.#words.mayAssert(text, last.end, label)) return undefined;
    const from = startOfSentence(text, label);
    const house = runs[indexFrom(runs, from)];
    if (!house || house.end > label || house.digits.length > LONGEST_HOUSE) return undefined;
    for (const { index } of text.slice(last.end, label).matchAll(/[\s,]+/gu)) {
      const end = last.end + index;
      if (!this.#words.assert(text, end, label)) continue;
      const least = Math.max(from, house.start - LONGEST_STREET);
      const name = nameBefore(text, least, house.start) ?? this.#smallNameBefore(text, least, house.start);
      const isAddress = name !== undefined || this.#holdsName(text.slice(house.end, end));
      return isAddress ? { start: name?.start ?? house.start, end, kind: 'ADDRESS' } : undefined;
    }
    return undefined;
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

  /**
   * Whether a name and a number are a house: "my address is Rosenhof 4", "I live at 12 The Paddocks", but not "it
   * changed 2 weeks ago".
   */
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

  /** A name without capitals, as a speech recogniser writes it: "am bahnhof nummer ". Its last word is not a link. */
  #smallNameBefore(text: string, from: number, to: number): Place | undefined {
    const names = text.slice(from, to).replace(this.#numberBefore, ' ').trim();
    const last = /[\p{L}\p{M}-]+$/u.exec(names)?.[0] ?? '';
    return last.length >= SHORTEST_NAME && !this.#words.isOrdinary(last) ? { start: from, end: to } : undefined;
  }

  /** Whether there are two words, at least one of which is not a unit of measure. */
  #holdsName(stretch: string): boolean {
    const words = stretch.split(/[\s,]+/).filter(Boolean);
    return words.length >= 2 && !words.every(word => this.#words.isOrdinary(word));
  }

  /** The end of names without capitals, and of the short words between them: "12 elmwood mews in hull". */
  #endOfWords(text: string, from: number, limit: number): number {
    let end = from;
    for (const { 0: word, index } of text.slice(from, limit).matchAll(NEXT_WORD)) {
      if (from + index > end + LONGEST_PARTICLES) break;
      if (!this.#words.isOrdinary(word.trim())) end = from + index + word.length;
      else if (word.trim().length > LONGEST_PARTICLE) break;
    }
    return end;
  }
}

/**
 * The position of the next label of another datum, at most `limit`. Labels of a postcode and of a house number belong to
 * the address. Labels after the limit are not read: in a text with many addresses, each address would read all labels
 * after it.
 */
function nextLabel({ tokens }: Labels, from: number, limit: number): number {
  for (let at = indexFrom(tokens, from); ; at += 1) {
    const token = tokens[at];
    if (!token || token.start >= limit) return limit;
    if (token.word.label !== 'postcode' && token.word.label !== 'address') return token.start;
  }
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
