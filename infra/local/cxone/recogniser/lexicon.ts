import { cardinalWords, type Language, languagePack, type NumberWords } from '../../../../lib/languages/index.ts';
import { any, type StandInWords } from '../../../../lib/languages/pack/stand-in.ts';

/** The expressions of a language for folded text, without capturing groups. */
export interface Lexicon extends StandInWords {
  /** A number in words. */
  readonly numberInWords: string;
  /** A number in digits, as the language writes it. */
  readonly numeral: string;
}

export async function loadLexicon(language: Language): Promise<Lexicon> {
  const { digits, numbers } = languagePack(language);
  // Loaded by folder, because the packs must not pull these words into the functions.
  const words: StandInWords = (await import(`../../../../lib/languages/${language}/stand-in.ts`)).standInWords;
  const group = digits.decimal === '.' ? ',' : digits.groupsBySpace ? '[.\\s]' : '\\.';
  const decimal = digits.decimal === '.' ? '\\.' : ',';
  const numeral = `\\d{1,3}(?:${group}\\d{3})+(?:${decimal}\\d+)?|\\d+(?:${decimal}\\d+)?`;
  return { ...words, numeral, numberInWords: inWords(await numbers()) };
}

/**
 * Number words in a row. An article counts only before a number word ("a hundred"), and a scale above a thousand only
 * after one ("two million").
 */
function inWords(numbers: NumberWords): string {
  const { articles, joins, scales } = numbers;
  const words = wordsOf(numbers);
  const alone = words.filter(word => !articles.includes(word) && !((scales[word] ?? 0) > 1_000));
  const followed = `(?=${SPACE}${any(words.filter(word => !articles.includes(word)))}(?!\\p{L}))`;
  const first = any([...alone, any(articles) + followed]);
  return `${first}(?:${SPACE}(?:${any(joins.words)}${SPACE})?${any(words)})*`;
}

const SPACE = '[\\s-]+';
/** Shorter names of scales are abbreviations. */
const LEAST_SCALE = 3;

/** The longest first, so that "seventeen" is not read as "seven". */
function wordsOf(numbers: NumberWords): string[] {
  const { hundreds, scales, joins } = numbers;
  const below = longestFirst(cardinalWords(numbers, 99).flatMap(phrases => phrases.split(/[| ]/)));
  const multiples = longestFirst([...hundreds, ...Object.keys(scales).filter(word => word.length >= LEAST_SCALE)]);
  const larger = Object.keys(numbers.cardinals);
  // "zweitausend" is one word. A pattern that lists all of these takes 4 s to compile.
  const compounds = joins.unitBeforeTens ? [any(below) + any(multiples)] : [];
  const all = new Set([...below, ...larger, ...multiples]);
  for (const word of joins.words) all.delete(word);
  return [...compounds, ...longestFirst(all)];
}

const longestFirst = (words: Iterable<string>): string[] => [...words].sort((a, b) => b.length - a.length);
