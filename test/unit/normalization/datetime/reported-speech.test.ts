import { describe, expect, it } from 'vitest';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart } from '../../../fixtures/read-value.ts';

type Row = readonly [language: 'de-DE' | 'fr-FR' | 'it-IT', text: string];

const each = (words: string, text: (word: string) => Row): Row[] => words.split('|').map(text);

/** What was said is to come, whatever the tense of the verb that says it. */
const TO_COME: readonly Row[] = [
  ...each('gesagt|gemeint|geschrieben|mitgeteilt|versichert|behauptet|erklärt', verb => [
    'de-DE',
    `der Techniker hat ${verb} er ruft mich [am Montag] an`,
  ]),
  ...each('ich|wir|er|es|man|ihr|du|sie|das|die|der|mein|meine|jemand|einer|eine|ein', subject => [
    'de-DE',
    `man hat gesagt ${subject} Kurier liefert [am Montag]`,
  ]),
  ...each('es hieß|dann hieß es|sie sagte|die sagten|er meinte|die meinten', said => [
    'de-DE',
    `ich hab angerufen ${said} das Paket erreicht mich [am Montag]`,
  ]),
  ['de-DE', 'er hat gesagt, er ruft [am Montag] an'],
  ['fr-FR', "il m'a assuré qu'il passe [lundi]"],
  ...each(
    'dit|assuré|promis|confirmé|annoncé|répondu|écrit|expliqué|indiqué|précisé|certifié|garanti',
    (verb): Row => ['fr-FR', `on m'a ${verb} que le technicien venait [lundi]`],
  ),
  ['fr-FR', "il m'a dit qu'il passait [lundi]"],
  ['fr-FR', "on m'a confirmé que c'était bien [lundi]"],
  ['fr-FR', "ils m'ont assuré qu'on me livrait le canapé gris [lundi]"],
  ['fr-FR', "on m'a dit que le technicien de chez vous venait [lundi]"],
  ['fr-FR', "on m'a dit qu'on livrait le canapé gris clair [lundi]"],
  ['fr-FR', "on m'a dit qu'ils étaient bien là [lundi]"],
  ['fr-FR', "on m'a dit que c'était bien à la gare [lundi]"],
  ['fr-FR', "on m'a dit qu'ils passaient [lundi]"],
  ['fr-FR', "on m'a dit que je recevrais le colis [lundi]"],
  ...each(
    'sarebbe passato|sarebbero passati|sarebbe venuta|sarebbero uscite|sarebbe stata consegnata|sarebbe stato riparato|sarebbe partito|avrebbe consegnato|avrebbero spedito|avrebbe ricevuto tutto',
    (verb): Row => ['it-IT', `mi hanno detto che ${verb} [lunedì]`],
  ),
];

/** The date stands right behind what was said: it may be the day of the visit or of the call. */
const OPEN: readonly Row[] = [
  ...each('gesagt|zugesagt|versprochen|genannt|angekündigt', verb => ['de-DE', `die haben ${verb} [Montag]`]),
  ...each('am|ab|bis|bis zum|zum|für|für den', word => ['de-DE', `man hat mir gesagt ${word} [Montag]`]),
  ['de-DE', 'mir wurde gesagt [am Montag] kommt jemand'],
  ['fr-FR', "on m'a dit [lundi]"],
  ...each('le|pour le|sur le', (word): Row => ['fr-FR', `on m'avait promis ${word} [lundi]`]),
  ...each('per|il', (word): Row => ['it-IT', `mi hanno detto ${word} [lunedì]`]),
  ...each('promis|assuré|garanti|confirmé|annoncé|indiqué|convenu|dit', verb => [
    'fr-FR',
    `on m'avait ${verb} [lundi]`,
  ]),
  ...each('pour|sur', word => ['fr-FR', `on s'était mis d'accord ${word} [lundi]`]),
  ...each('detto|promesso|assicurato|confermato|garantito|annunciato', verb => ['it-IT', `mi hanno ${verb} [lunedì]`]),
];

const OVER: readonly Row[] = [
  ['de-DE', 'er hat gesagt er war [am Montag] da'],
  ['de-DE', 'er hat gesagt die Sicherung ist [am Montag] durchgebrannt'],
  ['de-DE', '[am Montag] hat er gesagt er kommt noch mal'],
  ['de-DE', 'mir wurde gesagt [am Montag] und keiner war da und niemand gekommen'],
  ['de-DE', 'sie haben gesagt sie kommen [am Montag] und es war niemand da'],
  ['de-DE', 'wir hatten [Montag] ausgemacht aber da war zu'],
  ...each(
    'niemand gekommen|keiner gekommen|niemand da|keiner erschienen|niemand aufgetaucht|war zu|war geschlossen|war niemand|war keiner|war nichts|war nix|war aber zu|war alles zu|war dann zu',
    (how): Row => ['de-DE', `der Techniker sollte [am Montag] kommen und ${how}`],
  ),
  ...each(
    'gesagt|zugesagt|versprochen',
    (verb): Row => ['de-DE', `die haben ${verb} er kommt [am Montag] und nichts da`],
  ),
  ...each(
    'niemand|keiner|aber niemand|dann niemand',
    (who): Row => ['de-DE', `es hieß er kommt [am Montag] und es war ${who} da`],
  ),
  ...each(
    'passé|passée|passés|passées|venu|venue|venus|venues|pris|écrit',
    (verb): Row => ['fr-FR', `on m'a dit qu'il était ${verb} [lundi]`],
  ),
  ...each(
    'viendrait|enverrait|recevrait',
    (verb): Row => ['fr-FR', `on m'a dit qu'on ${verb} ça [lundi] et toujours rien`],
  ),
  ['fr-FR', "on était convenus [lundi] et c'était fermé"],
  ['fr-FR', "on avait convenu [lundi] et c'était fermé"],
  ['fr-FR', "on s'était mis d'accord pour [lundi] et c'était complet"],
  ['it-IT', 'mi hanno detto che sarebbe passato [lunedì] e non è arrivato nessuno'],
  ['it-IT', 'mi hanno promesso [lunedì] e non è arrivato nessuno'],
  ['fr-FR', "on m'a dit qu'il avait une panne [lundi]"],
  ['fr-FR', "on m'a dit qu'il serait là [lundi] et toujours rien"],
  ['fr-FR', "on m'avait promis [lundi] et rien reçu"],
  ['fr-FR', "on s'était mis d'accord pour [lundi] et c'était fermé"],
  ['fr-FR', "on avait dit [lundi] et il n'y avait personne"],
  ...each(
    'reçu le colis|reçu le petit colis|reçue|arrivé|livré|livrées|payé|eu la réponse|récupéré le colis|commandé|envoyé|passé|venu|ouvert|vu le mail|remarqué|rappelé',
    (did): Row => ['fr-FR', `j'ai ${did} que [lundi]`],
  ),
];

describe('a date in reported speech', () => {
  eachRow(TO_COME)('is to come: %s, %s', async (language, text) => {
    expect(await readPart(text, language, 'date')).toMatchObject({ value: '2026-11-23' });
  });

  eachRow(OPEN)('may be of the call or of the visit: %s, %s', async (language, text) => {
    expect(await readPart(text, language, 'date')).toMatchObject({
      value: '2026-11-23',
      review_reasons: ['policy'],
      alternatives: [{ value: '2026-11-16' }],
    });
  });

  eachRow(OVER)('is over where the words say so: %s, %s', async (language, text) => {
    const read = await readPart(text, language, 'date');
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  it('may have an hour', async () => {
    const read = await readPart('man hat mir gesagt um [neun Uhr am Montag]', 'de-DE', 'datetime');
    expect(read).toMatchObject({ value: '2026-11-23T09:00', review_reasons: ['policy'] });
  });

  it('is over after "qu\'" too', async () => {
    const read = await readPart("je n'ai été payé qu'[en octobre]", 'fr-FR', 'date');
    expect(read).toMatchObject({ value: '2026-10' });
    expect(read.review_reasons).toBeUndefined();
  });
});
