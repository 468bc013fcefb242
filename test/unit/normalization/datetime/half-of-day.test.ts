import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { contextOf, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

function readIn(language: Language, text: string) {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  return readings(said, language, { around: () => ({ before, said, after }) });
}

describe('an hour without its half of the day', () => {
  it.each([
    ['de-DE', 'der Zug fuhr [um sechs Uhr zwei] gestern Morgen', '06:02', '18:02'],
    ['de-DE', 'Montagmorgen klingelte jemand [um sechs Uhr zwei]', '06:02', '18:02'],
    ['de-DE', 'heute Abend kommen wir [um acht]', '20:00', '08:00'],
    ['de-DE', 'am Freitagabend sind wir [um acht] da', '20:00', '08:00'],
    ['en-US', 'my train left [at 6:52] yesterday morning', '06:52', '18:52'],
    ['en-US', 'tonight the show starts [at eight]', '20:00', '08:00'],
    ['en-GB', 'every evening it cuts out [at eight]', '20:00', '08:00'],
    ['es-ES', 'el tren salía [a las seis y dos] ayer por la mañana', '06:02', '18:02'],
    ['es-ES', 'esta noche la película empieza [a las ocho]', '20:00', '08:00'],
    ['fr-FR', 'il partait [à six heures cinquante-deux] de la gare de Lyon hier matin', '06:52', '18:52'],
    ['fr-FR', 'ce soir le spectacle commence [à huit heures]', '20:00', '08:00'],
    ['fr-FR', "dans la soirée l'alarme a sonné [à huit heures]", '20:00', '08:00'],
    ['it-IT', 'ieri mattina il treno partiva [alle sei e due]', '06:02', '18:02'],
    ['it-IT', 'stasera lo spettacolo comincia [alle otto]', '20:00', '08:00'],
  ] as const)('is in the one that its clause names, for review: %s, %s', (language, text, value, other) => {
    const [first, second] = readIn(language, text);
    expect([first?.value, second?.value]).toEqual([value, other]);
    expect(first?.review).toEqual(['policy']);
  });

  it.each([
    ['de-DE', 'guten Abend wir kommen [um acht]', '08:00'],
    ['de-DE', 'nicht morgens sondern [um sechs Uhr zwei]', '18:02'],
    ['en-US', 'good evening I come [at eight]', '08:00'],
    ['en-US', 'not in the morning please come [at six]', '18:00'],
    ['en-US', 'I called this morning about my appointment [at three]', '15:00'],
    ['en-US', 'I call this evening about the table [at five]', '17:00'],
    ['en-US', 'tonight, I mean the one [at eight]', '08:00'],
    ['en-US', 'either this morning or tonight, [at eight]', '08:00'],
    ['en-US', 'morning and evening [at eight]', '20:00'],
    ['en-US', 'between morning class [at eight] evening class', '08:00'],
    ['es-ES', 'buenas noches vengo [a las ocho]', '08:00'],
    ['es-ES', 'mañana llego [a las seis y dos]', '18:02'],
    ['fr-FR', 'pas le matin plutôt [à six heures]', '18:00'],
    ['fr-FR', 'sauf le soir [à huit heures]', '08:00'],
    ['fr-FR', 'ce soir le magasin ferme [à douze heures]', '12:00'],
    ['it-IT', 'buona sera veniamo [alle otto]', '08:00'],
  ] as const)('is of the working day where the clause does not: %s, %s', (language, text, value) => {
    expect(readIn(language, text)[0]?.value).toBe(value);
  });

  it('does not change an hour of the 24-hour clock or one that says its half', () => {
    expect(readIn('en-US', 'every evening it starts [at 8 am]')[0]?.value).toBe('08:00');
    expect(readIn('fr-FR', 'ce soir il faut rappeler [à 18h30]')[0]?.value).toBe('18:30');
  });

  it('is in the named half in a range, and in a text that is searched', () => {
    expect(readIn('fr-FR', 'ce soir on est là [entre huit et neuf heures]')[0]?.value).toBe('20:00/21:00');
    const [found] = recognizeDateTime('tonight we could come along at eight', contextOf('en-US')).slice(-1);
    expect(found?.readings[0]?.value).toBe('20:00');
  });

  it('keeps apart the same words in two clauses of a text', () => {
    const text = "every evening it cuts out at eight o'clock, every morning it cuts out at eight o'clock";
    const found = recognizeDateTime(text, contextOf('en-US')).filter(
      ({ readings: [first] }) => first?.typed.kind === 'time',
    );
    expect(found.map(({ readings: [first] }) => first?.value)).toEqual(['20:00', '08:00']);
  });
});
