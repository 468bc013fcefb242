import { formatDateTime, HOUR, MINUTE, twoDigits } from '../civil.ts';

/** The offsets of a zone from UTC, computed by Intl. Every Node has the full zone data. */
export interface Zone {
  /** Wall clock at an instant (epoch milliseconds). */
  toCivil(instant: number): number;
  /**
   * The instant of a wall clock time. If clocks are set back, the earlier of two instants; if they are set forward over
   * it, the time moved by the gap.
   */
  toInstant(civilTime: number): number;
  /** RFC 3339 with offset: `2026-11-17T15:00-05:00`. */
  format(civilTime: number): string;
}

/** Changes of the clocks are always on a quarter of an hour. */
const QUARTER_HOUR = 15 * MINUTE;
/** The most offsets that are remembered. Intl takes about 5 µs for one; a remembered one takes 0.02 µs. */
const MAX_OFFSETS = 4096;

const zones = new Map<string, Zone>();

/** @throws RangeError for an unknown IANA zone */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = createZone(name);
  zones.set(name, zone);
  return zone;
}

function createZone(name: string): Zone {
  const offsetAt = name === 'UTC' ? () => 0 : offsetsOf(name);
  const toInstant = (civilTime: number): number => {
    const before = civilTime - offsetAt(civilTime - 24 * HOUR);
    if (before + offsetAt(before) === civilTime) return before;
    const after = civilTime - offsetAt(civilTime + 24 * HOUR);
    return after + offsetAt(after) === civilTime ? after : before;
  };
  return {
    toCivil: instant => instant + offsetAt(instant),
    toInstant,
    format(civilTime) {
      const instant = toInstant(civilTime);
      const offset = offsetAt(instant);
      return formatDateTime(instant + offset) + formatOffset(offset);
    },
  };
}

/** Intl takes 18 ms for the first formatter of a process, so UTC, the default, uses none. */
function offsetsOf(name: string): (instant: number) => number {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  const offsets = new Map<number, number>();
  return instant => {
    const quarter = Math.floor(instant / QUARTER_HOUR);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    if (offsets.size >= MAX_OFFSETS) offsets.clear();
    const second = quarter * QUARTER_HOUR;
    const offset = readCivil(formatter, second) - second;
    offsets.set(quarter, offset);
    return offset;
  };
}

function readCivil(formatter: Intl.DateTimeFormat, instant: number): number {
  const field: Record<string, number> = {};
  let beforeChrist = false;
  for (const { type, value } of formatter.formatToParts(instant)) {
    if (type === 'era') beforeChrist = value.startsWith('B');
    else field[type] = Number(value);
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field;
  const date = new Date(0);
  date.setUTCFullYear(beforeChrist ? 1 - year : year, month - 1, day);
  return date.setUTCHours(hour, minute, second);
}

function formatOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
