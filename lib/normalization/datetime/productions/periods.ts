/** Productions for periods of the calendar: weekends, parts of a month or a year, the rest of one, decades. */
import type { RuleOptions, Share } from '../../../languages/index.ts';
import { add, civil, DAY, type Grain, rankOf, startOf, yearOf } from '../../civil.ts';
import { FIELD, type Meaning, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { mapped, type Now, once, recurring, type Span } from '../series.ts';
import type { Production } from './production.ts';
import { anyUnit, cycle } from './relative.ts';
import { whole } from './spans.ts';

/** Saturday and Sunday of a week, counted from the current week. Without a count, those of every week. */
export const weekend: Production<number> = (args, option) => {
  const offset = numberOf(args.find(arg => arg.type === 'number')) ?? option;
  const inWeek = (week: number): Span => ({ start: week + 5 * DAY, end: week + 7 * DAY });
  const date =
    offset === undefined
      ? recurring('day', 'week', inWeek)
      : once('day', now => inWeek(startOf(now.civil, 'week') + offset * 7 * DAY));
  return { type: 'time', date, fields: FIELD.weekday | FIELD.day | (offset === undefined ? 0 : FIELD.week) };
};

/** "two weekends ago" */
export const weekendsAgo: Production = ([count]) => weekend([numberMeaning(-(numberOf(count) ?? 1))]);

/**
 * The start, the middle and the end of a longer time, in finer units. Without a last unit, the part goes to the end.
 */
const SHARES: Partial<Record<Grain, Readonly<Record<Share, Part>> & { unit: Grain }>> = {
  week: { unit: 'day', start: [0, 3], middle: [1, 5], end: [4] },
  month: { unit: 'day', start: [0, 10], middle: [10, 20], end: [20] },
  quarter: { unit: 'month', start: [0, 1], middle: [1, 2], end: [2] },
  year: { unit: 'month', start: [0, 3], middle: [4, 8], end: [8] },
};

type Part = readonly [from: number, to?: number];

/** The start, middle or end of a week, month or year. */
export const shareOf: Production<Share> = ([said], share = 'start') => sharesFromTo(said, share, share);

/** "the whole weekend", "all of next week" */
export const wholeOf: Production = ([said]) => {
  const time = timeOf(said);
  return time?.date && !time.clock && !time.part ? time : undefined;
};

/** "mid to late March" */
export const sharesOf: Production<RuleOptions['sharesOf']> = ([said], option) =>
  option && sharesFromTo(said, option[0], option[1]);

function sharesFromTo(said: Meaning | undefined, first: Share, last: Share): TimeMeaning | undefined {
  const time = timeOf(said);
  const shares = time?.date && SHARES[time.date.grain];
  if (!time?.date || time.clock || !shares) return undefined;
  const [from] = shares[first];
  const [, to] = shares[last];
  const cut = ({ start, end }: Span): Span => ({
    start: add(start, shares.unit, from),
    end: to === undefined ? end : add(start, shares.unit, to),
  });
  return { ...time, date: mapped(time.date, cut), ...(last === 'end' ? { isEnd: true } : {}) };
}

/**
 * "the end of the month": of the current month. Its start and its middle may be over, so they recur. A start of
 * the week that has begun is meant in a clause about the past only.
 */
export const shareOfUnit: Production<Share> = ([unit], share) => {
  if (unit?.type !== 'unit') return undefined;
  if (share === 'end') return shareOf([cycle([unit], 0) ?? unit], share);
  const part = timeOf(shareOf([anyUnit([unit], undefined) ?? unit], share));
  if (unit.grain !== 'week' || share !== 'start') return part && { ...part, recent: JUST_BEGUN };
  return part && { ...part, strict: true, bygone: { ...part, past: true, ongoing: true } };
};

/** A part that began less than this ago is the current one: "the beginning of the month", said on the 12th. */
const JUST_BEGUN = 14 * DAY;

/** The same in one word, "Monatsende". */
export const shareOfCurrent: Production<RuleOptions['shareOfCurrent']> = (_, option) =>
  option && shareOfUnit([{ type: 'unit', grain: option[0], count: 1 }], option[1]);

/**
 * "zum Monatsende", "zum Ende des Jahres": the last day of a month or a longer time, for review. An option is the unit, of
 * which the current one is meant.
 */
export const lastDay: Production<RuleOptions['lastDay']> = ([said], option) => {
  const unit = option === undefined ? said : ({ type: 'unit', grain: option, count: 1 } as const);
  const time = timeOf(unit?.type === 'unit' ? cycle([unit], 0) : unit);
  if (!time?.date || time.clock || time.part || rankOf(time.date.grain) < rankOf('month')) return undefined;
  const last = mapped(time.date, ({ end }) => whole(end - DAY, 'day'));
  return { ...time, date: { ...last, grain: 'day' }, fields: time.fields | FIELD.day, review: ['policy'] };
};

/** A vague part of the next unit, "sometime in the new year": for review. */
export const shareOfNext: Production<RuleOptions['shareOfNext']> = (_, option) => {
  const next = option && cycle([{ type: 'unit', grain: option[0], count: 1 }], 1);
  const share = next && shareOf([next], option[1]);
  return share?.type === 'time' ? { ...share, review: ['policy'] } : undefined;
};

/** The rest of the current unit, including today. */
export const restOf: Production = args => {
  const unit = args.find(arg => arg.type === 'unit');
  if (unit?.type !== 'unit' || rankOf(unit.grain) <= rankOf('day')) return undefined;
  const rest = ({ civil: t }: Now): Span => ({
    start: startOf(t, 'day'),
    end: add(startOf(t, unit.grain), unit.grain, 1),
  });
  return { type: 'time', date: once('day', rest), fields: FIELD.day | FIELD.week | FIELD.month | FIELD.year };
};

/**
 * "1990s", "90s"; With an option, the decade is in the century that is said, or in the last century in which it has
 * begun: "nineteen nineties".
 */
export const decade: Production<number> = ([said], option) => {
  const number = numberOf(said);
  const value = option === undefined ? number : (number ?? 0) * 100 + option;
  if (value === undefined || value % 10 !== 0 || (value >= 100 && value < 1000)) return undefined;
  const start = (now: Now): number => {
    if (value >= 100) return value;
    const current = yearOf(now.civil);
    const inCentury = Math.floor(current / 100) * 100 + value;
    return inCentury > current ? inCentury - 100 : inCentury;
  };
  return { type: 'time', date: once('decade', now => whole(civil(start(now)), 'decade')), fields: FIELD.year };
};

/** "21st century" */
export const century: Production = ([nth]) => {
  const value = numberOf(nth);
  if (!value || value > 30) return undefined;
  return { type: 'time', date: once('century', () => whole(civil((value - 1) * 100), 'century')), fields: FIELD.year };
};

/** Monday to Friday of a week, counted from the current week. */
export const workingWeek: Production = args => {
  const offset = numberOf(args[0]) ?? 0;
  const pick = ({ civil: t }: Now): Span => whole(startOf(t, 'week') + offset * 7 * DAY, 'day', 5);
  return { type: 'time', date: once('day', pick), fields: FIELD.weekday | FIELD.day | FIELD.week };
};

/**
 * "earlier this month", "year to date", "later this week": the part of the current unit before today, up to today, or
 * after today.
 */
export const partOfCurrent: Production<-1 | 0 | 1> = (args, part = 1) => {
  const unit = args.find(arg => arg.type === 'unit');
  if (unit?.type !== 'unit' || unit.count !== 1 || rankOf(unit.grain) <= rankOf('day')) return undefined;
  const pick = ({ civil: t }: Now): Span => {
    const today = startOf(t, 'day');
    const start = startOf(t, unit.grain);
    if (part === -1) return { start, end: Math.max(today, start + DAY) };
    if (part === 0) return { start, end: today + DAY };
    const end = add(start, unit.grain, 1);
    return { start: Math.min(today + DAY, end - DAY), end };
  };
  return { type: 'time', date: once('day', pick), fields: FIELD.day | FIELD.week | FIELD.month | FIELD.year };
};
