import { COST } from '../../languages/index.ts';
import type { Surroundings } from '../typed.ts';
import { fillChart } from './chart.ts';
import type { Compiled } from './compile.ts';
import { countsThing } from './counted-things.ts';
import type { Chart } from './edges.ts';
import { isAnswer } from './grammar.ts';
import { FIELD, type Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** The steps for a whole string. This is enough for any utterance of a person. */
const WHOLE_STEPS = 150_000;
/** A reading that costs more than the best one plus this is not an alternative. */
const COST_APART = 3;
/**
 * Added costs that decide between equally likely readings: "7 heures" is a time of day and not a duration, and "5 to 6
 * pm" is a range and not five minutes before the hour.
 */
const TIES: Partial<Record<Meaning['type'], number>> = { time: 0.05, duration: 0.1 };
/** "ten to midnight": nobody means from ten on. It goes before the range, since a shorter rule is found first. */
const isToNamed = (meaning: Meaning): boolean =>
  meaning.type === 'time' && meaning.clock?.isCountdown === true && meaning.clock.isNamed === true;
/** The cost of each word at the ends that is a filler. */
const FILLER_COST = 0.25;

/** The chart of a whole string, and its meanings. */
export interface Whole {
  /** The tokens after the correction of slips. */
  readonly tokens: readonly Token[];
  readonly chart: Chart;
  /** The most likely first. */
  readonly meanings: readonly Meaning[];
  readonly isCorrected: boolean;
}

export function chartOf({ grammar, tokenEdges }: Compiled, tokens: readonly Token[]): Chart {
  const effort = { steps: WHOLE_STEPS, maxAlike: 4, maxCost: Number.POSITIVE_INFINITY };
  return fillChart(grammar.root, tokens, tokenEdges, effort);
}

/** The text around the string, if there is any. */
type Around = (() => Surroundings) | undefined;

/** Compounds are divided and slips are corrected only if the string cannot be read as it is. */
export function readWhole(compiled: Compiled, said: readonly Token[], saidChart: Chart, around?: Around): Whole {
  const asSaid = wholeOf(compiled, said, around, saidChart);
  if (asSaid.meanings.length > 0) return asSaid;
  const isKnown = (word: string): boolean => compiled.grammar.lexicon.has(word);
  const divided = compiled.divideCompounds(said, isKnown);
  const plain = divided ? wholeOf(compiled, divided, around) : asSaid;
  if (plain.meanings.length > 0) return plain;
  const corrected = compiled.correctSlips(plain.tokens, isKnown);
  return corrected ? { ...wholeOf(compiled, corrected, around), isCorrected: true } : plain;
}

function wholeOf(
  compiled: Compiled,
  tokens: readonly Token[],
  around: Around,
  chart = chartOf(compiled, tokens),
): Whole {
  return { tokens, chart, meanings: wholeMeanings(chart, tokens, compiled, around), isCorrected: false };
}

/** The meanings of the string without fillers at its ends, the most likely first. */
function wholeMeanings(chart: Chart, tokens: readonly Token[], compiled: Compiled, around: Around): Meaning[] {
  const { fillers, interjections } = compiled;
  const isFiller = (at: number): boolean => {
    const text = tokens[at]?.text ?? '';
    return fillers.has(text) || (interjections.has(text) && tokens[at + 1]?.text === ',');
  };
  let lastEnd = tokens.length;
  while (lastEnd > 1 && isFiller(lastEnd - 1)) lastEnd -= 1;
  const found: { meaning: Meaning; cost: number }[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (const { category, width, meaning, cost } of chart[start] ?? []) {
      const end = start + width;
      if (end < lastEnd || !isAnswer(category) || !meaning || isGuess(meaning, width, cost)) continue;
      // The shorter readings of "zum 2. Mal" are no day either.
      if (countsThing(compiled, tokens, end - 1, around)) return [];
      const left = start + tokens.length - end;
      found.push({ meaning, cost: cost + FILLER_COST * left + (isToNamed(meaning) ? 0 : (TIES[meaning.type] ?? 0)) });
    }
    if (!isFiller(start)) break;
  }
  if (found.length > 1) found.sort((a, b) => a.cost - b.cost);
  const [best] = found;
  const isLikely = ({ meaning, cost }: { meaning: Meaning; cost: number }): boolean =>
    best !== undefined && (cost <= best.cost + COST_APART || (isYear(best.meaning) && isClock(meaning)));
  return found.filter(isLikely).map(({ meaning }) => meaning);
}

/** "1830" is a year, or a time of day if one is requested. */
const isYear = (meaning: Meaning): boolean => meaning.type === 'time' && meaning.fields === FIELD.year;

const isClock = (meaning: Meaning): boolean =>
  meaning.type === 'time' && meaning.fields === FIELD.clock && !meaning.date;

/**
 * Several words that cost more than any bare number are several bare numbers, which is a guess: "30.06." as the 30th at
 * six, "monthly at 9".
 */
const isGuess = ({ type }: Meaning, width: number, cost: number): boolean =>
  (type === 'time' || type === 'set') && width > 1 && cost > COST.BARE_DAY;
