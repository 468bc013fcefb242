import type { TenseWords } from '../../languages/index.ts';
import type { Surroundings } from '../typed.ts';
import { type ClauseReader, has, inOneLine, phrases } from './clause.ts';
import type { Meaning, TimeMeaning } from './meaning.ts';

export type HalfOfDay = 'am' | 'pm';

/** The half of the day that the clause around an hour names; undefined if it names none or both. */
export type ReadHalf = (around: Surroundings) => HalfOfDay | undefined;

export function createHalfReader({ mornings, evenings }: TenseWords, clauses: ClauseReader): ReadHalf {
  const [morning, evening] = [phrases(mornings), phrases(evenings)];
  return ({ before, after }) => {
    const clause = inOneLine(clauses.endOf(before), clauses.beginningOf(after));
    const isMorning = has(clause, morning);
    if (isMorning === has(clause, evening)) return undefined;
    return isMorning ? 'am' : 'pm';
  };
}

/** Whether a meaning has an hour without its half of the day. */
export const hasBareHour = (meaning: Meaning): boolean =>
  meaning.type === 'interval'
    ? [meaning.from, meaning.to].some(edge => edge !== undefined && isBareHour(edge))
    : meaning.type === 'time' && isBareHour(meaning);

const isBareHour = ({ clock }: TimeMeaning): boolean => clock?.twelve === true && !clock.written;
