/** Productions for a length of time that starts or ends now. */
import type { RuleOptions } from '../../../languages/index.ts';
import { add, type Grain, rankOf, startOf } from '../../civil.ts';
import { type DurationMeaning, FIELD, numberOf } from '../meaning.ts';
import { type Now, once, type Span } from '../series.ts';
import { duration, grainAfter, inReview, shift } from './durations.ts';
import type { Production } from './production.ts';

/**
 * "the next three weeks", "the last hour and a half", "within two days": a length of time that starts or ends now. The
 * last number is the direction, unless the option gives it.
 */
export const stretch: Production<1 | -1> = (args, option) => {
  const numbers = args.filter(arg => arg.type === 'number');
  const said = option === undefined ? numbers.at(-1) : undefined;
  const direction = option ?? numberOf(said);
  const by = args.find(arg => arg.type === 'duration') ?? duration(args.filter(arg => arg !== said));
  if (!direction || by?.type !== 'duration') return undefined;
  const grain = grainAfter(by);
  const span = (now: Now): Span => {
    const whole = calendarUnits(by, direction, now);
    if (whole) return whole;
    const from = rankOf(grain) < rankOf('day') ? now.civil : startOf(now.civil, 'day');
    const to = shift(from, by, direction, now);
    return direction > 0 ? { start: from, end: to } : { start: to, end: from };
  };
  const fields = FIELD.day | FIELD.week | FIELD.month | FIELD.year | FIELD.clock;
  return inReview({ type: 'time', date: once(grain, span), fields }, by);
};

/** "over the last year": one unit up to now, or from now on. */
export const stretchOf: Production<RuleOptions['stretchOf']> = (_, option) =>
  option && stretch([{ type: 'duration', counts: { [option[1]]: 1 } }], option[0]);

/**
 * Quarters, decades and centuries are counted by the calendar: "the last two quarters" end where the current one
 * starts.
 */
function calendarUnits({ counts }: DurationMeaning, direction: number, { civil: t }: Now): Span | undefined {
  const [grain, ...more] = Object.keys(counts) as Grain[];
  if (grain === undefined || more.length > 0 || !CALENDAR_UNITS.has(grain)) return undefined;
  const current = startOf(t, grain);
  const count = counts[grain] ?? 1;
  const next = add(current, grain, 1);
  return direction > 0
    ? { start: next, end: add(next, grain, count) }
    : { start: add(current, grain, -count), end: current };
}

const CALENDAR_UNITS: ReadonlySet<Grain> = new Set(['quarter', 'decade', 'century']);
