import { describe, expect, it } from 'vitest';
import { agreement, loadRestatements } from '../../../lib/normalization/restatement.ts';
import type { Reading } from '../../../lib/normalization/typed.ts';

const day = (value: string): Reading => ({ value, typed: { kind: 'date', grain: 'day', start: value } });
const week: Reading = {
  value: '2026-W46',
  typed: { kind: 'date', grain: 'week', start: '2026-11-09', end: '2026-11-16' },
};
const until: Reading = { value: '../2026-11-21', typed: { kind: 'interval', grain: 'day', end: '2026-11-21' } };

describe('A time that is said twice', () => {
  it('is the narrower one, in whichever order', () => {
    const days = [day('2026-11-17'), day('2026-11-10')];
    expect(agreement(days, [week])?.value).toBe('2026-11-10');
    expect(agreement([week], days)?.value).toBe('2026-11-10');
  });

  it('does not include the end', () => {
    expect(agreement([week], [day('2026-11-16')])).toBeUndefined();
  });

  it('is none beside an open interval', () => {
    expect(agreement([until], [day('2026-11-10')])).toBeUndefined();
    const since: Reading = { value: '2026-11-10/..', typed: { kind: 'interval', grain: 'day', start: '2026-11-10' } };
    expect(agreement([since], [day('2026-11-10')])).toBeUndefined();
  });

  it('is none for a time of day beside a day, even if that is today', () => {
    const time: Reading = { value: '15:00', typed: { kind: 'time', grain: 'hour', start: '2026-11-17T15:00:00Z' } };
    expect(agreement([day('2026-11-17')], [time])).toBeUndefined();
  });

  it('is divided at commas and at the words that say the same again, four times at most', async () => {
    const find = await loadRestatements('de-DE');
    expect(find('letzten Dienstag, also vorige Woche')).toEqual([
      { first: 'letzten Dienstag', second: 'vorige Woche' },
    ]);
    expect(find('morgen sprich Mittwoch')).toEqual([{ first: 'morgen', second: 'Mittwoch' }]);
    expect(find('alsowas morgen')).toEqual([]);
    expect(find('Dienstag, Also morgen')).toEqual([{ first: 'Dienstag', second: 'morgen' }]);
    expect(find('Dienstag, alsomorgen')).toEqual([{ first: 'Dienstag', second: 'alsomorgen' }]);
    expect(find('a, b, c, d, e, f')).toHaveLength(4);
  });
});
