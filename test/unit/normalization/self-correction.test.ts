import { describe, expect, it } from 'vitest';
import type { Language } from '../../../lib/languages/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

import { readValue, type TypedKindName } from '../../fixtures/read-value.ts';

type Row = readonly [language: Language, kind: TypedKindName, said: string, value: string];

const CORRECTED: readonly Row[] = [
  ['en-US', 'date', 'the 4th, no, the 5th of april', '2027-04-05'],
  ['en-US', 'date', 'monday sorry no tuesday the 24th', '2026-11-24'],
  ['en-US', 'time', '3 pm, sorry, 3:30 pm', '15:30'],
  ['en-US', 'money', 'thirty, uh, thirty five dollars', '35.00 USD'],
  ['en-US', 'money', 'not $1,200 but $1,300', '1300.00 USD'],
  ['en-US', 'date', 'not monday, tuesday the 24th', '2026-11-24'],
  ['en-US', 'date', 'tuesday the 24th, not monday', '2026-11-24'],
  ['de-DE', 'date', 'am 4., nein, am 5. April', '2027-04-05'],
  ['de-DE', 'money', 'nicht 20, sondern 30 Euro', '30.00 EUR'],
  ['es-ES', 'date', 'el 23, no, el 24 de noviembre', '2026-11-24'],
  ['es-ES', 'date', 'el 24 de noviembre, no el 23', '2026-11-24'],
  ['es-ES', 'date', 'el 23 no perdón el 24 de noviembre', '2026-11-24'],
  ['fr-FR', 'date', 'pas lundi mais mardi 24', '2026-11-24'],
  ['de-DE', 'date', 'nicht am Montag, sondern Dienstag', '2026-11-24'],
  ['es-ES', 'date', 'no el lunes sino el martes', '2026-11-24'],
  ['en-US', 'money', '50 pounds, no, 60', '60.00 GBP'],
  ['de-DE', 'percentage', 'nicht 5 Prozent, sondern 6', '6 %'],
  ['fr-FR', 'duration', 'deux semaines, non, trois', 'P3W'],
  ['en-US', 'duration', 'ten days, not two weeks', 'P10D'],
  ['en-US', 'date', 'tuesday the 24th instead of monday', '2026-11-24'],
  ['en-US', 'date', 'instead of monday, tuesday the 24th', '2026-11-24'],
  ['en-GB', 'date', 'tuesday the 24th rather than monday', '2026-11-24'],
  ['en-US', 'time', '7 pm as opposed to 6 pm', '19:00'],
  ['en-US', 'money', '20 dollars in place of 30 dollars', '20.00 USD'],
  ['es-ES', 'date', 'el 24 de noviembre en vez del 23', '2026-11-24'],
  ['es-ES', 'date', 'el 24 de noviembre en lugar de mañana', '2026-11-24'],
  // A denial and a correction.
  ['en-US', 'date', 'not the 24th i meant the 25th', '2026-11-25'],
  ['en-US', 'money', 'not fifty sorry sixty dollars', '60.00 USD'],
  ['es-ES', 'date', 'no el lunes perdón el martes', '2026-11-24'],
  ['es-ES', 'time', 'a las cinco no puedo mejor a las seis y media', '18:30'],
  ['es-ES', 'date', 'el lunes no me va bien mejor el martes', '2026-11-24'],
  ['es-ES', 'date', 'el lunes no me viene bien mejor el martes', '2026-11-24'],
  // What was taken back was said before.
  ['en-US', 'date', 'no sorry tuesday', '2026-11-24'],
  ['en-US', 'date', 'oh sorry i meant the 25th', '2026-11-25'],
  ['en-US', 'money', 'no wait sixty dollars', '60.00 USD'],
  ['en-GB', 'phone', 'no sorry 020 7946 0958', '+442079460958'],
  ['es-ES', 'date', 'ay no perdón el martes', '2026-11-24'],
  ['es-ES', 'date', 'no no perdón el martes', '2026-11-24'],
  ['de-DE', 'date', 'nein Moment am Dienstag', '2026-11-24'],
  ['fr-FR', 'date', 'non pardon mardi', '2026-11-24'],
  ['it-IT', 'date', 'no scusi martedì', '2026-11-24'],
  // A part is corrected, and the rest does not change.
  ['en-US', 'date', 'march 4th, no, 5th', '2027-03-05'],
  ['en-US', 'date', 'the 4th of march, no, the 5th', '2027-03-05'],
  ['en-US', 'datetime', 'tomorrow at 3, no, at 4', '2026-11-18T16:00'],
  ['en-US', 'datetime', 'monday at two no make it half three', '2026-11-23T15:30'],
  ['en-US', 'time', 'from 9 to 5, no, 6', '09:00/18:00'],
  ['en-US', 'datetime', 'tomorrow, no, friday at 3', '2026-11-20T15:00'],
  // A part of another day.
  ['de-DE', 'date', 'Donnerstag, äh, Entschuldigung, Freitag früh', '2026-11-20T04:00/2026-11-20T12:00'],
  ['en-GB', 'date', 'thursday sorry friday morning', '2026-11-20T04:00/2026-11-20T12:00'],
  ['es-ES', 'date', 'jueves perdón viernes por la mañana', '2026-11-20T04:00/2026-11-20T12:00'],
  ['fr-FR', 'date', 'jeudi euh pardon vendredi matin', '2026-11-20T04:00/2026-11-20T12:00'],
  ['it-IT', 'date', 'giovedì, no, scusi, venerdì mattina', '2026-11-20T04:00/2026-11-20T12:00'],
  // The minutes of the hour that was taken back do not stay with the new hour.
  ['de-DE', 'time', 'siebzehn Uhr dreißig, nein, achtzehn Uhr', '18:00'],
  ['de-DE', 'datetime', 'morgen um 17 Uhr 30, nein, 18 Uhr', '2026-11-18T18:00'],
  ['de-DE', 'time', 'halb sechs, nein, sechs', '18:00'],
  ['de-DE', 'time', 'um acht Uhr fünfzehn, nein, zwanzig', '08:20'],
  ['en-US', 'time', 'five thirty, no, six', '18:00'],
  ['fr-FR', 'time', 'dix-sept heures trente, non, dix-huit heures', '18:00'],
  // The new hour has more words than the one that was taken back.
  ['en-GB', 'datetime', 'thursday at two sorry at half past two', '2026-11-19T14:30'],
  ['en-US', 'datetime', 'tomorrow at six, no, at a quarter to six', '2026-11-18T17:45'],
  ['en-US', 'datetime', 'thursday 2 pm, no, half past two', '2026-11-19T14:30'],
  ['en-US', 'datetime', 'december 3rd at six, no, at a quarter to six', '2026-12-03T17:45'],
  // The new day has more words than the one that was taken back.
  ['en-US', 'datetime', 'thursday at two, no, on friday the 27th', '2026-11-27T14:00'],
  ['en-US', 'datetime', 'at two on thursday, no, on friday the 27th', '2026-11-27T14:00'],
  ['en-GB', 'datetime', 'tomorrow at 3 pm, no, on friday the 27th', '2026-11-27T15:00'],
  ['es-ES', 'datetime', 'el jueves a las cinco, no, el viernes 27 de noviembre', '2026-11-27T17:00'],
  ['de-DE', 'datetime', 'morgen um sechs, nein, um Viertel vor sechs', '2026-11-18T17:45'],
  ['es-ES', 'datetime', 'el jueves a las seis digo a las seis y media', '2026-11-19T18:30'],
  ['fr-FR', 'datetime', 'jeudi à six heures pardon à six heures et demie', '2026-11-19T18:30'],
  ['it-IT', 'datetime', 'giovedì alle sei scusi alle sei e mezza', '2026-11-19T18:30'],
  // "Quarter past" may go on to the new hour.
  ['de-DE', 'time', 'viertel nach fünf, nein, sechs', '18:15'],
];

/** The half of the day that was said before stays, and the other one is an alternative. */
const IN_THE_SAME_HALF: readonly Row[] = [
  ['en-US', 'datetime', 'thursday at nine pm, sorry, at ten', '2026-11-19T22:00'],
  ['en-US', 'datetime', 'thursday at quarter past nine pm, sorry, at ten', '2026-11-19T22:00'],
  ['en-US', 'datetime', 'thursday at a quarter to nine pm, sorry, at half ten', '2026-11-19T22:30'],
  ['en-US', 'datetime', 'thursday at ten to nine pm, sorry, at half ten', '2026-11-19T22:30'],
  ['en-US', 'datetime', 'tomorrow at nine am, sorry, at five', '2026-11-18T05:00'],
  ['es-ES', 'datetime', 'mañana a las nueve de la noche, perdón, a las diez', '2026-11-18T22:00'],
  ['de-DE', 'datetime', 'morgen um neun Uhr abends, nein, um zehn', '2026-11-18T22:00'],
  // Nobody means four in the morning, and an hour without its half decides nothing.
  ['en-US', 'datetime', 'tomorrow at nine am, sorry, at four', '2026-11-18T16:00'],
  ['en-US', 'datetime', 'tomorrow at two, sorry, at eight', '2026-11-18T08:00'],
];

const REFUSED: readonly (readonly [Language, TypedKindName, string])[] = [
  // The speaker leaves out the part that does not change.
  ['en-US', 'money', '5 dollars 50, no, 60'],
  ['en-US', 'money', 'fifty dollars twenty, no, sixty five'],
  // A range or hours alone do not take the place of a day.
  ['en-US', 'date', 'thursday, no, from the 5th to the 7th of december'],
  ['en-US', 'date', 'thursday, no, 9 am to 10 am'],
  // The 24th is no Monday.
  ['en-US', 'datetime', 'monday the 24th of november at two, no, at half past two'],
  // With another weekday the day changes too.
  ['en-US', 'date', 'tuesday the 24th, no, wednesday'],
  // The sentence only continues; nothing is corrected.
  ['en-US', 'date', 'the 4th, sorry, of next april'],
  ['en-US', 'money', 'twenty, uh, five dollars'],
  // It is not clear which of the two is denied.
  ['es-ES', 'date', 'el viernes no el jueves'],
  ['en-US', 'date', 'not monday'],
  ['en-US', 'date', 'no tuesday'],
  ['es-ES', 'date', 'el lunes no puedo el martes'],
  ['en-US', 'date', 'monday or, no, or tuesday'],
  ['en-US', 'number', 'forty, no,'],
];

describe('What a speaker corrects', () => {
  eachRow(CORRECTED)('%s %s: "%s" is what was said last, for review', async (language, kind, said, value) => {
    expect(await readValue(said, language, kind)).toMatchObject({
      value,
      review_reasons: expect.arrayContaining(['corrected']),
    });
  });

  it('offers the whole hour beside the hour with the minutes that were said before', async () => {
    const { alternatives } = await readValue('viertel nach fünf, nein, sechs', 'de-DE', 'time');
    expect(alternatives?.map(({ value }) => value)).toContain('18:00');
  });

  eachRow(IN_THE_SAME_HALF)('%s %s: "%s" is %s', async (language, kind, said, value) => {
    expect((await readValue(said, language, kind)).value).toBe(value);
  });

  eachRow(REFUSED)('%s %s: "%s" has no value', async (language, kind, said) => {
    expect(await readValue(said, language, kind)).toMatchObject({ reason: 'invalid_value' });
  });
});
