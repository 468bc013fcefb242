/** What words mean, before it is known when they were said. */
import type { DayPartName } from '../../languages/index.ts';
import type { Grain } from '../civil.ts';
import type { ReviewReason } from '../port.ts';
import type { Now, Series } from './series.ts';

export interface NumberMeaning {
  readonly type: 'number';
  readonly value: number;
  /** Written with a leading zero: "03". */
  readonly padded?: boolean;
  /** For days: it may mean one less. "in acht Tagen" is in a week. */
  readonly bothEnds?: boolean;
  /** "a few", "the next day" */
  readonly vague?: boolean;
  /** For a weekday: every one, "Fridays". */
  readonly every?: boolean;
}

export interface UnitMeaning {
  readonly type: 'unit';
  readonly grain: Grain;
  /** A fortnight is two weeks. */
  readonly count: number;
}

export interface DurationMeaning {
  readonly type: 'duration';
  readonly counts: Partial<Record<Grain, number>>;
  /** From now on one day less is meant, since both ends are counted. */
  readonly bothEnds?: boolean;
  /** At least or at most so long: "more than two weeks". */
  readonly bound?: 'least' | 'most';
  /** "a few days" */
  readonly vague?: boolean;
}

export interface Clock {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  /** Could be twelve hours later as well. */
  readonly twelve: boolean;
  /** Written on a clock of 24 hours: only a part of the day next to it changes it. */
  readonly written?: boolean;
  /** "ten to twelve": behind "from" it is a range. */
  readonly isCountdown?: boolean;
  /** By a word of its own, or counted from one: "noon", "ten to noon". */
  readonly isNamed?: boolean;
  /** Said as a point in time: "at ten". */
  readonly isPoint?: boolean;
}

/** A part of the day, and which half of it an hour said with it falls in. */
export interface DayPart {
  readonly name: DayPartName;
  /** Hours from midnight; past 24 is the next day. */
  readonly from: number;
  readonly to: number;
}

export interface PartMeaning {
  readonly type: 'part';
  readonly part: DayPart;
}

export interface TimeMeaning {
  readonly type: 'time';
  readonly date?: Series;
  readonly clock?: Clock;
  readonly part?: DayPart;
  /** The end of a longer time: what is before it is before that time is over. */
  readonly isEnd?: boolean;
  /** The past occurrence is the likelier one. */
  readonly past?: boolean;
  /** It is past by the clause around it, so that the occurrence that contains now may be meant. */
  readonly ongoing?: boolean;
  /** The tense of its clause decides, so no other occurrence is meant. */
  readonly settled?: boolean;
  /** An occurrence that contains now does not count: "Tuesday" said on a Tuesday. */
  readonly strict?: boolean;
  /** The zone that was said with it: an IANA name or an offset. */
  readonly zone?: string;
  /** Beside the next one, the one that has just been in the current month is meant. */
  readonly sameMonth?: boolean;
  /** Weekday, day, month ... that are said: two times that say the same one do not go together. */
  readonly fields: number;
  /** One day, counted in days from today: "tomorrow", "in three days". */
  readonly counted?: boolean;
  /** For the name of a weekday: next to a day of the calendar it only names that day. */
  readonly weekday?: number;
  /** Whether what was said contradicts itself at this time, such as a weekday that the date is not. */
  readonly contradicted?: (now: Now) => boolean;
  /** Why the value is for review, for any time. */
  readonly review?: readonly ReviewReason[];
  /** Other meanings in use, less likely than this one. */
  readonly others?: readonly TimeMeaning[];
  /** The date instead, where "last Tuesday" is set to be a day of the previous calendar week. */
  readonly previousWeek?: Series;
}

export interface IntervalMeaning {
  readonly type: 'interval';
  readonly from?: TimeMeaning;
  readonly to?: TimeMeaning;
  /** Said instead of its end. */
  readonly lasting?: DurationMeaning;
  /** "until Friday" and "from Monday to Friday" include the Friday, "before Friday" does not. */
  readonly inclusive: boolean;
  /** "after Friday": it starts where the Friday ends. */
  readonly after?: boolean;
}

export interface SetMeaning {
  readonly type: 'set';
  readonly every: DurationMeaning;
  readonly at?: TimeMeaning | IntervalMeaning;
}

export interface ZoneMeaning {
  readonly type: 'zone';
  readonly zone: string;
}

/** Of words that only join others. */
export interface SilentMeaning {
  readonly type: 'silent';
}

export type Meaning =
  | SilentMeaning
  | ZoneMeaning
  | NumberMeaning
  | UnitMeaning
  | DurationMeaning
  | PartMeaning
  | TimeMeaning
  | IntervalMeaning
  | SetMeaning;

/** While it is made. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const FIELD = { year: 1, month: 2, day: 4, weekday: 8, week: 16, clock: 32, part: 64, cycle: 128 } as const;

export const numberMeaning = (value: number, padded = false): NumberMeaning =>
  padded ? { type: 'number', value, padded } : { type: 'number', value };

export const numberOf = (meaning: Meaning | undefined): number | undefined =>
  meaning?.type === 'number' ? meaning.value : undefined;

export const timeOf = (meaning: Meaning | undefined): TimeMeaning | undefined => {
  if (meaning?.type === 'part') return { type: 'time', part: meaning.part, fields: FIELD.part };
  return meaning?.type === 'time' ? meaning : undefined;
};
