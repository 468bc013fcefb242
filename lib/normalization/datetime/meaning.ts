/** The meaning of words without a reference time. */
import type { DayPartName } from '../../languages/index.ts';
import type { Grain } from '../civil.ts';
import type { ReviewReason } from '../port.ts';
import { type Now, ONCE, type Series } from './series.ts';

export interface NumberMeaning {
  readonly type: 'number';
  readonly value: number;
  /** Written with a leading zero: "03". */
  readonly padded?: boolean;
  /** For days: both ends are counted, so one less may be meant. "in acht Tagen" is in a week. */
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
  /** Both ends are counted, so that from now on one day less is meant. */
  readonly bothEnds?: boolean;
  /** The length is a minimum or a maximum: "more than two weeks". */
  readonly bound?: 'least' | 'most';
  /** "a few days" */
  readonly vague?: boolean;
}

export interface Clock {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  /** It can also be twelve hours later. */
  readonly twelve: boolean;
  /** Written on a 24-hour clock: only a part of the day beside it changes it. */
  readonly written?: boolean;
  /** "ten to twelve": after "from" it is a range. */
  readonly isCountdown?: boolean;
  /** By a word of its own, or counted from one: "noon", "ten to noon". */
  readonly isNamed?: boolean;
  /** "12 am": literally midnight, but some mean noon. */
  readonly isTwelveAm?: boolean;
  /** Said as a point in time: "at ten". */
  readonly isPoint?: boolean;
}

/** A part of the day. It decides the half of the day for an hour beside it. */
export interface DayPart {
  readonly name: DayPartName;
  /** Hours from midnight; above 24 is the next day. */
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
  /** The end of a longer time. "before" it means before that time is over. */
  readonly isEnd?: boolean;
  /** The past occurrence is more likely. */
  readonly past?: boolean;
  /** It is past because of its clause, so the occurrence that contains now may be meant. */
  readonly ongoing?: boolean;
  /** What it means instead in a clause about what is to come. */
  readonly toCome?: TimeMeaning;
  /** What it may mean first in a clause about what is over: "heute Nacht hat es geklingelt". */
  readonly bygone?: TimeMeaning;
  /** The tense of its clause decides, so no other occurrence is meant. */
  readonly settled?: boolean;
  /** An occurrence that contains now does not count: "Tuesday" said on a Tuesday. */
  readonly strict?: boolean;
  /** The zone that was said with it: an IANA name or an offset. */
  readonly zone?: string;
  /** In addition to the next one, the one earlier in the current month may be meant. */
  readonly sameMonth?: boolean;
  /** The last one is meant where it has been over for less than this, in milliseconds. */
  readonly recent?: number;
  /** The fields that were said: weekday, day, month and so on. Two times with the same field do not combine. */
  readonly fields: number;
  /** One day, counted in days from today: "tomorrow", "in three days". */
  readonly counted?: boolean;
  /** For the name of a weekday: beside a date it only names that day. */
  readonly weekday?: number;
  /** Whether the parts contradict each other at this time, such as a date and a wrong weekday. */
  readonly contradicted?: (now: Now) => boolean;
  /** Why the value is for review, for any time. */
  readonly review?: readonly ReviewReason[];
  /** Other meanings that are also in use, but less likely. */
  readonly others?: readonly TimeMeaning[];
  /** The date to use if `LAST_WEEKDAY` is `previous-week`. */
  readonly previousWeek?: Series;
}

export interface IntervalMeaning {
  readonly type: 'interval';
  readonly from?: TimeMeaning;
  readonly to?: TimeMeaning;
  /** The length of the interval, if it was said instead of the end. */
  readonly lasting?: DurationMeaning;
  /** "until Friday" and "from Monday to Friday" include the Friday, "before Friday" does not. */
  readonly inclusive: boolean;
  /** Something is moved from the first time to the second. */
  readonly moved?: boolean;
  /** "after Friday": it starts where the Friday ends. */
  readonly after?: boolean;
  /** What it means instead in a clause about what is to come. */
  readonly toCome?: IntervalMeaning;
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

/** The meaning of words that only join others. */
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

/** A meaning that is being built. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const FIELD = { year: 1, month: 2, day: 4, weekday: 8, week: 16, clock: 32, part: 64, cycle: 128 } as const;

/** "The 22nd" stays open, because the tense excludes only one of its months. */
export const DAY_AND_MONTH = FIELD.day | FIELD.month;

/** Whether it recurs, and no word says which occurrence is meant. */
export const isOpen = ({ date, past, fields }: TimeMeaning): boolean =>
  date !== undefined &&
  date.cycle !== ONCE &&
  past === undefined &&
  ((fields & FIELD.week) === 0 || (fields & DAY_AND_MONTH) !== 0);

export const numberMeaning = (value: number, padded = false): NumberMeaning =>
  padded ? { type: 'number', value, padded } : { type: 'number', value };

export const numberOf = (meaning: Meaning | undefined): number | undefined =>
  meaning?.type === 'number' ? meaning.value : undefined;

export const timeOf = (meaning: Meaning | undefined): TimeMeaning | undefined => {
  if (meaning?.type === 'part') return { type: 'time', part: meaning.part, fields: FIELD.part };
  return meaning?.type === 'time' ? meaning : undefined;
};

/** The other meanings of a time, changed as the time itself is, to be added to it. */
export const othersOf = (
  { others }: TimeMeaning,
  change: (other: TimeMeaning) => Meaning | undefined,
): Pick<TimeMeaning, 'others'> => (others ? { others: others.flatMap(other => timeOf(change(other)) ?? []) } : {});
