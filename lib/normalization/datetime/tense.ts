import type { TenseWords } from '../../languages/index.ts';
import type { ClauseReader, ClauseWord } from './clause.ts';
import { createNarrower } from './main-clause.ts';
import type { TextAround } from './text-around.ts';
import { has, leads, opening, type Phrases, phrases, whole } from './word-patterns.ts';

/**
 * The tense of a clause: -1 for the past, 1 for the future. In "I booked a flight on December 3rd" the verb is past, and
 * the date may be that of the flight: `booked`. In "move it from the 25th to the 27th" the range is a change: `moved`.
 */
export type Tense = -1 | 1 | 'booked' | 'moved';

/** The tense of the clause around a date; undefined if its words show no tense or contradict each other. */
export type ReadTense = (around: TextAround, isRange: boolean) => Tense | undefined;

export function createTenseReader(words: TenseWords, clauses: ClauseReader): ReadTense {
  const [since, ahead, target] = [leads(words.since), leads(words.ahead), leads(words.target)];
  const arranged = words.arranged === undefined ? undefined : whole(words.arranged);
  const [idioms, pastPhrases, perfect] = [words.idioms, words.pastPhrases, words.perfect].map(phrases);
  const [promised, unfulfilled] = [phrases(words.promised), phrases(words.unfulfilled)];
  const [booked, moves] = [phrases(words.booked), phrases(words.moves)];
  const [planned, missed] = [phrases(words.planned), phrases(words.missed)];
  const wished = opening(words.wished);
  // Most clauses have none of these phrases, and one pattern is faster than four.
  const anyPhrase = phrases(
    [words.idioms, words.pastPhrases, words.promised, words.perfect].filter(source => source !== undefined).join('|'),
  );
  const wordsOf = (clause: string): ClauseWord[] => clause.split(' ').map(word => clauses.word(word));
  const tenseOfClause = (clause: string, behind: string): Tense | undefined => {
    const isPast = has(clause, pastPhrases);
    if (!isPast && has(clause, promised)) return has(behind, unfulfilled) ? -1 : undefined;
    const words = wordsOf(without(without(clause, pastPhrases), idioms));
    return tenseOf(isWanted => words.some(isWanted), isPast, has(clause, perfect));
  };
  const narrow = createNarrower(words.starts, clause => tenseOfClause(clause, '') === -1);
  const tenseIn = (around: TextAround): Tense | undefined => {
    const clause = narrow(around.clause);
    if (clause !== around.clause || has(clause, anyPhrase)) return tenseOfClause(clause, around.behind);
    return tenseOf(isWanted => around.has(isWanted));
  };
  const isArranged = ({ text }: ClauseWord): boolean => arranged?.test(text) ?? false;
  return (around, isRange) => {
    if (isRange && has(around.clause, moves)) return 'moved';
    if (isLedBy(since, around) || (has(around.clause, planned) && has(around.behind, missed))) return -1;
    const tense = tenseIn(around);
    if (tense !== -1) return tense;
    if (wished?.test(around.behind)) return 1;
    if (isLedBy(ahead, around)) return undefined;
    if (has(around.behind, unfulfilled)) return tense;
    if (isLedBy(target, around) && around.has(isArranged)) return 'booked';
    return has(around.clause, booked) ? 'booked' : tense;
  };
}

const isLedBy = (words: RegExp | undefined, { leads }: TextAround): boolean =>
  words !== undefined &&
  leads.some(lead => {
    words.lastIndex = lead.length;
    return words.test(lead);
  });

type Ask = (isWanted: (word: ClauseWord) => boolean) => boolean;

/** @param hasWord whether one of the words is of some kind */
function tenseOf(hasWord: Ask, hasPastPhrase = false, hasPerfect = false): Tense | undefined {
  const isPast = hasPastPhrase || hasWord(({ says }) => says === 'past');
  if (hasWord(({ says }) => says === 'future')) return isPast ? undefined : 1;
  return isPast || hasPerfect || hasWord(({ says }) => says === 'participle') ? -1 : undefined;
}

const without = (clause: string, found: Phrases | undefined): string => (found ? clause.replace(found(), '') : clause);
