import type { FillerWords } from '../pack/fillers.ts';

export const fillerWords: FillerWords = {
  neutral: (
    'un une le la les l mon ma mes notre nos votre vos son sa ses ce cet cette c est etait suis que qu ont ai a avons j je ' +
    'nous vous il elle on me m s te plait svp stp merci bonjour oui alors ben bah euh heu ah ok d accord donc ' +
    'voila juste seulement environ peu pres vers exactement peut etre crois pense suppose en au aux du de des pour avec sur chez dans fois'
  ).split(' '),
  about: (
    'date jour rendez rdv livraison commande commandee achat achete achetee livre livree recu recue envoye ' +
    'envoyee paye payee reserve reservee ne nee naissance arrive arrivee echeance reservation reunion appel prix remise avoir solde ' +
    'montant total somme cout coute facture frais remboursement paiement numero telephone portable mobile tel ' +
    'mail email e courriel adresse contact heure indicatif engagement contrat sejour garantie duree ' +
    'etage ligne position rang place page tentative relance reclamation colis option chambre porte ' +
    'billet cheque virement prelevement caution acompte loyer ttc ht preavis pret credit essai bail abonnement retard regler payer'
  ).split(' '),
  rangeOpeners: 'entre',
  margins: { from: 'a', to: 'pres', never: ['peu', 'tout', 'tres', 'assez', 'de', 'du', 'des', 'd'] },
  rates: 'le|la|l|de l heure|de la journee|par',
  corrections: {
    insteadOf:
      'non|non non|non pardon|euh non|pardon|desole|desolee|excusez moi|je veux dire|je voulais dire|plutot|ou plutot|enfin|attendez|je corrige|je me trompe|erreur',
    denials: 'pas|non pas|et pas|et non|et non pas|au lieu de|au lieu du|au lieu d',
    contrasts: 'mais|mais plutot|plutot',
    hesitations: 'euh|heu|ah|hum|ben|bah|enfin',
    restates: "c'est-à-dire|c'est à dire|soit|donc|à savoir|plus précisément|enfin",
  },
};
