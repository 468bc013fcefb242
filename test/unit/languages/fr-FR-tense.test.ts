import { describe, expect, it } from 'vitest';
import { eachRow } from '../../fixtures/each-row.ts';
import { readPart } from '../../fixtures/read-value.ts';

/** What the clause says of a Monday: it is over, or the policy decides and both Mondays are offered. */
const readMonday = (text: string) => readPart(text, 'fr-FR', 'date');

const NOUNS =
  'assemblée tournée rentrée randonnée vallée cheminée montée matinée journée soirée année entrée traversée corvée café société qualité quantité santé clé marché congé degré carré côté sécurité difficulté disponibilité possibilité priorité identité publicité arrivée idée durée fumée musée lycée bébé souhait délai portrait retrait parfait satisfait électricité mensualité indemnité validité totalité intégralité activité formalité spécialité unité université modalité comité canapé moitié beauté forfait extrait trait essai attrait portée poignée allée dictée purée poupée trophée communauté nouveauté propriété copropriété facilité capacité responsabilité nationalité mutualité majorité minorité';

const STATES =
  'convoqué programmé planifié fixé annoncé reporté décalé déplacé repoussé avancé employé désolé intéressé âgé privé pressé salarié retraité handicapé';

describe('the tense of a clause in French', () => {
  eachRow([
    // Nouns after their article or preposition.
    'la coupure [lundi] de notre activité',
    'mon forfait change [lundi]',
    'le canapé vient [lundi]',
    'ma fiancée vient [lundi]',
    'mes associés sont là [lundi]',
    'je passe au relais [lundi]',
    'la remise des clés [lundi]',
    "c'est pour une personne âgée [lundi]",
    'prise de sang [lundi]',
    'la prise de rendez-vous [lundi]',
    'la venue du technicien [lundi]',
    'une partie [lundi] au moins',
    // "Fait" without an auxiliary.
    'oui tout à fait [lundi]',
    "en fait [lundi] ça m'arrange mieux",
    'au fait [lundi] ça marche',
    "qu'est-ce qu'on fait [lundi]",
    'ça fait [lundi]',
    // States.
    'ouvert [lundi] ?',
    'le magasin reste ouvert [lundi]',
    'vous êtes bien ouvert [lundi]',
    'le train est annulé [lundi]',
    'la route est complètement barrée [lundi]',
    "je suis pressé c'est [lundi]",
    'je me suis trompé [lundi] en fait',
    "j'ai oublié de dire [lundi] pas avant",
    // What was said, and a polite past.
    'vous aviez dit [lundi]',
    "on s'était dit [lundi]",
    "j'avais noté [lundi]",
    "on s'était mis d'accord [lundi]",
    'vous aviez [lundi]',
    'vous aviez de la place [lundi]',
    "c'était pour [lundi]",
    'je pensais à [lundi]',
    "ça m'arrangeait [lundi]",
  ])('leaves a Monday open: %s', async text => {
    expect(await readMonday(text)).toMatchObject({
      value: '2026-11-23',
      review_reasons: ['policy'],
      alternatives: [{ value: '2026-11-16' }],
    });
  });

  eachRow([
    "on l'avait commandé [lundi]",
    'on les attendait [lundi]',
    "j'ai fait un virement [lundi]",
    'vous avez ouvert mon dossier [lundi]',
    'ça a été ouvert [lundi]',
    'le colis est arrivé [lundi]',
    "je suis d'abord passé [lundi]",
    "la chaudière s'est arrêtée [lundi]",
    'je me suis inscrite et abonnée [lundi]',
    "on m'a débité [lundi]",
    "j'ai visité l'appartement [lundi]",
    'un canapé commandé [lundi]',
    "c'est celui commandé [lundi]",
    "j'ai oublié mon sac chez vous [lundi]",
    'vous aviez livré le colis [lundi]',
    "c'était pas mardi mais [lundi]",
  ])('knows that a Monday is over: %s', async text => {
    const read = await readMonday(text);
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  eachRow([
    "l'accident s'est produit [lundi]",
    "la lumière s'est éteinte [lundi]",
    "il s'est plaint [lundi]",
    'je me suis inscrit [lundi]',
    'nous nous sommes plaints [lundi]',
    "le moteur m'est tombé dessus [lundi]",
  ])('takes a verb of oneself for past: %s', async text => {
    const read = await readMonday(text);
    expect(read).toMatchObject({ value: '2026-11-16' });
    expect(read.review_reasons).toBeUndefined();
  });

  it('takes a saint for no verb', async () => {
    expect(await readMonday("j'habite a saint denis et je viens [lundi]")).toMatchObject({ value: '2026-11-23' });
  });

  eachRow(`${NOUNS} ${STATES}`.split(' '))('takes "%s" for no past form', async word => {
    expect(await readMonday(`ok ${word} [lundi]`)).toMatchObject({ value: '2026-11-23' });
    expect(await readMonday(`ok ${word}s [lundi]`)).toMatchObject({ value: '2026-11-23' });
  });

  eachRow(
    'jamais français anglais lait frais relais rabais mauvais désormais plait palais biais balais connais connait parait disparait apparait vais fais sais'.split(
      ' ',
    ),
  )('takes "%s" for no imperfect', async word => {
    expect(await readMonday(`ok ${word} [lundi]`)).toMatchObject({ value: '2026-11-23' });
  });
});
