import { describe, expect, it } from 'vitest';
import { LANGUAGES, languagePack, type TenseWords } from '../../../../lib/languages/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart } from '../../../fixtures/read-value.ts';

/** The languages that have such words. */
async function languagesWith(words: keyof TenseWords) {
  const packs = await Promise.all(LANGUAGES.map(async tag => [tag, (await languagePack(tag).dates()).tense] as const));
  return new Set(packs.flatMap(([tag, tense]) => (tense?.[words] === undefined ? [] : [tag])));
}

/** Plans whose date is over, because the words after it say that nothing came. */
const MISSED = [
  ['en-US', 'my delivery was scheduled for [Monday] and never came'],
  ['en-US', 'it is scheduled for [Monday] but nothing arrived'],
  ['en-US', 'expected [Monday] still nothing'],
  ['en-US', "delivery [Monday] and it hasn't come"],
  ['en-US', 'it is due [Monday] and still no sign of it'],
  ['en-US', 'the visit is planned for [Monday] and nobody came'],
  ['en-US', "the estimated day is [Monday] but it didn't show up"],
  ['en-US', "it's supposed to be [Monday] and it never arrived"],
  ['en-GB', 'delivery is due [Monday] and it never turned up'],
  ['es-ES', 'entrega prevista [el lunes] y no ha llegado'],
  ['es-ES', 'el envío está programado para [el lunes] y todavía nada'],
  ['es-ES', 'la visita está planificada para [el lunes] y no vino nadie'],
  ['es-ES', 'está anunciada para [el lunes] y no he recibido nada'],
  ['es-ES', 'la visita está agendada [el lunes] y nunca vino'],
  ['es-ES', 'prevista para [el lunes] y ni rastro'],
  ['de-DE', 'Zustellung geplant [am Montag] und noch nichts da'],
  ['de-DE', 'für [Montag] angekündigt, nix gekommen'],
  ['de-DE', 'laut Tracking Zustellung [am Montag], kam aber nix'],
  ['de-DE', 'Lieferung [am Montag], es ist keiner erschienen'],
  ['de-DE', 'Liefertermin ist [am Montag], nie angekommen'],
  ['de-DE', 'sie ist für [Montag] vorgesehen und wurde nicht geliefert'],
  ['de-DE', 'ist angesetzt [am Montag] und bis jetzt nichts gekommen'],
  ['de-DE', 'wird [am Montag] erwartet, immer noch nichts'],
  ['de-DE', 'es hieß [am Montag] ruft jemand an und es hat sich keiner gemeldet'],
  ['de-DE', 'sie haben gesagt [am Montag] ruft jemand an und es hat niemand angerufen'],
  ['de-DE', 'der Rückruf war für [Montag] angekündigt, bisher nichts gehört'],
  ['fr-FR', "le rappel était prévu [lundi] et personne ne m'a rappelé"],
  ['fr-FR', 'livraison prévue [lundi] et toujours rien'],
  ['fr-FR', 'livraison prévue [lundi] jamais arrivée'],
  ['fr-FR', "livraison prévue [lundi] et je n'ai rien reçu"],
  ['fr-FR', "la visite est programmée [lundi] et personne n'est venu"],
  ['fr-FR', 'annoncée pour [lundi] toujours pas là'],
  ['fr-FR', 'planifiée [lundi] mais rien'],
  ['fr-FR', "il est attendu [lundi] et il n'est pas arrivé"],
  ['fr-FR', 'prévus [lundi] et pas encore livrés'],
  ['it-IT', 'consegna prevista [lunedì] ma non è arrivata'],
  ['it-IT', 'è programmata per [lunedì] ma niente'],
  ['it-IT', 'annunciato per [lunedì] e non ho ricevuto nulla'],
  ['it-IT', 'prevista [lunedì] mai arrivata'],
] as const;

describe('a plan whose date is over', () => {
  eachRow(MISSED)('is of the past: %s, %s', async (language, text) => {
    const read = await readPart(text, language, 'date');
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    ['en-US', "my payment is due [Monday] and I haven't got the money"],
    ['es-ES', 'la visita está prevista [el lunes] y no tengo confirmación'],
    ['de-DE', 'die Lieferung ist [am Montag] geplant, da ist niemand da'],
    ['fr-FR', 'la livraison prévue [lundi] est toujours maintenue ?'],
    ['fr-FR', 'le rendez-vous est prévu [lundi] mais pas encore confirmé'],
    ['it-IT', 'la consegna è prevista [lunedì] e non ho ricevuto la conferma'],
  ] as const)('is to come where the words tell something else: %s, %s', async (language, text) => {
    expect(await readPart(text, language, 'date')).toMatchObject({ value: '2026-11-23' });
  });

  it('is to come without words after it, in each language that has words for plans', async () => {
    for (const [language, text] of MISSED) {
      const end = text.indexOf(']') + 1;
      if (!/\b(?:due|prevista|geplant|prévue)\b/.test(text.slice(0, end))) continue;
      expect((await readPart(text.slice(0, end), language, 'date')).value, text).toBe('2026-11-23');
    }
    expect(new Set(MISSED.map(([language]) => language))).toEqual(await languagesWith('planned'));
  });
});

/** Wishes: a participle without its verb, and words after the date that say so. */
const WISHES = [
  ['en-US', 'delivered [Monday] if possible'],
  ['en-US', "delivered [Monday] if that's possible"],
  ['en-US', 'installed on [Monday] whenever possible'],
  ['en-US', 'shipped [Monday] if you can'],
  ['en-US', 'picked up [Monday] if that works'],
  ['en-GB', 'collected [Monday] if available'],
  ['es-ES', 'entregado [el lunes] si es posible'],
  ['es-ES', 'enviado [el lunes] a ser posible'],
  ['es-ES', 'instalado [el lunes] si pueden'],
  ['de-DE', 'geliefert [am Montag] wenn möglich'],
  ['de-DE', "abgeholt [am Montag] wenn's geht"],
  ['fr-FR', 'livré [lundi] si possible'],
  ['fr-FR', 'livré [lundi] si vous pouvez'],
  ['it-IT', 'consegnato [lunedì] se possibile'],
  ['it-IT', 'consegnato [lunedì] se si può'],
] as const;

describe('a wish', () => {
  eachRow(WISHES)('is to come although it has a participle: %s, %s', async (language, text) => {
    const read = await readPart(text, language, 'date');
    expect(read).toMatchObject({ value: '2026-11-23' });
    expect(read.alternatives).toBeUndefined();
    expect((await readPart(text.slice(0, text.indexOf(']') + 1), language, 'date')).value).toBe('2026-11-16');
  });

  it('is known in each language that has words for wishes', async () => {
    expect(new Set(WISHES.map(([language]) => language))).toEqual(await languagesWith('wished'));
  });
});
