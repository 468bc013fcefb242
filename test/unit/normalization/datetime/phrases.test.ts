import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { rankReadings } from '../../../../lib/normalization/rank-readings.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { bestValue, rankedValues, readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

describe('a clock behind a day', () => {
  eachRow<[Language, string, string]>([
    ['fr-FR', 'du samedi à 14h30', '2026-11-21T14:30'],
    ['fr-FR', 'samedi à 14h30', '2026-11-21T14:30'],
    ['fr-FR', "du samedi jusqu'à 14h30", '2026-11-21T00:00/2026-11-21T14:30'],
    ['fr-FR', 'du vendredi à 9h au dimanche à 18h', '2026-11-20T09:00/2026-11-22T18:00'],
    ['fr-FR', 'de 14h à 16h samedi', '2026-11-21T14:00/2026-11-21T16:00'],
    ['fr-FR', 'du vendredi au dimanche', '2026-11-20/2026-11-23'],
    ['es-ES', 'del sábado a las 14:30', '2026-11-21T14:30'],
    ['de-DE', 'von Samstag bis 14:30', '2026-11-21T00:00/2026-11-21T14:30'],
  ])('ends a range only where the words say "until", in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});

describe('days counted in weeks', () => {
  it('offers the second coming weekend for "the weekend after next"', () => {
    expect(rankedValues('the weekend after next', 'en-US')).toEqual(['2026-12-05/2026-12-07', '2026-11-28/2026-11-30']);
  });

  eachRow<[Language, string, string]>([
    ['en-GB', 'Friday week', '2026-11-27'],
    ['en-GB', 'tomorrow week', '2026-11-25'],
    ['en-GB', 'Monday fortnight', '2026-12-07'],
    ['en-US', 'two Thursdays ago', '2026-11-05'],
    ['en-US', 'the Friday just gone', '2026-11-13'],
    ['en-US', 'the weekend just gone', '2026-11-14/2026-11-16'],
    ['en-US', 'two weekends ago', '2026-11-07/2026-11-09'],
    ['en-US', 'the weekend after next', '2026-12-05/2026-12-07'],
    ['en-US', 'fortnight ago', '2026-11-03'],
    ['de-DE', 'vor zwei Freitagen', '2026-11-06'],
    ['es-ES', 'hace dos viernes', '2026-11-06'],
    ['fr-FR', 'il y a deux vendredis', '2026-11-06'],
    ['fr-FR', 'sous huitaine', '2026-11-24'],
    ['it-IT', 'due venerdì fa', '2026-11-06'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  eachRow<[Language, string]>([
    ['en-GB', 'Tuesday week'],
    ['en-GB', 'a week on Tuesday'],
    ['en-GB', 'Tuesday in a week'],
    ['de-DE', 'Dienstag in einer Woche'],
    ['es-ES', 'martes en una semana'],
    ['fr-FR', 'mardi en huit'],
    ['it-IT', 'martedì a otto'],
  ])('in %s: %s, said on a Tuesday, is in a week', (language, said) => {
    expect(bestValue(said, language)).toBe('2026-11-24');
  });

  it('count "after next" from what "next" is, with the second coming one as the alternative', () => {
    expect(rankedValues('the Friday after next')).toEqual(['2026-12-04', '2026-11-27']);
    expect(rankedValues('übernächsten Freitag', 'de-DE').slice(0, 2)).toEqual(['2026-12-04', '2026-11-27']);
  });

  eachRow<[Language, string]>([
    ['en-GB', 'w/c 23 November'],
    ['en-US', 'the week commencing Monday'],
    ['de-DE', 'die Woche beginnend am 23. November'],
    ['es-ES', 'la semana que empieza el lunes'],
    ['fr-FR', 'la semaine commençant le 23 novembre'],
    ['it-IT', 'la settimana che inizia lunedì'],
  ])('in %s: %s has seven days', (language, said) => {
    expect(bestValue(said, language)).toBe('2026-11-23/2026-11-30');
  });
});

describe('numbers of two words', () => {
  it('are not an hour and a minute if they are one number', () => {
    for (const said of ['vingt-trois', 'vingt trois', 'dix-sept']) {
      expect(readings(said, 'fr-FR').filter(({ value }) => /:0[1-9]/.test(value))).toEqual([]);
    }
    expect(bestValue('vingt-deux dix', 'fr-FR')).toBe('22:10');
  });
});

describe('shares of a month', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'mid to late March', '2027-03-11/2027-04-01'],
    ['en-US', 'early to mid March', '2027-03-01/2027-03-21'],
    ['de-DE', 'Mitte bis Ende März', '2027-03-11/2027-04-01'],
    ['de-DE', 'Anfang bis Mitte März', '2027-03-01/2027-03-21'],
    ['es-ES', 'de mediados a finales de marzo', '2027-03-11/2027-04-01'],
    ['fr-FR', 'de mi à fin mars', '2027-03-11/2027-04-01'],
    ['fr-FR', 'de mi-mars à fin mars', '2027-03-11/2027-04-01'],
    ['it-IT', 'da metà a fine marzo', '2027-03-11/2027-04-01'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});

describe('lengths as they are written', () => {
  const length = (language: Language, said: string): string | undefined =>
    rankReadings(readings(said, language), 'duration')[0]?.value;

  eachRow<[Language, string, string]>([
    ['fr-FR', '1h30', 'PT1H30M'],
    ['fr-FR', '1 heure 30', 'PT1H30M'],
    ['en-US', '½ hour', 'PT30M'],
    ['en-US', '1½ hours', 'PT1H30M'],
    ['de-DE', '½ Stunde', 'PT30M'],
    ['es-ES', '1 ½ horas', 'PT1H30M'],
    ['fr-FR', '¾ heure', 'PT45M'],
    ['it-IT', '¼ ora', 'PT15M'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(length(language, said)).toBe(value);
  });

  eachRow(LANGUAGES)('in %s no mark makes an hour or a day of a number', language => {
    expect(["2'", '1"', '5’'].flatMap(said => readings(said, language))).toEqual([]);
    expect(bestValue('"2"', language)).toBe(bestValue('2', language));
  });

  it('leaves 1h30 a time of day where one is asked for', () => {
    expect(rankReadings(readings('1h30', 'fr-FR'), 'time')[0]?.value).toBe('01:30');
  });
});

describe('open ranges of hours', () => {
  it('have no day as their alternative where only an hour can follow', () => {
    expect(rankedValues('dopo le 18', 'it-IT')).toEqual(['18:00/..']);
  });
});

describe('days of the month', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'the first of the month', '2026-12-01'],
    ['en-US', 'the 20th of the month', '2026-11-20'],
    ['en-US', 'the first of this month', '2026-11-01'],
    ['en-US', 'the first Monday of the month', '2026-12-07'],
    ['en-US', 'the last day of the month', '2026-11-30'],
    ['de-DE', 'der Erste des Monats', '2026-12-01'],
    ['es-ES', 'el primero del mes', '2026-12-01'],
    ['fr-FR', 'le 1er du mois', '2026-12-01'],
    ['it-IT', 'il primo del mese', '2026-12-01'],
  ])('in %s: %s is the coming one: %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});

describe('every second weekday', () => {
  eachRow<[Language, string]>([
    ['en-US', 'every other Friday'],
    ['de-DE', 'jeden zweiten Freitag'],
    ['es-ES', 'cada dos viernes'],
    ['es-ES', 'un viernes sí y otro no'],
    ['fr-FR', 'un vendredi sur deux'],
    ['it-IT', 'ogni due venerdì'],
  ])('in %s: %s recurs, and is no date', (language, said) => {
    const found = readings(said, language);
    expect(found[0]?.value).toBe('R/2026-11-20/P2W');
    expect(rankReadings(found, 'date')).toEqual([]);
  });
});

describe('business days', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'in 3 business days', '2026-11-20'],
    ['en-US', 'five working days ago', '2026-11-10'],
    ['en-US', 'two business days after Friday', '2026-11-24'],
    ['en-US', 'the next working day', '2026-11-18'],
    ['en-US', 'the last working day of January 2027', '2027-01-29'],
    ['de-DE', 'in vier Arbeitstagen', '2026-11-23'],
    ['es-ES', 'en 5 días hábiles', '2026-11-24'],
    ['fr-FR', 'sous cinq jours ouvrés', '2026-11-24'],
    ['it-IT', 'tra tre giorni lavorativi', '2026-11-20'],
  ])('in %s: %s is %s, for review', (language, said, value) => {
    expect(readings(said, language)[0]).toMatchObject({ value, review: ['policy'] });
  });

  it('take Saturday in as the alternative where the word may count it', () => {
    expect(rankedValues('in fünf Werktagen', 'de-DE').slice(0, 2)).toEqual(['2026-11-24', '2026-11-23']);
    expect(rankedValues('dans 5 jours ouvrables', 'fr-FR').slice(0, 2)).toEqual(['2026-11-24', '2026-11-23']);
  });

  it('are a length when nothing says from when', () => {
    expect(bestValue('five working days')).toBe('P5D');
  });
});

describe('a bound on a length', () => {
  eachRow([
    ['en-US', 'more than two weeks ago', '../2026-11-04'],
    ['en-US', 'less than two weeks ago', '2026-11-03/2026-11-17'],
    ['en-US', 'in at least two weeks', '2026-12-01/..'],
    ['en-US', 'more than two weeks before today', '../2026-11-04'],
    ['de-DE', 'vor über einem Monat', '../2026-10-18'],
    ['de-DE', 'in weniger als drei Tagen', '2026-11-17/2026-11-20'],
    ['es-ES', 'hace más de dos semanas', '../2026-11-04'],
    ['fr-FR', 'dans moins de trois jours', '2026-11-17/2026-11-20'],
    ['it-IT', 'più di due settimane fa', '../2026-11-04'],
  ] as const)('makes an interval of what is counted from now: %s, "%s"', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  it('puts the length for review', () => {
    expect(readings('more than two hours and ten minutes')[0]).toMatchObject({ value: 'PT2H10M', review: ['part'] });
  });
});

it('counts the first week of a month from its Thursday, and offers the one from its Monday', () => {
  expect(rankedValues('the first week of October 2026')).toEqual(['2026-W40', '2026-W41']);
  expect(rankedValues('the first week of June 2026')).toEqual(['2026-W23']);
});

it('completes no day and year by a month', () => {
  expect(readings('the 27th 1995')).toEqual([]);
  expect(readings('tomorrow in two hours')).toEqual([]);
});

describe('phrases of customers', () => {
  eachRow([
    ['en-US', 'a week ago today', '2026-11-10'],
    ['en-US', 'the weekend of the 5th', '2026-12-05/2026-12-07'],
    ['en-US', 'by end of day Friday', '../2026-11-21T00:00'],
    ['en-US', 'by the end of the day', '../2026-11-18T00:00'],
    ['en-US', 'cy 26', '2026'],
    ['en-US', 'from 4 pm to the end of the day', '2026-11-17T16:00/2026-11-18T00:00'],
    ['en-US', 'end of the day', '2026-11-17T23:59:59'],
    ['de-DE', 'bis Ende des Tages', '../2026-11-18T00:00'],
    ['en-US', 'before noon tomorrow', '../2026-11-18T12:00'],
    ['en-US', 'tomorrow by noon', '../2026-11-18T12:00'],
    ['en-US', 'tomorrow before noon', '2026-11-18T00:00/2026-11-18T12:00'],
    ['en-US', 'Friday afternoon before 3', '2026-11-20T12:00/2026-11-20T15:00'],
    ['en-US', 'Friday evening before 9', '2026-11-20T18:00/2026-11-20T21:00'],
    ['de-DE', 'morgen vor 10:30 Uhr', '2026-11-18T00:00/2026-11-18T10:30'],
    ['es-ES', 'mañana antes de las 5 de la tarde', '2026-11-18T00:00/2026-11-18T17:00'],
    ['fr-FR', 'demain avant midi', '2026-11-18T00:00/2026-11-18T12:00'],
    ['it-IT', 'domani prima di mezzogiorno', '2026-11-18T00:00/2026-11-18T12:00'],
    ['en-US', 'on or before Friday', '../2026-11-21'],
    ['en-US', 'on or after Friday', '2026-11-20/..'],
    ['en-US', 'fifteen hundred hours', '15:00'],
    ['en-US', 'last night at 11', '2026-11-16T23:00'],
    ['en-US', '3 pm Central', '16:00'],
    ['en-US', 'an hour or so', 'PT1H'],
    ['en-GB', 'a week last Tuesday', '2026-11-03'],
    ['en-GB', 'a week tomorrow', '2026-11-25'],
    ['de-DE', '1 Std. 20 Min.', 'PT1H20M'],
    ['de-DE', 'fünf Stunden oder so', 'PT5H'],
    ['es-ES', 'hoy hace una semana', '2026-11-10'],
    ['es-ES', 'el fin de semana que viene', '2026-11-21/2026-11-23'],
    ['es-ES', 'el fin de semana pasado', '2026-11-14/2026-11-16'],
    ['fr-FR', 'le week-end prochain', '2026-11-28/2026-11-30'],
    ['fr-FR', 'le week-end dernier', '2026-11-14/2026-11-16'],
    ['fr-FR', 'une quinzaine de jours', 'P15D'],
  ] as const)('are read in %s: "%s"', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  eachRow([
    ['en-US', 'a few days ago'],
    ['en-US', 'in the next few weeks'],
    ['de-DE', 'vor einigen Tagen'],
    ['es-ES', 'hace unos días'],
    ['fr-FR', 'il y a quelques jours'],
    ['it-IT', 'qualche giorno fa'],
  ] as const)('are for review where they name no number, in %s: "%s"', (language, said) => {
    expect(readings(said, language)[0]?.review).toEqual(['policy']);
  });

  it('offer the coming weekend beside the next one', () => {
    expect(rankedValues('next weekend')).toEqual(['2026-11-28/2026-11-30', '2026-11-21/2026-11-23']);
  });

  it('are not a day when a time is requested', () => {
    expect(rankReadings(readings('9-5'), 'time')[0]?.value).toBe('09:00/17:00');
    expect(rankReadings(readings('the 9th'), 'time')).toEqual([]);
  });
});

describe('a weekday that is not that of its date', () => {
  eachRow([
    ['en-US', 'Thursday December 4th 2026', ['2026-12-04', '2026-12-03']],
    ['en-US', 'this Thursday December 4th', ['2026-12-04', '2026-12-03', '2031-12-04', '2025-12-04']],
    ['de-DE', 'Donnerstag, 4.12.2026', ['2026-12-04', '2026-12-03']],
    ['es-ES', 'el próximo jueves 4 de diciembre de 2026', ['2026-12-04', '2026-12-03']],
    ['fr-FR', 'jeudi 4 décembre 2026', ['2026-12-04', '2026-12-03']],
    ['it-IT', 'giovedì 4 dicembre 2026', ['2026-12-04', '2026-12-03']],
  ] as const)('leaves the date as it was said, for review, in %s: "%s"', (language, said, values) => {
    expect(rankedValues(said, language)).toEqual(values);
    expect(readings(said, language)[0]?.review).toEqual(['contradiction']);
  });

  it('is not a contradiction when it fits', () => {
    expect(readings('next Friday the 4th of December')[0]).toMatchObject({ value: '2026-12-04' });
    expect(readings('next Friday the 4th of December')[0]?.review).toBeUndefined();
  });
});

describe('days within which something is', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'in 2 to 3 days', '2026-11-19/2026-11-21'],
    ['en-US', 'two or three weeks ago', '2026-10-27/2026-11-04'],
    ['de-DE', 'in 2-3 Tagen', '2026-11-19/2026-11-21'],
    ['de-DE', 'vor zwei oder drei Tagen', '2026-11-14/2026-11-16'],
    ['es-ES', 'en dos o tres días', '2026-11-19/2026-11-21'],
    ['es-ES', 'hace 2 o 3 días', '2026-11-14/2026-11-16'],
    ['fr-FR', 'dans deux ou trois jours', '2026-11-19/2026-11-21'],
    ['fr-FR', 'il y a 2 à 3 jours', '2026-11-14/2026-11-16'],
    ['it-IT', 'tra due o tre giorni', '2026-11-19/2026-11-21'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  eachRow(['in 3 to 2 days', 'in 3-2 days', 'in two or two days'])(
    'are none, and nothing else, where the second number is not greater: %s',
    said => expect(rankedValues(said)).toEqual([]),
  );
});

describe('weekdays of every week', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'on Fridays', 'R/2026-11-20/P1W'],
    ['de-DE', 'freitags', 'R/2026-11-20/P1W'],
    ['es-ES', 'los viernes', 'R/2026-11-20/P1W'],
    ['fr-FR', 'les vendredis', 'R/2026-11-20/P1W'],
    ['it-IT', 'i venerdì', 'R/2026-11-20/P1W'],
    ['en-US', 'the 15th of every month', 'R/2026-12-15/P1M'],
    ['es-ES', 'el 15 de cada mes', 'R/2026-12-15/P1M'],
    ['fr-FR', 'le 15 de chaque mois', 'R/2026-12-15/P1M'],
  ])('in %s: %s recurs: %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
    expect(rankReadings(readings(said, language), 'date')).toEqual([]);
  });

  it('are not a single one beside it', () => {
    expect(rankedValues('on Fridays at nine')).toEqual(['R/2026-11-20T09:00/P1W']);
  });

  it('are that weekday where they are counted', () => {
    expect(bestValue('two Fridays ago')).toBe('2026-11-06');
  });
});

describe('days from one that is talked about', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'the day before', '2026-11-16'],
    ['de-DE', 'am Tag davor', '2026-11-16'],
    ['es-ES', 'al día siguiente', '2026-11-18'],
    ['fr-FR', 'la veille', '2026-11-16'],
    ['it-IT', 'il giorno dopo', '2026-11-18'],
  ])('in %s: %s is read from today, for review', (language, said, value) => {
    expect(readings(said, language)[0]).toMatchObject({ value, review: ['policy'] });
  });

  it('are not for review when it is said that today is meant', () => {
    expect(readings('tomorrow')[0]).not.toHaveProperty('review');
  });
});

describe('hours and minutes', () => {
  eachRow<[Language, string, string]>([
    ['en-GB', 'Saturday at ten to four', '2026-11-21T15:50'],
    ['en-GB', 'Saturday from ten to four', '2026-11-21T10:00/2026-11-21T16:00'],
    ['en-GB', 'Saturday 10 to 4', '2026-11-21T10:00/2026-11-21T16:00'],
    ['en-GB', 'Saturday at nine to eleven', '2026-11-21T09:00/2026-11-21T11:00'],
    ['es-ES', 'el viernes a mediodía', '2026-11-20T12:00'],
    ['fr-FR', "le 20 jusqu'à 18h", '2026-11-20T00:00/2026-11-20T18:00'],
    ['de-DE', 'am 20. bis 18 Uhr', '2026-11-20T00:00/2026-11-20T18:00'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });

  it('are whole ones where only the hours are named', () => {
    expect(rankedValues('two hours and 10.5')).toEqual([]);
  });

  eachRow(['1830', '2230'])('%s is a time of day where one is asked for', said => {
    expect(rankReadings(readings(said), 'time')[0]?.value).toBe(`${said.slice(0, 2)}:${said.slice(2)}`);
  });

  it('1830 is a year where a date is asked for', () => {
    expect(rankReadings(readings('1830'), 'date').map(({ value }) => value)).toEqual(['1830']);
  });
});

describe('the end of a longer time', () => {
  eachRow<[Language, string, string]>([
    ['en-US', 'before the end of the year', '../2027-01-01'],
    ['en-US', 'by the end of the year', '../2027-01-01'],
    ['en-US', 'before the start of December', '../2026-12-01'],
    ['de-DE', 'vor Ende des Monats', '../2026-12-01'],
    ['es-ES', 'antes de fin de mes', '../2026-12-01'],
    ['fr-FR', 'avant la fin du mois', '../2026-12-01'],
    ['en-US', 'from March to date', '2026-03-01/2026-11-18'],
  ])('in %s: %s is %s', (language, said, value) => {
    expect(bestValue(said, language)).toBe(value);
  });
});
