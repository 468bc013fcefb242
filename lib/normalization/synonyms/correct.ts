import { editDistance } from './edit-distance.ts';
import type { Guards } from './guards.ts';
import { synonymKey } from './key.ts';
import { type NearWord, NearWords, nearKeys } from './near-words.ts';
import type { NearSynonym, OpenTable } from './table.ts';
import { foldedWords, isAlphabetic } from './words.ts';

/** The fewest letters of a name that is one word, and of a word that is corrected within a longer name. */
const LEAST_ALONE = 6;
const LEAST_WITHIN = 4;
/** A word with this many letters may have two slips. */
const LETTERS_FOR_TWO = 8;
const MOST_UNKNOWN = 2;
const MOST_COMBINATIONS = 64;

/**
 * Synonyms that differ by slips of typing or speech recognition. Only whole words that are in no synonym are corrected,
 * so that the name of one product is never changed to that of another. A word with a digit is never corrected, because
 * model numbers and ids can differ by one character. A correction never adds or removes a word that denies.
 */
export function corrections(said: string, tables: readonly OpenTable[], guards: Guards): NearSynonym[] {
  const words = foldedWords(said);
  const byWord = correctWords(words, tables, guards);
  return byWord.length > 0 ? byWord : correctSpacing(words, tables, guards);
}

/** The words of each table, unpacked once. They are kept here, because only slips need them. */
const known = new WeakMap<OpenTable, NearWords>();

function wordsOf(table: OpenTable): NearWords {
  const found = known.get(table);
  if (found) return found;
  const { words, reversed } = table.unpackWords();
  const near = new NearWords(words, reversed);
  known.set(table, near);
  return near;
}

function correctWords(words: readonly string[], tables: readonly OpenTable[], guards: Guards): NearSynonym[] {
  const choices: NearWord[][] = [];
  let unknown = 0;
  for (const word of words) {
    const isKnown = tables.some(table => wordsOf(table).has(word));
    const least = words.length === 1 ? LEAST_ALONE : LEAST_WITHIN;
    const stays = isKnown || !isCorrectable(word, least - 1, guards);
    const near = stays ? [{ word, distance: 0 }] : nearWords(word, least, tables, guards);
    if (!isKnown) unknown += 1;
    if (near.length === 0 || unknown > MOST_UNKNOWN) return [];
    choices.push(near);
  }
  return combinations(choices).flatMap(combination => {
    const key = synonymKey(combination.map(({ word }) => word).join(' '));
    const distance = combination.reduce((sum, near) => sum + near.distance, 0);
    return distance === 0 ? [] : tables.flatMap(table => table.withKey(key).map(row => ({ ...row, distance })));
  });
}

const isCorrectable = (word: string, least: number, { isFixed }: Guards) =>
  word.length >= least && isAlphabetic(word) && !isFixed(word);

function nearWords(word: string, least: number, tables: readonly OpenTable[], guards: Guards): NearWord[] {
  const most = word.length >= LETTERS_FOR_TWO ? 2 : 1;
  const near = tables.flatMap(table => wordsOf(table).within(word, most));
  return near.filter(({ word: other }) => {
    const isTarget = other.length >= least && isAlphabetic(other) && !guards.isNegation(other);
    return isTarget && !guards.differInPrefix(word, other) && !differInSound(word, other);
  });
}

/** Letters that can sound alike at the beginning of a word in one of the languages. */
const ALIKE = ['ckq', 'csz', 'iy', 'gj', 'fv', 'bv', 'vw'];

/**
 * Whether the first letters differ in sound. Slips are rare there; most such words are other words ("masque" is not
 * "casque").
 */
function differInSound(said: string, other: string): boolean {
  const [first, meant] = [said.charAt(0), other.charAt(0)];
  if (first === meant || ALIKE.some(letters => letters.includes(first) && letters.includes(meant))) return false;
  return editDistance(said.slice(1), other.slice(1), 2) < editDistance(said, other, 2);
}

function combinations(choices: readonly (readonly NearWord[])[]): NearWord[][] {
  let all: NearWord[][] = [[]];
  for (const choice of choices) {
    all = all.flatMap(combination => choice.map(near => [...combination, near]));
    if (all.length > MOST_COMBINATIONS) return [];
  }
  return all;
}

/** The fewest letters of a name that may have both other spaces and a slip. */
const LEAST_LETTERS_SPACED = 8;

/** "head fones" for "headphones": as speech recognition has it. */
function correctSpacing(words: readonly string[], tables: readonly OpenTable[], guards: Guards): NearSynonym[] {
  const key = words.join('');
  if (key.length < LEAST_LETTERS_SPACED || !words.every(isPlain)) return [];
  return tables.flatMap(table =>
    nearKeys(table.keys, key).flatMap(near => {
      const isOther = (row: { spelling: string }) => {
        const others = foldedWords(row.spelling);
        return others.length !== words.length && others.every(isPlain) && sameNegations(words, others, guards);
      };
      return guards.differInPrefix(key, near)
        ? []
        : table
            .withKey(near)
            .filter(isOther)
            .map(row => ({ ...row, distance: 1 }));
    }),
  );
}

/** Whether a word can be a part of another one. A single letter is an edition or an article. */
const isPlain = (word: string) => word.length > 1 && isAlphabetic(word);

const sameNegations = (a: readonly string[], b: readonly string[], { isNegation }: Guards) =>
  a.filter(isNegation).join(' ') === b.filter(isNegation).join(' ');
