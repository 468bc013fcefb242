import type { TenseWords } from '../../languages/index.ts';
import type { Surroundings } from '../typed.ts';
import { type ClauseReader, type ClauseWord, has, inOneLine, MOST_UNITS, phrases } from './clause.ts';

/**
 * The tense of a clause: -1 for the past, 1 for the future. In "I booked a flight on December 3rd" the verb is past, and
 * the date may be that of the flight: `booked`. In "move it from the 25th to the 27th" the range is a change: `moved`.
 */
export type Tense = -1 | 1 | 'booked' | 'moved';

/** The tense of the clause around a date; undefined if its words show no tense or contradict each other. */
export type ReadTense = (around: Surroundings, isRange: boolean) => Tense | undefined;

export function createTenseReader(words: TenseWords, clauses: ClauseReader): ReadTense {
  const [since, ahead, target] = [leads(words.since), leads(words.ahead), leads(words.target)];
  const arranged = words.arranged === undefined ? undefined : new RegExp(`^(?:${words.arranged})$`, 'u');
  const [idioms, pastPhrases] = [phrases(words.idioms), phrases(words.pastPhrases)];
  const [promised, unfulfilled] = [phrases(words.promised), phrases(words.unfulfilled)];
  const [booked, moves] = [phrases(words.booked), phrases(words.moves)];
  const [planned, missed] = [phrases(words.planned), phrases(words.missed)];
  // Most clauses have none of these phrases, and one pattern is faster than three.
  const anyPhrase = phrases(
    [words.idioms, words.pastPhrases, words.promised].filter(source => source !== undefined).join('|'),
  );
  const withoutMisleading = (clause: string): ClauseWord[] =>
    without(without(clause, pastPhrases), idioms)
      .split(' ')
      .map(word => clauses.word(word));
  const tenseAround = ({ before, after }: Surroundings): Tense | undefined => {
    const [head, tail] = [clauses.endOf(before), clauses.beginningOf(after)];
    const clause = inOneLine(head, tail);
    if (!has(clause, anyPhrase)) return tenseOf([...head, ...tail], false);
    const isPast = has(clause, pastPhrases);
    if (!isPast && has(clause, promised)) return has(wordsBehind(after), unfulfilled) ? -1 : undefined;
    return tenseOf(withoutMisleading(clause), isPast);
  };
  const isArranged = ({ before, after }: Surroundings): boolean =>
    arranged !== undefined &&
    [...clauses.endOf(before), ...clauses.beginningOf(after)].some(({ text }) => arranged.test(text));
  const says = ({ before, after }: Surroundings, found: RegExp | undefined): boolean =>
    has(inOneLine(clauses.endOf(before), clauses.beginningOf(after)), found);
  return (around, isRange) => {
    if (isRange && says(around, moves)) return 'moved';
    if (isLedBy(since, around) || (says(around, planned) && has(wordsBehind(around.after), missed))) return -1;
    const tense = tenseAround(around);
    if (tense !== -1) return tense;
    if (isLedBy(ahead, around)) return undefined;
    if (has(wordsBehind(around.after), unfulfilled)) return tense;
    if (isLedBy(target, around) && isArranged(around)) return undefined;
    return says(around, booked) ? 'booked' : tense;
  };
}

const leads = (source: string | undefined): RegExp | undefined =>
  source === undefined ? undefined : new RegExp(`(?<!\\p{L})(?:${source})\\P{L}*$`, 'u');

const isLedBy = (words: RegExp | undefined, { before, said }: Surroundings): boolean =>
  words !== undefined && leadsTo(before, said).some(lead => words.test(lead));

function tenseOf(words: readonly ClauseWord[], hasPastPhrase: boolean): Tense | undefined {
  const says = (meant: ClauseWord['says']): boolean => words.some(word => word.says === meant);
  const isPast = hasPastPhrase || says('past');
  if (says('future')) return isPast ? undefined : 1;
  return isPast || says('participle') ? -1 : undefined;
}

const without = (clause: string, found: RegExp | undefined): string => (found ? clause.replace(found, '') : clause);

const wordsBehind = (after: string): string =>
  (
    after
      .slice(0, MOST_UNITS)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).join(' ');

/**
 * The words right before the date in lower case. The entity itself may begin with an article, or a noun and its
 * preposition. A pattern without regard to case would take V8 2 ms more to compile.
 */
function leadsTo(before: string, said: string): string[] {
  const near = before.slice(-MOST_LEAD).toLowerCase();
  const [first = '', ...more] = said.toLowerCase().split(' ', 2);
  if (BEGINS_WITH_DIGIT.test(first)) return [near];
  return [near, near + first, ...more.map(second => `${near}${first} ${second}`)];
}

/** The date itself has begun, so that "bis" in "3. bis zum 5." does not lead to it. */
const BEGINS_WITH_DIGIT = /^\d/;

/**
 * The length of text before the date that is read. It is longer than "the last statement from the" or "reserved a table
 * for four for the".
 */
const MOST_LEAD = 60;
