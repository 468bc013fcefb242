import { AMBIGUOUS_PART } from '../pack/costs.ts';
import type { DateWords } from '../pack/dates.ts';
import { rules } from './date-rules.ts';
import { HOLIDAYS } from './holidays.ts';
import { TENSE } from './tense.ts';

/** "Une dizaine de jours", "une bonne vingtaine d'années": round numbers of things. */
const COLLECTIVES = [
  ['huitaine', 8],
  ['dizaine', 10],
  ['douzaine', 12],
  ['quinzaine', 15],
  ['vingtaine', 20],
  ['trentaine', 30],
  ['quarantaine', 40],
  ['cinquantaine', 50],
  ['soixantaine', 60],
  ['centaine', 100],
] as const;

const collectivePhrases = (name: string): string => `une ${name} de|une ${name} d|${name} de|${name} d`;

export const dateWords: DateWords = {
  dayFirst: true,
  monthFirstToo: false,
  twentyFourHours: true,
  neverNumbers: 'seconds|secondes|tiers|tierce',
  months: [
    ['janvier|janv|jan', 1],
    ['février|fevr|fev', 2],
    ['mars|mar', 3],
    ['avril|avr', 4],
    ['mai', 5],
    ['juin', 6],
    ['juillet|juil|jul', 7],
    ['août|aout|aou', 8],
    ['septembre|sept .|sep', 9],
    ['octobre|oct', 10],
    ['novembre|nov', 11],
    ['décembre|dec', 12],
  ],
  weekdays: [
    ['lundi|lun|lun .', 1],
    ['mardi|mar|mar .', 2],
    ['mercredi|mer|mer .', 3],
    ['jeudi|jeu|jeu .', 4],
    ['vendredi|ven|ven .', 5],
    ['samedi|sam|sam .', 6],
    ['dimanche|dim|dim .', 7],
  ],
  everyWeekday: [
    ['lundis', 1],
    ['mardis', 2],
    ['mercredis', 3],
    ['jeudis', 4],
    ['vendredis', 5],
    ['samedis', 6],
    ['dimanches', 7],
  ],
  units: [
    ['seconde|secondes|sec|s', 'second'],
    ['minute|minutes|min|mins', 'minute'],
    ['heure|heures|h|hr|hrs|plombe|plombes', 'hour'],
    ['jour|jours|journée|journées|j', 'day'],
    ['semaine|semaines|sem|huitaine', 'week'],
    ['mois', 'month'],
    ['trimestre|trimestres', 'quarter'],
    ['an|ans|année|années|année civile', 'year'],
    ['décennie|décennies', 'decade'],
    ['siècle|siècles', 'century'],
    ['quinzaine|quinzaines', 'fortnight'],
  ],
  shifts: [
    ['ce|cet|cette|ces|en cours|actuel|actuelle|courant|courante', 0],
    [
      'prochain|prochaine|prochains|prochaines|suivant|suivante|suivants|suivantes|qui vient|à venir|d après|qui suit',
      1,
    ],
    [
      'dernier|dernière|derniers|dernières|passé|passée|passés|passées|précédent|précédente|précédents|précédentes|d avant|écoulé|écoulée',
      -1,
    ],
  ],
  days: [
    ['aujourd hui|aujourd hui même|aujourd huy|ce jour|le jour même|ce jour même|dans la journée', 0],
    ['demain|demain même', 1],
    ['hier', -1],
    ['après demain', 2],
    ['avant hier', -2],
  ],
  daysBeside: [
    ['lendemain|le lendemain|jour suivant|le jour suivant|le jour d après', 1],
    ['la veille|le jour précédent|le jour d avant', -1],
    ['le surlendemain|surlendemain', 2],
    ['l avant veille', -2],
  ],
  dayParts: [
    ['aube|l aube|aurore', 'dawn', 4, 8],
    ['matin|matinée|mat|matins', 'morning', 4, 12],
    [
      'début de journée|début de la journée|tôt le matin|très tôt le matin|le matin tôt|le matin très tôt|tôt dans la matinée|de bonne heure|matin de bonne heure|de bonne heure le matin|matin tôt|matin très tôt',
      'morning',
      6,
      10,
    ],
    [
      'début de matinée|début de la matinée|première heure|à la première heure|matin à la première heure|matin première heure',
      'morning',
      7,
      10,
    ],
    ['fin de matinée|fin de la matinée|tard dans la matinée', 'morning', 10, 12],
    ['en fin de journée|fin de journée', 'afternoon', 17, 21],
    ['midi', 'lunch', 12, 14, AMBIGUOUS_PART],
    ['heure du déjeuner|pause déjeuner|déjeuner', 'lunch', 12, 14],
    ['en milieu de journée|au milieu de la journée', 'lunch', 11, 16],
    ['milieu de matinée|milieu de la matinée|milieu du matin|mi matinée', 'morning', 10, 12],
    ['milieu d après midi|milieu de l après midi|milieu d aprem|mi après midi', 'afternoon', 14, 17],
    ['après le travail|après le boulot|après le bureau|à la sortie du travail', 'evening', 17, 21],
    ['après midi|aprem|aprèm|apres midis|aprém', 'afternoon', 12, 18],
    ['début d après midi|début de l après midi|début d aprem', 'afternoon', 13, 15],
    ['fin d après midi|fin de l après midi|fin d aprem|tard dans l après midi', 'afternoon', 17, 19],
    ['soir|soirée|soirs', 'evening', 18, 24],
    ['début de soirée|début de la soirée|tôt dans la soirée', 'evening', 18, 21],
    ['fin de soirée|fin de la soirée|tard dans la soirée|tard le soir', 'evening', 21, 24],
    ['nuit|nuitée', 'night', 20, 28],
  ],
  meridiems: [
    ['am|a m|a . m|a . m .|ampm', 'am'],
    ['pm|p m|p . m|p . m .|p', 'pm'],
  ],
  clocks: [
    ['midi|à midi|milieu de jour|mi journée|milieu de midi', '12:00'],
    ['minuit|à minuit', '00:00'],
  ],
  vague: [['quelques|plusieurs', 3]],
  quantities: [
    ['une paire de|une couple de', 2],
    ['cent', 100],
    ...COLLECTIVES.map(([name, count]) => [collectivePhrases(name), count] as const),
  ],
  bothEndsCounted: [8, 15],
  recurring: [
    ['quotidiennement|quotidien|quotidienne|tous les jours|chaque jour', 'day'],
    ['hebdomadaire|hebdomadairement', 'week'],
    ['mensuel|mensuelle|mensuellement', 'month'],
    ['bimensuel|bimensuelle', 'fortnight'],
    ['trimestriel|trimestrielle|trimestriellement', 'quarter'],
    ['semestriel|semestrielle|semestriellement', 'half-year'],
    ['annuel|annuelle|annuellement', 'year'],
  ],
  workdays: [
    ['jour ouvré|jours ouvrés|jour travaillé|jours travaillés', 5],
    ['jour ouvrable|jours ouvrables', 6],
  ],
  holidays: HOLIDAYS,
  tense: TENSE,
  seasons: [
    ['printemps', 'spring'],
    ['été', 'summer'],
    ['automne', 'autumn'],
    ['hiver', 'winter'],
  ],
  zones: [
    ['utc|gmt', 'UTC'],
    ['heure de paris|heure d europe centrale|hec', 'Europe/Paris'],
    ['cest', '+02:00'],
  ],
  now: 'maintenant|tout de suite|immédiatement|à l instant|en ce moment|actuellement|à présent|dès maintenant|sur le champ',
  connectors:
    'à|au|a|de|du|d|de la|en|le|la|l|les|vers|,|pour|dans|dans la|dans le|.|mais|vers les|autour de|aux alentours de|environ|plutôt|plutôt vers|pour le|à environ|de l|dans l|ce|donc|soit|c est à dire',
  fillers:
    'à|a|au|de|du|d|en|le|la|l|les|vers|,|.|!|?|pour|s|il|vous|plaît|plait|svp|environ|peut|être|c|est|donc|oui|et|que|sur|peu|près|pres|puis|par|je|crois|pense|suppose|genre|plutôt|si|possible|déjà|aussi|sûrement|probablement|normalement|justement|seulement',
  interjections: 'non|pardon',
  notSlips:
    'hardi|levrier|ouvrier|manche|manches|maris|marais|marie|joint|juive|goûts|route|samedis|avrils|garni|jeunes|vendre|mardis|lundis|janvies|parti|demande|demander|demandes',
  ambiguous: 'mar|mer|sam|dim|mai|actuel|a|sept|jeu|ven|lun|sem|passe|courant|suivant|été',
  counted: 'euro|dollar|livre|cent|pour cent|franc',
  countedThings:
    '(?:rendez|rdv|appel|fois|echeance|mensualite|tentative|essai|etage|relance|rappel|creneau|facture|livraison|paiement|versement|virement|prelevement|loyer|visite|passage|lettre|courrier|message|mail|commande|reclamation|sinistre|ligne|rang|place|page|position|seance|dose|dispo|disponibilite|date|jour|colis|contrat|cheque|option|porte|chambre|acompte)s?',
  rules,
};
