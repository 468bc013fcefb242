/** Productions that combine a date and a time of day. */
import { DAY, rankOf } from '../../civil.ts';
import { type Clock, type DayPart, FIELD, type Mutable, numberOf, type TimeMeaning, timeOf } from '../meaning.ts';
import { every, intersect, mapped, NEVER, type Series } from '../series.ts';
import { calendar, weekday } from './calendar.ts';
import { atOffset, minutesPast, NIGHT_ENDS, withinPart } from './clocks.ts';
import type { Production } from './production.ts';
import { dayFromNow, weekdayShifted } from './relative.ts';
import { weekdayDate, weekdayOfDay } from './weekday-of-date.ts';

/** For words that only join others. */
export const silent: Production = () => ({ type: 'silent' });

export const same: Production = ([meaning]) => meaning;

/** A part of the day as a time. */
export const asTime: Production = ([meaning]) => timeOf(meaning);

/** Combines two times: "Monday" and "next week", "tomorrow" and "at three". */
export const both: Production = ([a, b]) => combine(timeOf(a), timeOf(b));

/** Combines a clock, the part of the day that decides its half, and a date. */
export const both3: Production = ([clock, part, date]) => combine(combine(timeOf(clock), timeOf(part)), timeOf(date));

/** A day of the month by its number alone, and a clock. */
export const dayAt: Production = ([day, said]) => day && combine(timeOf(calendar([day], 'd')), timeOf(said));

/** "four thirty on the seventeenth" */
export const clockOnDay: Production = ([clock, day]) => clock && day && dayAt([day, clock], undefined);

/** "Thursday at ten to nine pm" is no range, because of the "at". */
export const dayAtMinutesTo: Production = ([day, ...said]) => {
  const time = timeOf(minutesPast(said, 'to'));
  return time?.clock && combine(timeOf(day), { ...time, clock: { ...time.clock, isNamed: true } });
};

/** "2026-11-18T10:00" */
export const dayAtWritten: Production = ([day, said]) => {
  const time = timeOf(said);
  return time?.clock && combine(timeOf(day), { ...time, clock: { ...time.clock, written: true } });
};

/** "2026-11-18T15:00-05:00": a day, a clock, and its offset in hours and minutes; the option is the sign. */
export const dayAtOffset: Production<'+' | '-'> = ([day, ...said], sign) =>
  day && dayAtWritten([day, ...[atOffset(said, sign)].filter(at => at !== undefined)], undefined);

/** Today, with any hour. */
export const today: Production<'past' | undefined> = (_, option) =>
  option ? { ...dayFromNow(0), past: true, ongoing: true } : dayFromNow(0);

export const todayPart: Production<'or-last' | undefined> = ([part], option) => ofToday(timeOf(part), option);

/** With the option, a night may be the last one in a clause about the past: "heute Nacht hat es geklingelt". */
function ofToday(part: TimeMeaning | undefined, option: 'or-last' | undefined): TimeMeaning | undefined {
  const today = dayFromNow(0);
  const time = combine(today, part);
  if (!time || option === undefined || part?.part?.name !== 'night') return time;
  const bygone = combine({ ...today, date: every('day'), past: true, ongoing: true }, part);
  return bygone && { ...time, bygone };
}

export const yesterdayPart: Production = ([part]) => combine(dayFromNow(-1), timeOf(part));

export const weekdayPart: Production = ([day, part]) => day && combine(timeOf(weekday([day])), timeOf(part));

/** "samedi soir dernier" */
export const weekdayPartShifted: Production = ([day, part, offset]) =>
  day && offset && combine(timeOf(weekdayShifted([day, offset])), timeOf(part));

/** "tomorrow pm": the half of a day. Without a day it is today. */
export const halfOfDay: Production = args => {
  const half = numberOf(args.at(-1)) ?? 0;
  const part: TimeMeaning = {
    type: 'time',
    part: half === 0 ? { name: 'morning', from: 4, to: 12 } : { name: 'afternoon', from: 12, to: 18 },
    fields: FIELD.part,
  };
  return combine(args.length > 1 ? timeOf(args[0]) : dayFromNow(0), part);
};

const NIGHT: TimeMeaning = { type: 'time', part: { name: 'night', from: 18, to: 24 }, fields: FIELD.part };

export const tonight: Production<'or-last' | undefined> = (_, option) => ofToday(NIGHT, option);

/** "heute Nacht um drei": without this rule "Nacht um drei" is read first, and then "heute". */
export const tonightAt: Production = ([clock]) => combine(timeOf(tonight([], 'or-last')), timeOf(clock));

/** "last night" is an evening, "letzte Nacht" the part that is said. */
export const lastNight: Production<number> = ([part], daysAgo = 1) =>
  combine(dayFromNow(-daysAgo), timeOf(part) ?? NIGHT);

/** The last moment of a day. */
export const endOfDay: Production = ([said]) => {
  const time = timeOf(said);
  if (!time?.date || time.clock || time.date.grain !== 'day') return undefined;
  const date = mapped(time.date, ({ end }) => ({ start: end - DAY, end }));
  return {
    ...time,
    date,
    clock: { hour: 23, minute: 59, second: 59, twelve: false },
    fields: time.fields | FIELD.clock,
    isEnd: true,
  };
};

/** Beside another day it is no contradiction, as "tomorrow, Friday" is. */
export const endOfToday: Production = () => {
  const { counted: _, ...today } = dayFromNow(0);
  return endOfDay([today], undefined);
};

const DAY_RANK = rankOf('day');

/** The time that both describe; undefined if both say the same field, or if a clock meets a part of an hour. */
export function combine(a: TimeMeaning | undefined, b: TimeMeaning | undefined): TimeMeaning | undefined {
  if (!a || !b || lacksMonth(a.fields | b.fields)) return undefined;
  if ((a.fields & b.fields) !== 0) return hourOfNight(a, b);
  const named = namedDay(a, b) ?? namedDay(b, a);
  if (named) return named;
  const date = a.date && b.date ? intersect(a.date, b.date) : (a.date ?? b.date);
  const clock = a.clock ?? b.clock;
  const part = a.part ?? b.part;
  if ((clock || part) && date && rankOf(date.grain) < DAY_RANK) return undefined;
  if (clock && part && isAfterMorning(clock, part)) return { type: 'time', date: NEVER, fields: a.fields | b.fields };
  // Built field by field, because this function is called for most pairs of neighbours, and object spread takes five
  // times as long.
  const time: Mutable<TimeMeaning> = { type: 'time', fields: a.fields | b.fields };
  if (date) time.date = date;
  if (clock) time.clock = part ? withinPart(clock, part) : clock;
  if (part && clock) time.fields |= FIELD.part;
  else if (part) time.part = part;
  inherit(time, a, b);
  if (clock?.twelve && clock.hour === 12 && date && part?.name === 'morning') orNoon(time);
  return time;
}

/** "La nuit dernière à deux heures du matin": the words beside the hour name the half of the night. */
function hourOfNight(night: TimeMeaning, said: TimeMeaning): TimeMeaning | undefined {
  const { part, date } = night;
  const { clock } = said;
  if ((night.fields & said.fields) !== FIELD.part || part?.name !== 'night' || !date || !clock || said.date)
    return undefined;
  const isOfNight = clock.hour >= part.from || clock.hour < NIGHT_ENDS;
  return isOfNight ? combine(night, { ...said, fields: said.fields & ~FIELD.part }) : undefined;
}

/** "23 in the morning" does not exist as an hour. */
const isAfterMorning = ({ hour, twelve }: Clock, { name }: DayPart): boolean =>
  !twelve && hour > 12 && (name === 'morning' || name === 'dawn');

/** "This morning at 12" is literally midnight, but some mean noon. */
function orNoon(time: Mutable<TimeMeaning>): void {
  const noon: TimeMeaning = { ...time, clock: { hour: 12, twelve: false } };
  time.review = [...(time.review ?? []), 'policy'];
  time.others = [...(time.others ?? []), noon];
}

/** "This Friday December 3rd", "tomorrow, Wednesday": the date, and the weekday that was said with it. */
function namedDay(name: TimeMeaning, day: TimeMeaning): TimeMeaning | undefined {
  if (name.weekday === undefined || name.part || !day.date) return undefined;
  if (day.date === NEVER) return undefined;
  const said = day.fields & NAMED_DAY_FIELDS;
  const isOfMonth = said === FIELD.day && name.fields === FIELD.weekday;
  if (!isOfMonth && !day.counted && said !== DAY_AND_MONTH) return undefined;
  const { clock = name.clock, ...date } = day;
  const fields = (day.fields | name.fields) & ~FIELD.clock;
  const onDay = isOfMonth ? weekdayOfDay : weekdayDate;
  const named = { ...date, ...onDay(name.weekday, day.date), fields };
  // The clock belongs to the alternative days too.
  return clock ? combine(named, { type: 'time', clock, fields: FIELD.clock }) : named;
}

const DAY_AND_MONTH = FIELD.day | FIELD.month;
const NAMED_DAY_FIELDS = DAY_AND_MONTH | FIELD.weekday | FIELD.week | FIELD.cycle;

/** "The 27th 1995": a day and a year without a month. */
const lacksMonth = (fields: number): boolean => (fields & DATE_FIELDS) === DAY_AND_YEAR;

const DAY_AND_YEAR = FIELD.day | FIELD.year;
const DATE_FIELDS = DAY_AND_YEAR | FIELD.month | FIELD.weekday | FIELD.week | FIELD.cycle;

/** Decides which occurrence the combined time means. */
function inherit(time: Mutable<TimeMeaning>, a: TimeMeaning, b: TimeMeaning): void {
  const zone = a.zone ?? b.zone;
  if (zone !== undefined) time.zone = zone;
  const weekday = a.date && b.date ? undefined : (a.weekday ?? b.weekday);
  if (weekday !== undefined) time.weekday = weekday;
  if (a.past || b.past) time.past = true;
  if (time.date && (a.strict || !a.date) && (b.strict || !b.date)) time.strict = true;
  if ((a.sameMonth && !b.date) || (b.sameMonth && !a.date)) time.sameMonth = true;
  const previousWeek = a.previousWeek ?? b.previousWeek;
  if (previousWeek) time.previousWeek = besides(previousWeek, a.previousWeek ? b.date : a.date);
  const contradicted = a.contradicted ?? b.contradicted;
  if (contradicted) time.contradicted = contradicted;
  if (a.review || b.review) time.review = [...(a.review ?? []), ...(b.review ?? [])];
  if (a.others || b.others) time.others = combineOthers(a, b);
  const toCome = a.toCome || b.toCome ? combine(a.toCome ?? a, b.toCome ?? b) : undefined;
  if (toCome) time.toCome = toCome;
  const bygone = a.bygone || b.bygone ? combine(a.bygone ?? a, b.bygone ?? b) : undefined;
  if (bygone) time.bygone = bygone;
}

/** If there is another date, `LAST_WEEKDAY` matters only within that date. */
const besides = (previousWeek: Series, other: Series | undefined): Series =>
  other ? intersect(previousWeek, other) : previousWeek;

function combineOthers(a: TimeMeaning, b: TimeMeaning): TimeMeaning[] {
  const others = [
    ...(a.others ?? []).map(other => combine(other, b)),
    ...(b.others ?? []).map(other => combine(a, other)),
  ];
  return others.filter(other => other !== undefined);
}
