/**
 * Spells integers below 10^9 by the rules of each language's grammar: written independently of the reader that it
 * tests.
 */
export type Speller = (value: number) => string;

const EN_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];
const DE_UNITS =
  'null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn'.split(
    ' ',
  );
const DE_TENS = ['', '', ...'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')];
const ES_UNITS =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const ES_TENS = ['', '', '', ...'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')];
const ES_HUNDREDS = [
  '',
  'ciento',
  ...'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'.split(' '),
];
const FR_UNITS =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const FR_TENS = ['', '', ...'vingt trente quarante cinquante soixante'.split(' ')];

const join = (...parts: string[]): string => parts.filter(part => part !== '').join(' ');
const word = (list: readonly string[], index: number): string => list[index] ?? '';

function scales(
  value: number,
  below1000: Speller,
  names: { million: (n: number) => string; thousand: (n: number) => string },
): string {
  if (value === 0) return below1000(0);
  const millions = Math.floor(value / 1e6);
  const thousands = Math.floor(value / 1000) % 1000;
  const rest = value % 1000;
  return join(
    millions ? names.million(millions) : '',
    thousands ? names.thousand(thousands) : '',
    rest ? below1000(rest) : '',
  );
}

const en = (value: number): string => {
  if (value < 20) return word(EN_UNITS, value);
  if (value < 100) return word(EN_TENS, Math.floor(value / 10)) + (value % 10 ? `-${word(EN_UNITS, value % 10)}` : '');
  return `${word(EN_UNITS, Math.floor(value / 100))} hundred${value % 100 ? ` and ${en(value % 100)}` : ''}`;
};

const de = (value: number): string => {
  if (value < 20) return word(DE_UNITS, value);
  if (value < 100)
    return (value % 10 ? `${word(DE_UNITS, value % 10)}und` : '') + word(DE_TENS, Math.floor(value / 10));
  return `${word(DE_UNITS, Math.floor(value / 100))}hundert${value % 100 ? de(value % 100) : ''}`;
};

const es = (value: number): string => {
  if (value < 30) return word(ES_UNITS, value);
  if (value < 100)
    return word(ES_TENS, Math.floor(value / 10)) + (value % 10 ? ` y ${word(ES_UNITS, value % 10)}` : '');
  if (value === 100) return 'cien';
  return join(word(ES_HUNDREDS, Math.floor(value / 100)), value % 100 ? es(value % 100) : '');
};

/** "uno" becomes "un" before mil and millones. */
const esBefore = (value: number): string =>
  es(value)
    .replace(/veintiuno$/, 'veintiún')
    .replace(/uno$/, 'un');

const fr = (value: number): string => {
  if (value < 20) return word(FR_UNITS, value);
  if (value < 70) return word(FR_TENS, Math.floor(value / 10)) + frTail(value % 10);
  if (value < 80) return value === 71 ? 'soixante et onze' : `soixante-${fr(value - 60)}`;
  if (value < 100) return value === 80 ? 'quatre-vingts' : `quatre-vingt-${fr(value - 80)}`;
  const hundreds = Math.floor(value / 100);
  return join(hundreds > 1 ? word(FR_UNITS, hundreds) : '', 'cent', value % 100 ? fr(value % 100) : '');
};

const frTail = (unit: number): string => (unit === 0 ? '' : unit === 1 ? ' et un' : `-${word(FR_UNITS, unit)}`);

export const SPELLERS: Readonly<Record<'en-US' | 'de-DE' | 'es-ES' | 'fr-FR', Speller>> = {
  'en-US': value => scales(value, en, { million: n => `${en(n)} million`, thousand: n => `${en(n)} thousand` }),
  'de-DE': value =>
    scales(value, de, {
      million: n => (n === 1 ? 'eine Million' : `${de(n)} Millionen`),
      thousand: n => `${de(n)}tausend`,
    }),
  'es-ES': value =>
    scales(value, es, {
      million: n => (n === 1 ? 'un millón' : `${esBefore(n)} millones`),
      thousand: n => (n === 1 ? 'mil' : `${esBefore(n)} mil`),
    }),
  'fr-FR': value =>
    scales(value, fr, {
      million: n => (n === 1 ? 'un million' : `${fr(n)} millions`),
      thousand: n => (n === 1 ? 'mille' : `${fr(n).replace(/vingts$/, 'vingt')} mille`),
    }),
};
