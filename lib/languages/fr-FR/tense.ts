import { earlyUnlessNamed } from '../pack/early.ts';
import type { TenseWords } from '../pack/tense.ts';

/** Things that are booked, and what happens to them before their date. */
const BOOKINGS = '(?:vol|rendez vous|rdv|table|voyage|réservation|train|cours|réunion|livraison|chambre)';
const CALLED_OFF = '(?:annul|confirm)ée?s?';

/** "Je voulais réserver", "je cherchais une chambre", "j'aurais aimé venir": polite past forms about the future. */
const POLITE = [
  '(?:voul|souhait|pens|compt|désir)(?:ais|ions|ait) (?:(?:bien|juste|simplement|plutôt|vous|y|en|le|la|les|l|me|m|nous|lui) )*\\p{L}+(?:er|ir|re|oir)',
  '(?:voul|souhait|désir|cherch)(?:ais|ions|ait) (?:juste |bien |plutôt )?(?:une?|des|deux|trois|quatre|cinq|six|\\d+)',
  'aur(?:ais|ions|ait) (?:bien |juste )?(?:voulu|aimé|souhaité)',
  '(?:appelais|appelle|venais|viens|téléphonais) pour \\p{L}+(?:er|ir|re|oir)',
  'avais (?:juste |encore |aussi )?une (?:petite )?question',
  '(?:c|ce|ça|cela) (?:était|serait) (?:encore |toujours )?(?:possible|bon|faisable|envisageable|jouable)',
  '(?:c|ce) était (?:juste |surtout )?pour',
  'pens(?:ais|ions) (?:à|plutôt|plus)',
  '(?:m|nous) arrangeait',
  'aviez(?= (?: |$))',
  'aviez (?:encore |toujours )?(?:une?|des|de|de la|du) (?:\\p{L}+ )?(?:places?|tables?|chambres?|créneaux?|dispos?|disponibilités?|rendez|rdv|libre)',
].join('|');

/** "On avait dit lundi", "j'avais noté lundi": the date was said in the past and may be in the future. */
const SAID =
  '(?:av(?:ais|ait|ions|iez|aient)|étai(?:t|ent)|étions) (?:bien |donc |tous )?(?:dit|dits|convenu|convenus|noté|parlé|proposé|décidé|mis d accord)';

/** Participles of verbs that form their past with "être": "je suis passé". Others are a state: "elle est barrée". */
const MOVED = 'arriv|mont|pass|tomb|rest|rentr|entr|retourn|repass|remont|retomb|décéd|all|n';

const ADVERB = '(?:bien|aussi|encore|toujours|plus|pas|donc|très|trop|tout|[^ ]+ment)';

/** Words that stand before a noun and never before a participle. Words of the second list are also pronouns. */
const BEFORE_NOUN =
  'une?|des|du|de|d|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|nos|votre|vos|cet|cette|ces|aux?|à|en|par|sans|chaque|quel|quelle';
const ARTICLE_OR_PRONOUN = 'le|la|les|l|leurs?|ce|pour';

/** Nouns and states with the endings of past forms: "ma clé", "mon forfait", "tout à fait", "reste ouvert". */
const NOT_PAST = [
  `(?:${BEFORE_NOUN}|${ARTICLE_OR_PRONOUN}) [^ ]+ée?s?`,
  `(?:${BEFORE_NOUN}) (?:[^ ]+aits?|[^ ]+ais|fait|partie|venue|prise|vue|reçu)`,
  '(?:la|les|sa) (?:venue|prise|partie|vue)',
  'prises? (?:de|d|en)',
  '(?:on|ça|cela|il|elle|qui|ce|tout à) fait',
  '(?<!(?:a|ai|as|ont|avons|avez) (?:été |bien |déjà )?)ouverte?s?',
  `(?<!(?:me|s|se|nous nous|vous vous) )(?:est|sont|suis|sommes|êtes) (?:${ADVERB} )?(?!(?:${MOVED})ée?s?(?: |$))[^ ]+ée?s?`,
  '(?:me suis|nous sommes|s est) (?:trompée?s?|plantée?s?)',
  'ai (?:juste |aussi )?(?:oublié|omis) (?:de|d) [^ ]+',
].join('|');

/** Polite forms, and states on a day: "fermé lundi", "soit livré", "êtes ouverts". */
const IDIOMS = [
  POLITE,
  SAID,
  NOT_PAST,
  '(?<!(?:a|ai|as|ont|avons|avez|été|était|étaient|étiez) (?:été |bien |déjà )?)fermée?s?',
  '(?:soi[st]|soient|soyez|soyons|être) (?:bien )?[^ ]+ée?s?',
  '(?:est|sont|êtes|sommes|suis) (?:fermé|ouvert|livré|payé|prélevé|débité|facturé|invité)e?s?',
].join('|');

/** Nouns with the endings of past forms. */
const NOUNS =
  '(?:activité|allée|année|arrivée|assemblée|attrait|beauté|bébé|café|canapé|capacité|carré|cheminée|clé|comité|communauté|congé|copropriété|corvée|côté|degré|dictée|difficulté|disponibilité|durée|délai|entrée|essai|extrait|facilité|forfait|formalité|fumée|identité|idée|indemnité|intégralité|journée|lycée|majorité|marché|matinée|mensualité|minorité|modalité|moitié|montée|musée|mutualité|nationalité|nouveauté|parfait|poignée|portrait|portée|possibilité|poupée|priorité|propriété|publicité|purée|qualité|quantité|randonnée|rentrée|responsabilité|retrait|santé|satisfait|société|soirée|souhait|spécialité|sécurité|totalité|tournée|trait|traversée|trophée|unité|université|validité|vallée|électricité)s?';
/** Adjectives, and participles that describe a plan. */
const STATES =
  '(?:convoqué|programmé|planifié|fixé|annoncé|reporté|décalé|déplacé|repoussé|avancé|employé|désolé|intéressé|âgé|privé|pressé|salarié|retraité|handicapé)e?s?';
/** Other words with the endings of past forms. */
const OTHERS =
  'prévu|prévue|jamais|mais|français|anglais|lait|frais|voudrais|voudrait|pourrais|pourrait|aimerais|aimerait|souhaiterais|souhaiterait|devrais|devrait|serait|serais|aurais|aurait|faudrait|vais|fais|sais|été|relais|rabais|mauvais|désormais|plait|palais|biais|balais|connais|connait|parait|disparait|apparait';

/** Participles that do not end in "é": "transmis", "écrit", "souscrit", "rejoint". */
const DID =
  '(?:ai|as|a|avons|avez|ont|(?:s|m) (?:est|sont)|me suis|nous sommes) (?:(?:déjà|bien|aussi|encore|toujours|pas|rien|tout|enfin|même) )?(?!promis|compris)\\p{L}*(?:mis|pris|fert|vert|crit|duit|truit|eint|oint|(?:pl|cr|tr)aint|rompu|ndu|paru|couru|perçu|battu|(?:ob|re|main)tenu)e?s?';

/** "J'ai reçu le colis que lundi": it happened on that day only. */
const ONLY =
  "(?:reçu|arrivé|livré|payé|eu|récupéré|commandé|envoyé|passé|venu|ouvert|vu|remarqué|rappelé)(?:e?s?)(?: \\p{L}+){0,3} qu(?:e |['’])";

/** "On m'a dit que ça passait lundi": what was to come then, in the past form. */
const FORETOLD =
  "(?:dit|assuré|promis|confirmé|annoncé|répondu|écrit|expliqué|indiqué|précisé|certifié|garanti) qu(?:e |['’])(?:\\p{L}+[ '’]){1,5}?(?:(?!av|ét)\\p{L}+(?<!er|dr|rr|evr)(?:ait|aient)(?: \\p{L}+){0,4}|ét(?:ait|aient)(?: (?!\\p{L}+(?:é|ée|és|ées|u|ue|us|ues|is|it)(?!\\p{L}))\\p{L}+){0,4})";

/** A journey that starts at six starts in the morning. */
const JOURNEYS = 'train|tgv|avion|vol|ferry|bus|départ|embarquement|décollage';

/** Who gets up at a quarter to six does so in the morning. */
const RISING = 'lève|lever|levée?|réveil|réveille|brunch';

const STARTS = [
  '(?:je|j|on|il|elle|ils|elles|vous|nous|tu|ça|c|cela)(?: (?:l|le|la|les|m|me|vous|nous|lui|y|en|n|ne|s|se))* (?:ai|a|as|avons|avez|ont|suis|est|sommes|êtes|sont|étais|était|étaient|avais|avait|avaient|veux|veut|voulez|voudrais|voudrait|peux|peut|pouvez|pourrais|pourriez|souhaite|souhaiterais|aimerais|dois|doit|vais|va|cherche|demande|attends)',
  '(?:pouvez|pourriez|voulez|puis|dois|peut|allez) (?:vous|je|on)',
].join('|');

export const TENSE: TenseWords = {
  past: 'était|étais|étions|étiez|étaient|avait|avais|avions|aviez|avaient|fut|furent|reçu|reçue|reçus|reçues|eu|eue|vu|vue|venu|venue|pris|prise|mis|fait|faite|perdu|perdue|rendu|rendue|vendu|vendue|attendu|allé|allée|parti|partie|cassé|cassée|ouvert|[a-zàâçèéêëîïôûü]{2,}(?:ais|ait|aient)',
  participle: '[a-zàâçèéêëîïôûü]{2,}(?:é|ée|és|ées)',
  noParticiple: `${NOUNS}|${STATES}|${OTHERS}`,
  toCome:
    'vais|va|vas|allons|allez|vont|peux|peut|pouvez|peuvent|pourriez|pourrais|pourrait|voudrais|voudrait|veux|veut|voulez|souhaite|souhaiterais|souhaiterait|souhaitons|dois|doit|devez|aimerais|aimerait|serait|besoin|faut|faudrait|prévu|prévue|svp|plaît|sera|serai|seront|[a-zàâçèéêëîïôûü]*(?:er|ir|dr|rr|evr)ai(?:s|t|ent)|[a-zàâçèéêëîïôûü]{3,}(?:erai|era|eras|erons|erez|eront|irai|ira|irons|irez|iront|drai|dra|drons|drez|dront)',
  ahead: `${FORETOLD}|(?<!(?:ais|ait|aient|ions) .*)pour(?: le| la|l['’])?|(?:report|déplac|décal|repouss|avanc|chang)\\p{L}*(?: \\p{L}+){0,3} (?:à|au)(?: le| la)?|d['’]ici(?: à| au| le| la)?|s(?:i|['’]) ?(?:(?:vous|tu|ils?|elles?|on|nous|je|j['’]|ça|c['’]|le|la|les|en|y) ?){0,4}\\p{L}+(?:ais|ait|iez|ions|aient)(?: (?!\\p{L}+(?:é|ée|és|ées|u|ue|us|ues|is|it)(?!\\p{L}))\\p{L}+){0,4}(?<=(?<!\\p{L})s[i'’].*)`,
  target: "pour(?: le| la| l['’])?",
  arranged: '(?:annoncé|promis|confirmé|garanti|convenu)e?s?',
  booked: [
    'réservée?s?|booké',
    '(?:pris|fixé|obtenu|convenu) (?:d )?(?:un |mon |notre |le )?(?:rendez vous|rdv)',
    '(?:commandé|pris|acheté) (?:une? |mon |notre |le |des |deux |mes )?(?:vols?|taxi|avion)',
    `${BOOKINGS}(?: du| de| le)?  (?:a|ont) été ${CALLED_OFF}`,
    `${CALLED_OFF} (?:\\p{L}+ ){1,2}?${BOOKINGS}(?: du| de| le)?(?= (?: |$))`,
  ].join('|'),
  idioms: IDIOMS,
  since: `${ONLY}|(?:étai(?:t|ent)|fut) (?:pas|plus) [^,;]{1,30} mais(?: bien| plutôt)?(?: le| la|l['’])?|depuis(?: le| la|l['’])?|(?<!(?<!\\p{L})(?:la|ma|cette|une|de|en|notre|votre) )dat(?:e|ent|é|ée|és|ées) (?:du|de|d['’])|remont(?:e|ent|ait|aient) (?:à|au)|(?:facture|commande|achat|courrier|lettre|mail|message|reçu|ticket|relevé|virement|devis|réclamation|plainte|bon de livraison|cotisations?|quittance|fiche de paie|bulletin de paie)(?: (?:d['’]|de )\\p{L}+)?(?: (?:est|était)(?: bien)?)? (?:du|de|d['’]|en date du)(?: mois d(?:e|['’]))?`,
  perfect: DID,
  pastPhrases:
    '(?:est|sont|suis|sommes|êtes) (?:bien |enfin |déjà )?(?:arrivé|montée)e?s?|(?:ai|as|a|avons|avez|ont) été (?!(?:programm|planifi|fix|annonc|report|décal|déplac|repouss|avanc|convoqu|invit)é)\\p{L}+|aur(?:ais|ait|ions|iez|aient) (?:dû|du|pu)(?: \\p{L}+)?|(?:ai|as|a|avons|avez|ont) (?:bien |déjà )?(?:dû|du|pu) \\p{L}+(?:er|ir|re|oir)|vien(?:s|t|nent) (?:juste |tout juste |à peine )?(?:de|d) (?:(?:le|la|les|l|me|m|vous|nous|lui|leur|y|en) )*\\p{L}+(?:er|ir|re|oir)|ven(?:ons|ez) (?:juste |tout juste |à peine )?(?:de|d) (?:(?:le|la|les|l|me|m|vous|nous|lui|leur|y|en) )*\\p{L}+(?:er|ir|re|oir)',
  promised:
    '(?:arriver|viendr|livrer|recevr|enverr|passer)(?:ait|aient)|serai(?:t|ent) (?:livrée?s?|là|envoyée?s?|remboursée?s?|réparée?s?)|(?:promis|assuré|garanti|confirmé|annoncé|indiqué|mis d accord|convenus?|dit)(?: pour| sur)?(?: le)?(?= (?: |$))',
  unfulfilled:
    '(?:n est|n ai|n a|n ont|n avons|est) (?:toujours|jamais|pas|rien|encore)|toujours (?:pas|rien)|rien (?:reçu|vu)|personne n|j attends|c était (?:fermé|complet)|y avait personne',
  planned: '(?:prév|attend)ue?s?|(?:programm|annonc|planifi)ée?s?',
  missed:
    'toujours (?:rien|pas (?:là|(?:arriv|livr|ven)[^ ]+))|(?:mais|et) rien|rien (?:reçu|vu|eu|du tout)|jamais (?:arriv|ven|reç|livr|pass)[^ ]+|pas encore (?:là|(?:arriv|ven|livr)[^ ]+)|personne (?:(?:n|ne|m|nous|s) ){0,2}(?:est|a)|n est (?:pas|jamais) (?:arriv|ven|livr|pass)[^ ]+',
  wished: 'si (?:c est )?possible|si vous pouvez|si ça se peut|dans la mesure du possible',
  moves:
    '(?<!(?:me|m|se|s|nous) )déplac(?:er?|ez|é|ée|és|ées)|décal(?:er?|ez|é|ée|és|ées)|report(?:er?|ez|é|ée|és|ées)|repouss(?:er?|ez|é|ée|és|ées)|avanc(?:er|ez|é|ée|és|ées)|chang(?:er|ez|é|ée|és|ées)|basculer',
  mornings: `(?=mat)(?<!(?:pas|sauf|plus|ni|jamais|avant) (?:\\p{L}+ )?)(?:matin|matinée|matins|mat)|${earlyUnlessNamed(`${JOURNEYS}|${RISING}`, 'soirs?|soirée')}`,
  evenings: '(?=soir)(?<!(?:pas|sauf|plus|ni|jamais|avant) (?:\\p{L}+ )?)(?:soir|soirée|soirs)',
  dinners: '(?=table)(?<!(?:livr|mont(?!r)|assembl)[^ ]* .*)table(?! .*(?:livr|mont(?!r)|assembl))|dîner',
  halves: `mat|matins?|matinée|soirs?|soirée|${JOURNEYS}|${RISING}|table|dîner`,
  starts: STARTS,
  conjunctions: 'et|mais|parce|que|qu|qui|quand|si|car|comme|où|dont|lorsque|puisque|ou|donc|alors',
};
