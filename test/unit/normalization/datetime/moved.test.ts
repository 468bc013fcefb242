import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart } from '../../../fixtures/read-value.ts';
import { readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

/** The readings of what stands in brackets, on Tuesday 17 November 2026 at 15:00. */
function readIn(language: Language, text: string) {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  return readings(said, language, { around: () => ({ before, said, after }) });
}

const valuesIn = (language: Language, text: string) => readIn(language, text).map(({ value }) => value);

describe('a range beside a verb that moves something', () => {
  eachRow([
    ['de-DE', 'ich möchte den Termin [vom 25. auf den 27.] verschieben'],
    ['de-DE', 'können wir die Lieferung [vom 25. auf den 27.] vorziehen'],
    ['de-DE', 'der Flug wurde [vom 25. auf den 27.] umgebucht'],
    ['en-US', 'please move it [from the 25th to the 27th]'],
    ['en-US', 'can you reschedule my visit [from the 25th to the 27th]'],
    ['en-GB', 'could we push it back [from the 25th to the 27th]'],
    ['es-ES', 'quiero mover la cita [del 25 al 27]'],
    ['es-ES', 'hay que aplazarla [del 25 al 27]'],
    ['es-ES', 'me han cambiado la entrega [del 25 al 27]'],
    ['fr-FR', 'ça serait pour déplacer le rendez-vous [du 25 au 27]'],
    ['fr-FR', 'vous pouvez reporter la livraison [du 25 au 27] ?'],
    ['fr-FR', "ils ont décalé l'intervention [du 25 au 27]"],
    ['it-IT', "vorrei spostare l'appuntamento [dal 25 al 27]"],
    ['it-IT', 'hanno rinviato la consegna [dal 25 al 27]'],
  ] as const)('is the new day, for review, with the range as the alternative: %s, %s', (language, text) => {
    const found = readIn(language, text);
    expect(found.map(({ value }) => value)).toEqual(['2026-11-27', '2026-11-25/2026-11-28']);
    expect(found[0]?.review).toEqual(['part']);
  });

  eachRow([
    ['de-DE', 'wir sind [vom 25. bis zum 27.] verreist'],
    ['en-US', 'I am on the night shift [from the 25th to the 27th]'],
    ['en-US', 'I want to move, and I am away [from the 25th to the 27th]'],
    ['es-ES', 'voy a pasar las vacaciones allí [del 25 al 27]'],
    ['fr-FR', 'je serai en déplacement [du 25 au 27]'],
    ['fr-FR', 'je me déplace [du 25 au 27]'],
    ['it-IT', 'siamo via [dal 25 al 27]'],
  ] as const)('is a range where nothing is moved: %s, %s', (language, text) => {
    expect(valuesIn(language, text)).toEqual(['2026-11-25/2026-11-28']);
  });

  eachRow([
    ['[vom 25. auf den 27.]', '2026-11-27', '2026-11-25/2026-11-28'],
    ['[vom 25. November auf den 2. Dezember]', '2026-12-02', '2026-11-25/2026-12-03'],
    ['geht es auch [von morgen auf Freitag]', '2026-11-20', '2026-11-18/2026-11-21'],
    ['den Termin [von 15 auf 16 Uhr]', '16:00', '15:00/16:00'],
    ['den Termin [von 15 Uhr auf 16 Uhr 30]', '16:30', '15:00/16:30'],
  ])('is the new time where its words say so without a verb: %s', (text, value, range) => {
    const found = readIn('de-DE', text);
    expect(found.slice(0, 2).map(each => each.value)).toEqual([value, range]);
    expect(found[0]?.review).toEqual(['part']);
  });

  it('may be the night between two days, or both of them', () => {
    expect(valuesIn('de-DE', '[von Freitag auf Samstag]')).toEqual([]);
    expect(valuesIn('de-DE', 'wir verschieben [von Freitag auf Samstag]')[0]).toBe('2026-11-21');
    expect(valuesIn('de-DE', '[vom 25. auf den 26.]').slice(0, 2)).toEqual(['2026-11-25/2026-11-27', '2026-11-26']);
    expect(valuesIn('de-DE', '[in der Nacht vom 25. auf den 26.]')[0]).toBe('2026-11-25T20:00/2026-11-26T06:00');
  });

  it('is the coming day, even behind the day that it was', () => {
    expect(valuesIn('fr-FR', 'on voudrait avancer la visite [du 28 au 2]')[0]).toBe('2026-12-02');
    expect(valuesIn('en-US', 'please move it [from Friday to Wednesday]')[0]).toBe('2026-11-18');
  });

  it('has no range as its alternative that ends before it starts', () => {
    expect(valuesIn('fr-FR', 'avancez la réunion [de 15h à 14h]')).toEqual(['14:00']);
    expect(valuesIn('fr-FR', 'décalez la réunion [de 14h à 15h]')).toEqual(['15:00', '14:00/15:00']);
  });

  it('leaves an open range and a day alone', () => {
    expect(valuesIn('fr-FR', 'je voudrais déplacer la livraison [après le 25]')[0]).toBe('2026-11-26/..');
    expect(valuesIn('fr-FR', 'je voudrais déplacer la livraison [du 25]')[0]).toBe('2026-11-25');
  });

  it('keeps the range among the alternatives of the answer', async () => {
    const text = 'could you move our stay [from the 25th to the 27th]';
    const { value, alternatives } = await readPart(text, 'en-US', 'date');
    expect([value, ...(alternatives ?? []).map(other => other.value)]).toEqual(['2026-11-27', '2026-11-25/2026-11-28']);
  });

  eachRow<[Language, string, string]>([
    [
      'de-DE',
      'vom 25. bis zum 27.',
      'verschiebe verschieben verschiebt verschoben verlegen verlegt umverlegt vorverlegen zuverlegen umgebucht umbuchen umzubuchen vorziehen vorzuziehen vorgezogen ändern abändern umändern abzuändern umzuändern geändert umgeändert abgeändert',
    ],
    [
      'en-US',
      'from the 25th to the 27th',
      'move moved reschedule rescheduled rescheduling postpone postponed postponing push pushed shifted change changed switch switched',
    ],
    [
      'es-ES',
      'del 25 al 27',
      'mover moverla moverlo moverlas moverles moverme movernos mueva mueve mueven muevan muevala muevelo muévame muéveme muévela muévanla movido movida movidos movidas aplaza aplazar aplazarla aplazarme aplazarnos aplazado aplazada aplazados aplazaron aplazan posponer posponerla posponerme posponernos pospuesto pospuesta pospuestas cambiar cambiarla cambiarlo cambiarme cambiarnos cámbieme cámbiala cámbielo cámbiela cámbienla cambiado cambiadas cambiaron adelantar adelantarla adelantarnos retrasar retrasarlo retrasarme trasladar trasladarla pasarla pasarme reprogramar reprogramarla reprogramado reprogramadas',
    ],
    [
      'fr-FR',
      'du 25 au 27',
      'déplace déplacer déplacez déplacé déplacée déplacés déplacées décale décaler décalez décalé décalée décalés reporte reporter reportez reporté reportée reportées repousse repousser repoussez repoussé repoussée repoussés avancer avancez avancé avancée avancés changer changez changé changée changés basculer',
    ],
    [
      'it-IT',
      'dal 25 al 27',
      'sposta spostare spostarla spostarlo spostata spostati rimanda rimandare rimandarla rimandato rinvia rinviare rinviarlo rinviata posticipa posticipare posticiparla posticipato anticipa anticipare anticiparlo anticipata cambiare cambiarla cambiato cambiata',
    ],
  ])('is known by each form of a verb in %s', (language, range, forms) => {
    const unknown = forms.split(' ').filter(verb => valuesIn(language, `${verb} [${range}]`)[0] !== '2026-11-27');
    expect(unknown).toEqual([]);
  });
});
