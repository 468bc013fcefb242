import type { PrivacyWords } from '../pack/privacy.ts';

const UNITS = 'uno due tre quattro cinque sei sette otto nove'.split(' ');
const TEENS = 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(' ');
const TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');

/** Tens and unit are one word, which loses a vowel before one and eight; "ventuno" is "ventun" before a noun. */
function compose(ten: string, unit: string): string {
  if (unit === 'uno') return `${ten.slice(0, -1)}uno|${ten.slice(0, -1)}un`;
  return (unit === 'otto' ? ten.slice(0, -1) : ten) + unit;
}

export const privacyWords: PrivacyWords = {
  numbers: {
    units: ['zero', 'uno|una', ...UNITS.slice(1)],
    teens: [...TEENS, ...TENS.flatMap(ten => ['', ...UNITS.map(unit => compose(ten, unit))])],
    tens: TENS,
    repeats: { 2: 'doppio', 3: 'triplo' },
  },
  months:
    'gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre|gen|genn|feb|febb|mar|apr|mag|giu|lug|ago|set|sett|ott|nov|dic',
  dateWords: 'primo|mille|duemila',
  yearBeginnings: 'millenovecento|duemila',
  births: {
    said: 'nascita|nato|nata',
    days: 'compleanno',
    links: 'è|e|il|lo|la|l|di|del|nel|mia|mio|sono|io|data|giorno|sono',
  },
  mail: {
    at: 'chiocciola',
    dot: 'punto',
    joints: 'punto|trattino|basso|underscore',
    neverNames: '',
    hosts: '',
    topLevels: 'it|ch|com',
  },
  fillers: 'trattino|ehm',
  tails: { words: 'termina|finisce|cifre', links: 'con|per|sono' },
  streets: { words: 'via|viale|piazza|corso|largo|vicolo|strada|numero|n' },
  currencies: 'euro|dollari|sterline',
  identifiers: [
    // Partita IVA: ten digits and a check digit by Luhn.
    {
      digits: 11,
      form: /^\d{11}$/,
      holds: hasCheckDigit,
      onlyWhen: { grouped: /(?!)/, labels: 'partita iva|p iva|piva' },
    },
  ],
};

function hasCheckDigit(number: string): boolean {
  const sum = [...number].reduce((total, digit, at) => {
    const weighted = at % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
