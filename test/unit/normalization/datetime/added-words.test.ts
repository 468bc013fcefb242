import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../lib/languages/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import type { TypedKindName } from '../../../fixtures/read-value.ts';
import { readPart } from '../../../fixtures/read-value.ts';

/** A Wednesday, 15:30 UTC. */
const WEDNESDAY = Date.UTC(2026, 10, 18, 15, 30);

const HOUR = 3_600_000;

const read = (language: Language, text: string, kind: TypedKindName) =>
  readPart(text.includes('[') ? text : `[${text}]`, language, kind, 'drop', WEDNESDAY);

describe('words beside a date or a length', () => {
  eachRow([
    ['de-DE', 'drei Wochen ab dem 1. Dezember', '2026-12-01/2026-12-22'],
    ['de-DE', 'binnen drei Wochen ab dem 1. Dezember', '2026-12-01/2026-12-22'],
    ['de-DE', 'innerhalb drei Wochen ab dem 1. Dezember', '2026-12-01/2026-12-22'],
    ['de-DE', 'innerhalb von drei Wochen ab dem 1. Dezember', '2026-12-01/2026-12-22'],
    ['fr-FR', 'sous trois semaines à partir du 1er décembre', '2026-12-01/2026-12-22'],
    ['fr-FR', 'dans les trois semaines à compter du 1er décembre', '2026-12-01/2026-12-22'],
    ['fr-FR', 'dans un délai de trois semaines à compter du 1er décembre', '2026-12-01/2026-12-22'],
    ['it-IT', 'entro tre settimane dal 1 dicembre', '2026-12-01/2026-12-22'],
    ['it-IT', 'entro tre settimane da lunedì', '2026-11-23/2026-12-14'],
    ['it-IT', 'entro tre settimane dalla vigilia di Natale', '2026-12-24/2027-01-14'],
    ['it-IT', 'entro tre settimane a partire dal 1 dicembre', '2026-12-01/2026-12-22'],
    ['it-IT', 'tre settimane a partire dal 1 dicembre', '2026-12-01/2026-12-22'],
    ['it-IT', 'tre settimane a partire da lunedì', '2026-11-23/2026-12-14'],
    ['it-IT', 'tre settimane a partire dalla vigilia di Natale', '2026-12-24/2027-01-14'],
    ['de-DE', 'Dienstag in der Woche drauf', '2026-11-24'],
    ['de-DE', 'Dienstag die Woche darauf', '2026-11-24'],
    ['de-DE', 'Dienstag der Woche danach', '2026-11-24'],
    ['de-DE', 'Dienstag Woche drauf', '2026-11-24'],
    ['de-DE', 'in der Woche drauf', '2026-W48'],
    ['de-DE', 'die Woche darauf', '2026-W48'],
    ['de-DE', 'der Monat danach', '2026-12'],
    ['de-DE', 'Woche drauf', '2026-W48'],
    ['de-DE', 'im Monat darauf', '2026-12'],
    ['de-DE', 'das Jahr danach', '2027'],
    ['de-DE', 'heute noch', '2026-11-18'],
    ['de-DE', 'Ostersamstag', '2027-03-27'],
    ['fr-FR', 'le samedi de Pâques', '2027-03-27'],
    ['fr-FR', 'ce mois-ci', '2026-11'],
    ['fr-FR', 'cette semaine-ci', '2026-W47'],
    ['fr-FR', 'ce vendredi-ci', '2026-11-20'],
    ['fr-FR', 'le 3 de ce mois-ci', '2026-11-03'],
    ['fr-FR', 'la semaine du douze', '2026-W50'],
    ['it-IT', 'la settimana del dodici', '2026-W50'],
  ] as const)('are read: %s, %s', async (language, said, value) => {
    expect((await read(language, said, 'date')).value).toBe(value);
  });

  eachRow([
    ['de-DE', 'Freitag Ende des Tages', '2026-11-20T23:59:59'],
    ['de-DE', 'Freitag am Ende des Tages', '2026-11-20T23:59:59'],
    ['de-DE', 'Freitag zum Ende des Tages', '2026-11-20T23:59:59'],
    ['it-IT', 'venerdì fine giornata', '2026-11-20T23:59:59'],
    ['it-IT', 'venerdì a fine giornata', '2026-11-20T23:59:59'],
    ['it-IT', 'venerdì alla fine giornata', '2026-11-20T23:59:59'],
    ['de-DE', 'heute noch bis 20 Uhr', '2026-11-18T00:00/2026-11-18T20:00'],
  ] as const)('belong to the day: %s, %s', async (language, said, value) => {
    expect((await read(language, said, 'datetime')).value).toBe(value);
  });

  eachRow([
    ...'weitere weiteren zusätzliche zusätzlichen nochmal nochmals'
      .split(' ')
      .map(word => ['de-DE', `${word} zwei Monate`]),
    ...['noch weitere zwei Monate', 'noch mal zwei Monate', 'zwei weitere Monate', 'zwei zusätzliche Monate'].map(
      said => ['de-DE', said],
    ),
    ...[
      'deux mois supplémentaires',
      'deux mois supplémentaire',
      'deux mois de plus',
      'deux mois en plus',
      'encore deux mois',
      'encore une fois deux mois',
    ].map(said => ['fr-FR', said]),
    ...[
      'altri due mesi',
      'altre due mesi',
      'ancora due mesi',
      'due mesi in più',
      'due mesi aggiuntivi',
      'due mesi aggiuntive',
    ].map(said => ['it-IT', said]),
  ] as [Language, string][])('do not change a length: %s, %s', async (language, said) => {
    expect((await read(language, said, 'duration')).value).toBe('P2M');
  });

  eachRow([
    ['de-DE', 'seit über drei Wochen'],
    ['de-DE', 'seit mehr als drei Wochen'],
    ['fr-FR', 'depuis plus de trois semaines'],
  ] as const)('are a bound, for review: %s, %s', async (language, said) => {
    expect(await read(language, said, 'date')).toMatchObject({ value: '2026-10-28/..', review_reasons: ['part'] });
  });

  it('are a bound on a length that is for review anyway', async () => {
    const found = await read('de-DE', 'seit über acht Tagen', 'date');
    expect(found).toMatchObject({ value: '2026-11-11/..', review_reasons: ['policy', 'part'] });
  });
});

describe('the start of the week that has begun', () => {
  eachRow([
    ['de-DE', 'Anfang der Woche'],
    ['de-DE', 'am Wochenanfang'],
    ['fr-FR', 'en début de semaine'],
    ['en-GB', 'at the beginning of the week'],
    ['es-ES', 'a principios de semana'],
    ['it-IT', "all'inizio della settimana"],
  ] as const)('is that of the next week, for review: %s, %s', async (language, said) => {
    expect(await read(language, said, 'date')).toMatchObject({
      value: '2026-11-23/2026-11-26',
      review_reasons: ['policy'],
      alternatives: [{ value: '2026-11-16/2026-11-19' }],
    });
  });

  eachRow([
    ['de-DE', 'ich hab [Anfang der Woche] angerufen'],
    ['fr-FR', "j'ai appelé [en début de semaine]"],
    ['en-GB', 'I called [at the beginning of the week]'],
  ] as const)('is meant in a clause about the past: %s, %s', async (language, text) => {
    expect((await read(language, text, 'date')).value).toBe('2026-11-16/2026-11-19');
  });

  it('is meant so when it is over, too', async () => {
    const friday = WEDNESDAY + 48 * HOUR;
    const said = await readPart('I called [at the beginning of the week]', 'en-GB', 'date', 'drop', friday);
    expect(said.value).toBe('2026-11-16/2026-11-19');
  });

  it('has no morning in it that is not over', async () => {
    const text = 'I called [in the morning at the beginning of the week]';
    const said = await readPart(text, 'en-GB', 'datetime', 'drop', WEDNESDAY - 6 * HOUR);
    expect(said.value).toBe('2026-11-17T04:00/2026-11-17T12:00');
  });

  it('is no middle of the week', async () => {
    expect((await read('de-DE', 'Mitte der Woche', 'date')).value).toBe('2026-11-17/2026-11-21');
  });
});

describe('a bare hour of today', () => {
  eachRow([
    ['de-DE', 'ich hab [heute um acht] angerufen', '2026-11-18T08:00'],
    ['de-DE', 'ich war [heute um sieben] da', '2026-11-18T07:00'],
    ['de-DE', 'ich war [heute um elf] da', '2026-11-18T11:00'],
    ['fr-FR', "j'ai appelé [aujourd'hui à huit heures]", '2026-11-18T08:00'],
    ['en-GB', 'I called [today at eight]', '2026-11-18T08:00'],
    ['es-ES', 'llamé [hoy a las ocho]', '2026-11-18T08:00'],
    ['de-DE', 'kann ich [heute um acht] kommen', '2026-11-18T20:00'],
    ['de-DE', 'ich hatte [heute um sechs] einen Termin', '2026-11-18T18:00'],
    ['de-DE', 'ich hatte [heute um zwölf] einen Termin', '2026-11-18T12:00'],
  ] as const)('is the one that the tense tells: %s, %s', async (language, text, value) => {
    expect((await read(language, text, 'datetime')).value).toBe(value);
  });

  it('is noon at twelve, however early it was said', async () => {
    const said = await readPart(
      'ich hatte [heute um zwölf] einen Termin',
      'de-DE',
      'datetime',
      'drop',
      WEDNESDAY - 6 * HOUR,
    );
    expect(said.value).toBe('2026-11-18T12:00');
  });

  eachRow([
    ['de-DE', 'Tisch für vier [um halb acht]', '19:30'],
    ['de-DE', 'den Tisch lieber [um zehn]', '22:00'],
    ['de-DE', 'Abendessen [um acht]', '20:00'],
    ['fr-FR', 'une table [à huit heures]', '20:00'],
    ['fr-FR', 'le dîner est [à huit heures]', '20:00'],
    ['de-DE', 'den Tisch lieber [um elf]', '11:00'],
    ['de-DE', 'Tisch zum Frühstück [um halb zehn]', '09:30'],
    ['de-DE', 'Tisch [um zehn] zum Brunch', '10:00'],
    ['de-DE', 'der Tisch soll [um acht] geliefert werden', '08:00'],
    ['de-DE', 'liefert ihr den Tisch [um acht]', '08:00'],
    ['fr-FR', 'une table [à dix heures] pour un brunch', '10:00'],
    ['fr-FR', 'la table est livrée [à huit heures]', '08:00'],
    ['fr-FR', 'vous livrez la table [à huit heures]', '08:00'],
    ['de-DE', 'ich muss [um halb sechs] aufstehen', '05:30'],
    ['de-DE', 'ich steh [um halb sechs] auf', '05:30'],
    ['de-DE', 'der Wecker klingelt [um halb sechs]', '05:30'],
    ['de-DE', 'ich stehe [um halb sechs] auf', '05:30'],
    ['de-DE', 'wir stehen [um halb sechs] auf', '05:30'],
    ['de-DE', 'ich bin [um halb sechs] aufgestanden', '05:30'],
    ['de-DE', 'ich stehe [um halb sechs] auf dem Parkplatz', '17:30'],
    ['de-DE', 'ich steh [um halb sechs] aufm Parkplatz', '17:30'],
    ['de-DE', 'ich stehe [um halb sechs] vor der Tür', '17:30'],
    ['de-DE', 'Frühstück [um sechs]', '06:00'],
    ['de-DE', 'der Brunch beginnt [um halb sieben]', '06:30'],
    ['de-DE', 'wir frühstücken [um sechs]', '06:00'],
    ['de-DE', 'Tisch am Montag [um acht]', '20:00'],
    ['de-DE', 'den Tisch [um acht] am Montag', '20:00'],
    ['de-DE', 'der Tisch wird [um acht] montiert', '08:00'],
    ['de-DE', 'montiert ihr den Tisch [um acht]', '08:00'],
    ['de-DE', 'kommt die Montage vom Tisch [um acht]', '08:00'],
    ['de-DE', 'den Tisch [um acht] zur Montage', '08:00'],
    ['de-DE', 'der Tisch wird [um acht] aufgebaut', '08:00'],
    ['de-DE', 'baut ihr den Tisch [um acht] auf', '08:00'],
    ['fr-FR', 'vous montez la table [à huit heures]', '08:00'],
    ['fr-FR', 'la table est montée [à huit heures]', '08:00'],
    ['fr-FR', 'vous assemblez la table [à huit heures]', '08:00'],
    ['fr-FR', 'la table sera assemblée [à huit heures]', '08:00'],
    ['fr-FR', 'je me suis levé [à six heures]', '06:00'],
    ['fr-FR', 'elle est levée [à six heures]', '06:00'],
    ['fr-FR', 'le chien nous réveille [à six heures]', '06:00'],
    ['fr-FR', 'je me lève [à six heures]', '06:00'],
    ['fr-FR', 'je dois me lever [à six heures]', '06:00'],
    ['fr-FR', 'mon réveil sonne [à six heures]', '06:00'],
  ] as const)('is in the half of the day that goes with its clause: %s, %s', async (language, text, value) => {
    expect(await read(language, text, 'time')).toMatchObject({ value, review_reasons: ['policy'] });
  });
});
