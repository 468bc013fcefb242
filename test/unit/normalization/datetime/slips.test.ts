import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, contextOf, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('slips in the names of months and weekdays', () => {
  eachRow<[Language, string, string]>([
    ['en-US', '2nd Febuary 2027', '2027-02-02'],
    ['en-US', 'Wendesday', '2026-11-18'],
    ['en-US', 'on Firday please', '2026-11-20'],
    ['en-GB', '3rd of Novemeber 2027', '2027-11-03'],
    ['de-DE', 'nächsten Dienstg', '2026-11-24'],
    ['de-DE', '5. Septmber 2027', '2027-09-05'],
    ['es-ES', 'el miercloes', '2026-11-18'],
    ['fr-FR', 'le 3 févrer 2027', '2027-02-03'],
    ['it-IT', '5 settmbre 2027', '2027-09-05'],
    ['en-US', 'nextweek', '2026-W48'],
    ['de-DE', 'nächstewoche', '2026-W48'],
    ['en-US', 'lastnight', '2026-11-16T18:00/2026-11-17T00:00'],
  ])('are corrected for review in %s: %s is %s', (language, said, value) => {
    expect(readings(said, language)[0]).toMatchObject({ value, review: ['corrected'] });
  });

  it('leave what is spelled right without a review', () => {
    expect(readings('miércoles', 'es-ES')[0]?.review).toBeUndefined();
  });

  eachRow<[Language, string, string]>([
    ['en-US', 'Juny 5', 'June or July'],
    ['en-US', 'match 5', 'a word of its own'],
    ['en-US', 'Mai 5', 'too short'],
    ['en-US', 'nextflix', 'no time behind the shift'],
    ['en-US', 'the 30th of Febuary', 'no such day'],
    ['de-DE', 'Dienst', 'a word of its own'],
    ['es-ES', '5 de mayor', 'a word of its own'],
    ['fr-FR', 'levrier', 'a word of its own'],
    ['it-IT', '5 aprire', 'a word of its own'],
  ])('are not corrected in %s: %s (%s)', (language, said) => {
    expect(readings(said, language)).toEqual([]);
  });

  it('are left as they are in free text', () => {
    expect(recognizeDateTime('see you on Wendesday', contextOf('en-US'))).toEqual([]);
  });
});

describe('words that deny or offer a choice', () => {
  eachRow<[Language, readonly string[]]>([
    [
      'en-US',
      [
        'no Friday',
        'not Friday',
        'Friday or Saturday',
        'or Friday',
        'anything but Friday',
        'neither Friday nor Monday',
      ],
    ],
    ['de-DE', ['kein Freitag', 'nicht Freitag', 'Freitag oder Samstag', 'außer Freitag', 'weder Freitag noch Montag']],
    ['es-ES', ['el viernes no', 'no viernes', 'o el viernes', 'menos el viernes', 'ni viernes ni sábado']],
    ['fr-FR', ['pas vendredi', 'vendredi ou', 'ou vendredi', 'sauf vendredi', 'ni vendredi ni samedi']],
    ['it-IT', ['venerdì no', 'non venerdì', 'o venerdì', 'tranne venerdì', 'né venerdì né sabato']],
  ])('leave no date in %s: %j', (language, phrases) => {
    expect(phrases.filter(phrase => readings(phrase, language).length > 0)).toEqual([]);
  });

  eachRow<[Language, string]>([
    ['en-US', 'no, Friday'],
    ['de-DE', 'nein, Freitag'],
    ['es-ES', 'no, el viernes'],
    ['fr-FR', 'non, vendredi'],
    ['it-IT', 'no, venerdì'],
  ])('are an interjection before a comma in %s: %s', (language, said) => {
    expect(bestValue(said, language)).toBe('2026-11-20');
  });
});

it('corrects no word that is as near to another month or weekday', () => {
  expect(readings('munday')).toEqual([]);
  expect(readings('marsi', 'fr-FR')).toEqual([]);
});
