/** Productions for the time of day. */
import type { Production } from '../grammar.ts';
import { type Clock, type DayPart, FIELD, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';

const timeAt = (clock: Clock): TimeMeaning => ({ type: 'time', clock, fields: FIELD.clock });

/** The arguments are hour, minute and second; an hour of 1 to 12 is open to either half of the day unless the option says "24". */
export const clock: Production = (args, option) => {
  const [hour, minute, second] = args.map(numberOf);
  if (hour === undefined || hour > 24 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  if (hour === 24 && (minute ?? 0) > 0) return undefined;
  return timeAt({
    hour,
    ...(minute === undefined ? {} : { minute }),
    ...(second === undefined ? {} : { second }),
    twelve: option !== '24' && hour >= 1 && hour <= 12,
  });
};

/** "six zero two": the minutes below ten, digit by digit. */
export const clockZero: Production = ([hour, zero, digit]) =>
  hour && digit && numberOf(zero) === 0 ? clock([hour, digit], undefined) : undefined;

/** 1830, 340: hour and minute written together. */
export const compactClock: Production = ([digits]) => {
  const value = numberOf(digits) ?? 0;
  const hour = Math.floor(value / 100);
  return timeAt({ hour, minute: value % 100, twelve: hour >= 1 && hour <= 12 });
};

/** The last argument is 0 for the half before noon, 12 for the one after. */
export const meridiem: Production = args => {
  const said = timeOf(args[0])?.clock;
  const half = numberOf(args[1]);
  if (!said || half === undefined) return undefined;
  if (!said.twelve) return timeAt(said.hour === 0 ? { ...said, hour: half } : said);
  return timeAt({ ...said, hour: (said.hour % 12) + half, twelve: false });
};

/** Minutes past an hour, or to it when the option is "to"; without a count, the option tells the minutes. */
export const minutesPast: Production = (args, option) => {
  const [minutes, sign] = Array.isArray(option)
    ? [Number(option[0]), option[1] === 'to' ? -1 : 1]
    : [numberOf(args[0]), option === 'to' ? -1 : 1];
  const hourClock = timeOf(args[args.length - 1])?.clock;
  if (minutes === undefined || minutes > 59 || !hourClock || hourClock.second !== undefined) return undefined;
  const total = (((hourClock.hour * 60 + (hourClock.minute ?? 0) + sign * minutes) % 1440) + 1440) % 1440;
  const hour = Math.floor(total / 60);
  const wrapped = hourClock.twelve && hour === 0 ? 12 : hour;
  return timeAt({ hour: wrapped, minute: total % 60, twelve: hourClock.twelve && wrapped <= 12 });
};

/** The same with the hour said first. */
export const minutesPastAfter: Production = ([said, minutes], option) =>
  said && minutes && minutesPast([minutes, said], option);

/** The hour that the part of the day makes of one said on a twelve-hour dial; past 24 it is one of the night that began the day before. */
export function withinPart(said: Clock, part: DayPart): Clock {
  if (!said.twelve) return said;
  return { ...said, hour: hourWithin(said.hour, part), twelve: false };
}

function hourWithin(hour: number, { name }: DayPart): number {
  switch (name) {
    case 'dawn':
    case 'morning':
      return hour % 12;
    case 'lunch':
      return hour >= 10 ? hour : hour + 12;
    case 'afternoon':
      return (hour % 12) + 12;
    case 'evening':
      return hour === 12 ? 0 : hour + 12;
    default:
      return hour === 12 || hour < 5 ? (hour % 12) + 24 : hour + 12;
  }
}

/** A word that is a time by itself, noon or midnight, with the minutes that may follow it. */
export const namedClock: Production = ([named, added]) => {
  const value = (numberOf(named) ?? 0) + (numberOf(added) ?? 0);
  return timeAt({ hour: Math.floor(value / 60), ...(value % 60 ? { minute: value % 60 } : {}), twelve: false });
};

/** A time as said in another zone, by its name. */
export const inZone: Production = ([said, zone]) => {
  const time = timeOf(said);
  return time?.clock && zone?.type === 'zone' ? { ...time, zone: zone.zone } : undefined;
};

/** The same by its offset in hours and minutes; the option is the sign. */
export const atOffset: Production = ([said, hours, minutes], option) => {
  const time = timeOf(said);
  const value = numberOf(hours) ?? 0;
  const [h, m] = value > 24 ? [Math.floor(value / 100), value % 100] : [value, numberOf(minutes) ?? 0];
  if (!time?.clock || h > 14 || m > 59) return undefined;
  return { ...time, zone: `${option}${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` };
};

/** UTC+2: the name of the zone says nothing more. */
export const inZoneAt: Production = ([said, , ...offset], option) =>
  said ? atOffset([said, ...offset], option) : undefined;
