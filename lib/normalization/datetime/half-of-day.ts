import type { TenseWords } from '../../languages/index.ts';
import type { ClauseWord } from './clause.ts';
import type { Meaning, TimeMeaning } from './meaning.ts';
import type { TextAround } from './text-around.ts';
import { has, phrases } from './word-patterns.ts';

/** "pm10" ends with the tenth hour of the evening. */
export type HalfOfDay = 'am' | 'pm' | 'pm10';

/** The half of the day that the clause around an hour names; undefined if it names none or both. */
export type ReadHalf = (around: TextAround) => HalfOfDay | undefined;

export function createHalfReader({ mornings, evenings, dinners }: TenseWords): ReadHalf {
  const [morning, evening, dinner] = [mornings, evenings, dinners].map(phrases);
  return around => {
    // Most clauses name none, and their words are known from text to text.
    if (!around.has(mayNameHalf)) return undefined;
    const isMorning = has(around.clause, morning);
    const isEvening = has(around.clause, evening);
    if (isMorning && isEvening) return undefined;
    if (isMorning || isEvening) return isMorning ? 'am' : 'pm';
    return has(around.clause, dinner) ? 'pm10' : undefined;
  };
}

const mayNameHalf = (word: ClauseWord): boolean => word.mayNameHalf;

/** Whether a meaning has an hour without its half of the day. */
export const hasBareHour = (meaning: Meaning): boolean =>
  meaning.type === 'interval'
    ? [meaning.from, meaning.to].some(edge => edge !== undefined && isBareHour(edge))
    : meaning.type === 'time' && isBareHour(meaning);

export const isBareHour = ({ clock }: TimeMeaning): boolean => clock?.twelve === true && !clock.written;
