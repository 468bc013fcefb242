import type { SpokenNumbers } from '../languages/index.ts';
import { foldWord, HASH_SIZE, hashWord } from './characters.ts';
import { ALL_WORDS, alternativesOf, foldedSet, splitAlternatives } from './words.ts';

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
  /** Words that must follow it: "o b" behind the d of "d.o.b.". */
  rest: readonly string[];
  /** The word means something else without its accent. */
  isAccented: boolean;
}

/** Words that may begin or make up personal data, folded, by what they are for. */
export const LEXICON: ReadonlyMap<string, LexiconWord> = buildLexicon();

function buildLexicon(): Map<string, LexiconWord> {
  const lexicon = new Map<string, LexiconWord>();
  const add = (forms: readonly string[], word: Pick<LexiconWord, 'use'> & Partial<LexiconWord>) => {
    for (const form of forms) {
      const [first = '', ...rest] = form.split(' ').map(foldWord);
      lexicon.set(first, { digits: '', times: 1, rest, isAccented: false, ...word });
    }
  };
  for (const { numbers } of ALL_WORDS) addNumbers(numbers, add);
  add(
    alternativesOf(words => words.births.said),
    { use: 'birth' },
  );
  add(
    alternativesOf(words => words.births.accented),
    { use: 'birth', isAccented: true },
  );
  add(
    alternativesOf(words => words.births.days),
    { use: 'birthday' },
  );
  add(
    alternativesOf(words => words.mail.dot),
    { use: 'dot' },
  );
  add(
    alternativesOf(words => words.fillers),
    { use: 'filler' },
  );
  add(
    alternativesOf(words => words.mail.hosts),
    { use: 'mail-host' },
  );
  return lexicon;
}

type Add = (forms: readonly string[], word: Pick<LexiconWord, 'use'> & Partial<LexiconWord>) => void;

function addNumbers(numbers: SpokenNumbers, add: Add): void {
  numbers.units.forEach((forms, value) => {
    add(splitAlternatives(forms), { use: 'unit', digits: String(value) });
  });
  numbers.teens.forEach((forms, index) => {
    add(splitAlternatives(forms), { use: 'two-digits', digits: String(index + 10) });
  });
  numbers.tens.forEach((forms, index) => {
    add(splitAlternatives(forms), { use: 'tens', digits: String((index + 2) * 10) });
  });
  for (const [times, forms] of Object.entries(numbers.repeats)) {
    add(splitAlternatives(forms), { use: 'multiplier', times: Number(times) });
  }
  addCompounds(numbers, add);
}

/** "vierundzwanzig", in all spellings of its parts. */
function addCompounds({ compounds, tens }: SpokenNumbers, add: Add): void {
  if (!compounds) return;
  compounds.units.forEach((units, unit) => {
    tens.forEach((forms, index) => {
      const spellings = splitAlternatives(units).flatMap(first =>
        splitAlternatives(forms).map(second => first + compounds.joint + second),
      );
      add(spellings, { use: 'two-digits', digits: `${index + 2}${unit}` });
    });
  });
}

const MONTHS = foldedSet(words => words.months);
const DATE_WORDS = foldedSet(words => words.dateWords);
const YEAR_BEGINNINGS = [...foldedSet(words => words.yearBeginnings)];

export const isMonth = (folded: string): boolean => MONTHS.has(folded);

export const isNumberWord = (folded: string): boolean => {
  const use = LEXICON.get(folded)?.use;
  return use === 'unit' || use === 'two-digits' || use === 'tens';
};

/** A month, an ordinal, a number, or a year that is said as one word. */
export const isDateWord = (folded: string): boolean =>
  MONTHS.has(folded) ||
  DATE_WORDS.has(folded) ||
  isNumberWord(folded) ||
  YEAR_BEGINNINGS.some(beginning => folded.startsWith(beginning));

/** One bit for each hash that a word of the lexicon has, so that the scan need not cut out the other words. */
export const LEXICON_HASHES: Uint8Array = buildHashes();

function buildHashes(): Uint8Array {
  const hashes = new Uint8Array(HASH_SIZE);
  for (const word of LEXICON.keys()) hashes[hashWord(word)] = 1;
  return hashes;
}
