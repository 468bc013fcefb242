import type { NumberWords } from './pack/numbers.ts';

/** Lists that are derived from the number words of a language. All words are folded. */

/** The phrases for each integer from 0 to `most` (99 at most). Phrases are separated by `|`, their words by a blank. */
export const cardinalWords = (words: NumberWords, most: number): string[] =>
  Array.from({ length: most + 1 }, (_, value) => join(cardinalPhrases(words, value)));

/** The ordinals from 1 to `most` (99 at most). The first element is for 1. */
export const ordinalWords = (words: NumberWords, most: number): string[] =>
  Array.from({ length: most }, (_, index) => join(ordinalPhrases(words, index + 1)));

/** All words of four letters or more that name a number. They are never corrected as a slip in another word. */
export function guardNumbers(words: NumberWords): string[] {
  const tables = [words.cardinals, words.scales, words.ordinals].flatMap(table => Object.keys(table));
  return [...new Set([...tables, ...words.hundreds])].filter(word => word.length >= LEAST_GUARDED);
}

const LEAST_GUARDED = 4;

const join = (phrases: readonly string[]): string => [...new Set(phrases)].join('|');

type Table = Readonly<Record<string, number>>;

const namesByTable = new WeakMap<Table, Map<number, string[]>>();

/** Composed numbers ask for the names of their parts many times. */
function namesOf(table: Table, value: number): readonly string[] {
  const names = namesByTable.get(table) ?? namesByNumber(table);
  namesByTable.set(table, names);
  return names.get(value) ?? [];
}

const namesByNumber = (table: Table): Map<number, string[]> =>
  Map.groupBy(Object.keys(table), word => table[word] ?? Number.NaN);

function cardinalPhrases(words: NumberWords, value: number): string[] {
  const composed = splits(words, value).flatMap(({ left, link, right }) =>
    partsOf(words, right).map(part => left + link + part),
  );
  return [...namesOf(words.cardinals, value), ...vigesimal(words, value), ...composed];
}

function ordinalPhrases(words: NumberWords, value: number): string[] {
  const composed = splits(words, value).flatMap(({ tens, left, link, right }) =>
    namesOf(words.ordinals, right).flatMap(ordinal =>
      words.ordinalTens ? agreeing(words, tens, ordinal).map(ten => `${ten} ${ordinal}`) : [left + link + ordinal],
    ),
  );
  return [...namesOf(words.ordinals, value), ...composed];
}

/** A number in two parts: "twenty" and 1, "drei" + "und" and 20, "quatre vingt" and 11. */
interface Split {
  /** The larger part, for ordinals in which it is an ordinal too. */
  readonly tens: number;
  readonly left: string;
  readonly link: string;
  readonly right: number;
}

function splits(words: NumberWords, value: number): Split[] {
  const { joins } = words;
  const most = words.vigesimal ? 19 : 9;
  return TENS.flatMap(tens => {
    const unit = value - tens;
    if (unit < 1 || unit > most || (unit > 9 && tens !== 60 && tens !== 80)) return [];
    if (tens === 10 && !(words.vigesimal ? unit >= 7 : joins.afterTens)) return [];
    const [and = ''] = joins.words;
    if (joins.unitBeforeTens) return unitsOf(words, unit).map(left => ({ tens, left, link: and, right: tens }));
    const isLinked = joins.afterTens && (!joins.afterTensOnlyOne || unit === 1 || unit === 11);
    const named = namesOf(words.cardinals, tens).map(left => ({ left, link: isLinked ? ` ${and} ` : ' ' }));
    const counted = vigesimal(words, tens).map(left => ({ left, link: ' ' }));
    return [...named, ...counted].map(part => ({ ...part, tens, right: unit }));
  });
}

/** Whether two ordinals agree in gender and number, if both show it: "vigésima primera", "vigésimo primer". */
const agreeing = (words: NumberWords, tens: number, ordinal: string): string[] =>
  namesOf(words.ordinals, tens).filter(ten => ten.at(-1) === ordinal.at(-1) || /[^aeious]$/.test(ordinal));

const TENS = [10, 20, 30, 40, 50, 60, 70, 80, 90];

/** "quatre vingt". */
function vigesimal(words: NumberWords, value: number): string[] {
  if (!words.vigesimal || value !== 80) return [];
  return namesOf(words.cardinals, 4).flatMap(four => namesOf(words.cardinals, 20).map(twenty => `${four} ${twenty}`));
}

/** The words for a unit. One form of an article is enough: "einundzwanzig", "einsundzwanzig". */
const unitsOf = (words: NumberWords, unit: number): string[] =>
  partsOf(words, unit).filter((word, index) => index === 0 || !words.articles.includes(word));

/** The words for a part, without those that never occur in a compound. */
const partsOf = (words: NumberWords, value: number): string[] =>
  cardinalPhrases(words, value).filter(word => !words.neverInCompounds.includes(word));
