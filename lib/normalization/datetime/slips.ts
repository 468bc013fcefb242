import { editDistance } from '../synonyms/edit-distance.ts';
import type { ParserWords } from './tables.ts';
import { fold, type Token } from './tokens.ts';

/**
 * Corrects slips of typing in the names of months, weekdays and days from today, and divides what was typed as one word
 * ("nextweek"); undefined if there is no slip, or if two names are possible.
 */
export type CorrectSlips = (tokens: readonly Token[], isKnown: (word: string) => boolean) => Token[] | undefined;

/** The fewest letters of a name whose slips are corrected, and of the slip itself. */
const LEAST_NAME = 4;
const LEAST_SAID = 5;
/** The same for words such as "tomorrow". Shorter ones are similar to too many other words. */
const LEAST_DAY = 6;
/**
 * A name with this many letters may have two slips, if the word begins with the same letter and has at most one letter
 * less.
 */
const LETTERS_FOR_TWO = 8;

export function createSlipCorrector({ months, weekdays, days, shifts, notSlips }: ParserWords): CorrectSlips {
  const names = [
    ...namesOf(months, 'month', LEAST_NAME),
    ...namesOf(weekdays, 'weekday', LEAST_NAME),
    ...namesOf(days, 'day', LEAST_DAY),
  ];
  const words = new Set(notSlips.split('|').map(fold));
  const nearest = (said: string): string | undefined => {
    const near = names.flatMap(({ name, key }) => {
      const most = Math.min(said.length + 1, name.length) >= LETTERS_FOR_TWO ? 2 : 1;
      const distance = editDistance(said, name, most);
      return distance <= most && (distance < 2 || name[0] === said[0]) ? [{ name, key, distance }] : [];
    });
    near.sort((a, b) => a.distance - b.distance);
    const [best] = near;
    if (!best) return undefined;
    const isNearest = near.every(({ key, distance }) => key === best.key || distance > best.distance);
    return isNearest ? best.name : undefined;
  };
  const firsts = namesOf(shifts, 'shift', LEAST_NAME).map(({ name }) => name);
  const divided = (said: string, isKnown: (word: string) => boolean): string[] => {
    const first = firsts.find(shift => said.startsWith(shift) && said.length - shift.length >= LEAST_NAME);
    const second = said.slice(first?.length);
    return first !== undefined && isKnown(second) ? [first, second] : [];
  };
  return (tokens, isKnown) => {
    let corrected = 0;
    const changed = tokens.flatMap(token => {
      const { text } = token;
      if (token.kind !== 'word' || text.length < LEAST_SAID || isKnown(text) || words.has(text)) return [token];
      const name = nearest(text);
      const meant = name === undefined ? divided(text, isKnown) : [name];
      corrected += meant.length;
      return meant.length > 0 ? meant.map(word => ({ ...token, text: word })) : [token];
    });
    return corrected > 0 ? changed : undefined;
  };
}

/** The names that are one word and long enough, with their meanings. */
const namesOf = (table: ParserWords['months'], kind: string, leastLetters: number): { name: string; key: string }[] =>
  table.flatMap(([phrases, value]) =>
    phrases
      .split('|')
      .map(fold)
      .filter(name => name.length >= leastLetters && /^\p{L}+$/u.test(name))
      .map(name => ({ name, key: `${kind} ${value}` })),
  );
