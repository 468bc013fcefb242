import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../lib/normalization/typed.ts';
import { eachRow } from '../fixtures/each-row.ts';
import { IS_FULL } from '../fixtures/test-scale.ts';
import { evaluateBars } from '../score/bars.ts';
import { isEqual, sameNumber, secondsOf } from '../score/equal.ts';
import type { Gold, PointConvention, Row } from '../score/gold.ts';
import { momentOf } from '../score/gold.ts';
import { compareInterval } from '../score/intervals.ts';
import { contradictsLastWeekday } from '../score/last-weekday.ts';
import { reasonToLeaveOut } from '../score/left-out.ts';
import { leftOutLines } from '../score/report.ts';
import { outcomeOf, score } from '../score/score.ts';
import { readDuckling } from '../score/sources/duckling.ts';
import { readOwnRows } from '../score/sources/own-rows.ts';
import { readRows } from '../score/sources.ts';
import { unitValues } from '../score/units.ts';

const rowOf = (gold: Gold, said = ''): Row => ({
  id: 'x',
  source: 'test',
  language: 'en-US',
  cell: 'date',
  reader: 'datetime',
  text: said,
  start: 0,
  said,
  referenceTime: Date.UTC(2026, 10, 18, 9, 30),
  timeZone: 'UTC',
  gold,
});

const reading = (value: string, typed: Partial<Reading['typed']> = {}): Reading => ({
  value,
  typed: { kind: 'test', ...typed },
});
const isRight = (gold: Gold, answer: Reading | undefined) => isEqual(answer, rowOf(gold));

describe('Equality of the scorer', () => {
  it('takes numbers within 1e-9, and no others', () => {
    const gold: Gold = { kind: 'amount', options: [2 / 3] };
    expect(isRight(gold, reading('', { amount: '0.666666666666667' }))).toBe(true);
    expect(isRight(gold, reading('', { amount: '0.6667' }))).toBe(false);
    expect(isRight(gold, reading('0.666666666666667'))).toBe(false);
    expect(sameNumber(1e-12, 1e-11)).toBe(false);
    expect(sameNumber(1e-12, 1.0000000001e-12)).toBe(true);
  });

  it('refuses the right amount in a currency that the unit cannot mean', () => {
    const gold: Gold = { kind: 'money', options: unitValues(5, 'Dollar') };
    expect(isRight(gold, reading('', { amount: '5.00', currency: 'CAD' }))).toBe(true);
    expect(isRight(gold, reading('', { amount: '5.00', currency: 'EUR' }))).toBe(false);
    expect(isRight(gold, reading('', { amount: '5.00' }))).toBe(false);
    expect(isRight(gold, reading('', { amount: '50.00', currency: 'USD' }))).toBe(false);
  });

  it('turns minor units into the currency, and takes any currency only where the source names none', () => {
    expect(unitValues(34, 'Cent')[0]?.amount).toBeCloseTo(0.34, 12);
    expect(unitValues(7, 'Swiss franc')).toEqual([{ amount: 7, codes: ['CHF'] }]);
    expect(unitValues(7, 'Unnamed')).toEqual([{ amount: 7 }]);
  });

  it('compares dates at the grain of gold', () => {
    const day: Gold = { kind: 'moment', options: [{ year: 2026, month: 11, day: 17 }] };
    expect(isRight(day, reading('2026-11-17'))).toBe(true);
    expect(isRight(day, reading('2026-11-18'))).toBe(false);
    expect(isRight(day, reading('2026-11'))).toBe(false);
    expect(isRight(day, reading('2026-11-17/2026-11-20'))).toBe(false);
    const minute: Gold = { kind: 'moment', options: [{ year: 2026, month: 11, day: 17, hour: 15, minute: 5 }] };
    expect(isRight(minute, reading('2026-11-17T15:05'))).toBe(true);
    expect(isRight(minute, reading('2026-11-17T15'))).toBe(false);
    expect(isRight(minute, reading('2026-11-17'))).toBe(false);
  });

  it('takes a Jewish day of Duckling by the evening on which it begins or by the day', () => {
    const resolution = { value: '2018-09-18T00:00:00', grain: 'day', holiday: 'Yom Kippur' };
    const record = { id: 'x', language: 'en-US', text: 'yom kippur', start: 0, end: 10, type: 'time', resolution };
    const days = (holiday: string) => readDuckling({ ...record, resolution: { ...resolution, holiday } }, 'x')[0]?.gold;
    const [eve, day] = [
      { year: 2018, month: 9, day: 18 },
      { year: 2018, month: 9, day: 19 },
    ];
    expect(days('Yom Kippur')).toMatchObject({ options: [eve, day] });
    expect(days('Labour Day')).toMatchObject({ options: [eve] });
  });

  it('asks for the same grain where gold is coarser than a day', () => {
    const week: Gold = { kind: 'moment', options: [{ year: 2026, month: 11, day: 16 }], grain: 'week' };
    expect(isRight(week, reading('2026-W47', { grain: 'week', start: '2026-11-16', end: '2026-11-23' }))).toBe(true);
    expect(isRight(week, reading('2026-11-16', { grain: 'day' }))).toBe(false);
  });

  it('takes a time without a date for today or its next occurrence only', () => {
    const at = (day: number): Gold => ({ kind: 'moment', options: [{ year: 2026, month: 11, day, hour: 8 }] });
    expect(isRight(at(18), reading('08:00'))).toBe(true);
    expect(isRight(at(19), reading('08:00'))).toBe(true);
    expect(isRight(at(20), reading('08:00'))).toBe(false);
  });

  it('compares intervals by both edges and durations by seconds', () => {
    const gold: Gold = {
      kind: 'interval',
      options: [{ start: momentOf('2026-11-16') ?? {}, end: momentOf('2026-11-20') ?? {} }],
    };
    expect(isRight(gold, reading('2026-11-16/2026-11-20'))).toBe(true);
    expect(isRight(gold, reading('2026-11-16/2026-11-21'))).toBe(false);
    expect(secondsOf('P1DT2H30M')).toBe(95_400);
    expect(isRight({ kind: 'duration', options: [3600] }, reading('PT1H'))).toBe(true);
    expect(isRight({ kind: 'duration', options: [3600] }, reading('PT61M'))).toBe(false);
  });

  it('counts no answer as wrong', () => {
    expect(isRight({ kind: 'text', options: ['+12127365000'] }, undefined)).toBe(false);
    expect(isRight({ kind: 'text', options: ['+12127365000'] }, reading('+12127365001'))).toBe(false);
  });
});

describe('Ranges by the convention of their source', () => {
  const range = (start: string, end: string) => ({ start: momentOf(start) ?? {}, end: momentOf(end) ?? {} });
  const compare = (
    gold: ReturnType<typeof range>,
    answer: string,
    convention?: Parameters<typeof compareInterval>[1],
    said = '',
  ) => compareInterval(gold, convention, reading(answer), { ...rowOf({ kind: 'value', options: [] }), said });

  it('takes the last unit that a source leaves out, and no other', () => {
    const gold = range('2026-05-03', '2026-05-07');
    const leftOut = { rule: 'last-unit-left-out' } as const;
    expect(compare(gold, '2026-05-03/2026-05-08', leftOut).end).toBe('last unit left out');
    expect(compare(gold, '2026-05-03/2026-05-09', leftOut).end).toBeUndefined();
    expect(compare(gold, '2026-05-03/2026-05-08').end).toBeUndefined();
    expect(compare(range('2007-01-01', '2009-01-01'), '2007-01-01/2010-01-01', leftOut).end).toBe('last unit left out');
    const times = range('2026-05-03T15', '2026-05-03T17');
    expect(compare(times, '2026-05-03T15:00/2026-05-03T18:00', leftOut).end).toBeUndefined();
    const weeks = range('2018-07-30', '2018-08-27');
    expect(compare(weeks, '2018-07-30/2018-09-03', leftOut, 'from week 31 to week 35').end).toBe('last unit left out');
    expect(compare(weeks, '2018-07-30/2018-09-03', leftOut, 'from week 31').end).toBeUndefined();
    expect(
      compare(range('2018-07-31', '2018-08-28'), '2018-07-31/2018-09-04', leftOut, 'week 31 to week 35').end,
    ).toBeUndefined();
  });

  it('takes off the unit that a source adds', () => {
    const gold = range('2026-05-03T16', '2026-05-03T18');
    const added = { rule: 'unit-added', unit: 'hour' } as const;
    expect(compare(gold, '2026-05-03T16:00/2026-05-03T17:00', added).end).toBe('unit added');
    expect(compare(gold, '2026-05-03T16:00/2026-05-03T16:30', added).end).toBeUndefined();
  });

  it('takes "last 2 years" up to the current one, and "by Friday" from now on, where the source counts so', () => {
    const years = { rule: 'unit-added', unit: 'year' } as const;
    expect(compare(range('2024-01-01', '2026-01-01'), '2024-11-18/2026-11-18', years).end).toBe('whole units');
    expect(compare(range('2023-01-01', '2026-01-01'), '2024-11-18/2026-11-18', years).end).toBeUndefined();
    const days = { rule: 'unit-added', unit: 'day' } as const;
    expect(compare(range('2026-11-18T09:30', '2026-11-22'), '../2026-11-21', days)).toEqual({
      start: 'open',
      end: 'unit added',
    });
    expect(compare(range('2026-11-18T09:31', '2026-11-22'), '../2026-11-21', days).start).toBeUndefined();
  });

  it('takes "next 3 days" from tomorrow on where the source counts so, with the same length', () => {
    const gold = range('2026-11-19', '2026-11-22');
    const leftOut = { rule: 'last-unit-left-out' } as const;
    expect(compare(gold, '2026-11-18/2026-11-21', leftOut).start).toBe('whole units');
    expect(compare(gold, '2026-11-18/2026-11-22', leftOut).start).toBeUndefined();
    expect(compare(gold, '2026-11-17/2026-11-20', leftOut).start).toBeUndefined();
  });

  it('starts a feast a day after the eve only where the source begins it there', () => {
    const gold = range('2018-09-09', '2018-09-12');
    const fromEve = { rule: 'unit-added', unit: 'day', fromEve: true } as const;
    expect(compare(gold, '2018-09-10/2018-09-12', fromEve)).toEqual({ start: 'eve', end: 'equal' });
    expect(compare(gold, '2018-09-11/2018-09-12', fromEve).start).toBeUndefined();
    expect(compare(gold, '2018-09-10/2018-09-12', { ...fromEve, fromEve: false }).start).toBeUndefined();
  });

  it('tolerates vague bounds where vague words were said, and evaluates start and end apart', () => {
    const gold = range('2026-11-18T12', '2026-11-18T19');
    expect(compare(gold, '2026-11-18T12:00/2026-11-18T18:00', undefined, 'this afternoon')).toEqual({
      start: 'equal',
      end: 'vague',
    });
    expect(compare(gold, '2026-11-18T12:00/2026-11-18T18:00', undefined, 'from 12 to 6')).toEqual({
      start: 'equal',
      end: undefined,
    });
    expect(compare(gold, '2026-11-18T12:00/2026-11-18T18:00', undefined, 'today pm').end).toBe('vague');
    expect(compare(gold, '2026-11-18T12:00/2026-11-18T18:00', undefined, '12 pm to 6').end).toBeUndefined();
    expect(compare(gold, '2026-11-18T12:00/2026-11-18T18:00', undefined, 'lunchtime').end).toBe('vague');
  });
});

describe('Points by the convention of their source', () => {
  const at = (text: string, ...conventions: PointConvention[]): Gold => ({
    kind: 'moment',
    options: [momentOf(text) ?? {}],
    conventions,
  });

  it('takes off the clock of the reference, and no other', () => {
    expect(isRight(at('2026-11-25T09:30', 'clock-of-reference'), reading('2026-11-25'))).toBe(true);
    expect(isRight(at('2026-11-25T09:31', 'clock-of-reference'), reading('2026-11-25'))).toBe(false);
    expect(isRight(at('2026-11-25T09:30'), reading('2026-11-25'))).toBe(false);
    expect(isRight(at('2026-11-18T09:30', 'clock-of-reference'), reading('2026-11-18'))).toBe(false);
  });

  it('takes a longer time that contains the moment', () => {
    const evening = reading('2026-11-18T18:00/2026-11-19T00:00');
    expect(isRight(at('2026-11-18T20:00', 'within'), evening)).toBe(true);
    expect(isRight(at('2026-11-19T00:00', 'within'), evening)).toBe(false);
    expect(isRight(at('2026-11-18T20:00'), evening)).toBe(false);
  });

  it('takes the end of a range from now on that is not now', () => {
    expect(isRight(at('2026-11-20', 'far-end'), reading('2026-11-18/2026-11-20'))).toBe(true);
    expect(isRight(at('2026-11-16', 'far-end'), reading('2026-11-16/2026-11-18'))).toBe(true);
    expect(isRight(at('2026-11-20', 'far-end'), reading('2026-11-17/2026-11-20'))).toBe(false);
    expect(isRight(at('2026-11-20', 'far-end'), reading('../2026-11-20'))).toBe(true);
    expect(isRight(at('2026-11-20', 'far-end'), reading('../2026-11-21'))).toBe(false);
    expect(isRight(at('2026-11-20'), reading('../2026-11-20'))).toBe(false);
  });

  it('takes a day where "two years ago" was rounded to its month', () => {
    const month = { kind: 'moment', options: [{ year: 2024, month: 11 }], grain: 'month' } as const;
    const day = reading('2024-11-18', { grain: 'day' });
    expect(isRight({ ...month, conventions: ['rounded'] }, day)).toBe(true);
    expect(isRight(month, day)).toBe(false);
  });
});

describe('Rows that cannot be scored', () => {
  const born = (said: string, source = 'evi'): Row => ({
    ...rowOf({ kind: 'moment', options: [{ year: 1919, month: 12, day: 22 }] }, said),
    ...{ source, cell: 'birth date' },
  });

  eachRow([
    '12th of December 1919',
    'December 1919',
    '22nd of November 1919',
    '22nd December 1920',
    '22nd December 1942',
    '22',
    '22 1919',
    'October 22nd 1919',
    '1st December 1919',
    '22nd December 3rd 1918',
  ])('are dates of birth that the words do not hold: %s', async said => {
    expect(await reasonToLeaveOut(born(said))).toBe('gives a date of birth that the words do not hold');
    expect(await reasonToLeaveOut(born(said, 'own'))).toBeUndefined();
  });

  eachRow([
    '22nd of December 1919',
    '22 12 19',
    'it is 221219',
    '22 November or December 1919',
    'twenty second of December nineteen nineteen',
  ])('are no dates of birth that the words hold, or may hold: %s', async said => {
    expect(await reasonToLeaveOut(born(said))).toBeUndefined();
  });

  it('are hours of tonight that the source puts before it', async () => {
    const at = (hour: number, day = 18): Row =>
      rowOf({ kind: 'moment', options: [{ year: 2026, month: 11, day, hour }] }, 'tonight at 1');
    const reason = 'gives an hour of tonight as one of this morning or afternoon';
    expect(await reasonToLeaveOut(at(1))).toBe(reason);
    expect(await reasonToLeaveOut(at(15))).toBe(reason);
    expect(await reasonToLeaveOut(at(12))).toBeUndefined();
    expect(await reasonToLeaveOut(at(17))).toBeUndefined();
    expect(await reasonToLeaveOut(at(1, 19))).toBeUndefined();
    expect(await reasonToLeaveOut(at(5))).toBeUndefined();
    expect(await reasonToLeaveOut({ ...at(1), said: 'today at 1' })).toBeUndefined();
  });

  it('are dates that are over for what is said to come', async () => {
    const row: Row = {
      ...rowOf({ kind: 'moment', options: [{ year: 2026, month: 11, day: 12 }] }, 'this Friday 11/12'),
      source: 'recognizers_datetime',
    };
    expect(await reasonToLeaveOut(row)).toBe('is given as over where the words say that it is to come');
    expect(await reasonToLeaveOut({ ...row, said: 'Friday 11/12' })).toBeUndefined();
    expect(await reasonToLeaveOut({ ...row, source: 'own' })).toBeUndefined();
    expect(await reasonToLeaveOut({ ...row, referenceTime: Date.UTC(2026, 10, 11) })).toBeUndefined();
  });

  eachRow([
    ['chrono', 'for 5 minutes', 'in 5 minutes'],
    ['recognizers', 'Ramadan', 'Eid'],
    ['duckling', 'Super Duper Tuesday', 'Tuesday'],
    ['duckling', 'this morning at 12', 'this morning at 11'],
    ['recognizers', 'fete des meres', 'fete des peres'],
    ['recognizers', 'nouvel an chinois', 'nouvel an'],
    ['duckling', 'día de los inocentes', 'día de reyes'],
  ])('are words that only one source defines so: %s, %s', async (source, said, other) => {
    const row: Row = { ...rowOf({ kind: 'moment', options: [{ year: 2026, month: 12, day: 1 }] }, said), source };
    expect(await reasonToLeaveOut(row)).toEqual(expect.any(String));
    expect(await reasonToLeaveOut({ ...row, source: 'own' })).toBeUndefined();
    expect(await reasonToLeaveOut({ ...row, said: other })).toBeUndefined();
  });

  eachRow([
    ['chrono', 'in several hours'],
    ['recognizers', 'later this month'],
    ['recognizers', 'as soon as possible'],
    ['chrono', 'letzte Nacht'],
    ['duckling', 'after lunch'],
    ['recognizers', 'año'],
    ['recognizers', '20:00 sur la 15'],
  ])('are no words that somebody may mean as the source does: %s, %s', async (source, said) => {
    const row: Row = { ...rowOf({ kind: 'moment', options: [{ year: 2026, month: 12, day: 1 }] }, said), source };
    expect(await reasonToLeaveOut(row)).toBeUndefined();
  });

  it('are counted by reason and locale', async () => {
    const row = { ...rowOf({ kind: 'moment', options: [{ year: 2026 }] }, 'next month'), isAssumed: true } as const;
    const primaries: Row = { ...row, said: 'Super Tuesday', source: 'duckling' };
    const german: Row = { ...row, said: 'nächsten Monat', text: 'nächsten Monat', language: 'de-DE' };
    expect(leftOutLines(await score([primaries, row, german], false)).split('\n')).toEqual([
      'Left out: 3 rows',
      '     2  counts from a reference that its source does not give (de-DE 1, en-US 1)',
      '     1  names a day of American primaries, which each election sets anew (en-US 1)',
    ]);
  });

  it('are lengths given as ranges, and numbers that were not said', async () => {
    const range: Row = { ...rowOf({ kind: 'interval', options: [{}] }, '2 days hence'), source: 'recognizers' };
    expect(await reasonToLeaveOut(range)).toEqual(expect.any(String));
    expect(await reasonToLeaveOut({ ...range, gold: { kind: 'moment', options: [{}] } })).toBeUndefined();
    expect(await reasonToLeaveOut({ ...range, said: 'dentro de 5 minutos' })).toBeUndefined();
    const number: Row = { ...rowOf({ kind: 'amount', options: [1] }, 'your best room'), source: 'utt_en_nlupp' };
    expect(await reasonToLeaveOut(number)).toEqual(expect.any(String));
    expect(await reasonToLeaveOut({ ...number, said: 'a room' })).toBeUndefined();
  });

  it('are those that count from a reference that is not given, and none of the others', async () => {
    const row = { ...rowOf({ kind: 'moment', options: [{ year: 2026 }] }, 'next month'), isAssumed: true } as const;
    expect((await score([row], false)).leftOut).toHaveLength(1);
    expect((await score([{ ...row, text: '2026-11-17', said: '2026-11-17' }], false)).leftOut).toEqual([]);
  });
});

describe('NLU++ dates', () => {
  it('are left out where they are to come and the utterance is past, and only there', async () => {
    const gold: Gold = { kind: 'moment', options: [{ year: 2026, month: 12, day: 3 }] };
    const row = {
      ...rowOf(gold, 'December 3rd'),
      source: 'utt_en_nlupp',
      text: 'how much did I spend on December 3rd',
    };
    expect((await score([row], false)).leftOut).toHaveLength(1);
    const toCome = { ...row, text: 'I am coming on December 3rd' };
    const past = { ...row, gold: { kind: 'moment', options: [{ year: 2025, month: 12, day: 3 }] } } satisfies Row;
    expect((await score([toCome, past], false)).leftOut).toEqual([]);
  });
});

describe('The outcome of a row', () => {
  const row = rowOf({ kind: 'value', options: ['2026-11-17'] });
  const none = rowOf({ kind: 'value', options: [] });
  const answer = (value: string | undefined, alternatives: string[] = []) => ({
    value: value === undefined ? undefined : { value },
    alternatives: alternatives.map(other => ({ value: other })),
    review: false,
  });

  it('distinguishes right, wrong, refused and right among the alternatives', () => {
    expect(outcomeOf(answer('2026-11-17'), row)).toBe('right');
    expect(outcomeOf(answer('2026-11-10', ['2026-11-17']), row)).toBe('alternative');
    expect(outcomeOf(answer('2026-11-10', ['2026-11-24']), row)).toBe('wrong');
    expect(outcomeOf(answer(undefined), row)).toBe('refused');
  });

  it('counts a value where none may be given as wrong', () => {
    expect(outcomeOf(answer(undefined), none)).toBe('right');
    expect(outcomeOf(answer('2026-02-28'), none)).toBe('wrong');
  });
});

describe('The rule for "last weekday"', () => {
  const row = (said: string, day: number) => rowOf({ kind: 'moment', options: [{ year: 2026, month: 11, day }] }, said);

  it('leaves out only golds that are not the most recent one', () => {
    expect(contradictsLastWeekday(row('last Tuesday', 17))).toBe(false);
    expect(contradictsLastWeekday(row('last Tuesday', 10))).toBe(true);
    expect(contradictsLastWeekday(row('last Wednesday', 11))).toBe(false);
  });

  it('leaves other phrases in', () => {
    expect(contradictsLastWeekday(row('Tuesday', 10))).toBe(false);
    expect(contradictsLastWeekday(row('last Tuesday of October', 27))).toBe(false);
    expect(contradictsLastWeekday(row('last week', 9))).toBe(false);
  });
});

const DIRECTORY = join(import.meta.dirname, '../../../shared/data');
/** `npm run score` does the same, and `npm run test:full` runs both. */
const rows = IS_FULL ? readRows(DIRECTORY) : undefined;

describe('The scorer', () => {
  it('says that a directory without data has none', () => {
    expect(readRows(join(import.meta.dirname, 'no-such-folder'))).toBeUndefined();
    expect(readRows(import.meta.dirname)).toBeUndefined();
  });

  it('names the script in package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(scripts.score).toContain('test/score/run.ts');
  });
});

/** Bars that are not reached yet, with the percentage that has been reached and must not be lost. */
const NOT_YET: Readonly<Record<string, number>> = {};

describe.skipIf(rows === undefined)(
  `Scores over ../shared/data${rows ? '' : ` (skipped: ${IS_FULL ? 'absent' : 'at full size only'})`}`,
  () => {
    it('meet every bar, or what was reached of it', async () => {
      const results = evaluateBars(await score(rows ?? [], false), false);
      expect(results.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['dates-en', 'dates-fr', 'integers', 'money', 'nlu++', 'phones', 'ranges']),
      );
      const holds = ({ id, value, pass }: (typeof results)[number]) => {
        const reached = NOT_YET[id];
        return pass || (reached !== undefined && (id.startsWith('wrong') ? value <= reached : value >= reached));
      };
      expect(results.filter(result => !holds(result))).toEqual([]);
    });

    it('fall when the answers are wrong', async () => {
      const shifted = (rows ?? [])
        .filter(row => row.gold.kind === 'amount')
        .map(row => ({ ...row, text: `${row.said} 1`, start: 0, said: `${row.said} 1` }));
      const results = evaluateBars(await score(shifted, false), false).filter(({ id }) => !id.startsWith('wrong'));
      expect(results.length).toBeGreaterThan(0);
      expect(results.every(({ pass }) => pass === false)).toBe(true);
    });
  },
);

describe("The project's own rows", () => {
  const own = readRows(join(import.meta.dirname, '../score/rows'));

  it('hold every locale of the contract, and every kind', () => {
    const languages = Map.groupBy(own ?? [], ({ language }) => language);
    for (const language of ['en-US', 'en-GB', 'de-DE', 'es-ES', 'fr-FR'] as const) {
      expect(languages.get(language)?.length).toBeGreaterThanOrEqual(55);
    }
    expect(new Set(own?.map(({ cell }) => cell)).size).toBeGreaterThanOrEqual(12);
  });

  it('are all right', async () => {
    const { misses } = await score(own ?? [], false);
    expect(misses.map(({ row, answer }) => `${row.language} ${row.id}: ${answer}`)).toEqual([]);
  });

  it('refuse a row that breaks the format, by the name of its fault', () => {
    expect(() => readOwnRows({ language: 'en-US', text: 'x', kind: 'dat', value: null }, 'rows_x')).toThrow(/kind/);
    const elsewhere = { language: 'en-US', text: 'x', said: 'y', kind: 'date', value: null };
    expect(() => readOwnRows(elsewhere, 'rows_x')).toThrow('"y" does not occur in "x"');
  });
});
