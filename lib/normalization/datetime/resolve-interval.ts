import { type Grain, HOUR, rankOf } from '../civil.ts';
import type { Reading } from '../typed.ts';
import { intervalReading } from './iso.ts';
import type { IntervalMeaning, TimeMeaning } from './meaning.ts';
import { shift } from './productions/durations.ts';
import { spanOf } from './resolve-time.ts';
import { type Now, ONCE, type Span } from './series.ts';
import { type ResolveOptions, type Variant, variantsOf } from './variants.ts';

/** One end of an interval: when it is, and how exactly that was said. */
interface Edge {
  readonly span: Span;
  readonly grain: Grain;
}

export function resolveInterval(interval: IntervalMeaning, now: Now, options: ResolveOptions): Reading[] {
  const { from, to, lasting, inclusive } = interval;
  const dated = (from ?? to)?.date !== undefined || to?.date !== undefined;
  const ends = to ? variantsOfEdge(to, options) : [];
  if (!from) {
    return edgesOf(ends, now).map(({ span, grain }) =>
      intervalReading(undefined, endOf(span, grain, inclusive), grain, dated, now),
    );
  }
  const starts = startsOf(variantsOfEdge(from, options), fixedEnd(ends, now), now);
  if (lasting) {
    return starts.map(({ span, grain }) =>
      intervalReading(span.start, shift(span.start, lasting, 1, now), grain, dated, now),
    );
  }
  if (!to) return starts.map(({ span, grain }) => intervalReading(span.start, undefined, grain, dated, now));
  return pairsOf(starts, ends, now).map(({ start, end }) =>
    intervalReading(start.span.start, endOf(end.span, end.grain, inclusive), end.grain, dated, now),
  );
}

/** The less likely meanings of an edge come behind the first. */
const variantsOfEdge = (time: TimeMeaning, options: ResolveOptions): Variant[] =>
  [time, ...(time.others ?? [])].flatMap(meant => variantsOf(meant, options));

const edgesOf = (variants: readonly Variant[], now: Now): Edge[] =>
  variants.flatMap(variant => {
    const span = spanOf(variant.time, variant, now);
    return span ? [{ span, grain: variant.series.grain }] : [];
  });

/** The end of an interval whose end does not recur: "August 9 - November 11, 2025". */
function fixedEnd([end]: readonly Variant[], now: Now): Span | undefined {
  return end?.series.cycle === ONCE ? spanOf(end.time, end, now) : undefined;
}

/** Before a fixed end a start that recurs is the last one before it. */
const startsOf = (variants: readonly Variant[], end: Span | undefined, now: Now): Edge[] =>
  variants.flatMap(variant => {
    const { series, time } = variant;
    const before = end && series.cycle !== ONCE ? series.previous(end.start, now) : undefined;
    const span = before ?? spanOf(time, variant, now);
    return span ? [{ span, grain: series.grain }] : [];
  });

interface Pair {
  readonly start: Edge;
  readonly end: Edge;
}

/** Each start with the first end of each variant behind it, the shorter ones first. */
function pairsOf(starts: readonly Edge[], ends: readonly Variant[], now: Now): Pair[] {
  const pairs = starts.flatMap(start =>
    ends.flatMap(({ series }) => {
      const span = series.next(start.span.start + 1, now) ?? series.previous(Number.MAX_SAFE_INTEGER, now);
      return span && span.start > start.span.start ? [{ start, end: { span, grain: series.grain } }] : [];
    }),
  );
  return pairs.sort((a, b) => halfDays(a) - halfDays(b));
}

const halfDays = ({ start, end }: Pair): number => Math.floor((end.span.start - start.span.start) / (12 * HOUR));

/** "to Friday" includes the Friday, "to five" ends at five. */
const endOf = (span: Span, grain: Grain, inclusive: boolean): number =>
  inclusive && rankOf(grain) >= rankOf('day') ? span.end : span.start;
