import type { Dice } from '../../../fixtures/personal-data/numbers.ts';
import { pad, type SpokenDate, type Voice } from '../voice.ts';

const UNITS = 'zéro un deux trois quatre cinq six sept huit neuf'.split(' ');
const TEENS = 'dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(' ');
const TENS = ' dix vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ');
const MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');

const below20 = (value: number): string => (value < 10 ? UNITS[value] : TEENS[value - 10]) ?? '';
const pair = (value: number): string => {
  if (value < 20) return below20(value);
  const ten = Math.floor(value / 10);
  const rest = ten === 7 || ten === 9 ? (value % 10) + 10 : value % 10;
  const head = TENS[ten] ?? '';
  if (rest === 0) return value === 80 ? 'quatre-vingts' : head;
  if ((rest === 1 || rest === 11) && ten < 8) return `${head} et ${below20(rest)}`;
  return `${head}${value % 2 ? '-' : ' '}${below20(rest)}`;
};
const hundreds = (value: number): string => {
  const [head, rest] = [Math.floor(value / 100), value % 100];
  return `${head === 1 ? '' : `${UNITS[head]} `}cent${rest === 0 ? (head > 1 ? 's' : '') : ` ${pair(rest)}`}`;
};
const below1000 = (value: number): string => (value < 100 ? pair(value) : hundreds(value));
const thousands = (value: number): string => {
  const [head, rest] = [Math.floor(value / 1000), value % 1000];
  return `${head === 1 ? '' : `${below1000(head)} `}mille${rest === 0 ? '' : ` ${below1000(rest)}`}`;
};

const ordinal = (day: number): string => (day === 1 ? 'premier' : pair(day));

function year(value: number, dice: Dice): string {
  const rest = value % 100;
  if (value >= 2000) return dice.pick([`deux mille${rest === 0 ? '' : ` ${pair(rest)}`}`, String(value)]);
  return dice.pick([`mille neuf cent ${pair(rest)}`, `dix-neuf cent ${pair(rest)}`, pair(rest), String(value)]);
}

function spokenDate({ day, month, year: y }: SpokenDate, dice: Dice): string {
  const said = year(y, dice);
  const name = MONTHS[month - 1] ?? '';
  return dice.pick([
    `${ordinal(day)} ${name} ${said}`,
    `le ${ordinal(day)} ${name} ${said}`,
    `${pair(day)} ${name}, euh, ${said}`,
    `${pair(day)} ${pair(month)} ${said}`,
    `le ${pair(day)} du ${pair(month)} ${said}`,
    `${day === 1 ? '1er' : day} ${name} ${said}`,
    `zéro ${UNITS[day % 10]} zéro ${UNITS[month % 10]} ${said}`,
  ]);
}

const EXAMPLES =
  'Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé'.split(
    ' ',
  );

function letter(character: string, dice: Dice): string {
  const at = character.toLowerCase().charCodeAt(0) - 97;
  const [upper, lower] = [character.toUpperCase(), character.toLowerCase()];
  return dice.pick([
    upper,
    upper,
    lower,
    EXAMPLES[at] ?? upper,
    `${upper} comme ${EXAMPLES[at]}`,
    `${lower} comme ${EXAMPLES[at]}`,
  ]);
}

const STREETS = [
  'rue de la Paix',
  'avenue Victor Hugo',
  'boulevard Voltaire',
  'place du Marché',
  'chemin des Vignes',
  'allée des Tilleuls',
  'résidence Les Pins',
  'impasse du Moulin',
  'lieu-dit Le Bourg',
];
const CITIES = ['Paris', 'Lyon', 'Toulouse', 'Nantes', 'Saint-Étienne', 'Aix-en-Provence'];
const postcode = (dice: Dice): string => pad(dice.int(1, 95)) + dice.digits(3);

export const french: Voice = {
  language: 'fr-FR',
  country: 'FR',
  digits: [['zéro'], ['un'], ['deux'], ['trois'], ['quatre'], ['cinq'], ['six'], ['sept'], ['huit'], ['neuf']],
  pair,
  hundreds,
  thousands,
  repeated: (digit, times, dice) =>
    times === 2
      ? dice.pick([`deux fois ${digit}`, `deux fois le ${digit}`, `double ${digit}`])
      : dice.pick([`trois fois ${digit}`, `triple ${digit}`]),
  joins: [
    'et',
    'puis',
    'et puis',
    'ensuite',
    'et ensuite',
    'après',
    'et après',
    'alors',
    'tiret',
    'espace',
    'suivi de',
    'et là',
  ],
  hesitations: ['euh', 'hum', 'alors', 'attendez', 'voyons', 'donc', 'ben', 'voilà', 'je crois', 'bah'],
  corrections: ['non', 'pardon', 'non pardon', 'je veux dire', 'enfin', 'excusez-moi', 'non attendez'],
  asides: [
    'une seconde',
    'je cherche',
    'le voilà',
    'vous avez noté',
    'les quatre suivants',
    'le reste est',
    'je continue',
    'et à la fin',
    'ensuite vient',
    'je répète',
  ],
  openings: ['bien sûr, ', "d'accord, ", 'bonjour, ', 'pas de problème. ', 'alors ', 'allô, '],
  closings: [' merci', '.', ', vous avez noté ?', ' et je veux suivre ma commande', '. Ça suffit ?'],
  questions: {
    phone: 'Quel est votre numéro de téléphone ?',
    card: 'Le numéro de carte ?',
    'date of birth': 'Et votre date de naissance ?',
    'e-mail': 'Quelle est votre adresse mail ?',
    pin: 'Quel est le code PIN ?',
    passport: 'Le numéro de passeport ?',
    password: 'Quel est le mot de passe ?',
    'card code': 'Et le cryptogramme ?',
    plate: "La plaque d'immatriculation ?",
    iban: 'Votre IBAN ?',
  },
  letter,
  mail: {
    at: ['arobase', 'arobas', 'at', 'arobaze'],
    dot: ['point'],
    underscore: ['underscore', 'tiret du bas', 'tiret bas', 'souligné'],
    hyphen: ['tiret', "trait d'union", 'tiret du six'],
    hosts: [
      'gmail.com',
      'orange.fr',
      'free.fr',
      'wanadoo.fr',
      'laposte.net',
      'sfr.fr',
      'ma-boite.fr',
      'hotmail.fr',
      'yahoo.fr',
      'outlook.com',
    ],
    remarks: ['tout attaché', 'tout en minuscules', 'en minuscule', 'sans espace', 'en un mot'],
    names: ['marie', 'curie', 'claire', 'dupont', 'jean', 'lefèvre', 'contact', 'sophie', 'martin'],
  },
  dates: {
    months: MONTHS,
    ordinal,
    year,
    spoken: spokenDate,
    written: (day, month, y, dice) =>
      dice.pick([
        `${pad(day)}/${pad(month)}/${y}`,
        `${day}/${month}/${String(y).slice(2)}`,
        `${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${y}`,
        `${pad(day)}.${pad(month)}.${y}`,
        `${y}-${pad(month)}-${pad(day)}`,
        `${pad(day)} ${pad(month)} ${y}`,
      ]),
  },
  addresses: [
    dice => `${dice.int(1, 250)} ${dice.pick(STREETS)}, ${postcode(dice)} ${dice.pick(CITIES)}`,
    dice =>
      `${dice.int(1, 250)} ${dice.pick(['bis', 'ter'])} ${dice.pick(STREETS)}, ${postcode(dice)} ${dice.pick(CITIES)}`,
    dice =>
      `${dice.pick(['Les Mimosas', 'La Bastide'])} ${dice.int(1, 250)}, ${dice.pick(['bât C', '2e étage'])}, ${postcode(dice)} ${dice.pick(CITIES)}`,
    dice => `${dice.int(1, 250)}, ${dice.pick(STREETS)} à ${dice.pick(CITIES)} ${postcode(dice)}`,
    dice => `${dice.int(1, 250)} ${dice.pick(STREETS)} ${postcode(dice)} ${dice.pick(CITIES)}`,
  ],
  spokenAddresses: [
    (dice, say) =>
      `${say.number(dice.int(1, 99))} ${dice.pick(STREETS)}, ${say.digits(postcode(dice))} ${dice.pick(CITIES)}`,
    (dice, say) =>
      `${say.number(dice.int(1, 99))} ${dice.pick(STREETS)} à ${dice.pick(CITIES)}, code postal ${say.digits(postcode(dice))}`,
  ],
  plates: [
    dice => `${dice.pick(['AB', 'CD', 'FG'])}-${dice.digits(3)}-${dice.pick(['XY', 'KL'])}`,
    dice => `${dice.pick(['AB', 'CD', 'FG'])} ${dice.digits(3)} ${dice.pick(['XY', 'KL'])}`,
    dice => `${dice.int(100, 9999)} ${dice.pick(['AB', 'XYZ'])} ${dice.pick(['75', '13', '69'])}`,
  ],
  carriers: {
    phone: [
      'mon numéro est le {}',
      "mon téléphone c'est le {}",
      "vous pouvez m'appeler au {}",
      '{}',
      "mon portable c'est {}",
      "alors c'est le {}",
      'rappelez-moi au {}',
    ],
    card: ['le numéro de ma carte est {}', "ma carte bancaire c'est {}", '{}', 'carte {}'],
    iban: ['mon IBAN est {}', "mon iban c'est {}", '{}', 'virez sur {}'],
    'national id': ['mon numéro de sécu est le {}', 'numéro de sécurité sociale {}', '{}', "c'est le {}"],
    'bank account': ['mon numéro de compte est {}', 'compte {}', "le numéro du compte c'est {}"],
    'sort code': [],
    'date of birth': [
      'je suis né le {}',
      'je suis née le {}',
      'ma date de naissance est le {}',
      'date de naissance {}',
      'né le {}',
      "mon anniversaire c'est le {}",
      "ma date de naissance c'est {}",
    ],
    'e-mail': [
      'mon adresse mail est {}',
      "mon mail c'est {}",
      'mon e-mail est {}',
      '{}',
      'écrivez à {}',
      "oui c'est {}",
    ],
    address: ["j'habite au {}", 'mon adresse est {}', '{}', 'livrez au {}', "mon adresse c'est {}"],
    postcode: ['mon code postal est le {}', '{}'],
    'ip address': ['mon adresse IP est {}', "mon IP c'est {}", 'je viens de {}'],
    'mac address': ["l'adresse MAC est {}", 'sur la box il y a {}', '{}'],
    digits: ['le numéro est {}', '{}', "c'est marqué {}"],
    password: [
      'mon mot de passe est {}',
      "mon mot de passe c'est {}",
      'mot de passe : {}',
      'le mot de passe est {}',
      "mon code d'accès est {}",
    ],
    pin: [
      'mon code PIN est {}',
      "mon pin c'est {}",
      'code PIN : {}',
      'mon code secret est {}',
      'le code confidentiel est {}',
    ],
    'card code': [
      'le cryptogramme est {}',
      'CVV {}',
      'le code de sécurité est {}',
      'les trois chiffres au dos sont {}',
      "le cryptogramme visuel c'est {}",
    ],
    passport: ['mon numéro de passeport est {}', 'passeport {}', "mon passeport c'est le {}", 'passeport numéro {}'],
    licence: [
      'mon numéro de permis est {}',
      'permis de conduire {}',
      "mon permis c'est le {}",
      'le numéro du permis de conduire est {}',
    ],
    plate: [
      "ma plaque d'immatriculation est {}",
      'immatriculation {}',
      "ma plaque c'est {}",
      'le véhicule est immatriculé {}',
    ],
    secret: ['le journal dit {}', 'voici le jeton {}', 'le lien est {}'],
  },
  trailing: {
    phone: ["{}, c'est mon téléphone", "{} c'est mon numéro"],
    card: ["{}, c'est le numéro de la carte"],
    'date of birth': [
      "{}, c'est ma date de naissance",
      '{} est ma date de naissance',
      "{}, c'est mon anniversaire",
      '{} je suis né',
    ],
    'e-mail': ["{}, c'est mon adresse mail", '{} est mon mail'],
    address: ["{}, c'est mon adresse", "{}, c'est là que j'habite"],
    password: ["{}, c'est mon mot de passe", '{} est mon mot de passe'],
    pin: ["{}, c'est mon code PIN", '{} est mon code secret'],
    'card code': ["{} c'est le cryptogramme", '{} est le code de sécurité', '{} au dos de la carte'],
    passport: ['{} est mon numéro de passeport', "{}, c'est mon passeport"],
    licence: ['{} est mon numéro de permis'],
    plate: ['{} est ma plaque', "{}, c'est la plaque d'immatriculation"],
  },
  passwords: ['Secret123', 'monchien', 'S0leil!2020', 'motdepasse1', 'chat noir', 'azerty77', 'doudou'],
};
