import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readings } from './fixture.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

/** The readings of what stands in brackets. */
function readIn(language: Language, text: string) {
  const [before = '', said = '', after = ''] = text.split(/[[\]]/);
  return readings(said, language, { around: () => ({ before, said, after }) });
}

describe('a date beside a verb that books something', () => {
  eachRow([
    ['de-DE', 'ich habe einen Flug am [3. Dezember] gebucht'],
    ['de-DE', 'wir haben ein Taxi am [3. Dezember] bestellt'],
    ['de-DE', 'ich habe den Termin [am 3. Dezember] abgesagt'],
    ['de-DE', 'mein Flug am [3. Dezember] wurde gestrichen'],
    ['en-US', 'I reserved a table on [December 3rd]'],
    ['en-US', 'I made an appointment on [December 3rd]'],
    ['en-US', 'I ordered a taxi on [December 3rd]'],
    ['en-US', 'we bought a flight on [December 3rd]'],
    ['en-US', 'I cancelled my appointment on [December 3rd]'],
    ['en-US', 'my flight on [December 3rd] was cancelled'],
    ['es-ES', 'he reservado mesa el [3 de diciembre]'],
    ['es-ES', 'pedí cita el [3 de diciembre]'],
    ['es-ES', 'compré un vuelo el [3 de diciembre]'],
    ['es-ES', 'he cancelado la cita [del 3 de diciembre]'],
    ['es-ES', 'mi vuelo [del 3 de diciembre] ha sido cancelado'],
    ['fr-FR', "j'ai réservé une table le [3 décembre]"],
    ['fr-FR', "j'ai pris rendez-vous le [3 décembre]"],
    ['fr-FR', "j'ai commandé un taxi le [3 décembre]"],
    ['fr-FR', "j'ai annulé mon rendez-vous du [3 décembre]"],
    ['fr-FR', 'mon vol du [3 décembre] a été annulé'],
    ['it-IT', 'ho prenotato un tavolo il [3 dicembre]'],
    ['it-IT', 'ho preso un appuntamento il [3 dicembre]'],
    ['it-IT', 'ho comprato un volo il [3 dicembre]'],
    ['it-IT', 'ho cancellato il volo del [3 dicembre]'],
    ['it-IT', 'il mio volo del [3 dicembre] è stato cancellato'],
  ] as const)('is the coming one, for review: %s, %s', (language, text) => {
    expect(readIn(language, text)[0]).toMatchObject({ value: '2026-12-03', review: ['policy'] });
  });

  eachRow([
    ['de-DE', 'ich habe am [Montag] einen Tisch reserviert'],
    ['en-US', 'I made a reservation on [Monday]'],
    ['es-ES', 'reservé una mesa el [lunes]'],
    ['fr-FR', "j'ai réservé une table [lundi]"],
    ['it-IT', 'ho prenotato un tavolo [lunedì]'],
  ] as const)('has the last one as its alternative: %s, %s', (language, text) => {
    const [first, second] = readIn(language, text);
    expect([first?.value, second?.value]).toEqual(['2026-11-23', '2026-11-16']);
    expect(first?.review).toEqual(['policy']);
  });

  it('is not in this month because it says no month', () => {
    expect(readIn('es-ES', 'he reservado mesa [el 3]').map(({ value }) => value)).toEqual(['2026-12-03', '2026-11-03']);
  });

  it('is the last one where that is over for less than a quarter of a year', () => {
    expect(readIn('de-DE', 'ich habe den Flug am [3. Oktober] gebucht')[0]).toMatchObject({
      value: '2026-10-03',
      review: ['policy'],
    });
    expect(readIn('en-US', 'the delivery was promised for [October 3rd]')[0]).toMatchObject({
      value: '2026-10-03',
      review: ['policy'],
    });
    expect(readIn('de-DE', 'ich habe den Flug im [Oktober] gebucht')[0]?.value).toBe('2026-10');
    expect(readIn('de-DE', 'ich habe den Flug am [3. August] gebucht')[0]?.value).toBe('2027-08-03');
  });

  eachRow([
    ['de-DE', '[bis 3. Oktober] versprochen', '../2026-10-04', '../2027-10-04'],
    ['de-DE', '[bis 3. August] versprochen', '../2027-08-04', '../2026-08-04'],
    ['de-DE', 'ich habe das Zimmer [ab 3. Oktober] gebucht', '2026-10-03/..', '2027-10-03/..'],
    ['fr-FR', "j'ai réservé [jusqu'au 3 octobre]", '../2026-10-04', '../2027-10-04'],
  ] as const)('does so for a bound on the date: %s, %s', (language, text, ...values) => {
    const found = readIn(language, text);
    expect(found.map(({ value }) => value)).toEqual(values);
    expect(found[0]?.review).toEqual(['policy']);
  });

  eachRow([
    ['de-DE', 'der Preis [bis KW 40]', '../2027-10-11', '../2026-10-05'],
    ['de-DE', 'der Preis [ab KW 40]', '2027-10-04/..', '2026-09-28/..'],
  ] as const)('does not do so for a bound of what is not booked: %s, %s', (language, text, ...values) => {
    expect(readIn(language, text).map(({ value }) => value)).toEqual(values);
  });

  eachRow([
    ['de-DE', 'ich habe das Paket am [Montag] bestellt'],
    ['de-DE', 'ich habe am [Montag] storniert'],
    ['en-US', 'I made a payment on [Monday]'],
    ['en-US', 'my reservation was cancelled on [Monday]'],
    ['en-US', 'I made an appointment on [Monday], and nobody came'],
    ['en-US', 'it was announced for [Monday] and never came'],
    ['it-IT', 'era promesso per [lunedì] e non è arrivato'],
  ] as const)('is past where the verb books nothing or it did not happen: %s, %s', (language, text) => {
    const found = readIn(language, text);
    expect(found.map(({ value }) => value)).toEqual(['2026-11-16']);
    expect(found[0]?.review).toBeUndefined();
  });

  eachRow([
    ['en-US', 'the delivery was announced for [Friday]'],
    ['es-ES', 'la entrega estaba anunciada para [el viernes]'],
    ['fr-FR', 'la livraison était annoncée pour [vendredi]'],
    ['it-IT', 'la consegna era annunciata per [venerdì]'],
  ] as const)('is open where something was announced for it: %s, %s', (language, text) => {
    expect(readIn(language, text)[0]).toMatchObject({ value: '2026-11-20', review: ['policy'] });
  });
});
