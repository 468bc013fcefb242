import type { NumberWords } from '../pack/numbers.ts';

const UNITS = ['uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'];
const TENS = ['venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'];
const TEENS = 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(' ');

/** Tens lose their last vowel before one and eight: "ventuno", "ventotto". */
const compose = (ten: string, unit: string): string => (/^[uo]/.test(unit) ? ten.slice(0, -1) : ten) + unit;

/** 1 to 99, each in one word. */
const BELOW_HUNDRED: Readonly<Record<string, number>> = Object.fromEntries([
  ...UNITS.map((unit, index) => [unit, index + 1] as const),
  ...TEENS.map((teen, index) => [teen, index + 10] as const),
  ...TENS.flatMap((ten, index) => [
    [ten, (index + 2) * 10] as const,
    ...UNITS.map((unit, one) => [compose(ten, unit), (index + 2) * 10 + one + 1] as const),
  ]),
]);

const belowHundred = Object.entries(BELOW_HUNDRED);

/** "ventuno" is "ventun" before a noun. */
const SHORTENED: Readonly<Record<string, number>> = Object.fromEntries(
  belowHundred.filter(([word]) => word.endsWith('uno')).map(([word, value]) => [word.slice(0, -1), value]),
);

const ORDINAL_STEMS = 'prim second terz quart quint sest settim ottav non decim'.split(' ');

/**
 * The stem of an ordinal from eleven on: the cardinal without its last vowel, then "esim". "tre" and "sei" keep their
 * vowel.
 */
const ordinalStem = (word: string): string => `${/(?:tre|sei)$/.test(word) ? word : word.slice(0, -1)}esim`;

const ordinals: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ...ORDINAL_STEMS.map((stem, index) => [stem, index + 1] as const),
    ...belowHundred.filter(([, value]) => value > 10).map(([word, value]) => [ordinalStem(word), value] as const),
    ['centesim', 100] as const,
    ['millesim', 1_000] as const,
  ].flatMap(([stem, value]) => ['o', 'a', 'i', 'e'].map(ending => [stem + ending, value])),
);

/** Italian. The long scale: miliardo is 10^9, bilione 10^12. */
export const numberWords: NumberWords = {
  cardinals: { zero: 0, un: 1, una: 1, ...BELOW_HUNDRED, ...SHORTENED },
  hundreds: ['cento'],
  scales: {
    mille: 1e3,
    mila: 1e3,
    k: 1e3,
    milione: 1e6,
    milioni: 1e6,
    mln: 1e6,
    miliardo: 1e9,
    miliardi: 1e9,
    mld: 1e9,
    bilione: 1e12,
    bilioni: 1e12,
  },
  abbreviations: ['mln', 'mld'],
  ordinals,
  ordinalTens: false,
  ordinalSuffixes: ['o', 'a', 'i', 'e', 'º', 'ª', 'esimo', 'esima', 'mo', 'ma'],
  collectives: {
    dozzina: 12,
    dozzine: 12,
    decina: 10,
    decine: 10,
    ventina: 20,
    trentina: 30,
    cinquantina: 50,
    centinaio: 100,
    centinaia: 100,
    migliaio: 1e3,
    migliaia: 1e3,
    paio: 2,
    paia: 2,
  },
  denominators: { mezzo: 2, mezza: 2, mezzi: 2, meta: 2, terzo: 3, terzi: 3 },
  denominatorSuffixes: [],
  parts: { mezzo: 0.5, mezza: 0.5, meta: 0.5 },
  articles: ['un', 'una', 'uno'],
  joins: { words: ['e'], afterTens: false, afterTensOnlyOne: false, afterHundreds: true, unitBeforeTens: false },
  minus: ['meno', 'negativo'],
  neverMinusAfter: ['o', 'lo'],
  point: ['virgola', 'punto'],
  partJoins: [],
  over: ['su', 'fratto'],
  of: ['di'],
  vague: { nessuno: 0, nessuna: 0, nessun: 0, entrambi: 2, entrambe: 2 },
  loose: {},
  couple: ['paio'],
  plurals: 'mila milioni miliardi bilioni dozzine decine centinaia migliaia paia'.split(' '),
  pronoun: { word: '', after: [] },
  counts: {
    none: ['senza', 'nessun', 'nessuna'],
    one: ['un', 'una', 'uno', 'mio', 'mia', 'io'],
    two: ['coppia'],
    uncounted: ['po', 'sacco'],
    among: [
      'di cui',
      'dei quali',
      'delle quali',
      'tra cui',
      'fra cui',
      'di loro',
      'compreso',
      'compresa',
      'compresi',
      'comprese',
      'incluso',
      'inclusa',
      'inclusi',
      'incluse',
      'contando',
    ],
    everyone: ['persone', 'ospiti', 'passeggeri', 'viaggiatori', 'invitati', 'totale'],
  },
  percent: ['per cento', 'percento', 'per cent'],
  fillers: 'numero circa quasi esattamente solo appena il lo la i gli le di per favore'.split(' '),
  hedges: ['piu o meno', 'all incirca', 'o giu di li', 'o cosi'],
  limits: (
    'non no mai senza tranne eccetto ma che almeno piu meno minimo massimo oltre sotto sopra fino alcuni alcune parecchi ' +
    'parecchie ogni o tra fra se'
  ).split(' '),
  neverInCompounds: ['k', 'e'],
  repeats: { doppio: 2, triplo: 3 },
  times: ['volte'],
  spokenDigits: {},
  vigesimal: false,
  hundredsByPairs: false,
};
