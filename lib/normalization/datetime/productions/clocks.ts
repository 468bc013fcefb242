/** Productions for the time of day. */
import type { RuleOptions } from '../../../languages/index.ts';
import {
  type Clock,
  type DayPart,
  FIELD,
  type Meaning,
  type Mutable,
  numberOf,
  type TimeMeaning,
  timeOf,
} from '../meaning.ts';
import { NEVER } from '../series.ts';
import type { Production } from './production.ts';

const timeAt = (clock: Clock): TimeMeaning => ({ type: 'time', clock, fields: FIELD.clock });

/**
 * The arguments are hour, minute and second. An hour from 1 to 12 may be in either half of the day, unless it is
 * written on a 24-hour clock: with a leading zero, or in a language that writes 24 hours.
 */
export const clock: Production<24> = (args, hours) => {
  const [hour, minute, second] = [numberOf(args[0]), numberOf(args[1]), numberOf(args[2])];
  if (hour === undefined || hour > 24) return undefined;
  if ((minute ?? 0) > 59 || (second ?? 0) > 59 || (hour === 24 && (minute ?? 0) > 0)) return NO_SUCH_TIME;
  // Built field by field for speed, as in `combine`: each row of digits is tried as a clock.
  const said: Mutable<Clock> = { hour, twelve: hour >= 1 && hour <= 12 };
  if (minute !== undefined) said.minute = minute;
  if (second !== undefined) said.second = second;
  if (hours === 24 || hour > 12 || isPadded(args[0])) said.written = true;
  return timeAt(said);
};

/** 14:75. */
export const NO_SUCH_TIME: TimeMeaning = { type: 'time', date: NEVER, fields: FIELD.clock };

/** "at 26", "14 Uhr 75": an impossible hour or minute. */
export const noSuchClock: Production = ([hour, minute]) =>
  isBeyond(24, hour) || isBeyond(59, minute) ? NO_SUCH_TIME : undefined;

function isBeyond(most: number, said: Meaning | undefined): boolean {
  const value = numberOf(said) ?? 0;
  return value > most && value < 100;
}

const isPadded = (hour: Meaning | undefined): boolean => hour?.type === 'number' && hour.padded === true;

/** "six zero two": the minutes below ten, digit by digit. */
export const clockZero: Production = ([hour, zero, digit]) =>
  hour && digit && numberOf(zero) === 0 ? clock([hour, digit], undefined) : undefined;

/** "at ten" */
export const clockAt: Production = ([said]) => {
  const time = timeOf(said);
  return time?.clock && { ...time, clock: { ...time.clock, isPoint: true } };
};

/** 1830, 340: hour and minute written together. */
export const compactClock: Production = ([digits]) => {
  const value = numberOf(digits) ?? 0;
  const hour = Math.floor(value / 100);
  return timeAt({ hour, minute: value % 100, twelve: hour >= 1 && hour <= 12 });
};

/**
 * The last argument is 0 for the half before noon, 12 for the half after it. "15:30 pm" is clear, "15 pm" and "15:30
 * am" are not.
 */
export const meridiem: Production = args => {
  const said = timeOf(args[0])?.clock;
  const half = numberOf(args[1]);
  if (!said || half === undefined) return undefined;
  if (said.hour > 12 && (half === 0 || said.minute === undefined)) return NO_SUCH_TIME;
  if (!said.twelve) return timeAt(said.hour === 0 ? { ...said, hour: half } : said);
  const isTwelveAm = said.hour === 12 && half === 0 && said.minute === undefined;
  return timeAt({ ...said, hour: (said.hour % 12) + half, twelve: false, ...(isTwelveAm ? { isTwelveAm } : {}) });
};

/** Minutes past an hour or to it. */
export const minutesPast: Production<RuleOptions['minutesPast']> = (args, option = 'past') => {
  const [minutes, side] = typeof option === 'string' ? [numberOf(args[0]), option] : option;
  const said = timeOf(args.at(-1))?.clock;
  if (minutes === undefined || minutes > 59 || !Number.isInteger(minutes) || !said || said.second !== undefined)
    return undefined;
  if (typeof option !== 'string' && said.minute !== undefined) return undefined;
  const total = inDay(said.hour * 60 + (said.minute ?? 0) + (side === 'past' ? minutes : -minutes));
  const hour = said.twelve && total < 60 ? 12 : Math.floor(total / 60);
  const twelve = said.twelve && hour <= 12;
  const time: Clock = { hour, minute: total % 60, twelve };
  if (side === 'toOrRange') return timeAt({ ...time, isCountdown: true });
  const named = said.isNamed ? { ...time, isNamed: true } : time;
  return timeAt(option === 'to' ? { ...named, isCountdown: true } : named);
};

const inDay = (minutes: number): number => ((minutes % 1440) + 1440) % 1440;

/** The same with the hour first. */
export const minutesPastAfter: Production<RuleOptions['minutesPastAfter']> = ([said, minutes], side) =>
  said && minutes && minutesPast([minutes, said], side);

/** The hour within a part of the day. An hour above 24 is in the night that began the day before. */
export function withinPart(said: Clock, part: DayPart): Clock {
  // "tonight at 1 am", "Friday night at 00:30", "vendredi soir à 2h"
  const isBehindMidnight = part.from >= NIGHTFALL && said.hour < NIGHT_ENDS && (!said.twelve || said.written === true);
  if (isBehindMidnight) return { ...said, hour: said.hour + 24, twelve: false };
  return said.twelve ? { ...said, hour: hourWithin(said.hour, part), twelve: false } : said;
}

const NIGHTFALL = 18;
/** The first hour that no night has. */
export const NIGHT_ENDS = 5;

function hourWithin(hour: number, { name, to }: DayPart): number {
  switch (name) {
    case 'dawn':
    case 'morning':
      return hour % 12;
    case 'lunch':
      return hour >= 10 ? hour : hour + 12;
    case 'afternoon':
      return (hour % 12) + 12;
    case 'evening':
      return hour + 12;
    default:
      return hour === 12 || hour < NIGHT_ENDS || hour + 24 <= to ? (hour % 12) + 24 : hour + 12;
  }
}

/** A word that is a time by itself, noon or midnight, and perhaps minutes. */
export const namedClock: Production = ([named, added]) => {
  const value = (numberOf(named) ?? 0) + (numberOf(added) ?? 0);
  const said: Clock = { hour: Math.floor(value / 60), ...(value % 60 ? { minute: value % 60 } : {}), twelve: false };
  return timeAt(added ? said : { ...said, isNamed: true });
};

/** A time in another zone, given by its name. */
export const inZone: Production = ([said, zone]) => {
  const time = timeOf(said);
  return time?.clock && zone?.type === 'zone' ? { ...time, zone: zone.zone } : undefined;
};

/** A time in another zone, given by its offset in hours and minutes. The option is the sign. */
export const atOffset: Production<'+' | '-'> = ([said, hours, minutes], sign = '+') => {
  const time = timeOf(said);
  const value = numberOf(hours) ?? 0;
  const [h, m] = value > 24 ? [Math.floor(value / 100), value % 100] : [value, numberOf(minutes) ?? 0];
  if (!time?.clock || h > 14 || m > 59) return undefined;
  return { ...time, zone: `${sign}${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` };
};

/** UTC+2: the name of the zone adds nothing. */
export const inZoneAt: Production<'+' | '-'> = ([said, , ...offset], sign) =>
  said ? atOffset([said, ...offset], sign) : undefined;
