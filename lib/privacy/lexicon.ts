import { HASH_SIZE, hashWord } from './characters.ts';

/**
 * Words that may begin or make up personal data, by what they are for. Written without accents, ß as one s: the scan
 * compares folded words, so that "zéro", "zero", "fünf" and "dreißig" are all found.
 */

const split = (words: string): string[] => words.trim().split(/\s+/);

/** A digit said alone, at the place of its value. */
const UNITS: readonly string[] = [
  'zero oh o nought naught null cero',
  'one eins uno un une',
  'two zwei zwo dos deux',
  'three drei tres trois',
  'four vier cuatro quatre',
  'five funf fuenf cinco cinq',
  'six sechs seis',
  'seven sieben siete sept',
  'eight acht ocho huit',
  'nine neun nueve neuf',
];

/** 10 to 19, and what the language says as one word up to 29. */
const TEENS: readonly string[] = [
  'ten zehn diez dix',
  'eleven elf once onze',
  'twelve zwolf zwoelf doce douze',
  'thirteen dreizehn trece treize',
  'fourteen vierzehn catorce quatorze',
  'fifteen funfzehn fuenfzehn quince quinze',
  'sixteen sechzehn dieciseis seize',
  'seventeen siebzehn diecisiete',
  'eighteen achtzehn dieciocho',
  'nineteen neunzehn diecinueve',
];

const TENS: readonly (readonly [value: number, words: string])[] = [
  [20, 'twenty zwanzig veinte vingt vingts'],
  [21, 'veintiuno veintiun'],
  [22, 'veintidos'],
  [23, 'veintitres'],
  [24, 'veinticuatro'],
  [25, 'veinticinco'],
  [26, 'veintiseis'],
  [27, 'veintisiete'],
  [28, 'veintiocho'],
  [29, 'veintinueve'],
  [30, 'thirty dreisig dreissig treinta trente'],
  [40, 'forty fourty vierzig cuarenta quarante'],
  [50, 'fifty funfzig fuenfzig cincuenta cinquante'],
  [60, 'sixty sechzig sesenta soixante'],
  [70, 'seventy siebzig setenta septante'],
  [80, 'eighty achtzig ochenta huitante octante'],
  [90, 'ninety neunzig noventa nonante'],
];

const GERMAN_UNITS = split('ein zwei drei vier funf sechs sieben acht neun');
const GERMAN_TENS = split('zwanzig dreisig vierzig funfzig sechzig siebzig achtzig neunzig');

const MULTIPLIERS: readonly (readonly [times: number, words: string])[] = [
  [2, 'double doble doppel doppelt zweimal dos-veces'],
  [3, 'triple treble dreifach dreimal'],
];

const MONTHS = split(`
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
  januar janner februar marz maerz mai juni juli oktober dezember okt dez
  enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
  janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre janv fevr avr juil`);

const ORDINALS = split(`
  first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundred thousand mille tausend
  cent novecientos mil st nd rd th primero premier er
  erste ersten erster zweite zweiten zweiter dritte dritten dritter vierte vierten funfte funften sechste sechsten
  siebte siebten achte achten neunte neunten zehnte zehnten elfte elften zwolfte zwolften`);

/** Say that the date near them is one of birth. `ne` counts only with its accent, `d` only as the beginning of "d.o.b." */
const BIRTH = split(`
  born birth dob d birthdate geboren geburtsdatum geb nacido nacida naci nacio nacimiento ne nee naissance`);

/** The same, but people also book tables for one: only a date with its year is taken. */
const BIRTHDAY = split('birthday birthdays geburtstag cumpleanos anniversaire bday');

const DOT = split('dot punkt punto point');
/** Said between the groups of a number. */
const FILLERS = split('dash hyphen minus bindestrich strich guion tiret um uh ahm eh euh');
const MAIL_HOSTS = split('gmail googlemail hotmail outlook yahoo icloud gmx proton protonmail aol');

/** What a word of the lexicon is for. */
export type WordUse =
  | 'unit'
  | 'two-digits'
  | 'tens'
  | 'multiplier'
  | 'birth'
  | 'birthday'
  | 'dot'
  | 'mail-host'
  | 'filler';

export interface LexiconWord {
  use: WordUse;
  /** Digits that the word stands for; `tens` may still take a unit into its last place. */
  digits: string;
  /** Of a multiplier. */
  times: number;
}

export const LEXICON: ReadonlyMap<string, LexiconWord> = buildLexicon();

function buildLexicon(): Map<string, LexiconWord> {
  const lexicon = new Map<string, LexiconWord>();
  const add = (words: string | readonly string[], use: WordUse, digits = '', times = 1) => {
    for (const word of typeof words === 'string' ? split(words) : words) lexicon.set(word, { use, digits, times });
  };
  UNITS.forEach((words, value) => {
    add(words, 'unit', String(value));
  });
  TEENS.forEach((words, index) => {
    add(words, 'two-digits', String(10 + index));
  });
  for (const [value, words] of TENS) add(words, value % 10 === 0 ? 'tens' : 'two-digits', String(value));
  GERMAN_TENS.forEach((tens, tensIndex) => {
    GERMAN_UNITS.forEach((unit, unitIndex) => {
      const compound = `${unit}und${tens}`;
      const spellings = new Set([
        compound,
        compound.replaceAll('funf', 'fuenf'),
        compound.replace('dreisig', 'dreissig'),
      ]);
      add([...spellings], 'two-digits', `${tensIndex + 2}${unitIndex + 1}`);
    });
  });
  for (const [times, words] of MULTIPLIERS) add(words, 'multiplier', '', times);
  add(BIRTH, 'birth');
  add(BIRTHDAY, 'birthday');
  add(DOT, 'dot');
  add(FILLERS, 'filler');
  add(MAIL_HOSTS, 'mail-host');
  return lexicon;
}

const DATE_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...ORDINALS]);
const MONTH_WORDS: ReadonlySet<string> = new Set(MONTHS);

export const isMonth = (folded: string): boolean => MONTH_WORDS.has(folded);

export const isNumberWord = (folded: string): boolean => {
  const use = LEXICON.get(folded)?.use;
  return use === 'unit' || use === 'two-digits' || use === 'tens';
};

/** A month, an ordinal, a number, or a year that German says in one word. */
export const isDateWord = (folded: string): boolean =>
  DATE_WORDS.has(folded) || isNumberWord(folded) || /^(?:neunzehnhundert|zweitausend)/.test(folded);

/** One bit for each hash that a word of the lexicon has, so that the scan need not cut out the other words. */
export const LEXICON_HASHES: Uint8Array = buildHashes();

function buildHashes(): Uint8Array {
  const hashes = new Uint8Array(HASH_SIZE);
  for (const word of LEXICON.keys()) hashes[hashWord(word)] = 1;
  return hashes;
}
