/** Productions for times around a day with a name: the weekday after it, its weekend, its occurrence a year ago. */
import { add, DAY, rankOf, startOf, weekdayOf } from '../../civil.ts';
import { holidaySeries } from '../holidays.ts';
import { FIELD, numberOf, othersOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { type Now, once, type Series, type Span } from '../series.ts';
import { calendar, inYear } from './calendar.ts';
import { finestOf, shift } from './durations.ts';
import type { Production } from './production.ts';
import { whole } from './spans.ts';
import { weekdaySeries } from './weekday-of-date.ts';

/** "the Friday after Thanksgiving", "the second Sunday before Christmas". */
export const weekdayBeside: Production<1 | -1> = (args, direction = 1) => {
  const numbers = args.filter(arg => arg.type === 'number').map(numberOf);
  const weekday = numbers.at(-1);
  const weeks = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
  const base = timeOf(args.find(arg => arg.type === 'time'));
  if (!weekday || !weeks || weeks > MOST_WEEKS || !base?.date || base.clock) return undefined;
  const days = weekdaySeries(weekday);
  const beside = (span: Span, now: Now): Span | undefined => {
    const first = direction > 0 ? days.next(span.end, now) : days.previous(span.start, now);
    return first && whole(first.start + direction * (weeks - 1) * 7 * DAY, 'day');
  };
  return besideOf(base, beside);
};

/** The most weeks that are counted from a date. */
const MOST_WEEKS = 8;

/** "the weekend before Christmas". */
export const weekendBeside: Production<1 | -1> = ([day], direction = 1) => {
  const base = timeOf(day);
  if (!base?.date || base.clock) return undefined;
  const beside = ({ start, end }: Span): Span => {
    const week = direction > 0 ? startOf(end - DAY, 'week') : startOf(start - 6 * DAY, 'week');
    const saturday = week + 5 * DAY;
    const isInside = direction > 0 && saturday < end;
    return whole(isInside ? saturday + 7 * DAY : saturday, 'day', 2);
  };
  return besideOf(base, beside);
};

/**
 * "Labor Day weekend": Saturday, Sunday and the day, if it is next to them. After a Thursday the Friday is included. "The
 * weekend of the 5th" is the next one with such a day, or with its Friday.
 */
export const weekendAround: Production = ([said, year]) => {
  const day = said?.type === 'number' ? calendar([said], 'd') : said;
  const base = timeOf(day && year ? inYear([day, year], undefined) : day);
  if (base?.date?.grain !== 'day' || base.clock) return undefined;
  const isNumber = base.fields === FIELD.day;
  const around = ({ start }: Span): Span | undefined => {
    const weekday = weekdayOf(start);
    if (weekday === 3 || (isNumber && weekday < 5)) return undefined;
    const saturday = startOf(start, 'week') + (weekday < 3 ? -2 : 5) * DAY;
    return { start: Math.min(start, saturday), end: Math.max(start + DAY, saturday + 2 * DAY) };
  };
  return { ...besideOf(base, around), ...(isNumber ? { settled: true } : {}) };
};

/** "El puente de mayo": a weekend by the name of another time. The option is the day, in the notation of the holidays. */
export const weekendAroundDay: Production<string> = (_, day = '') =>
  weekendAround([{ type: 'time', date: holidaySeries({ day }), fields: FIELD.day | FIELD.month }], undefined);

/**
 * "Christmas two years ago", "a year ago October", "Thanksgiving in nine months": the occurrence in the year or the month at that distance.
 */
export const occasionFromNow: Production<1 | -1> = (args, direction = 1) => {
  const by = args.find(arg => arg.type === 'duration');
  const month = args.find(arg => arg.type === 'number');
  const base = timeOf(month ? calendar([month], 'm') : args.find(arg => arg.type === 'time'));
  if (by?.type !== 'duration' || !base?.date || base.clock) return undefined;
  const { date } = base;
  const grain = finestOf(by);
  if (rankOf(grain) < rankOf('week')) return undefined;
  const pick = (now: Now): Span | undefined => {
    const unit = startOf(shift(now.civil, by, direction, now), grain);
    const found = date.next(unit, now);
    return found && found.start < add(unit, grain, 1) ? found : undefined;
  };
  const { past: _, strict: __, ...rest } = base;
  const others = othersOf(base, other => occasionFromNow([by, other], direction));
  return { ...rest, date: once(date.grain, pick), ...others } satisfies TimeMeaning;
};

/** "the closest Christmas", "the second closest": the fewest days away, in the future or the past. */
export const nearestOccasion: Production = args => {
  const n = numberOf(args.find(arg => arg.type === 'number')) ?? 1;
  const base = timeOf(args.find(arg => arg.type === 'time'));
  if (!base?.date || n < 1 || n > MOST_NEAR) return undefined;
  const { date } = base;
  const pick = (now: Now): Span | undefined => {
    const today = startOf(now.civil, 'day');
    let [next, last] = [date.next(today, now), date.previous(today, now)];
    for (let i = 1; ; i += 1) {
      const isNext = next !== undefined && (last === undefined || next.start - today < today - last.start);
      const nearest = isNext ? next : last;
      if (i === n || !nearest) return nearest;
      if (isNext) next = date.next(nearest.end, now);
      else last = date.previous(nearest.start, now);
    }
  };
  return { ...base, date: once(date.grain, pick) };
};

const MOST_NEAR = 9;

/** Each meaning of a time, with the neighbours of its occurrences. */
function besideOf(time: TimeMeaning, beside: (span: Span, now: Now) => Span | undefined): TimeMeaning {
  const date = time.date && new Beside(time.date, beside);
  return { ...time, ...(date ? { date } : {}), ...othersOf(time, other => besideOf(other, beside)) };
}

/** The neighbours of the occurrences of another series. */
class Beside implements Series {
  readonly grain = 'day';
  readonly cycle: number;
  readonly #base: Series;
  readonly #beside: (span: Span, now: Now) => Span | undefined;

  constructor(base: Series, beside: (span: Span, now: Now) => Span | undefined) {
    this.cycle = base.cycle;
    this.#base = base;
    this.#beside = beside;
  }

  next(from: number, now: Now): Span | undefined {
    let span = this.#base.next(from - REACH, now);
    for (let i = 0; span && i < MOST_TRIES; i += 1) {
      const found = this.#beside(span, now);
      if (found && found.start >= from) return found;
      span = this.#base.next(span.end, now);
    }
    return undefined;
  }

  previous(before: number, now: Now): Span | undefined {
    let span = this.#base.previous(before + REACH, now);
    for (let i = 0; span && i < MOST_TRIES; i += 1) {
      const found = this.#beside(span, now);
      if (found && found.start < before) return found;
      span = this.#base.previous(span.start, now);
    }
    return undefined;
  }
}

const REACH = (MOST_WEEKS + 1) * 7 * DAY;
/** A day that recurs each week has at most this many occurrences within `MOST_WEEKS` on both sides. */
const MOST_TRIES = 2 * (MOST_WEEKS + 2);
