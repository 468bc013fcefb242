import type { PrivacyWords } from '../pack/privacy.ts';

export const privacyWords: PrivacyWords = {
  numbers: {
    units: ['zéro', 'un|une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
    teens: ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'],
    tens: ['vingt|vingts', 'trente', 'quarante', 'cinquante', 'soixante', 'septante', 'huitante|octante', 'nonante'],
    afterTens: 'et',
    repeats: { 2: 'double', 3: 'triple' },
  },
  months:
    'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv|fév|févr|avr|aoû|juil|sept|oct|nov',
  dateWords: 'premier|er|mille|cent',
  births: {
    said: 'naissance|née',
    accented: 'né',
    days: 'anniversaire',
    links: 'est|le|la|les|l|du|de|mon|ma|je|suis|c|et|un|date|naissance|été|jour',
  },
  mail: {
    at: 'arobase',
    dot: 'point',
    joints: 'point|tiret|bas|trait|d|union|underscore',
    neverNames: '',
    hosts: '',
    topLevels: 'fr|be|ch|it',
  },
  fillers: 'tiret|euh',
  tails: { words: 'termine|finit|finissant|chiffres', links: 'en|par|sont' },
  streets: {
    words: 'rue|avenue|av|boulevard|bd|bvd|place|chemin|allée|allee|impasse|quai|cours|route|faubourg|numéro|n',
  },
  currencies: 'euro|euros|livres',
  identifiers: [
    {
      // NIR (numéro de sécurité sociale): sex, year, month, department (2A and 2B in Corsica), commune, order, key.
      digits: 15,
      form: /^[1-478]\d{5}[\dAB]\d{8}$/,
      holds: hasNirKey,
    },
  ],
};

function hasNirKey(nir: string): boolean {
  const letter = nir.charAt(6);
  const corsica = letter === 'A' ? 1_000_000 : letter === 'B' ? 2_000_000 : 0;
  const number = Number(nir.slice(0, 13).replace(/[AB]/, '0')) - corsica;
  return 97 - (number % 97) === Number(nir.slice(13));
}
