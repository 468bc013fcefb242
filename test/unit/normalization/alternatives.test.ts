import { describe, expect, it } from 'vitest';
import { alternativesTo } from '../../../lib/normalization/alternatives.ts';
import type { Reading } from '../../../lib/normalization/typed.ts';
import { eachRow } from '../../fixtures/each-row.ts';
import { readValue } from '../../fixtures/read-value.ts';

const day = (value: string): Reading => ({ value, typed: { kind: 'date', grain: 'day', start: value } });
const span = (value: string): Reading => ({ value, typed: { kind: 'interval', grain: 'day' } });
const kept = (best: Reading, ...others: Reading[]) =>
  alternativesTo(best, others, Date.UTC(2026, 3, 1)).map(({ value }) => value);
const keptInNovember = (best: Reading, ...others: Reading[]) =>
  alternativesTo(best, others, Date.UTC(2026, 10, 18)).map(({ value }) => value);

describe('The alternatives to a reading', () => {
  it('are other days within a year or so, and those of any year where the weekday contradicts the date', () => {
    const others = [day('2027-12-04'), day('2031-12-04')];
    expect(kept(day('2026-12-04'), ...others)).toEqual(['2027-12-04']);
    const contradicted: Reading = { ...day('2026-12-04'), review: ['contradiction'] };
    expect(kept(contradicted, ...others)).toEqual(['2027-12-04', '2031-12-04']);
  });

  it('have no alternative in another year when the day of this year is less than half a year away', () => {
    expect(keptInNovember(day('2026-12-03'), day('2025-12-03'))).toEqual([]);
    expect(keptInNovember(day('2027-08-30'), day('2026-08-31'))).toEqual(['2026-08-31']);
    expect(keptInNovember(day('2026-12-03'), day('2026-03-12'))).toEqual(['2026-03-12']);
    const contradicted: Reading = { ...day('2026-12-03'), review: ['contradiction'] };
    expect(keptInNovember(contradicted, day('2025-12-03'))).toEqual(['2025-12-03']);
  });

  it('share an edge with the interval only where noon or midnight may be its end', () => {
    const toNoon: Reading = { ...span('10:00/12:00'), review: ['policy'] };
    expect(kept(toNoon, span('10:00/00:00'), span('10:00/14:00'), span('08:00/12:00'))).toEqual(['10:00/00:00']);
    expect(kept(span('10:00/12:00'), span('10:00/00:00'))).toEqual([]);
    expect(kept({ ...toNoon, value: '10:00/13:00' }, span('10:00/00:00'))).toEqual([]);
  });

  it('share the start of a day with the interval where its hour may be in the other half', () => {
    const tillEight: Reading = { ...span('2026-11-19T00:00/2026-11-19T08:00'), review: ['policy'] };
    const tillEvening = span('2026-11-19T00:00/2026-11-19T20:00');
    expect(kept(tillEight, tillEvening)).toEqual(['2026-11-19T00:00/2026-11-19T20:00']);
    expect(kept(tillEight, span('2026-11-19T00:00/2026-11-20T08:00'))).toEqual([]);
    expect(kept({ ...tillEight, review: ['part'] }, tillEvening)).toEqual([]);
    const fromSix: Reading = { ...span('2026-11-19T06:00/2026-11-19T08:00'), review: ['policy'] };
    expect(kept(fromSix, span('2026-11-19T06:00/2026-11-19T20:00'))).toEqual([]);
  });

  it('of a year are other years', () => {
    const year = (value: string): Reading => ({
      value,
      typed: { kind: 'date', grain: 'year', start: `${value}-01-01` },
    });
    expect(kept(year('2025'), year('1925'))).toEqual(['1925']);
  });

  it('of a point are not bounds, and not intervals that begin or end with it', () => {
    const others = [span('2026-11-20/..'), span('2026-11-20/2026-11-22'), span('2026-11-18/2026-11-20')];
    expect(kept(day('2026-11-20'), ...others)).toEqual([]);
    expect(kept(day('2026-11-20'), span('2026-11-27/2026-11-29'))).toEqual([]);
    const clock: Reading = { value: '13:50', typed: { kind: 'time', start: '13:50' } };
    expect(kept(clock, span('10:00/14:00'), span('2026-11-18T10:00/2026-11-18T14:00'))).toEqual(['10:00/14:00']);
  });

  it('do not contradict themselves where the best reading does not', () => {
    const contradicted: Reading = { ...day('2026-12-04'), review: ['contradiction'] };
    expect(kept(day('2026-11-20'), contradicted)).toEqual([]);
    expect(kept({ ...day('2026-11-20'), review: ['contradiction'] }, contradicted)).toEqual(['2026-12-04']);
  });

  it('of an hour do not last through the night', () => {
    const clock: Reading = { value: '08:50', typed: { kind: 'time', start: '08:50' } };
    expect(kept(clock, span('22:00/09:00'), span('10:00/11:00'))).toEqual(['10:00/11:00']);
  });

  it('of an interval are not points and not bounds', () => {
    const others = [day('2026-11-20'), span('2026-11-20/..'), span('2026-12-20/2026-12-22')];
    expect(kept(span('2026-11-20/2026-11-22'), ...others)).toEqual(['2026-12-20/2026-12-22']);
  });

  it('of an interval do not begin or end as it does', () => {
    const others = [span('2026-11-01/2026-12-06'), span('2026-12-01/2026-12-20'), span('2027-12-01/2027-12-06')];
    expect(kept(span('2026-12-01/2026-12-06'), ...others)).toEqual(['2027-12-01/2027-12-06']);
  });

  eachRow([
    ['the day after tomorrow', 'en-US', 'date'],
    ['avant-hier', 'fr-FR', 'date'],
    ['demain à 15h', 'fr-FR', 'datetime'],
    ['dalle 18', 'it-IT', 'time'],
    ['après 17h', 'fr-FR', 'date'],
    ['5 10 pm', 'en-US', 'time'],
    ['$15', 'en-US', 'money'],
    ['easter monday', 'en-GB', 'date'],
    ['Tuesday the 24th', 'en-GB', 'date'],
    ['this time last year', 'en-GB', 'date'],
    ['10,000', 'en-GB', 'integer'],
  ] as const)('are none for "%s" in %s', async (said, language, kind) => {
    expect(await readValue(said, language, kind)).not.toHaveProperty('alternatives');
  });
});
