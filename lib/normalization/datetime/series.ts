/**
 * A date or time as the row of its occurrences: "Monday" recurs weekly, "17 November" yearly, "next week" is there once.
 * Meanings combine by intersecting their rows, so that "the first Tuesday of next month at three" needs no rule of its own.
 */
import { add, finer, type Grain, rankOf, startOf } from '../civil.ts';
import type { Zone } from './zone.ts';

/** Half open, in civil milliseconds. */
export interface Span {
  start: number;
  end: number;
}

/** The moment that relative meanings are read against. */
export interface Now {
  /** Epoch milliseconds. */
  readonly instant: number;
  readonly civil: number;
  readonly zone: Zone;
}

export interface Series {
  /** What one occurrence is as long as, and is told to. */
  readonly grain: Grain;
  /** How long it takes to come again; coarse ones are walked first when rows are intersected. */
  readonly cycle: number;
  /** The first occurrence that starts at `from` or later. */
  next(from: number, now: Now): Span | undefined;
  /** The last occurrence that starts before `before`. */
  previous(before: number, now: Now): Span | undefined;
}

/** Cycle of what does not come again. */
export const ONCE = 99;
/** 29 February on a given weekday comes back after at most 40 years. */
const MAX_PERIODS = 48;

/** At most one occurrence in each `period`, told from where the period starts. */
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

/** Whole units: every day, every hour. */
export const every = (unit: Grain): Series => recurring(unit, unit, start => ({ start, end: add(start, unit, 1) }));

/** The occurrences of the finer row that lie inside one of the coarser. */
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

/** The `n`th (from 1; from the end when negative) of the inner row in each occurrence of the outer. */
export function nthWithin(n: number, inner: Series, outer: Series): Series {
  const pick = (container: Span | undefined, now: Now): Span | undefined => {
    if (!container) return undefined;
    let found: Span | undefined;
    let at = n > 0 ? container.start : container.end;
    for (let i = 0; i < Math.abs(n); i += 1) {
      found = n > 0 ? inner.next(at, now) : inner.previous(at, now);
      if (!found || found.start >= container.end || found.start < container.start) return undefined;
      at = n > 0 ? Math.max(found.end, found.start + 1) : found.start;
    }
    return found;
  };
  const walk = (
    first: Span | undefined,
    fits: (span: Span) => boolean,
    step: (c: Span) => Span | undefined,
    now: Now,
  ) => {
    let container = first;
    for (let i = 0; container && i < MAX_PERIODS; i += 1) {
      const found = pick(container, now);
      if (found && fits(found)) return found;
      container = step(container);
    }
    return undefined;
  };
  return {
    grain: inner.grain,
    cycle: outer.cycle,
    next: (from, now) =>
      walk(
        containing(outer, from, now) ?? outer.next(from, now),
        s => s.start >= from,
        c => outer.next(c.end, now),
        now,
      ),
    previous: (before, now) =>
      walk(
        outer.previous(before, now),
        s => s.start < before,
        c => outer.previous(c.start, now),
        now,
      ),
  };
}

function containing(series: Series, t: number, now: Now): Span | undefined {
  const span = series.previous(t + 1, now);
  return span && span.end > t ? span : undefined;
}

const isOuter = (a: Series, b: Series): boolean =>
  a.grain === b.grain ? a.cycle >= b.cycle : rankOf(a.grain) > rankOf(b.grain);
