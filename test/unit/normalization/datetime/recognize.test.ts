import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { anyText } from '../../../fixtures/any-text.ts';
import { contextOf } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

const found = (text: string, language: (typeof LANGUAGES)[number] = 'en-US'): [string, string | undefined][] =>
  recognizeDateTime(text, contextOf(language)).map(({ start, end, readings }) => [
    text.slice(start, end),
    readings[0]?.value,
  ]);

describe('recognizeDateTime', () => {
  it('finds times among other words, with spans in UTF-16 units', () => {
    expect(found('😀 I ordered it last Friday and need it by 3 December at 5pm, or for two hours')).toEqual([
      ['last Friday', '2026-11-13'],
      ['by 3 December at 5pm', '../2026-12-03T17:00'],
      ['for two hours', 'PT2H'],
    ]);
  });

  it('takes ordinals in digits as part of the date, and ranges of days as one', () => {
    expect(found('book the 3rd of December please, or rather from 12 to 16 March 2027')).toEqual([
      ['the 3rd of December', '2026-12-03'],
      ['from 12 to 16 March 2027', '2027-03-12/2027-03-17'],
    ]);
  });

  it('leaves a number that counts something else out of the time before it', () => {
    expect(found('from last Tuesday, 12 EUR')).toEqual([['from last Tuesday', '2026-11-10/..']]);
    expect(found('on Tuesday 12 dollars were due')).toEqual([['Tuesday', '2026-11-10']]);
    expect(found('am Dienstag 12,50 € bezahlt', 'de-DE')).toEqual([['Dienstag', '2026-11-10']]);
    expect(found('am Dienstag 12 Euro bezahlt', 'de-DE')).toEqual([['Dienstag', '2026-11-10']]);
    expect(found('depuis mardi 12 francs', 'fr-FR')).toEqual([['depuis mardi', '2026-11-10/..']]);
    expect(found('desde el martes 12,50 pesos', 'es-ES')).toEqual([['desde el martes', '2026-11-10/..']]);
    expect(found('it takes 5 to 10 minutes')).toEqual([['10 minutes', 'PT10M']]);
  });

  it('finds times in every locale', () => {
    expect(found('Ich brauche es bis nächsten Freitag.', 'de-DE').map(([, value]) => value)).toEqual(['../2026-11-28']);
    expect(found('Lo compré ayer por la tarde', 'es-ES')).toEqual([
      ['ayer por la tarde', '2026-11-16T12:00/2026-11-16T20:00'],
    ]);
    expect(found('Je viens demain à 9h', 'fr-FR')).toEqual([['demain à 9h', '2026-11-18T09:00']]);
  });

  it('takes no word of one language for the time zone of another', () => {
    expect(found('Gegen 12:34 ist das durch', 'de-DE')).toEqual([['Gegen 12:34', '12:34']]);
    expect(found('à 12:34 est trop tard', 'fr-FR')).toEqual([['à 12:34', '12:34']]);
    expect(found('call at 12:34 IST')).toEqual([['at 12:34 IST', '02:04']]);
  });

  it('leaves bare numbers, order numbers and words with other meanings alone', () => {
    expect(found('I may march for 5 of my 300 orders, number 4587345 is the second')).toEqual([]);
  });

  it('gives at least one reading and spans in order that do not overlap, whatever the text', () => {
    const words = fc.constantFrom(
      ...'next last monday 3 at the of from to until 12:30 10/06 march . , - in days ago 1 every half und um morgen le mardi 2026 am pm'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), fc.array(words, { maxLength: 40 }), (language, list) => {
        const text = list.join(' ');
        let behind = 0;
        for (const { start, end, readings } of recognizeDateTime(text, contextOf(language))) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThan(start);
          expect(readings.length).toBeGreaterThan(0);
          behind = end;
        }
        expect(behind).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('survives text of every kind', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), anyText({ maxLength: 200 }), (language, text) => {
        for (const { start, end } of recognizeDateTime(text, contextOf(language))) expect(end).toBeGreaterThan(start);
      }),
    );
  });
});
