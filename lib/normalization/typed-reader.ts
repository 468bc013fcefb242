import type { Language } from '../languages/index.ts';
import { alternativesTo } from './alternatives.ts';
import { withinBounds } from './bounds.ts';
import { DAY } from './civil.ts';
import { type FindDenied, loadDenied } from './denied.ts';
import { loadFillers, loadMargins, loadRates } from './fillers.ts';
import { type FindRangeOpener, loadRangeOpener } from './range-opener.ts';
import { rankReadings } from './rank-readings.ts';
import { agreement, type FindRestatements, loadRestatements, startOf } from './restatement.ts';
import { withReview } from './review.ts';
import type { ValueKind } from './rules/rules-index.ts';
import { type FindSelfCorrection, loadSelfCorrection, type SelfCorrection } from './self-correction.ts';
import type { Reading, Recognition, Surroundings, TypedContext, TypedKind } from './typed.ts';

/** The words of a language that a reader needs in addition to the grammar. */
interface ReaderWords {
  /** Whether the text around a value does not change it. */
  readonly isFiller: (text: string) => boolean;
  /** Whether the text after an amount makes it a rate. */
  readonly isRate: (behind: string) => boolean;
  /** Whether the value is a margin of another one. */
  readonly isMargin: (said: string, around: Surroundings) => boolean;
  readonly findDenied: FindDenied;
  readonly findSelfCorrection: FindSelfCorrection;
  readonly findRangeOpener: FindRangeOpener;
  readonly findRestatements: FindRestatements;
}

/** @returns the reader of a kind, with its grammar and words loaded */
export async function loadTypedReader(kind: ValueKind, grammar: TypedKind, language: Language): Promise<TypedReader> {
  const [isFiller, isRate, isMargin, findDenied, findSelfCorrection, findRangeOpener, findRestatements] =
    await Promise.all([
      loadFillers(language),
      loadRates(language),
      loadMargins(language),
      loadDenied(language),
      loadSelfCorrection(language),
      loadRangeOpener(language),
      loadRestatements(language),
      grammar.load(language),
    ]);
  return new TypedReader(kind, grammar, {
    isFiller,
    isRate,
    isMargin,
    findDenied,
    findSelfCorrection,
    findRangeOpener,
    findRestatements,
  });
}

/** Reads an entity as a value of one kind. It is a separate chunk, because only typed values need it. */
export class TypedReader {
  readonly alternativesTo = alternativesTo;
  readonly withinBounds = withinBounds;
  readonly #kind: ValueKind;
  readonly #grammar: TypedKind;
  readonly #words: ReaderWords;

  constructor(kind: ValueKind, grammar: TypedKind, words: ReaderWords) {
    this.#kind = kind;
    this.#grammar = grammar;
    this.#words = words;
  }

  /** Uses the grammar alone. */
  parse(said: string, context: TypedContext): Reading[] {
    return this.#grammar.parse(said, context);
  }

  /** Uses the grammar alone. */
  recognize(text: string, context: TypedContext): Recognition[] {
    return this.#grammar.recognize(text, context);
  }

  /** The readings of the entity, or of the part with which the speaker corrected it. */
  read(said: string, context: TypedContext): Reading[] {
    if (this.#words.isMargin(said, context.around?.() ?? NOTHING_AROUND)) return [];
    const readings = this.#readRange(said, context) ?? this.#readWhole(said, context);
    if (readings.length > 0) return readings;
    const corrected = this.#readCorrected(said, context);
    return corrected.length > 0 ? corrected : this.#readRestated(said, context);
  }

  /**
   * Whether the entity has the form of this kind but the value does not exist: 30 February, 25:00, two and a half as a
   * count.
   */
  isImpossible(said: string, context: TypedContext): boolean {
    if (this.#kind === 'integer') return this.parse(said, context).length > 0;
    return [said, this.#withoutFillers(said)].some(words => this.#grammar.isImpossible?.(words, context));
  }

  /**
   * Reads a range whose first word, such as "between" or "from", is outside of the entity: "between [ten and twelve]".
   */
  #readRange(said: string, context: TypedContext): Reading[] | undefined {
    const { before = '' } = (TIMES.has(this.#kind) && context.around?.()) || {};
    const opener = before === '' ? undefined : this.#words.findRangeOpener(before);
    const readings = opener ? this.#readWhole(`${opener} ${said}`, context) : [];
    const [best] = readings;
    return best?.typed.kind === 'interval' && !best.value.includes('..') ? readings : undefined;
  }

  #readCorrected(said: string, context: TypedContext): Reading[] {
    const corrected = this.#words.findSelfCorrection(said);
    if (!corrected) return this.#readDenied(said, context);
    const [takenBack] = this.#readWhole(corrected.takenBack, context);
    const meant = this.#readWhole(this.#meantBy(corrected, context), context);
    const found = isAlike(meant[0], takenBack) ? meant : this.#readCorrectedPart(corrected, context);
    const readings = found.length > 0 ? found : this.#readWithNoun(corrected, context);
    return readings.map(reading => withReview(reading, 'corrected'));
  }

  /**
   * "Pas demain après-demain": a time behind a denied one, with nothing between them. Only one way to divide the words
   * may give two times, and together they may be none.
   */
  #readDenied(said: string, context: TypedContext): Reading[] {
    const rest = TIMES.has(this.#kind) ? this.#words.findDenied(said) : undefined;
    if (rest === undefined || this.#readWhole(rest, context).length > 0) return [];
    const words = rest.split(' ');
    const found = words.slice(1, MOST_DENIED).flatMap((_, at) => {
      const [denied] = this.#readWhole(words.slice(0, at + 1).join(' '), context);
      const meant = denied ? this.#readWhole(words.slice(at + 1).join(' '), context) : [];
      return isAlike(meant[0], denied) ? [meant] : [];
    });
    const [meant = []] = found.length === 1 ? found : [];
    return meant.map(reading => withReview(reading, 'corrected'));
  }

  /** "Not this Friday but the next", "not this but next Friday": one of the two cannot be read without the noun of the other. */
  #readWithNoun({ takenBack, meant, last }: SelfCorrection, context: TypedContext): Reading[] {
    if (!TIMES.has(this.#kind)) return [];
    const [old, found] = [this.#readWhole(takenBack, context), this.#readWhole(meant, context)];
    if (old.length > 0 && found.length > 0) return [];
    const noun = meant.split(' ').at(-1) ?? '';
    const [before] = old.length > 0 ? old : this.#readWhole(`${takenBack} ${noun}`, context);
    const now = found.length > 0 ? found : this.#readWhole(`${meant} ${last}`, context);
    return isAlike(now[0], before) ? now : [];
  }

  /** "Last Tuesday, that is, the week before": the two must agree. */
  #readRestated(said: string, context: TypedContext): Reading[] {
    if (!TIMES.has(this.#kind)) return [];
    for (const { first, second } of this.#words.findRestatements(said)) {
      const readings = this.#readWhole(first, context);
      const again = readings.length > 0 ? this.#readWhole(second, context) : [];
      const agreed =
        agreement(readings, again) ?? agreement(readings, this.#readWithin(second, again, readings, context));
      if (agreed) return [agreed];
    }
    return [];
  }

  /** "Mid January, that is, the 15th": a date that does not depend on today is read from the start of the longer time. */
  #readWithin(said: string, [found]: readonly Reading[], outer: readonly Reading[], context: TypedContext): Reading[] {
    const start = startOf(outer[0]);
    if (!found || start === undefined) return [];
    const at = (referenceTime: number): Reading[] => this.#readWhole(said, { ...context, referenceTime });
    const isFixed = LATER.every(later => at(context.referenceTime + later)[0]?.value === found.value);
    return isFixed ? at(start) : [];
  }

  /** The readings of the correction. A missing unit of an amount is taken from before: "50 dollars, no, 60". */
  #meantBy({ meant, missing, last }: SelfCorrection, context: TypedContext): string {
    if (missing <= 0) return meant;
    const isUnit = missing === 1 && WITH_UNIT.has(this.#kind) && this.parse(last, context).length === 0;
    return isUnit ? `${meant} ${last}` : '';
  }

  /**
   * A date or time with another part in place of the last one of its kind: "March 4th, no, 5th", "tomorrow at 3, no, at
   * 4". A result that contradicts itself is refused: in "Tuesday the 16th, no, Wednesday" the day changes too.
   */
  #readCorrectedPart({ takenBack, meant }: SelfCorrection, context: TypedContext): Reading[] {
    if (!TIMES.has(this.#kind)) return [];
    const [part] = this.#readWhole(meant, context);
    const [whole] = this.#readWhole(takenBack, context);
    const words = takenBack.split(' ');
    const length = meant.split(' ').length;
    for (let at = words.length - length; at >= 0; at -= 1) {
      if (!isAlike(part, this.#readWhole(words.slice(at, at + length).join(' '), context)[0])) continue;
      const readings = this.#readWhole(words.toSpliced(at, length, meant).join(' '), context);
      const isSure = isAlike(readings[0], whole) && !readings[0]?.review?.includes('contradiction');
      return isSure ? readings : [];
    }
    return [];
  }

  /** The readings of the whole entity, or of the only value in it if all other words are fillers. */
  #readWhole(said: string, context: TypedContext): Reading[] {
    const whole = this.parse(said, context);
    if (whole.length > 0) return rankReadings(whole, this.#kind);
    const [found, ...more] = this.recognize(said, context);
    const isAlone =
      found !== undefined &&
      more.length === 0 &&
      this.#words.isFiller(said.slice(0, found.start)) &&
      this.#words.isFiller(said.slice(found.end)) &&
      !(this.#kind === 'money' && this.#words.isRate(said.slice(found.end)));
    if (isAlone) return rankReadings(found.readings, this.#kind);
    return TIMES.has(this.#kind) ? this.#readBare(said, context) : [];
  }

  /** A time that counts only if one is expected, without the fillers around it: "born on 3.4.78". */
  #readBare(said: string, context: TypedContext): Reading[] {
    const bare = this.#withoutFillers(said);
    if (bare === '' || bare === said) return [];
    const at = said.indexOf(bare);
    const { before, after } = context.around?.() ?? { before: '', after: '' };
    const around = (): Surroundings => ({
      before: before + said.slice(0, at),
      said: bare,
      after: said.slice(at + bare.length) + after,
    });
    return rankReadings(this.parse(bare, { ...context, around }), this.#kind);
  }

  #withoutFillers(said: string): string {
    const words = said.split(' ');
    const first = words.findIndex(word => !this.#words.isFiller(word));
    const last = words.findLastIndex(word => !this.#words.isFiller(word));
    return words.slice(Math.max(first, 0), last + 1).join(' ');
  }
}

const NOTHING_AROUND: Surroundings = { before: '', said: '', after: '' };

/** The most words of a denied time. */
const MOST_DENIED = 6;

/** "Tomorrow" is another day tomorrow, and "next week" in a week. */
const LATER = [DAY, 8 * DAY];

const WITH_UNIT: ReadonlySet<ValueKind> = new Set(['money', 'percentage', 'duration']);

const TIMES: ReadonlySet<ValueKind> = new Set(['date', 'birth_date', 'time', 'datetime']);

/**
 * A part of another kind or grain continues the value and does not correct it: in "the 4th, sorry, of April" the month
 * belongs to the day.
 */
function isAlike(meant: Reading | undefined, takenBack: Reading | undefined): boolean {
  if (!meant || !takenBack) return false;
  const [now, before] = [meant.typed, takenBack.typed];
  if (now.kind !== before.kind) return now.kind === 'datetime' && before.kind === 'date';
  return now.kind === 'duration' || now.grain === before.grain || (isOfClock(now.grain) && isOfClock(before.grain));
}

/** "3 pm" and "3:30 pm". */
const isOfClock = (grain: string | undefined): boolean => grain === 'hour' || grain === 'minute';
