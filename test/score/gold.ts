import type { Language } from '../../lib/languages/index.ts';

/** Wall-clock fields in the row's own time zone; only those that the gold value tells are compared. */
export interface Moment {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
}

/** What a source says is right. Several options are equally right. */
export type Gold =
  | { kind: 'amount'; options: number[] }
  /** `codes` undefined: the source names no currency, the amount alone counts. */
  | { kind: 'money'; options: { amount: number; codes?: readonly string[] }[] }
  | { kind: 'text'; options: string[]; foldCase?: boolean }
  | {
      kind: 'moment';
      options: readonly Moment[];
      /** Coarser than a day: the answer's grain must be the same. */
      grain?: string;
      conventions?: readonly PointConvention[];
    }
  | { kind: 'interval'; options: { start?: Moment; end?: Moment }[]; convention?: Convention }
  | { kind: 'duration'; options: number[] }
  /** The service's own format of values; no options: nothing may be read. */
  | { kind: 'value'; options: readonly string[] };

/**
 * How a source gives a point if its definition differs from ours:
 * - `clock-of-reference`: a day counted from now keeps the clock of now ("in a week" is at 12:14)
 * - `within`: a longer time is given as one moment of it (a month as its first day, an evening as eight o'clock); a part of the
 *   day without a date is given as its start (Microsoft's "afternoon" is noon)
 * - `far-end`: a range from now or up to now is given as its other end, and an open range as the end that it has
 * - `rounded`: "two years ago" is a month
 */
export type PointConvention = 'clock-of-reference' | 'within' | 'far-end' | 'rounded';

/**
 * How a source gives a range if its definition differs from ours (ends exclusive, "next 3 days" from now on).
 * Microsoft's recognisers and chrono leave the last unit out: "3 to 7 May" ends on 7 May, "2007 to 2009" on 1 January
 * 2009; Microsoft counts "next 3 days" from tomorrow. Duckling adds one unit to every end ("4 to 5 pm" ends at 6 pm)
 * counts "next 3 months" from the next month on, "last 3 months" up to the current one, begins "by Friday" now, and Jewish
 * feasts at the sunset before (`fromEve`).
 */
export type Convention = { rule: 'last-unit-left-out' } | { rule: 'unit-added'; unit: Unit; fromEve?: boolean };

export type Unit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second';

/** Columns of the table. Those of `BARRED` have a bar; the others are reported beside them. */
export type Cell =
  | 'date'
  | 'time'
  | 'datetime'
  | 'range'
  | 'duration'
  | 'set'
  | 'holiday'
  | 'other holiday'
  | 'integer'
  | 'decimal'
  | 'fraction'
  | 'power'
  | 'ordinal'
  | 'relative ordinal'
  | 'percentage'
  | 'money'
  | 'money range'
  | 'email'
  | 'phone'
  | 'nlu++'
  | 'birth date';

export type Reader = 'datetime' | 'number' | 'ordinal' | 'percentage' | 'money' | 'phone' | 'email';

/** One gold span with its value. */
export interface Row {
  id: string;
  source: string;
  language: Language;
  cell: Cell;
  /** Which parser is asked: what the type of the entity says. */
  reader: Reader;
  /** The utterance and where in it the value was said, UTF-16 units. */
  text: string;
  start: number;
  said: string;
  /** Epoch milliseconds. */
  referenceTime: number;
  timeZone: string;
  /** The source gives no reference: the row counts only where the answer is the same for any. */
  isAssumed?: true;
  gold: Gold;
  /** How the source reads an hour without its half of the day, where that is not the default of BARE_HOUR. */
  bareHour?: 'clock';
  /** Microsoft's own grading of the case; only `reference` counts towards a bar. */
  tier?: 'reference' | 'aspirational';
}

/** "2016-11-07", "15:30:00", "2016-11-07 15:30:00", "2016-11", "T15"; undefined for anything else. */
export function momentOf(text: string): Moment | undefined {
  const match =
    /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?)?(?:(?:^T?|[T ])(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?)?(?:Z|[+-]\d\d:?\d\d)?(?:\[.*\])?$/.exec(
      text,
    );
  if (!match || text === '') return undefined;
  const names = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
  const moment: Moment = {};
  names.forEach((name, index) => {
    const digits = match[index + 1];
    if (digits !== undefined) moment[name] = Number(digits);
  });
  return moment;
}
