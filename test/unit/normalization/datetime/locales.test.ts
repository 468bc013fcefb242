import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, rankedValues, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('dates and times in German', () => {
  eachRow([
    ['übermorgen', '2026-11-19'],
    ['am dritten Dezember', '2026-12-03'],
    ['03.12.2026', '2026-12-03'],
    ['3.12.', '2026-12-03'],
    ['nächsten Mittwoch', '2026-11-25'],
    ['vor zwei Wochen', '2026-11-03'],
    ['letzter Freitag im Januar', '2027-01-29'],
    ['halb acht', '07:30'],
    ['fünf vor halb acht', '07:25'],
    ['viertel acht', '07:15'],
    ['drei Uhr nachmittags', '15:00'],
    ['morgen um 15 Uhr 30', '2026-11-18T15:30'],
    ['Freitagnachmittag um 4', '2026-11-20T16:00'],
    ['neunzehnhundertneunundachtzig', '1989'],
    ['zweieinhalb Stunden', 'PT2H30M'],
    ['fünfeinhalb Stunden', 'PT5H30M'],
    ['zwei Stunden dreißig', 'PT2H30M'],
    ['jeden Montag', 'R/2026-11-23/P1W'],
    ['heute vor acht Tagen', '2026-11-10'],
    ['vorletzte Woche', '2026-W45'],
    ['kommenden Freitag', '2026-11-20'],
    ['Freitag in acht Tagen', '2026-11-27'],
    ['Montag in einer Woche', '2026-11-30'],
    ['eine Woche nach Freitag', '2026-11-27'],
    ['am letzten Freitag des Monats', '2026-11-27'],
    ['am 3. des Monats', '2026-12-03'],
    ['Monatsende', '2026-11-21/2026-12-01'],
    ['um Punkt drei', '15:00'],
    ['vierzehn Uhr null fünf', '14:05'],
    ['siebenundzwanzigster neunter neunundsiebzig', '1979-09-27'],
    ['zwanzigzwölf', '2012'],
    ['jeden zweiten Tag', 'R/P2D'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said, 'de-DE')).toBe(value);
  });
});

describe('ranges and open ends', () => {
  eachRow([
    ['de-DE', 'von 9 bis 17 Uhr', '09:00/17:00'],
    ['de-DE', 'von 6:30 bis 23:00', '06:30/23:00'],
    ['de-DE', 'morgen von 10 bis 12', '2026-11-18T10:00/2026-11-18T12:00'],
    ['de-DE', 'vom 3. bis zum 7.', '2026-12-03/2026-12-08'],
    ['de-DE', '14./15.10.2027', '2027-10-14/2027-10-16'],
    ['de-DE', 'ab 17 Uhr', '17:00/..'],
    ['de-DE', 'nach Freitag', '2026-11-21/..'],
    ['de-DE', 'bis Freitag', '../2026-11-21'],
    ['de-DE', 'vor Freitag', '../2026-11-20'],
    ['de-DE', 'spätestens am Freitag', '../2026-11-21'],
    ['de-DE', 'innerhalb von zwei Wochen', '2026-11-17/2026-12-01'],
    ['es-ES', 'mañana de 10 a 12', '2026-11-18T10:00/2026-11-18T12:00'],
    ['es-ES', 'en cuestión de cuatro o cinco días', '2026-11-21/2026-11-23'],
    ['es-ES', 'en cuestión de una semana', '2026-11-24'],
    ['es-ES', 'por allá en agosto', '2027-08'],
    ['es-ES', 'allí por agosto', '2027-08'],
    ['es-ES', 'ahí por el mes de agosto', '2027-08'],
    ['es-ES', 'el puente de la Constitución', '2026-12-06/2026-12-09'],
    ['es-ES', 'el puente de la Inmaculada', '2026-12-05/2026-12-09'],
    ['es-ES', 'el puente de diciembre', '2026-12-06/2026-12-09'],
    ['es-ES', 'el puente del Pilar', '2027-10-09/2027-10-13'],
    ['es-ES', 'el fin de semana del Pilar', '2027-10-09/2027-10-13'],
    ['es-ES', 'el puente de octubre', '2027-10-09/2027-10-13'],
    ['es-ES', 'el puente de mayo', '2027-05-01/2027-05-03'],
    ['es-ES', 'puente de mayo de 2028', '2028-04-29/2028-05-02'],
    ['es-ES', 'el puente de agosto', '2027-08-14/2027-08-16'],
    ['es-ES', 'el puente de noviembre', '2027-10-30/2027-11-02'],
    ['es-ES', 'el puente del 1 de mayo', '2027-05-01/2027-05-03'],
    // From an hour until now.
    ['en-US', "between eight o'clock and now", '2026-11-17T08:00/2026-11-17T10:00'],
    ['en-US', 'from 8am through 9am on the 20th', '2026-11-20T08:00/2026-11-20T09:00'],
    ['en-US', 'from noon to Friday 3pm', '2026-11-20T12:00/2026-11-20T15:00'],
    ['en-US', 'from 8am until now', '2026-11-17T08:00/2026-11-17T10:00'],
    ['de-DE', 'von acht Uhr bis jetzt', '2026-11-17T08:00/2026-11-17T10:00'],
    ['es-ES', 'desde las ocho hasta ahora', '2026-11-17T08:00/2026-11-17T10:00'],
    ['fr-FR', 'entre huit heures et maintenant', '2026-11-17T08:00/2026-11-17T10:00'],
    ['es-ES', 'a lo largo de la semana', '2026-W47'],
    ['es-ES', 'en el transcurso del mes', '2026-11'],
    ['es-ES', 'en Navidades', '2026-12-25'],
    ['es-ES', 'antes de las Navidades', '../2026-12-25'],
    ['en-GB', 'the May bank holiday', '2027-05-03'],
    ['en-GB', 'May bank holiday Monday', '2027-05-03'],
    ['es-ES', 'siete del 15', '2026-12-15T07:00'],
    ['es-ES', 'las siete del cinco', '2026-12-05T07:00'],
    ['es-ES', 'a la una del cinco', '2026-12-05T13:00'],
    ['es-ES', 'siete del cinco', '2027-05-07'],
    ['es-ES', 'el puente de Todos los Santos de 2027', '2027-10-30/2027-11-02'],
    ['es-ES', 'hace un día o dos', '2026-11-15/2026-11-17'],
    ['es-ES', 'en una semana o dos', '2026-11-24/2026-12-02'],
    ['es-ES', 'anoche sobre las once y pico', '2026-11-16T23:00'],
    ['es-ES', 'hora y media larga', 'PT1H30M'],
    ['es-ES', 'los próximos dos viernes', undefined],
    ['es-ES', 'los dos próximos viernes', undefined],
    ['es-ES', 'el próximo viernes', '2026-11-27'],
    ['es-ES', 'el viernes que viene no, el siguiente', '2026-11-27'],
    ['es-ES', 'la semana que viene no, la otra', '2026-W49'],
    ['es-ES', 'el mes que viene no, el otro', '2027-01'],
    ['es-ES', 'de 8 a 10 de la mañana', '08:00/10:00'],
    ['es-ES', 'del 3 al 7', '2026-12-03/2026-12-08'],
    ['es-ES', 'entre las 9 y las 11', '09:00/11:00'],
    ['es-ES', 'a partir de las 5', '17:00/..'],
    ['es-ES', 'después del viernes', '2026-11-21/..'],
    ['es-ES', 'hasta el viernes', '../2026-11-21'],
    ['es-ES', 'antes del viernes', '../2026-11-20'],
    ['es-ES', 'a más tardar el viernes', '../2026-11-21'],
    ['fr-FR', 'demain de 10 à 12', '2026-11-18T10:00/2026-11-18T12:00'],
    ['fr-FR', 'de 7:00 à 20:00', '07:00/20:00'],
    ['fr-FR', 'entre le 3 et le 12 sept', '2027-09-03/2027-09-13'],
    ['fr-FR', 'du 3 au 7', '2026-12-03/2026-12-08'],
    ['fr-FR', 'du 13 au dimanche 15 juillet 2029', '2029-07-13/2029-07-16'],
    ['fr-FR', 'à partir de 17 heures', '17:00/..'],
    ['fr-FR', 'après vendredi', '2026-11-21/..'],
    ['fr-FR', "jusqu'à vendredi", '../2026-11-21'],
    ['fr-FR', 'avant vendredi', '../2026-11-20'],
    ['fr-FR', 'au plus tard vendredi', '../2026-11-21'],
    ['fr-FR', 'sous deux semaines', '2026-11-17/2026-12-01'],
    ['it-IT', 'domani dalle 10 alle 12', '2026-11-18T10:00/2026-11-18T12:00'],
    ['it-IT', 'dal 3 al 7', '2026-12-03/2026-12-08'],
    ['it-IT', 'dalle 9 alle 17', '09:00/17:00'],
    ['it-IT', 'a partire dalle 17', '17:00/..'],
    ['it-IT', 'dopo venerdì', '2026-11-21/..'],
    ['it-IT', 'entro venerdì', '../2026-11-21'],
    ['it-IT', 'prima di venerdì', '../2026-11-20'],
  ] as const)('%s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  it('leave times in digits as they are where they are written with 24 hours', () => {
    expect(rankedValues('um 6:30 Uhr', 'de-DE')).toEqual(['06:30']);
    expect(rankedValues('à 6h30', 'fr-FR')).not.toContain('18:30');
    expect(rankedValues('6:30 Uhr abends', 'de-DE')).toEqual(['18:30']);
    expect(rankedValues('um halb sieben', 'de-DE')).toEqual(['18:30', '06:30']);
  });
});

describe('weeks by their number', () => {
  it('are the near ones, that of the other year an alternative', () => {
    expect(rankedValues('KW 12', 'de-DE')).toEqual(['2027-W12', '2026-W12']);
    expect(rankedValues('KW 40', 'de-DE')).toEqual(['2026-W40', '2027-W40']);
    expect(rankedValues('KW 50', 'de-DE')).toEqual(['2026-W50', '2025-W50']);
    expect(rankedValues('12. Kalenderwoche 2027', 'de-DE')).toEqual(['2027-W12']);
  });

  it('have the one of the year before as the alternative in the current week', () => {
    expect(rankedValues('KW 47', 'de-DE')).toEqual(['2026-W47', '2025-W47']);
  });

  it('are found where the years between have only 52', () => {
    const around = () => ({ before: 'das war in ', said: 'KW 53', after: '' });
    expect(rankedValues('KW 53', 'de-DE', { around })).toEqual(['2020-W53']);
  });

  it('are refused where the year has no such week', () => {
    expect(rankedValues('KW 53 2027', 'de-DE')).toEqual([]);
    expect(rankedValues('KW 53 2026', 'de-DE')).toEqual(['2026-W53']);
  });
});

describe('dates and times in Spanish', () => {
  eachRow([
    ['pasado mañana', '2026-11-19'],
    ['el tres de diciembre', '2026-12-03'],
    ['3/12/2026', '2026-12-03'],
    ['el próximo miércoles', '2026-11-25'],
    ['el mes que viene', '2026-12'],
    ['hace dos semanas', '2026-11-03'],
    ['a las cuatro y media de la tarde', '16:30'],
    ['las ocho menos cuarto', '07:45'],
    ['mañana por la mañana a las nueve', '2026-11-18T09:00'],
    ['cinco de mayo de mil novecientos noventa y dos', '1992-05-05'],
    ['tres días', 'P3D'],
    ['año y medio', 'P1Y6M'],
    ['hora y media', 'PT1H30M'],
    ['toda la semana', 'P1W'],
    ['la segunda quincena de abril', '2027-04-16/2027-05-01'],
    ['los años 90', '1990-01-01/2000-01-01'],
    ['segundo semestre de 2019', '2019-07-01/2020-01-01'],
    ['el martes por la mañana', '2026-11-24T04:00/2026-11-24T12:00'],
    ['el último viernes del mes', '2026-11-27'],
    ['el viernes que viene', '2026-11-20'],
    ['tres de abril del ochenta y cinco', '1985-04-03'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said, 'es-ES')).toBe(value);
  });
});

describe('dates and times in French', () => {
  eachRow([
    ['après-demain', '2026-11-19'],
    ['le trois décembre', '2026-12-03'],
    ['le 1er décembre 2026', '2026-12-01'],
    ['mercredi prochain', '2026-11-25'],
    ['il y a deux semaines', '2026-11-03'],
    ['quinze heures trente', '15:30'],
    ['midi moins le quart', '11:45'],
    ['demain à 9h', '2026-11-18T09:00'],
    ['à 6 h du soir', '18:00'],
    ['à 3 heures cet après-midi', '2026-11-17T15:00'],
    ['quatre-vingt-dix minutes', 'PT90M'],
    ['un an et demi', 'P1Y6M'],
    ['toute la journée', 'P1D'],
    ['les années quatre-vingt-dix', '1990-01-01/2000-01-01'],
    ['le dernier week-end de septembre', '2027-09-25/2027-09-27'],
    ['en semaine', '2026-11-16/2026-11-21'],
    ['lundi en huit', '2026-11-30'],
    ['ce soir à huit heures', '2026-11-17T20:00'],
    ['le dernier jour du mois', '2026-11-30'],
    ['mille neuf cent quatre-vingt-cinq', '1985'],
    ['trois heures et demie', '15:30'],
  ])('reads %s as %s', (said, value) => {
    expect(bestValue(said, 'fr-FR')).toBe(value);
  });
});

describe('all locales', () => {
  it('read words with and without their accents, in any case and normal form', () => {
    expect(bestValue('MIERCOLES', 'es-ES')).toBe('2026-11-18');
    expect(bestValue('März 3'.normalize('NFD'), 'de-DE')).toBe('2027-03-03');
    expect(bestValue('8 fevrier', 'fr-FR')).toBe('2027-02-08');
  });

  it('take the day first outside the United States', () => {
    for (const language of LANGUAGES) {
      expect(rankedValues('10/06/2027', language)[0]).toBe(language === 'en-US' ? '2027-10-06' : '2027-06-10');
      expect(rankedValues('10/06/2027', language)).toHaveLength(language.startsWith('en') ? 2 : 1);
    }
  });
});

describe('holidays', () => {
  eachRow([
    ["mother's day", '2027-05-09', '2027-03-07'],
    ['labour day', '2027-09-06', '2027-05-01'],
    ['grandparents day', '2027-09-12', '2027-10-03'],
    ['early May bank holiday', undefined, '2027-05-03'],
    ['summer bank holiday', undefined, '2027-08-30'],
    ['Remembrance Sunday', undefined, '2027-11-14'],
    ['tax day', '2027-04-15', undefined],
    ['Thanksgiving', '2026-11-26', '2026-11-26'],
    ['Boxing Day', '2026-12-26', '2026-12-26'],
  ])('are those of the region: %s', (said, american, british) => {
    expect([bestValue(said, 'en-US'), bestValue(said, 'en-GB')]).toEqual([american, british]);
  });
});

describe('a weekday that contradicts its date', () => {
  eachRow([
    ['en-US', 'Thursday December 4th'],
    ['en-GB', 'Thursday 4 December'],
    ['de-DE', 'Donnerstag, den 4. Dezember'],
    ['es-ES', 'jueves 4 de diciembre'],
    ['fr-FR', 'jeudi 4 décembre'],
    ['it-IT', 'giovedì 4 dicembre'],
  ] as const)('leaves the date as said, for review: %s "%s"', (language, said) => {
    const [first, ...others] = readings(said, language);
    expect(first).toMatchObject({ value: '2026-12-04', review: ['contradiction'] });
    expect(others.map(({ value }) => value)).toContain('2026-12-03');
  });
});
