import type { Language } from '../languages/index.ts';
import type { ReviewReason, TypedValue } from './port.ts';

/** One way to read what was said: the canonical value and its parts. */
export interface Reading {
  value: string;
  typed: TypedValue;
  /**
   * Why a person should look at it; left out when the words say it without doubt. Only the reasons of the first reading
   * are returned, as `review` and `review_reasons`. Set it by `withReview` (review.ts).
   */
  review?: readonly ReviewReason[];
}

/** The text around a value, a little of it. */
export interface Surroundings {
  readonly before: string;
  readonly said: string;
  readonly after: string;
}

/** What a reading depends on in addition to the words. */
export interface TypedContext {
  language: Language;
  /** Epoch milliseconds. */
  referenceTime: number;
  /** IANA zone. */
  timeZone: string;
  /** How "last Tuesday" is meant; the most recent one unless set otherwise. */
  lastWeekday?: 'most-recent' | 'previous-week';
  /** How an hour without its half of the day is meant: of the working day, 7:00 to 18:59, unless set otherwise. */
  bareHour?: 'working-day' | 'clock';
  /** Where the value was said: its clause shows whether a weekday is past or future. */
  around?: () => Surroundings;
}

/** A typed value found in free text; UTF-16 units, end exclusive; the readings ranked, at least one. */
export interface Recognition {
  start: number;
  end: number;
  readings: Reading[];
}

/**
 * A kind of value that is read by grammar and not from a list. `parse` and `recognize` are synchronous once `load` has
 * resolved for the language; both take time linear in the length of what they are given.
 */
export interface TypedKind {
  /** Imports the locale's chunk on first use. */
  load(language: Language): Promise<void>;
  /** The readings of a whole string, ranked, fillers apart; none when it cannot be read. */
  parse(said: string, context: TypedContext): Reading[];
  /** Finds values in free text, left to right, without overlaps. */
  recognize(text: string, context: TypedContext): Recognition[];
  /** Whether a string without readings has the form of a value that does not exist: 30 February, half a phone number. */
  isImpossible?(said: string, context: TypedContext): boolean;
}
