/** Productions for intervals of which one end is named. */
import type { RuleOptions } from '../../../languages/index.ts';
import { type IntervalMeaning, isOpen, numberMeaning, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { fromNow } from './away.ts';
import { calendar } from './calendar.ts';
import { clock } from './clocks.ts';
import { combine, endOfDay } from './combinations.ts';
import type { Production } from './production.ts';

/**
 * From a time onwards. With the option "past", the last such time is meant and not the next. With "past-or-next", as in "da
 * lunedì", it is the next one if something is to come. With "after", the interval starts where a day, a longer time or a
 * part of the day ends.
 */
export const since: Production<RuleOptions['since']> = ([a], option) => {
  const from = timeOf(a);
  if (!from || (option === 'from' && from.clock?.isCountdown)) return undefined;
  const onwards: IntervalMeaning = { type: 'interval', from, inclusive: true };
  if (option === 'after') return { ...onwards, after: true };
  if (option !== 'past' && option !== 'past-or-next') return onwards;
  const sincePast: IntervalMeaning = { ...onwards, from: { ...from, past: true } };
  return option === 'past-or-next' && isOpen(from) ? { ...sincePast, toCome: onwards } : sincePast;
};

/** "seit drei Wochen"; "seit über drei Wochen" is at least as long, for review. */
export const sinceLength: Production = ([by]) => {
  if (by?.type !== 'duration') return undefined;
  const { bound, ...length } = by;
  const from = timeOf(fromNow([length], -1));
  return from && since([bound ? { ...from, review: [...(from.review ?? []), 'part'] } : from]);
};

/**
 * Up to a time, which is included unless the option says "exclusive". With "toCome", as in "d'ici vendredi", it is the next
 * one whatever the tense is.
 */
export const until: Production<RuleOptions['until']> = ([a], option) => {
  const said = throughDay(timeOf(a));
  const to = said && option === 'toCome' ? { ...said, past: false } : said;
  return to && { type: 'interval', to, inclusive: option !== 'exclusive' };
};

/** "by the end of the day": the end of an interval is the midnight and not the last second before it. */
export const throughDay = (to: TimeMeaning | undefined): TimeMeaning | undefined =>
  to?.isEnd && to.clock ? { ...to, clock: { hour: 24, twelve: false } } : to;

/** "Friday by close of business" */
export const untilEndOfDay: Production = ([day]) => {
  const end = day && endOfDay([day], undefined);
  return end && until([end], undefined);
};

/** "d'ici 17h": by that hour. Below 7, as in "d'ici 2h", and from 24 on it is a length. 7 to 12 may be either. */
export const untilHour: Production = ([said]) => {
  const hour = numberOf(said) ?? 0;
  const to = hour >= FIRST_HOUR && hour < 24 ? timeOf(clock([numberMeaning(hour)], 24)) : undefined;
  return to && until([hour <= 12 ? { ...to, review: ['policy'] } : to], undefined);
};

const FIRST_HOUR = 7;

/** "después del 20", "until the 20th": a day by its number alone. */
export const dayEdge: Production<RuleOptions['dayEdge']> = ([day], edge = 'since') => {
  const time = day && calendar([day], 'd');
  if (!time) return undefined;
  if (edge === 'since' || edge === 'after') return since([time], edge === 'after' ? 'after' : undefined);
  return until([time], edge === 'until' ? undefined : edge);
};

/** "le 20 après 17h", "morgen von 17 Uhr an": from an hour of a day onwards. The day may be only a number. */
export const dayFrom: Production = ([day, clock]) => {
  const date = day?.type === 'number' ? calendar([day], 'd') : day;
  const from = combine(timeOf(date), timeOf(clock));
  return from?.clock && since([from]);
};
