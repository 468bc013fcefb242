/**
 * A date or time as the series of its occurrences: "Monday" recurs weekly, "17 November" yearly, "next week" occurs
 * once. Meanings combine by intersecting their series, so that "the first Tuesday of next month at three" needs no rule of its own.
 */
import { add, finer, type Grain, rankOf, startOf } from '../civil.ts';
import type { Zone } from './zone.ts';

/** In civil milliseconds; the end is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** The reference time for relative meanings. */
export interface Now {
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly civil: number;
  readonly zone: Zone;
  /** How many years ahead a year of two digits may be. */
  readonly yearsAhead: number;
}

export interface Series {
  /** The unit of one occurrence. */
  readonly grain: Grain;
  /** The period of recurrence. An intersection steps through the series with the coarser cycle. */
  readonly cycle: number;
  /** The first occurrence that starts at `from` or later. */
  next(from: number, now: Now): Span | undefined;
  /** The last occurrence that starts before `before`. */
  previous(before: number, now: Now): Span | undefined;
}

/** The cycle of a time that does not recur. */
export const ONCE = 99;
/** 29 February on a given weekday recurs after at most 40 years. */
const MAX_PERIODS = 48;

/** At most one occurrence in each `period`, computed from the start of the period. */
export function recurring(grain: Grain, period: Grain, occurrence: (periodStart: number) => Span | undefined): Series {
  const search = (from: number, step: 1 | -1, fits: (span: Span) => boolean): Span | undefined => {
    let start = startOf(from, period);
    for (let i = 0; i < MAX_PERIODS; i += 1) {
      const span = occurrence(start);
      if (span && fits(span)) return span;
      start = add(start, period, step);
    }
    return undefined;
  };
  return {
    grain,
    cycle: rankOf(period),
    next: from => search(from, 1, span => span.start >= from),
    previous: before => search(before, -1, span => span.start < before),
  };
}

export function once(grain: Grain, span: (now: Now) => Span | undefined): Series {
  return {
    grain,
    cycle: ONCE,
    next(from, now) {
      const only = span(now);
      return only && only.start >= from ? only : undefined;
    },
    previous(before, now) {
      const only = span(now);
      return only && only.start < before ? only : undefined;
    },
  };
}

/** The series of a time that does not exist, such as 30 February: It can be read, but it has no value. */
export const NEVER: Series = once('day', () => undefined);

/** Whole units: every day, every hour. */
export const every = (unit: Grain): Series => recurring(unit, unit, start => ({ start, end: add(start, unit, 1) }));

/** The occurrences of several yearly series of days. */
export const anyOf = (all: readonly Series[]): Series => ({
  grain: 'day',
  cycle: rankOf('year'),
  next: (from, now) => byStart(all.map(each => each.next(from, now)))[0],
  previous: (before, now) => byStart(all.map(each => each.previous(before, now))).at(-1),
});

const byStart = (spans: readonly (Span | undefined)[]): Span[] =>
  spans.filter(span => span !== undefined).sort((a, b) => a.start - b.start);

/** The occurrences of the finer series that are inside an occurrence of the coarser one. */
export const intersect = (a: Series, b: Series): Series =>
  isOuter(a, b) ? new Intersection(a, b) : new Intersection(b, a);

class Intersection implements Series {
  readonly grain: Grain;
  readonly cycle: number;
  readonly #outer: Series;
  readonly #inner: Series;

  constructor(outer: Series, inner: Series) {
    this.grain = finer(outer.grain, inner.grain);
    this.cycle = outer.cycle;
    this.#outer = outer;
    this.#inner = inner;
  }

  next(from: number, now: Now): Span | undefined {
    let container = containing(this.#outer, from, now) ?? this.#outer.next(from, now);
    for (let i = 0; container && i < MAX_PERIODS; i += 1) {
      const found = this.#inner.next(Math.max(from, container.start), now);
      if (!found || found.start < container.end) return found;
      container = this.#outer.next(Math.max(container.end, container.start + 1), now);
    }
    return undefined;
  }

  previous(before: number, now: Now): Span | undefined {
    let container = this.#outer.previous(before, now);
    for (let i = 0; container && i < MAX_PERIODS; i += 1) {
      const found = this.#inner.previous(Math.min(before, container.end), now);
      if (!found || found.start >= container.start) return found;
      container = this.#outer.previous(container.start, now);
    }
    return undefined;
  }
}

/** The `n`th (from 1; from the end when negative) of the inner series in each occurrence of the outer. */
export const nthWithin = (n: number, inner: Series, outer: Series): Series => new NthWithin(n, inner, outer);

class NthWithin implements Series {
  readonly grain: Grain;
  readonly cycle: number;
  readonly #n: number;
  readonly #inner: Series;
  readonly #outer: Series;

  constructor(n: number, inner: Series, outer: Series) {
    this.grain = inner.grain;
    this.cycle = outer.cycle;
    this.#n = n;
    this.#inner = inner;
    this.#outer = outer;
  }

  next(from: number, now: Now): Span | undefined {
    let container = containing(this.#outer, from, now) ?? this.#outer.next(from, now);
    for (let i = 0; container && i < MAX_PERIODS; i += 1) {
      const found = this.#pick(container, now);
      if (found && found.start >= from) return found;
      container = this.#outer.next(container.end, now);
    }
    return undefined;
  }

  previous(before: number, now: Now): Span | undefined {
    let container = this.#outer.previous(before, now);
    for (let i = 0; container && i < MAX_PERIODS; i += 1) {
      const found = this.#pick(container, now);
      if (found && found.start < before) return found;
      container = this.#outer.previous(container.start, now);
    }
    return undefined;
  }

  #pick(container: Span, now: Now): Span | undefined {
    const forward = this.#n > 0;
    let found: Span | undefined;
    let at = forward ? container.start : container.end;
    for (let i = 0; i < Math.abs(this.#n); i += 1) {
      found = forward ? this.#inner.next(at, now) : this.#inner.previous(at, now);
      if (!found || found.start >= container.end || found.start < container.start) return undefined;
      at = forward ? Math.max(found.end, found.start + 1) : found.start;
    }
    return found;
  }
}

/** The series in which each occurrence is replaced by days within or near it, or by one unit of another length. */
export function mapped(series: Series, change: (span: Span, now: Now) => Span, grain: Grain = 'day'): Series {
  return {
    grain,
    cycle: series.cycle,
    next(from, now) {
      // The end of a month can still come after the month has begun.
      const last = series.previous(from, now);
      const current = last && change(last, now);
      if (current && current.start >= from) return current;
      const span = series.next(from, now);
      return span && change(span, now);
    },
    previous(before, now) {
      const span = series.previous(before, now);
      return span && change(span, now);
    },
  };
}

function containing(series: Series, t: number, now: Now): Span | undefined {
  const span = series.previous(t + 1, now);
  return span && span.end > t ? span : undefined;
}

const isOuter = (a: Series, b: Series): boolean =>
  a.grain === b.grain ? a.cycle >= b.cycle : rankOf(a.grain) > rankOf(b.grain);
