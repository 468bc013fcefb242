import { DAY } from './civil.ts';
import { hasSureHalf, inHalfOf, isOnDay, keepsMinutes, minutesOf } from './corrected-clock.ts';
import type { FindDenied } from './denied.ts';
import { agreement, type FindRestatements, startOf } from './restatement.ts';
import { withReview } from './review.ts';
import type { ValueKind } from './rules/rules-index.ts';
import type { FindSelfCorrection, SelfCorrection } from './self-correction.ts';
import type { Reading, TypedContext } from './typed.ts';

/** The words of a language with which speakers correct themselves or say a value again. */
export interface CorrectionWords {
  readonly findDenied: FindDenied;
  readonly findSelfCorrection: FindSelfCorrection;
  readonly findRestatements: FindRestatements;
}

type Read = (said: string, context: TypedContext) => Reading[];

interface Readers {
  /** Uses the grammar alone. */
  readonly parse: Read;
  /** Also reads the only value among fillers. */
  readonly readWhole: Read;
}

/** Reads an entity in which the speaker corrects a value or says it a second time. */
export class CorrectionReader {
  readonly #kind: ValueKind;
  readonly #words: CorrectionWords;
  readonly #readers: Readers;

  constructor(kind: ValueKind, words: CorrectionWords, readers: Readers) {
    this.#kind = kind;
    this.#words = words;
    this.#readers = readers;
  }

  /** The readings of the part that counts. */
  read(said: string, context: TypedContext): Reading[] {
    const corrected = this.#readCorrected(said, context);
    return corrected.length > 0 ? corrected : this.#readRestated(said, context);
  }

  #readCorrected(said: string, context: TypedContext): Reading[] {
    const corrected = this.#words.findSelfCorrection(said);
    if (!corrected) return this.#readDenied(said, context);
    const [takenBack] = this.#readers.readWhole(corrected.takenBack, context);
    const meant = this.#readers.readWhole(this.#meantBy(corrected, context), context);
    const found =
      corrected.takenBack === '' || isAlike(meant[0], takenBack) ? meant : this.#readCorrectedPart(corrected, context);
    const readings = found.length > 0 ? found : this.#readWithNoun(corrected, context);
    return readings.map(reading => withReview(reading, 'corrected'));
  }

  /**
   * "Pas demain après-demain": a time after a denied one, with nothing between them. Only one way to divide the words
   * may give two times, and together they may be none.
   */
  #readDenied(said: string, context: TypedContext): Reading[] {
    const rest = TIMES.has(this.#kind) ? this.#words.findDenied(said) : undefined;
    if (rest === undefined || this.#readers.readWhole(rest, context).length > 0) return [];
    const words = rest.split(' ');
    const found = words.slice(1, MOST_DENIED).flatMap((_, at) => {
      const [denied] = this.#readers.readWhole(words.slice(0, at + 1).join(' '), context);
      const meant = denied ? this.#readers.readWhole(words.slice(at + 1).join(' '), context) : [];
      return isAlike(meant[0], denied) ? [meant] : [];
    });
    const [meant = []] = found.length === 1 ? found : [];
    return meant.map(reading => withReview(reading, 'corrected'));
  }

  /** "Not this Friday but the next", "not this but next Friday": one of the two cannot be read without the noun of the other. */
  #readWithNoun({ takenBack, meant, last }: SelfCorrection, context: TypedContext): Reading[] {
    if (!TIMES.has(this.#kind)) return [];
    const [old, found] = [this.#readers.readWhole(takenBack, context), this.#readers.readWhole(meant, context)];
    if (old.length > 0 && found.length > 0) return [];
    const noun = meant.split(' ').at(-1) ?? '';
    const [before] = old.length > 0 ? old : this.#readers.readWhole(`${takenBack} ${noun}`, context);
    const now = found.length > 0 ? found : this.#readers.readWhole(`${meant} ${last}`, context);
    return isAlike(now[0], before) ? now : [];
  }

  /** "Last Tuesday, that is, the week before": the two must agree. */
  #readRestated(said: string, context: TypedContext): Reading[] {
    if (!TIMES.has(this.#kind)) return [];
    for (const { first, second } of this.#words.findRestatements(said)) {
      const readings = this.#readers.readWhole(first, context);
      const again = readings.length > 0 ? this.#readers.readWhole(second, context) : [];
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
    const at = (referenceTime: number): Reading[] => this.#readers.readWhole(said, { ...context, referenceTime });
    const isFixed = LATER.every(later => at(context.referenceTime + later)[0]?.value === found.value);
    return isFixed ? at(start) : [];
  }

  /** The readings of the correction. A missing unit of an amount is taken from before: "50 dollars, no, 60". */
  #meantBy({ meant, missing, last }: SelfCorrection, context: TypedContext): string {
    if (missing <= 0) return meant;
    const isUnit = missing === 1 && WITH_UNIT.has(this.#kind) && this.#readers.parse(last, context).length === 0;
    return isUnit ? `${meant} ${last}` : '';
  }

  /**
   * A date or time with another part in place of the last one of its kind: "March 4th, no, 5th", "tomorrow at 3, no, at
   * 4". A result that contradicts itself is refused: in "Tuesday the 16th, no, Wednesday" the day changes too.
   */
  #readCorrectedPart({ takenBack, meant }: SelfCorrection, context: TypedContext): Reading[] {
    const [part] = TIMES.has(this.#kind) ? this.#readers.readWhole(meant, context) : [];
    if (!part) return [];
    const before = this.#readers.readWhole(takenBack, context);
    const replacement = { words: takenBack.split(' '), length: meant.split(' ').length, part, meant };
    return inHalfOf(before, this.#replaceInWhole(replacement, before, context));
  }

  #replaceInWhole(replacement: Replacement, before: readonly Reading[], context: TypedContext): Reading[] {
    const [whole] = before;
    const narrow = this.#replacePart(replacement, context);
    const readings = narrow?.readings ?? [];
    if (!isSure(readings[0], whole) || !isOnDay(readings[0], whole, replacement.part)) {
      return this.#replaceOther(replacement, context);
    }
    if (!keepsMinutes(readings[0], whole, replacement.part)) return readings;
    const wide = this.#replaceClock(replacement, context);
    if (readings[0]?.value === whole?.value) return wide;
    const isLikelier = narrow?.isAtEnd && hasSureHalf(before) === hasSureHalf(readings);
    return isLikelier ? [...readings, ...wide] : [...wide, ...readings];
  }

  /** The words with the correction in place of the last such part of that length. */
  #replacePart({ words, length, part, meant }: Replacement, context: TypedContext): Replaced | undefined {
    for (let at = words.length - length; at >= 0; at -= 1) {
      if (!isAlike(part, this.#readers.readWhole(words.slice(at, at + length).join(' '), context)[0])) continue;
      const readings = this.#readers.readWhole(words.toSpliced(at, length, meant).join(' '), context);
      return { readings, isAtEnd: at + length === words.length };
    }
    return undefined;
  }

  /** The correction in place of a clock or a day with fewer words, or of a clock with more. */
  #replaceOther(replacement: Replacement, context: TypedContext): Reading[] {
    const { kind } = replacement.part.typed;
    if (kind !== 'time') return kind === 'date' ? this.#replaceShortDay(replacement, context) : [];
    const readings = this.#replaceShortClock(replacement, context);
    return readings.length > 0 ? readings : this.#replaceClock(replacement, context);
  }

  /** "At two on Thursday, no, on Friday the 27th". */
  #replaceShortDay(replacement: Replacement, context: TypedContext): Reading[] {
    const [whole] = this.#readers.readWhole(replacement.words.join(' '), context);
    for (let length = replacement.length - 1; length > 0; length -= 1) {
      const readings = this.#replacePart({ ...replacement, length }, context)?.readings ?? [];
      if (isSure(readings[0], whole)) return readings;
    }
    return [];
  }

  /** "Thursday at two, no, at half past two". */
  #replaceShortClock({ words, length, part, meant }: Replacement, context: TypedContext): Reading[] {
    const [whole] = this.#readers.readWhole(words.join(' '), context);
    for (let at = Math.max(1, words.length - length + 1); at < words.length; at += 1) {
      if (!isAlike(part, this.#readers.readWhole(words.slice(at).join(' '), context)[0])) continue;
      const readings = this.#readers.readWhole([...words.slice(0, at), meant].join(' '), context);
      return isSure(readings[0], whole) && minutesOf(readings[0]) === minutesOf(part) ? readings : [];
    }
    return [];
  }

  /** "17 Uhr 30, nein, 18 Uhr": the correction in place of the hour with its minutes. */
  #replaceClock(replacement: Replacement, context: TypedContext): Reading[] {
    const { words, part } = replacement;
    const [whole] = this.#readers.readWhole(words.join(' '), context);
    const most = Math.min(replacement.length + MOST_MINUTE_WORDS, words.length);
    for (let length = replacement.length + 1; length <= most; length += 1) {
      const readings = this.#replacePart({ ...replacement, length }, context)?.readings ?? [];
      if (isSure(readings[0], whole) && !keepsMinutes(readings[0], whole, part)) return readings;
    }
    return [];
  }
}

/** A correction, and the words in which it takes the place of a part that has so many words. */
interface Replacement {
  readonly words: readonly string[];
  readonly length: number;
  readonly part: Reading;
  readonly meant: string;
}

interface Replaced {
  readonly readings: Reading[];
  readonly isAtEnd: boolean;
}

/** The most words with which minutes stand beside their hour: "Uhr und dreißig Minuten". */
const MOST_MINUTE_WORDS = 4;

/** Whether the result is like what was taken back and does not contradict itself. */
const isSure = (result: Reading | undefined, whole: Reading | undefined): boolean =>
  isAlike(result, whole) && !result?.review?.includes('contradiction');

/** The most words of a denied time. */
const MOST_DENIED = 6;

/** "Tomorrow" is another day tomorrow, and "next week" in a week. */
const LATER = [DAY, 8 * DAY];

const WITH_UNIT: ReadonlySet<ValueKind> = new Set(['money', 'percentage', 'duration']);

/**
 * A part of another kind or grain continues the value and does not correct it: in "the 4th, sorry, of April" the month
 * belongs to the day.
 */
function isAlike(meant: Reading | undefined, takenBack: Reading | undefined): boolean {
  if (!meant || !takenBack) return false;
  const [now, before] = [meant.typed, takenBack.typed];
  if (now.kind !== before.kind) return before.kind === 'date' && (now.kind === 'datetime' || isPartOfDay(meant));
  return now.kind === 'duration' || now.grain === before.grain || (isOfClock(now.grain) && isOfClock(before.grain));
}

/** "Thursday, sorry, Friday morning". */
const isPartOfDay = ({ value, typed: { kind, grain } }: Reading): boolean =>
  kind === 'interval' && grain === 'hour' && DATED_RANGE.test(value);

const DATED_RANGE = /^\d{4}-.+\/\d{4}-/;

/** "3 pm" and "3:30 pm". */
const isOfClock = (grain: string | undefined): boolean => grain === 'hour' || grain === 'minute';

/** The kinds of days and times, as opposed to lengths and recurring times. */
export const TIMES: ReadonlySet<ValueKind> = new Set(['date', 'birth_date', 'time', 'datetime']);
