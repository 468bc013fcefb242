import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, languagePack } from '../../../../lib/languages/index.ts';
import { loadDateTime } from '../../../../lib/normalization/datetime/index.ts';
import { createNarrower } from '../../../../lib/normalization/datetime/main-clause.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { readPart } from '../../../fixtures/read-value.ts';

beforeAll(async () => {
  await Promise.all(LANGUAGES.map(loadDateTime));
});

/** The words that begin a clause, each with others of its kind. */
const STARTS: readonly (readonly [language: Language, starts: readonly string[]])[] = [
  [
    'de-DE',
    [
      ...'ich wir er es man ihr du sie das die der'.split(' ').map(subject => `${subject} hat`),
      ...'hab habe haben habt hat hatte hatten bin ist sind war waren wurde wurden kam kamen will wollen wollte wollten möchte möchten muss müssen kann können könnte könnten brauche brauchen bräuchte bräuchten würde würden soll sollen sollte darf hätte hätten'
        .split(' ')
        .map(verb => `ich ${verb}`),
      ...'soll ist kann mach mache machen muss müssen'.split(' ').map(verb => `was ${verb}`),
    ],
  ],
  [
    'fr-FR',
    [
      ...'je j on il elle ils elles vous nous tu ça c cela'.split(' ').map(subject => `${subject} a`),
      ...'l le la les m me vous nous lui y en n ne s se'.split(' ').map(clitic => `on ${clitic} a`),
      ...'ai a as avons avez ont suis est sommes êtes sont étais était étaient avais avait avaient veux veut voulez voudrais voudrait peux peut pouvez pourrais pourriez souhaite souhaiterais aimerais dois doit vais va cherche demande attends'
        .split(' ')
        .map(verb => `je ${verb}`),
      ...['pouvez vous', 'pourriez vous', 'voulez vous', 'puis je', 'dois je', 'peut on', 'allez vous'],
    ],
  ],
  [
    'en-US',
    [
      ...'i we you he she it they this that'.split(' ').map(subject => `${subject} had`),
      ...'have had ve was were am m is are want wanted need needed would d can could will ll got bought ordered paid called'
        .split(' ')
        .map(verb => `i ${verb}`),
      ...'you i we someone somebody'.split(' ').map(subject => `can ${subject}`),
      ...'could would will'.split(' ').map(verb => `${verb} you`),
    ],
  ],
  [
    'es-ES',
    [
      ...'quiero queremos quisiera querría necesito necesitamos puedo puede pueden podéis podemos podría podrían'.split(
        ' ',
      ),
      'me gustaría',
      ...'me nos lo la los las le les se'.split(' ').map(object => `${object} compré`),
      ...'lo la los las'.split(' ').map(object => `me ${object} trajeron`),
      ...'compré llegó recibí entregaron trajeron pedimos recibimos ha han he hemos'
        .split(' ')
        .map(verb => `lo ${verb}`),
    ],
  ],
  [
    'it-IT',
    [
      ...'vorrei vorremmo voglio vogliamo posso possiamo può potete potreste potrebbe devo dobbiamo ho abbiamo'.split(
        ' ',
      ),
      ...'è ha hanno avete'.split(' ').flatMap(verb => [`mi ${verb}`, `ci ${verb}`]),
    ],
  ],
];

describe('two clauses without a stop between them', () => {
  eachRow([
    ['de-DE', 'ich hab [am Montag] bezahlt ich will mein Geld zurück'],
    ['de-DE', 'ich hab [am Montag] bezahlt können sie das prüfen'],
    ['de-DE', 'ihr habt mir [am Montag] doppelt abgebucht was soll das'],
    ['de-DE', 'der Fernseher wurde [am Montag] geliefert ich möchte ihn zurückgeben'],
    ['de-DE', 'der Fernseher kam [am Montag] ich möchte ihn zurückgeben'],
    ['de-DE', 'ich will mein Geld zurück ich hab [am Montag] bezahlt'],
    ['fr-FR', "j'ai payé [lundi] je veux un remboursement"],
    ['fr-FR', "j'ai reçu le colis [lundi] pouvez-vous me rembourser"],
    ['fr-FR', "je voudrais un remboursement j'ai payé [lundi]"],
    ['en-GB', 'it was delivered [on Monday] can you exchange it'],
    ['en-GB', 'I want a refund I paid [on Monday]'],
    ['es-ES', 'me llegó roto [el lunes] pueden cambiarlo'],
    ['es-ES', 'quiero devolverlo lo compré [el lunes]'],
    ['it-IT', 'mi è arrivato rotto [lunedì] posso cambiarlo'],
    ['it-IT', 'vorrei un rimborso ho pagato [lunedì]'],
  ] as const)('are over on Monday: %s, %s', async (language, text) => {
    const read = await readPart(text, language, 'date');
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    ['de-DE', 'ich hab letzte Woche angerufen ich will [am Montag] kommen'],
    ['de-DE', 'können sie [am Montag] liefern ich hab das gestern bestellt'],
    ['de-DE', 'wird mein Auto [am Montag] repariert ich brauche es'],
    ['fr-FR', "j'ai pas pu venir hier je peux venir [lundi]"],
    ['fr-FR', "vous pouvez passer [lundi] j'ai commandé hier"],
    ['en-GB', 'I called last week I need someone [on Monday]'],
    ['es-ES', 'llamé ayer quiero cita [el lunes]'],
    ['it-IT', 'ho chiamato ieri vorrei venire [lunedì]'],
  ] as const)('are of the coming Monday: %s, %s', async (language, text) => {
    const read = await readPart(text, language, 'date');
    expect(read).toMatchObject({ value: '2026-11-23' });
    expect(read.review_reasons).toBeUndefined();
  });

  it('leave a Monday open whose own clause does not say when', async () => {
    expect(await readPart('ich hab bei euch bestellt ich bin [am Montag] da', 'de-DE', 'date')).toMatchObject({
      value: '2026-11-23',
      review_reasons: ['policy'],
      alternatives: [{ value: '2026-11-16' }],
    });
  });

  eachRow(STARTS)('begin with each of these words in %s', async (language, starts) => {
    const { tense } = await languagePack(language).dates();
    const narrow = createNarrower(tense.starts, () => true);
    const unknown = starts.filter(
      start => narrow(`w w ${start}  w`) !== `${start}  w` || narrow(`w  w ${start} w`) !== 'w  w',
    );
    expect(unknown).toEqual([]);
  });

  it('takes a German question for the next clause only behind other words', async () => {
    const { tense } = await languagePack('de-DE').dates();
    const narrow = createNarrower(tense.starts, () => true);
    const verbs = 'kann können könnte könnten könntet könnt kannst darf soll muss würden wollen'.split(' ');
    const questions = [
      ...verbs.map(verb => `${verb} sie`),
      ...'ich wir ihr du man das'.split(' ').map(subject => `kann ${subject}`),
    ];
    expect(questions.filter(question => narrow(`w  w ${question} w`) !== 'w  w')).toEqual([]);
    expect(questions.filter(question => narrow(`w  ${question} w`) !== `w  ${question} w`)).toEqual([]);
  });

  it('keep the words behind the date where the clause until then is not over', () => {
    expect(createNarrower('i want', words => words.includes('paid'))('we come  i want  it')).toBe(
      'we come  i want  it',
    );
  });

  it('have nothing before or behind the date in a line that begins or ends with a space', () => {
    const narrow = createNarrower('i want', () => true);
    expect(narrow(' ok i want it')).toBe(' ok');
    expect(narrow('ok i want ')).toBe('i want ');
    expect(narrow('ok i want  i want it')).toBe('i want ');
  });
});
