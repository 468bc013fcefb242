/**
 * Feasts of the Hindu calendars, computed for India. A feast of a lunar day (tithi, a thirtieth of a month) is on the
 * day on which that lunar day lasts at a given hour. A feast of the sun is on the day on which the sun enters a sign.
 * Regions and authorities may differ by a day.
 */
import { civil, DAY, HOUR, yearOf } from '../civil.ts';
import { recurring, type Series } from './series.ts';
import { elongation, momentOfElongation, siderealSun } from './sun-and-moon.ts';

/**
 * `hindu 7-30 18.5h`: month and lunar day, and the hour in India at which the lunar day counts. `hindu sun 270 18.5h`:
 * the day on which the sun enters the sign that begins at this many degrees. If it enters after that hour, the feast is
 * on the next day.
 */
const NOTATION = /^hindu (?:(\d+)-(\d+)|sun (\d+))(?: ([\d.]+)h)?([+-]\d+)?$/;

const INDIA = 5.5 * HOUR;

export const isHindu = (rule: string): boolean => rule.startsWith('hindu ');

export function hinduSeries(rule: string, days: number): Series {
  const [, month = '', lunarDay = '', degrees, hours = '24', offset = '0'] = NOTATION.exec(rule) ?? [];
  const hour = Number(hours);
  const known = new Map<number, number | undefined>();
  const find = (year: number): number | undefined =>
    degrees === undefined
      ? dayOfMoon(year, Number(month), Number(lunarDay), hour)
      : dayOfSun(year, Number(degrees), hour);
  return recurring('day', 'year', yearStart => {
    const year = yearOf(yearStart);
    if (!known.has(year)) known.set(year, find(year));
    const day = known.get(year);
    if (day === undefined) return undefined;
    return { start: day + Number(offset) * DAY, end: day + (Number(offset) + days) * DAY };
  });
}

/** A month goes from new moon to new moon. The sign that the sun enters in it gives its number. */
function dayOfMoon(year: number, month: number, lunarDay: number, hour: number): number | undefined {
  let newMoon = momentOfElongation(0, civil(year, 1, 1) - 2 * MONTH);
  while (newMoon < civil(year + 1, 1, 1)) {
    const next = momentOfElongation(0, newMoon + MONTH);
    const [before, after] = [signAt(newMoon), signAt(next)];
    // A month in which the sun enters no sign is a leap month, which has no feasts.
    if (before !== after && ((before + 1) % 12) + 1 === month) {
      const day = dayWith(newMoon, lunarDay, hour);
      if (yearOf(day) === year) return day;
    }
    newMoon = next;
  }
  return undefined;
}

const MONTH = 29.530589 * DAY;

const signAt = (t: number): number => Math.floor(siderealSun(t) / 30);

/** The first day on which the lunar day lasts at that hour; if there is none, the day on which it starts. */
function dayWith(newMoon: number, lunarDay: number, hour: number): number {
  const from = (lunarDay - 1) * 12;
  const startsOn = dayInIndia(momentOfElongation(from, newMoon + ((lunarDay - 1) / 30) * MONTH));
  const lastsAt = (day: number): boolean => {
    const degrees = elongation(day + hour * HOUR - INDIA);
    return degrees >= from && degrees < from + 12;
  };
  return [startsOn - DAY, startsOn, startsOn + DAY].find(lastsAt) ?? startsOn;
}

function dayOfSun(year: number, degrees: number, hour: number): number {
  // The sun enters the first sign in the middle of April.
  const about = civil(year, 4, 14) + ((degrees > 255 ? degrees - 360 : degrees) / 360) * 365.25 * DAY;
  let [low, high] = [about - 20 * DAY, about + 20 * DAY];
  while (high - low > HOUR / 4) {
    const middle = (low + high) / 2;
    const isBefore = (siderealSun(middle) - degrees + 360) % 360 >= 180;
    [low, high] = isBefore ? [middle, high] : [low, middle];
  }
  return dayInIndia(high + (24 - hour) * HOUR);
}

const dayInIndia = (t: number): number => Math.floor((t + INDIA) / DAY) * DAY;
