/** What a typing slip must never be read into: words by which the meaning turns. All folded. */

const words = (list: string): string[] => list.split(' ');

/** Words that deny. One more or one less of them is another meaning, however few letters it takes. */
const NEGATIONS = new Set([
  ...words(
    "no not non nor none never neither without cannot cant can't dont don't wont won't isnt isn't doesnt doesn't didnt didn't",
  ),
  ...words('nicht nichts nie niemals kein keine keinen keinem keiner keines ohne weder'),
  ...words('ni nunca jamas sin ningun ninguna ninguno nada tampoco'),
  ...words('ne pas sans jamais aucun aucune ni rien'),
]);

/** Number words, some of which differ by a letter. */
const NUMBERS = new Set([
  ...words(
    'three seven eight eighteen eighty sixteen sixty sixth seventh eighth ninth fourth fifth thirteen thirty fourteen forty',
  ),
  ...words(
    'fifteen fifty seventeen seventy nineteen ninety twelve twenty eleven hundred thousand million first second third',
  ),
  ...words(
    'sieben achtzehn achtzig dreizehn dreissig vierzehn vierzig funfzehn funfzig sechzehn sechzig siebzehn siebzig',
  ),
  ...words(
    'neunzehn neunzig zwanzig hundert tausend erste zweite dritte vierte funfte sechste siebte achte neunte zehnte',
  ),
  ...words(
    'cuatro cinco siete nueve catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa ciento',
  ),
  ...words('segundo tercero cuarto quinto sexto septimo octavo noveno decimo primero'),
  ...words(
    'quatre treize seize quinze quatorze trente quarante cinquante soixante septante huitante nonante premier deuxieme',
  ),
  ...words('troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme'),
]);

/** Prefixes that turn a word into another one: unlock and lock, Abmeldung and Anmeldung, activar and desactivar. */
const PREFIXES = [
  ...words('un in im il ir dis non de re pre pro post over under out up on off inter intra sub mis anti ex a'),
  ...words('ab an auf aus ein be ver ent er zer um zu vor nach des em en'),
];

export const isNegation = (word: string): boolean => NEGATIONS.has(word) || word.endsWith("n't");

/** Words of their own, never taken for a slip in another one. */
export const isFixed = (word: string): boolean => isNegation(word) || NUMBERS.has(word);

/** Whether two words differ in their prefix only: with or without one, or with two different ones. */
export function differInPrefix(a: string, b: string): boolean {
  const rests = new Set(restsOf(a));
  return restsOf(b).some(rest => rests.has(rest));
}

const LEAST_REST = 3;

function restsOf(word: string): string[] {
  const rests = PREFIXES.filter(prefix => word.startsWith(prefix)).map(prefix => word.slice(prefix.length));
  return [word, ...rests].filter(rest => rest.length >= LEAST_REST);
}
