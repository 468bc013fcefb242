import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../lib/languages/index.ts';
import { loadDateTime, recognizeDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart } from '../../../fixtures/read-value.ts';
import { contextOf } from './fixture.ts';

/** On Tuesday, 17 November 2026. */
describe('an ordinal before a thing that it counts', () => {
  eachRow<[Language, string]>([
    ['de-DE', 'ich nehme [den ersten Termin den sie haben]'],
    ['de-DE', 'ich nehme [den ersten Termin]'],
    ['de-DE', 'ich nehme [den ersten] Termin'],
    ['de-DE', 'ich nehme den [ersten] freien Termin'],
    ['de-DE', '[beim zweiten Anruf] war besetzt'],
    ['de-DE', 'das ging erst [beim dritten Versuch]'],
    ['de-DE', 'ich rufe [zum zweiten Mal] an'],
    ['de-DE', 'ich rufe [zum 2. Mal] an'],
    ['de-DE', 'ich rufe [zum 2.] Mal an'],
    ['en-US', 'until [the 2nd] attempt'],
    ['de-DE', '[das erste Mal] war gut'],
    ['de-DE', '[die zweite Rate] ist noch offen'],
    ['de-DE', 'wir wohnen [im 2. Stock]'],
    ['de-DE', 'wir wohnen [im dritten] Obergeschoss'],
    ['de-DE', '[nach dem zweiten Anruf] kam keiner mehr'],
    ['de-DE', 'wir warten [seit der ersten Mahnung]'],
    ['de-DE', '[bis zum ersten Zahnarzttermin] dauert es noch'],
    ['de-DE', '[vom ersten bis zum dritten Anruf]'],
    ['fr-FR', 'je prends [le premier rendez-vous]'],
    ['fr-FR', 'je prends [le premier] rendez-vous que vous avez'],
    ['fr-FR', "[au deuxième appel] personne n'a répondu"],
    ['fr-FR', "c'est [la deuxième fois]"],
    ['fr-FR', "j'habite [au 3e étage]"],
    ['fr-FR', '[depuis la première facture]'],
    ['fr-FR', '[avant le premier paiement]'],
    ['fr-FR', '[le premier jour]'],
    ['it-IT', 'prendo [il primo appuntamento]'],
    ['it-IT', 'prendo [il primo] appuntamento libero'],
    ['it-IT', 'prendo [il primo] libero appuntamento'],
    ['it-IT', '[alla seconda chiamata] nessuno ha risposto'],
    ['it-IT', 'abito [al 3° piano]'],
    ['it-IT', '[dopo il primo sollecito]'],
    ['es-ES', 'cojo [la primera cita]'],
    ['es-ES', 'cojo [la primera] cita que tengan'],
    ['es-ES', '[a la segunda llamada] no contestaron'],
    ['es-ES', 'es [la tercera vez]'],
    ['es-ES', 'vivo [en el 2º piso]'],
    ['es-ES', '[el primer día]'],
    ['en-US', "I'll take [the first appointment]"],
    ['en-US', "I'll take [the first available appointment]"],
    ['en-US', "I'll take [the first] appointment you have"],
    ['en-US', "this is [the second time] I'm calling"],
    ['en-US', '[on the second call] nobody answered'],
    ['en-US', 'it worked [on the 3rd attempt]'],
    ['en-US', '[after the second visit]'],
    ['en-GB', 'we are [on the second floor]'],
    ['en-GB', "I'll take [the second one]"],
    ['de-DE', '[am zweiten Tag] war er da'],
  ])('%s: %s has no date', async (language, text) => {
    expect(await readPart(text, language, 'date')).toMatchObject({ reason: 'invalid_value' });
  });

  eachRow<[Language, string, string]>([
    ['de-DE', 'ich hätte [am dritten] Termin beim Zahnarzt', '2026-12-03'],
    ['de-DE', 'ich komme [am ersten] mal vorbei', '2026-12-01'],
    ['de-DE', 'kann ich sie [den dritten] anrufen', '2026-12-03'],
    ['de-DE', '[am dreizehnten zwölften] Termin', '2026-12-13'],
    ['de-DE', '[den 13.12.] Termin', '2026-12-13'],
    ['de-DE', 'passt [der zwölfte], Termin um zehn', '2026-12-12'],
    ['de-DE', '[am ersten Tag des Monats]', '2026-12-01'],
    ['fr-FR', '[le premier décembre] rendez-vous à dix heures', '2026-12-01'],
    ['fr-FR', '[le premier], rendez-vous à dix heures', '2026-12-01'],
    ['fr-FR', '[le premier jour du mois]', '2026-12-01'],
    ['it-IT', '[il primo giorno del mese]', '2026-12-01'],
    ['es-ES', '[el primer día del mes]', '2026-12-01'],
    ['en-US', 'I bought it [on the 3rd] order number 55', '2026-11-03'],
    ['en-US', 'please [on the 3rd] call me back', '2026-12-03'],
    ['en-US', 'is [the 20th] available', '2026-11-20'],
    ['en-US', 'my [December 4th] appointment', '2026-12-04'],
    ['en-US', 'my [twenty third] appointment', '2026-11-23'],
    ['en-US', '[the first day of next month]', '2026-12-01'],
  ])('%s: %s is a date', async (language, text, value) => {
    expect(await readPart(text, language, 'date')).toMatchObject({ value });
  });

  it('is not found in a text', async () => {
    await loadDateTime('de-DE');
    const found = (text: string) =>
      recognizeDateTime(text, contextOf('de-DE')).map(({ start, end }) => text.slice(start, end));
    expect(found('es ist zum 2. Mal kaputt')).toEqual([]);
    expect(found('es wird zum 2. fertig')).toEqual(['zum 2']);
  });
});
