import type { Surroundings } from '../typed.ts';
import type { Compiled } from './compile.ts';
import { type HalfOfDay, hasBareHour } from './half-of-day.ts';
import type { Meaning } from './meaning.ts';
import { isOpenToTense, isRange } from './resolve.ts';
import type { Tense } from './tense.ts';
import { TextAround } from './text-around.ts';

/** What the clause around a time says about it. */
export interface Clause {
  /** The tense; 0 if it has none, undefined if it does not matter. */
  readonly tense?: Tense | 0 | undefined;
  /** The half of the day, if the time leaves it open. */
  readonly half?: HalfOfDay | undefined;
}

/** The text is read only if it can decide which time is meant. */
export function clauseOf(
  meanings: readonly Meaning[],
  around: (() => Surroundings) | undefined,
  { clauses, readTense, readHalf }: Pick<Compiled, 'clauses' | 'readTense' | 'readHalf'>,
): Clause {
  const isOpen = meanings.some(isOpenToTense);
  const isBare = meanings.some(hasBareHour);
  const text = isOpen || isBare ? around?.() : undefined;
  if (!text) return NO_CLAUSE;
  const near = new TextAround(clauses, text);
  const [likeliest] = meanings;
  const tense = isOpen ? (readTense(near, likeliest !== undefined && isRange(likeliest)) ?? 0) : undefined;
  return { tense, half: isBare ? readHalf(near) : undefined };
}

const NO_CLAUSE: Clause = {};
