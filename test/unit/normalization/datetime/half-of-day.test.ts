import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import type { TypedContext } from '../../../../lib/normalization/typed.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { contextOf, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

function readIn(language: Language, text: string, overrides: Partial<TypedContext> = {}) {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  return readings(said, language, { around: () => ({ before, said, after }), ...overrides });
}

describe('an hour without its half of the day', () => {
  eachRow([
    ['de-DE', 'der Zug fuhr [um sechs Uhr zwei] gestern Morgen', '06:02', '18:02'],
    ['de-DE', 'Montagmorgen klingelte jemand [um sechs Uhr zwei]', '06:02', '18:02'],
    ['de-DE', 'heute Abend kommen wir [um acht]', '20:00', '08:00'],
    ['de-DE', 'am Freitagabend sind wir [um acht] da', '20:00', '08:00'],
    ['en-US', 'my train left [at 6:52] yesterday morning', '06:52', '18:52'],
    ['en-US', 'tonight the show starts [at eight]', '20:00', '08:00'],
    ['en-US', 'tonight the show starts [at eleven]', '23:00', '11:00'],
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

  eachRow<[Language, string, string, string[]]>([
    [
      'de-DE',
      'um sechs Uhr zwei',
      '06:02',
      [
        'heute morgen',
        'gestern morgen',
        'am Morgen',
        'morgens',
        'vormittag',
        'vormittags',
        'Mittwochvormittag',
        'Dienstagmorgen',
      ],
    ],
    ['de-DE', 'um acht', '20:00', ['abend', 'abends', 'Mittwochabend', 'Dienstagabend']],
    ['en-US', 'at six', '06:00', ['morning', 'breakfast']],
    ['en-US', 'at eight', '20:00', ['evening', 'evenings', 'tonight', 'dinner', 'supper']],
    [
      'es-ES',
      'a las seis',
      '06:00',
      ['de la mañana', 'por la mañana', 'esta mañana', 'desayuno', 'desayunar', 'desayunamos'],
    ],
    ['es-ES', 'a las ocho', '20:00', ['noche', 'anoche', 'cena', 'cenar', 'cenamos']],
    ['fr-FR', 'à six heures', '06:00', ['matin', 'matins', 'matinée', 'mat']],
    ['fr-FR', 'à huit heures', '20:00', ['soir', 'soirs', 'soirée']],
    ['it-IT', 'alle sei', '06:00', ['mattina', 'mattino', 'mattinata', 'stamattina', 'stamane']],
    ['it-IT', 'alle otto', '20:00', ['sera', 'serata', 'stasera']],
  ])('knows each word of %s for the half of a day: %s is %s', (language, said, value, words) => {
    const unknown = words.filter(word => readIn(language, `${word} [${said}]`)[0]?.value !== value);
    expect(unknown).toEqual([]);
  });

  eachRow<[Language, string, string, string]>([
    ['de-DE', 'um sechs Uhr zwei', '06:02', 'zug züge flug flieger flugzeug fähre bus ice abfahrt abflug boarding'],
    ['en-US', 'at six', '06:00', 'train plane ferry coach eurostar bus flight boarding departure takeoff'],
    ['es-ES', 'a las seis', '06:00', 'tren ave avión vuelo ferry barco autobús autocar bus embarque despegue'],
    ['fr-FR', 'à six heures', '06:00', 'train tgv avion vol ferry bus départ embarquement décollage'],
    ['it-IT', 'alle sei', '06:00', 'treno frecciarossa aereo volo traghetto autobus pullman partenza imbarco'],
  ])('knows each journey of %s that starts in the morning: %s is %s', (language, said, value, words) => {
    const unknown = words.split(' ').filter(word => readIn(language, `${word} [${said}]`)[0]?.value !== value);
    expect(unknown).toEqual([]);
  });

  eachRow([
    ['de-DE', 'heute Abend geht mein Zug [um acht]', '20:00'],
    ['de-DE', 'mein Zug geht [um acht] heute Abend', '20:00'],
    ['de-DE', 'mein Zug geht am Freitagabend [um acht]', '20:00'],
    ['de-DE', 'mein Zug geht [um drei]', '15:00'],
    ['en-US', 'my train leaves tonight [at eight]', '20:00'],
    ['en-US', 'my train leaves [at eight] in the evening', '20:00'],
    ['en-US', 'on my evenings the train leaves [at eight]', '20:00'],
    ['en-US', 'my train leaves [at three]', '15:00'],
    ...[
      'evening',
      'tomorrow night',
      'it lands',
      'to land',
      'landing',
      'to get in',
      'arriving',
      'it arrives',
      'it gets in',
      'got in',
      'back',
      'the way home',
    ].map(words => ['en-US', `train ${words} [at six]`, '18:00'] as const),
    ...['train station', 'bus stop', 'ferry station', 'bus depot'].map(
      place => ['en-US', `the ${place} [at six]`, '18:00'] as const,
    ),
    ...['tarde', 'llega', 'llegan', 'llegada', 'aterriza', 'de vuelta', 'estación', 'parada'].map(
      word => ['es-ES', `el tren ${word} [a las seis]`, '18:00'] as const,
    ),
    ['es-ES', 'el tren sale [a las seis] de la tarde', '18:00'],
    ['es-ES', 'esta noche sale mi tren [a las ocho]', '20:00'],
    ['fr-FR', 'ce soir mon train part [à huit heures]', '20:00'],
    ['fr-FR', 'mon train part [à huit heures] dans la soirée', '20:00'],
    ['it-IT', 'stasera il treno parte [alle otto]', '20:00'],
    ['it-IT', 'il treno parte [alle otto] di questa sera', '20:00'],
  ] as const)(
    'is not in the morning of a journey that ends then, is in the evening or before five: %s, %s',
    (language, text, value) => {
      expect(readIn(language, text)[0]?.value).toBe(value);
    },
  );

  eachRow<[Language, string, string, string[]]>([
    ['de-DE', 'um sechs', '18:00', ['nicht am morgen', 'kein vormittag', 'außer morgens', 'nie vormittags']],
    ['de-DE', 'um acht', '08:00', ['guten abend', 'nicht abends', 'kein abend', 'außer abends', 'nie am abend']],
    [
      'en-US',
      'at six',
      '18:00',
      ['good morning', 'not mornings', 'no mornings', 'except in the morning', 'never this morning'],
    ],
    [
      'es-ES',
      'a las seis',
      '18:00',
      ['no por la mañana', 'ni por la mañana', 'menos por la mañana', 'salvo por la mañana', 'nunca por la mañana'],
    ],
    [
      'fr-FR',
      'à six heures',
      '18:00',
      ['pas le matin', 'sauf le matin', 'plus le matin', 'ni le matin', 'jamais le matin', 'avant le matin'],
    ],
    ['it-IT', 'alle sei', '18:00', ['non la mattina', 'tranne la mattina', 'mai la mattina', 'né la mattina']],
  ])('takes no half that is denied in %s', (language, said, value, phrases) => {
    const wrong = phrases.filter(phrase => readIn(language, `${phrase} [${said}]`)[0]?.value !== value);
    expect(wrong).toEqual([]);
  });

  eachRow([
    ['de-DE', 'guten Abend wir kommen [um acht]', '08:00'],
    ['de-DE', 'nicht morgens sondern [um sechs Uhr zwei]', '18:02'],
    ['en-US', 'good evening I come [at eight]', '08:00'],
    ['en-US', 'not in the morning please come [at six]', '18:00'],
    ['en-US', 'I called this morning about my appointment [at three]', '15:00'],
    ['en-US', 'I called this morning about my appointment [at four]', '16:00'],
    ['en-US', 'I call this evening about the table [at five]', '17:00'],
    ['en-US', 'tonight, I mean the one [at eight]', '08:00'],
    ['en-US', 'either this morning or tonight, [at eight]', '08:00'],
    ['en-US', 'morning and evening [at eight]', '20:00'],
    ['en-US', 'between morning class [at eight] evening class', '08:00'],
    ['en-US', 'between morning class [at six] evening class', '18:00'],
    ['es-ES', 'buenas noches vengo [a las ocho]', '08:00'],
    ['es-ES', 'mañana llego [a las seis y dos]', '18:02'],
    ['fr-FR', 'pas le matin plutôt [à six heures]', '18:00'],
    ['fr-FR', 'sauf le soir [à huit heures]', '08:00'],
    ['fr-FR', 'ce soir le magasin ferme [à douze heures]', '12:00'],
    ['it-IT', 'buona sera veniamo [alle otto]', '08:00'],
  ] as const)('is of the working day where the clause does not: %s, %s', (language, text, value) => {
    expect(readIn(language, text)[0]?.value).toBe(value);
  });

  eachRow([
    ['at five', '05:00', '17:00'],
    ['at six', '18:00', '06:00'],
    ['at eleven', '23:00', '11:00'],
    ['at twelve', '12:00', '00:00'],
  ])('is one of an evening from six to eleven without a working day: %s', (said, ...values) => {
    const found = readIn('en-US', `tonight the show starts [${said}]`, { bareHour: 'clock' });
    expect(found.map(({ value }) => value)).toEqual(values);
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
