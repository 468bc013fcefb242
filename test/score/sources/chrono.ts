import type { Moment, Row } from '../gold.ts';
import { momentOf } from '../gold.ts';
import { referenceOf } from '../references.ts';
import type { SourceRecord } from '../sources.ts';

/** chrono's own tests: the fields that a test asserts, or the date when it asserts that alone. */
export function readChrono(record: SourceRecord, source: string): Row[] {
  const { id, language, text, start, end, resolution } = record;
  if (record.type === null || start === null || !resolution) return [];
  const said = text.slice(start, end);
  const from = edgeOf(resolution, 'start', said);
  if (!from) return [];
  const base = {
    id,
    source,
    language,
    text,
    start,
    said,
    ...referenceOf(record.referenceDate),
    reader: 'datetime',
    bareHour: 'clock',
  } as const;
  if (record.type === 'datetimerange') {
    const to = edgeOf(resolution, 'end', said);
    return to
      ? [
          {
            ...base,
            cell: 'range',
            gold: { kind: 'interval', options: [{ start: from, end: to }], convention: { rule: 'last-unit-left-out' } },
          },
        ]
      : [];
  }
  const offset: number | undefined = resolution.start?.timezoneOffset;
  const options = offset === undefined ? [from] : [from, inUtc(from, offset)];
  return [
    {
      ...base,
      cell: cellOf(from),
      gold: {
        kind: 'moment',
        options,
        ...(from.day === undefined && from.hour === undefined ? { grain: 'month' } : {}),
        conventions: ['clock-of-reference', 'within', 'far-end'],
      },
    },
  ];
}

const cellOf = (moment: Moment): Row['cell'] => {
  if (moment.day === undefined && moment.hour === undefined) return 'range';
  if (moment.hour === undefined) return 'date';
  return moment.day === undefined ? 'time' : 'datetime';
};

/** chrono fills in noon where no time is told, and some tests assert it: that is no part of the gold value. */
function edgeOf(resolution: SourceRecord, name: 'start' | 'end', said: string): Moment | undefined {
  const fields: SourceRecord = resolution[name] ?? {};
  const told: Moment = {};
  for (const field of ['year', 'month', 'day', 'hour', 'minute', 'second'] as const) {
    if (typeof fields[field] === 'number') told[field] = fields[field];
  }
  if (told.hour === 12 && told.minute === undefined && told.day !== undefined && !HAS_TIME.test(said)) delete told.hour;
  const whole = momentOf(resolution[`${name}Date`] ?? '');
  if (Object.keys(told).length > 0) return whole && told.day === undefined ? { ...dateOf(whole), ...told } : told;
  if (!whole) return undefined;
  return whole.hour === 12 && whole.minute === 0 ? dateOf(whole) : whole;
}

const HAS_TIME = /\d|noon|mid|mitt|medi/i;

const dateOf = ({ year, month, day }: Moment): Moment => ({
  ...(year === undefined ? {} : { year }),
  ...(month === undefined ? {} : { month }),
  ...(day === undefined ? {} : { day }),
});

function inUtc(moment: Moment, offsetMinutes: number): Moment {
  const { year = 2000, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = moment;
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute - offsetMinutes, second));
  const shifted = momentOf(utc.toISOString()) ?? {};
  return Object.fromEntries(Object.keys(moment).map(field => [field, shifted[field as keyof Moment]]));
}
