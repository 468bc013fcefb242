import type { TenseWords } from '../../languages/index.ts';
import type { Surroundings } from '../typed.ts';

/** What a clause is about: what was, -1, or what is to come, 1. */
export type Tense = -1 | 1;

/** The tense of the clause that a date stands in; undefined when the words show no tense or contradict each other. */
export type ReadTense = (around: Surroundings) => Tense | undefined;

/** Words on each side that may belong to the clause. */
const MOST_WORDS = 25;

export function createTenseReader(words: TenseWords): ReadTense {
  const [past, participle, noParticiple] = [whole(words.past), whole(words.participle), whole(words.noParticiple)];
  const [toCome, conjunction] = [whole(words.toCome), whole(words.conjunctions)];
  const since = words.since === undefined ? undefined : new RegExp(`(?<!\\p{L})(?:${words.since})\\P{L}*$`, 'u');
  const [idioms, pastPhrases] = [phrases(words.idioms), phrases(words.pastPhrases)];
  const [promised, unfulfilled] = [phrases(words.promised), phrases(words.unfulfilled)];
  return ({ before, said, after }) => {
    if (since && leadsTo(before, said).some(words => since.test(words))) return -1;
    const clause = [...clauseOf(before, -1, conjunction), '', ...clauseOf(after, 1, conjunction)].join(' ');
    let [isPast, hasParticiple, isToCome] = [has(clause, pastPhrases), false, false];
    if (!isPast && has(clause, promised)) return has(wordsBehind(after), unfulfilled) ? -1 : undefined;
    for (const word of without(without(clause, pastPhrases), idioms).split(' ')) {
      if (toCome.test(word)) isToCome = true;
      else if (past.test(word) && !noParticiple.test(word)) isPast = true;
      else if (participle.test(word) && !noParticiple.test(word)) hasParticiple = true;
    }
    if (isToCome) return isPast ? undefined : 1;
    return isPast || hasParticiple ? -1 : undefined;
  };
}

/** In words with one space between them, where a pattern needs no classes of letters: V8 takes twice as long to compile these. */
const phrases = (source: string | undefined): RegExp | undefined =>
  source === undefined ? undefined : new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, 'gu');

const has = (clause: string, found: RegExp | undefined): boolean => found !== undefined && clause.search(found) >= 0;

const without = (clause: string, found: RegExp | undefined): string => (found ? clause.replace(found, '') : clause);

const wordsBehind = (after: string): string =>
  (
    after
      .slice(0, MOST_UNITS)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  ).join(' ');

/**
 * The words before the date itself, in lower case: of those that were said with it, an article or a noun and its preposition may
 * be some. To compile the pattern without regard to case would take V8 2 ms more.
 */
const leadsTo = (before: string, said: string): string[] =>
  [0, 1, 2].map(count => `${before.slice(-MOST_SINCE)}${said.split(' ', count).join(' ')}`.toLowerCase());

/** Longer than "since the" or "the last statement from the", and what may stand around it. */
const MOST_SINCE = 40;

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'u');

const MOST_UNITS = 160;
/** A sign inside a number is no stop: "12,50". */
const WORDS_AND_STOPS = /[\p{L}\p{M}]+|[.,;:!?…\n](?!\d)/gu;

/** The words, in their order, from the date up to a stop or a conjunction: before it, -1, or behind it, 1. */
function clauseOf(text: string, side: Tense, conjunction: RegExp): string[] {
  const near = side === 1 ? text.slice(0, MOST_UNITS) : text.slice(-MOST_UNITS);
  const pieces = near.toLowerCase().match(WORDS_AND_STOPS) ?? [];
  const isEnd = (piece: string): boolean => !IS_WORD.test(piece) || conjunction.test(piece);
  if (side === -1) return pieces.slice(Math.max(pieces.findLastIndex(isEnd) + 1, pieces.length - MOST_WORDS));
  const end = pieces.findIndex(isEnd);
  return pieces.slice(0, Math.min(end < 0 ? MOST_WORDS : end, MOST_WORDS));
}

const IS_WORD = /^[\p{L}\p{M}]+$/u;
