import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../lib/languages/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart, readValue } from '../../../fixtures/read-value.ts';

type Row = readonly [language: Language, said: string, value: string];

/** The day that is named, not today. */
const WHOLE_DAYS: readonly Row[] = [
  ['de-DE', 'den ganzen Tag am Donnerstag', '2026-11-19'],
  ['de-DE', 'ganztägig Donnerstag', '2026-11-19'],
  ['de-DE', 'ganztags am 3. Dezember', '2026-12-03'],
  ['en-US', 'all day Thursday', '2026-11-19'],
  ['en-US', 'all day on Thursday', '2026-11-19'],
  ['en-US', 'the whole day on December 3rd', '2026-12-03'],
  ['en-US', 'the entire day of December 3rd', '2026-12-03'],
  ['en-US', 'Thursday all day', '2026-11-19'],
  ['en-US', 'Thursday the whole day long', '2026-11-19'],
  ['en-US', 'Thursday the entire day', '2026-11-19'],
  ['en-US', 'all day', '2026-11-17'],
  ['es-ES', 'todo el día del jueves', '2026-11-19'],
  ['es-ES', 'todo el día el jueves', '2026-11-19'],
  ['es-ES', 'todo el día de mañana', '2026-11-18'],
  ['es-ES', 'el jueves todo el día', '2026-11-19'],
  ['es-ES', 'el jueves durante todo el día', '2026-11-19'],
  ['es-ES', 'el día entero del jueves', '2026-11-19'],
  ['es-ES', 'el jueves el día entero', '2026-11-19'],
  ['es-ES', 'el jueves entero', '2026-11-19'],
  ['es-ES', 'el jueves completo', '2026-11-19'],
  ['es-ES', 'la semana que viene entera', '2026-W48'],
  ['es-ES', 'la semana que viene completa', '2026-W48'],
  ['es-ES', 'durante todo el jueves', '2026-11-19'],
  ['es-ES', 'todo el día', '2026-11-17'],
  ['fr-FR', 'toute la journée de jeudi', '2026-11-19'],
  ['fr-FR', 'toute la journée du 3 décembre', '2026-12-03'],
  ['fr-FR', "la journée d'après-demain", '2026-11-19'],
  ['fr-FR', 'dans la journée de demain', '2026-11-18'],
  ['fr-FR', 'pendant la journée de jeudi', '2026-11-19'],
  ['fr-FR', 'pour la journée de jeudi', '2026-11-19'],
  ['it-IT', 'tutta la giornata di giovedì', '2026-11-19'],
  ['it-IT', 'tutto il giorno del 3 dicembre', '2026-12-03'],
  ['it-IT', 'la giornata di domani', '2026-11-18'],
];

const LENGTHS_FROM_A_DAY: readonly Row[] = [
  ['de-DE', 'drei Wochen ab dem 1. Dezember', '2026-12-01/2026-12-22'],
  ['de-DE', 'zwei Wochen ab Montag', '2026-11-23/2026-12-07'],
  ['fr-FR', 'trois semaines à partir du 1er décembre', '2026-12-01/2026-12-22'],
  ['fr-FR', 'deux semaines à partir de lundi', '2026-11-23/2026-12-07'],
  ['fr-FR', "15 jours à partir d'après-demain", '2026-11-19/2026-12-04'],
  ['fr-FR', '15 jours à compter du 1er décembre', '2026-12-01/2026-12-16'],
  ['fr-FR', '15 jours à compter de lundi', '2026-11-23/2026-12-08'],
  ['fr-FR', "15 jours à compter d'après-demain", '2026-11-19/2026-12-04'],
  ['it-IT', 'tre settimane a partire dal 1 dicembre', '2026-12-01/2026-12-22'],
  ['it-IT', 'tre settimane a partire da lunedì', '2026-11-23/2026-12-14'],
  ['it-IT', 'tre settimane a partire dalla vigilia di Natale', '2026-12-24/2027-01-14'],
];

const LAST_DAYS: readonly Row[] = [
  ['de-DE', 'zum Monatsende', '2026-11-30'],
  ['de-DE', 'zum Quartalsende', '2026-12-31'],
  ['de-DE', 'zum Jahresende', '2026-12-31'],
  ['de-DE', 'zum Ende des Monats', '2026-11-30'],
  ['de-DE', 'zum Ende des Jahres', '2026-12-31'],
  ['de-DE', 'zum Ende nächsten Monats', '2026-12-31'],
  ['de-DE', 'zum Ende März', '2027-03-31'],
];

describe('a day or a length beside a date', () => {
  eachRow(WHOLE_DAYS)('is all of the day that is named: %s, %s', async (language, said, value) => {
    expect((await readValue(said, language, 'date')).value).toBe(value);
  });

  eachRow(LENGTHS_FROM_A_DAY)('lasts from the day on: %s, %s', async (language, said, value) => {
    expect((await readValue(said, language, 'date')).value).toBe(value);
  });

  eachRow(LAST_DAYS)('is the last day of what ends, for review: %s, %s', async (language, said, value) => {
    expect(await readValue(said, language, 'date')).toMatchObject({ value, review_reasons: ['policy'] });
  });

  eachRow([
    ['am Monatsende', '2026-11-21/2026-12-01'],
    ['bis zum Monatsende', '../2026-12-01'],
    ['zum Ende der Woche', '2026-11-20/2026-11-23'],
    ['Ende März', '2027-03-21/2027-04-01'],
  ])('is no last day without "zum", with a bound or of a week: %s', async (said, value) => {
    expect((await readValue(said, 'de-DE', 'date')).value).toBe(value);
  });

  eachRow([
    ['de-DE', 'Montag 23.11. 11 Uhr', '2026-11-23T11:00'],
    ['de-DE', 'Montag, den 23.11. 14 Uhr', '2026-11-23T14:00'],
    ['de-DE', 'Montag 11.30 Uhr', '2026-11-23T11:30'],
    ['es-ES', 'lunes 23.11. 11 horas', '2026-11-23T11:00'],
    ['es-ES', 'lunes 23.11 a las 11', '2026-11-23T11:00'],
    ['es-ES', 'el lunes 23-11 a las 11', '2026-11-23T11:00'],
    ['es-ES', 'lunes, el 23.11. a las 11', '2026-11-23T11:00'],
    ['es-ES', 'lunes día 23.11. a las 11', '2026-11-23T11:00'],
    ['es-ES', 'lunes, el día 23.11. a las 11', '2026-11-23T11:00'],
    ['es-ES', 'lunes, el día 23-11 a las 11', '2026-11-23T11:00'],
    ['es-ES', 'lunes 11.30 horas', '2026-11-23T11:30'],
    ['en-GB', "Monday 23.11. 11 o'clock", '2026-11-23T11:00'],
    ['en-GB', 'Monday 23.11. 11 am', '2026-11-23T11:00'],
    ['en-GB', "Monday, 23.11. 11 o'clock", '2026-11-23T11:00'],
    ['en-GB', 'Monday 9.10', '2026-11-23T09:10'],
  ] as const)('knows the month before an hour: %s, %s', async (language, said, value) => {
    expect((await readValue(said, language, 'datetime')).value).toBe(value);
  });

  eachRow(['auf den Tag genau vor einem Jahr', 'vor einem Jahr auf den Tag', 'fast auf den Tag genau vor einem Jahr'])(
    'reads a remark on the day: %s',
    async said => {
      expect((await readValue(said, 'de-DE', 'date')).value).toBe('2025-11-17');
    },
  );
});

describe('a date that its document names', () => {
  eachRow([
    ['de-DE', 'die Rechnung ist [vom 3. Oktober]'],
    ['de-DE', 'meine Bestellung war noch [vom 3. Oktober]'],
    ['de-DE', 'der Bescheid ist bereits [vom 3. Oktober]'],
    ['en-US', 'the invoice is from [October 3rd]'],
    ['en-US', 'my receipt was dated [October 3rd]'],
    ['en-US', 'the letters are from [October 3rd]'],
    ['en-US', 'the estimate is from [October 3rd]'],
    ['en-US', 'my message was from [October 3rd]'],
    ['en-US', 'the email is from [October 3rd]'],
    ['en-US', 'please note the letter was from [October 3rd]'],
    ['en-US', 'please note the letters were from [October 3rd]'],
    ['en-US', "this quote's from [October 3rd]"],
    ['es-ES', 'la factura es [del 3 de octubre]'],
    ['es-ES', 'el recibo era [del 3 de octubre]'],
    ['es-ES', 'por favor el recibo era [del 3 de octubre]'],
    ['fr-FR', 'la facture est [du 3 octobre]'],
    ['fr-FR', 'le courrier était bien [du 3 octobre]'],
    ['fr-FR', 'ma commande date [du 3 octobre]'],
    ['fr-FR', 'vous avez dû recevoir mon virement [le 3 octobre]'],
    ['fr-FR', 'ils ont bien pu livrer [le 3 octobre]'],
  ] as const)('is over: %s, %s', async (language, text) => {
    const read = await readPart(text, language, 'date');
    expect(read).toMatchObject({ value: '2026-10-03' });
    expect(read.review_reasons).toBeUndefined();
  });

  it('is open where the noun is a date', async () => {
    expect(await readPart('la date [du 3 octobre]', 'fr-FR', 'date')).toMatchObject({ review_reasons: ['policy'] });
  });
});
