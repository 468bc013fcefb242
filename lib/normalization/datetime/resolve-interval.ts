import { DAY, type Grain, HOUR, rankOf } from '../civil.ts';
import { withReview } from '../review.ts';
import type { Reading } from '../typed.ts';
import { intervalReading } from './iso.ts';
import type { IntervalMeaning, TimeMeaning } from './meaning.ts';
import { shift } from './productions/durations.ts';
import { fromZone, isPast, spanOf } from './resolve-time.ts';
import { type Now, ONCE, type Span } from './series.ts';
import { type ResolveOptions, type Variant, variantsOf } from './variants.ts';

/** One end of an interval: its time, and the unit in which it was said. */
interface Edge {
  readonly span: Span;
  readonly grain: Grain;
  readonly bareHour: boolean;
  /** The edge is the end of a longer time, so it ends when that time ends. */
  readonly isEnd: boolean;
}

/** Half-open: the start is part of the interval, the end is not. */
export function resolveInterval(interval: IntervalMeaning, now: Now, options: ResolveOptions): Reading[] {
  const { from, to, lasting, inclusive, after } = interval;
  const dated = (from ?? to)?.date !== undefined || to?.date !== undefined;
  const ends = to ? variantsOfEdge(to, options) : [];
  const onDays = from?.date !== undefined && to?.date !== undefined && from.date !== to.date;
  // "Tomorrow until 5": nothing says that the end is near the start.
  const fromDay = from?.date !== undefined && !from.clock && isDays(from.date.grain);
  const reading = (start: number | undefined, end: number | undefined, ...edges: readonly Edge[]): Reading => {
    const said = intervalReading(start, end, edges.at(-1)?.grain ?? 'day', dated, now);
    const reasons = [from, to].flatMap(edge => edge?.review ?? []);
    const isBare = onDays || fromDay ? edges.some(hasBareHour) : edges.every(hasBareHour);
    return withReview(said, ...reasons, ...(isBare ? (['policy'] as const) : []));
  };
  const startOf = (edge: Edge): number => (after && from && isSpan(edge, from) ? edge.span.end : edge.span.start);
  const isAhead = ({ span }: Edge): boolean => span.start > now.civil;
  if (!from) {
    const edges = aheadFirst(edgesOf(ends, now), to, isAhead);
    if (!inclusive || !isStretch(to)) return edges.map(end => reading(undefined, endOf(end, inclusive), end));
    return edges.flatMap(end =>
      [end.span.end, end.span.start].map(at => withReview(reading(undefined, at, end), 'policy')),
    );
  }
  const starts = variantsOfEdge(from, options);
  if (to) {
    const found = pairsOf(starts, ends, pair => endOf(pair.end, inclusive), dated, now);
    // A single meaning of both ends recurs with slightly different lengths: "from the Saturday before Christmas to January 2nd".
    const isClear = starts.length === 1 && ends.length === 1;
    const inOrder = isClear || ((onDays || fromDay) && found.some(isOfBareHours)) ? found : shortestFirst(found);
    // Nothing is after Monday and before Tuesday.
    const pairs = after ? inOrder.filter(({ start, end }) => startOf(start) < endOf(end, inclusive)) : inOrder;
    const ahead = aheadFirst(pairs, from, pair => endOf(pair.end, inclusive) > now.civil);
    return ahead.map(({ start, end }) => reading(startOf(start), endOf(end, inclusive), start, end));
  }
  const endAt = ({ span }: Edge): number | undefined => lasting && shift(span.start, lasting, 1, now);
  const isRunning = (edge: Edge): boolean => (endAt(edge) ?? 0) > now.civil;
  const last = lasting && dated ? lastOf(starts, now) : [];
  const over = from.settled ? [] : last.filter(edge => !isRunning(edge));
  const edges = aheadFirst(edgesOf(starts, now), from, isAhead);
  return [...last.filter(isRunning), ...edges, ...over].map(edge => reading(startOf(edge), endAt(edge), edge));
}

/** "Today after seven", said in the afternoon, is in the evening, unless its clause is about the past. */
function aheadFirst<Item>(
  items: readonly Item[],
  time: TimeMeaning | undefined,
  isAhead: (item: Item) => boolean,
): readonly Item[] {
  if (time?.past || time?.date?.cycle !== ONCE) return items;
  return [...items.filter(isAhead), ...items.filter(item => !isAhead(item))];
}

/** The variants of an edge. Those of less likely meanings come last. */
const variantsOfEdge = (time: TimeMeaning, options: ResolveOptions): Variant[] =>
  [time, ...(time.others ?? [])].flatMap(meant => variantsOf(meant, options));

const edgesOf = (variants: readonly Variant[], now: Now): Edge[] =>
  variants.flatMap(variant => {
    const span = spanOf(variant.time, variant, now);
    return span ? [edgeAt(span, variant, now)] : [];
  });

/**
 * The last occurrences of dates of a year, because an interval from there may still contain now. "From Monday on" is
 * the coming Monday.
 */
const lastOf = (variants: readonly Variant[], now: Now): Edge[] =>
  variants.flatMap(variant => {
    const span = variant.series.cycle === YEARLY ? variant.series.previous(now.civil + 1, now) : undefined;
    return span ? [edgeAt(span, variant, now)] : [];
  });

function edgeAt(span: Span, { series, time, bareHour = false }: Variant, now: Now): Edge {
  const { isEnd = false, zone } = time;
  return { span: zone === undefined ? span : fromZone(span, zone, now), grain: series.grain, bareHour, isEnd };
}

const YEARLY = rankOf('year');

interface Pair {
  readonly start: Edge;
  readonly end: Edge;
}

const hasBareHour = ({ bareHour }: Edge): boolean => bareHour;

const isOfBareHours = ({ start, end }: Pair): boolean => start.bareHour || end.bareHour;

/**
 * Between bare hours of one day, only the shortest intervals count. An hour with a day of its own is read as if it were
 * alone.
 */
function shortestFirst(pairs: readonly Pair[]): Pair[] {
  const shortest = Math.min(...pairs.map(halfDays));
  return pairs
    .filter(pair => halfDays(pair) === shortest || !isOfBareHours(pair))
    .sort((a, b) => halfDays(a) - halfDays(b));
}

/**
 * Pairs each start with the first end after it in each variant. An interval that contains now comes before the next one, and
 * one of the year that is over comes after it.
 */
function pairsOf(
  starts: readonly Variant[],
  ends: readonly Variant[],
  endsAt: (pair: Pair) => number,
  dated: boolean,
  now: Now,
): Pair[] {
  const fixed = fixedEnd(ends, now);
  return starts.flatMap(start => {
    const likely = likelyStart(start, fixed, now);
    const last = dated && start.series.cycle !== ONCE && !fixed ? start.series.previous(now.civil + 1, now) : undefined;
    const isRunning = (pair: Pair): boolean => endsAt(pair) > now.civil;
    // "From the 15th to the 30th" does not run from 15 February on.
    const isCrossed = ({ end }: Pair): boolean => likely !== undefined && likely.start < end.span.start;
    const lastPairs = last ? pairsFrom(last, start, ends, now).filter(pair => !isCrossed(pair)) : [];
    const next = likely ? pairsFrom(likely, start, ends, now) : [];
    const over = start.series.cycle === YEARLY && !start.time.settled ? lastPairs.filter(pair => !isRunning(pair)) : [];
    const isOver = over.length > 0 && isPast(start.series, start.time, now);
    return [...lastPairs.filter(isRunning), ...(isOver ? [...over, ...next] : [...next, ...over])];
  });
}

/** The end of an interval whose end does not recur: "August 9 - November 11, 2025". */
function fixedEnd([end]: readonly Variant[], now: Now): Span | undefined {
  return end?.series.cycle === ONCE ? spanOf(end.time, end, now) : undefined;
}

/** If the end is fixed, a start that recurs is the last one before it, or the coming or the last one that is within the end. */
function likelyStart(start: Variant, end: Span | undefined, now: Now): Span | undefined {
  const { series, time } = start;
  const coming = spanOf(time, start, now);
  if (!end || series.cycle === ONCE) return coming;
  const within = [coming, series.previous(now.civil + 1, now)].find(span => isWithin(span, end, series.cycle));
  return within ?? series.previous(end.start, now) ?? coming;
}

/** "Vom 1. Dezember bis Jahresende": the end of the year begins before December. */
const isWithin = (start: Span | undefined, end: Span, cycle: number): boolean =>
  cycle === YEARLY && start !== undefined && start.start > end.start && start.start < end.end;

const pairsFrom = (span: Span, start: Variant, ends: readonly Variant[], now: Now): Pair[] =>
  ends.flatMap(end => {
    const { series } = end;
    const found = series.next(span.start + 1, now) ?? series.previous(Number.MAX_SAFE_INTEGER, now);
    const isAfter = found !== undefined && (found.start > span.start || isInside(span, found, series.cycle));
    return isAfter ? [{ start: edgeAt(span, start, now), end: edgeAt(found, end, now) }] : [];
  });

/** "Von heute bis Ende des Jahres": the end of the year has begun. */
const isInside = (start: Span, end: Span, cycle: number): boolean =>
  cycle === ONCE && end.end - end.start > DAY && end.end > start.start;

const halfDays = ({ start, end }: Pair): number => Math.floor((end.span.start - start.span.start) / (12 * HOUR));

const isDays = (grain: Grain): boolean => rankOf(grain) >= rankOf('day');

/**
 * The end of an interval. "to Friday" includes the Friday, "to five" ends at five, and "before the end of the month"
 * ends with the month.
 */
const endOf = ({ span, grain, isEnd }: Edge, inclusive: boolean): number =>
  (inclusive || isEnd) && isDays(grain) ? span.end : span.start;

/**
 * Whether "by" such a part of the day is before it is over: "by Thursday afternoon". It may also be before it begins. Lunch and
 * dawn are moments.
 */
const isStretch = (time: TimeMeaning | undefined): boolean => time?.part !== undefined && !MOMENTS.has(time.part.name);

const MOMENTS: ReadonlySet<string> = new Set(['lunch', 'dawn']);

/** Whether an edge has a length: a day, or a part of a day. */
const isSpan = ({ grain }: Edge, { clock }: TimeMeaning): boolean => isDays(grain) || clock === undefined;
