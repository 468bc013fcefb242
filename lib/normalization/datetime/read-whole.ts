import { COST } from '../../languages/index.ts';
import { fillChart } from './chart.ts';
import type { Compiled } from './compile.ts';
import type { Chart } from './edges.ts';
import { isAnswer } from './grammar.ts';
import { FIELD, type Meaning } from './meaning.ts';
import type { Token } from './tokens.ts';

/** Enough for any utterance that a person says. */
const WHOLE_STEPS = 150_000;
/** A reading that costs more than the best one and this is no alternative to it. */
const COST_APART = 3;
/**
 * Between equally likely readings: "7 heures" is a time of day rather than a duration, and "5 to 6 pm" a range rather
 * than five minutes before the hour.
 */
const TIES: Partial<Record<Meaning['type'], number>> = { time: 0.05, duration: 0.1 };
/** "ten to midnight": nobody means from ten on. It goes before the range, since a shorter rule is found first. */
const isToNamed = (meaning: Meaning): boolean =>
  meaning.type === 'time' && meaning.clock?.isCountdown === true && meaning.clock.isNamed === true;
/** Each word left over as a filler. */
const FILLER_COST = 0.25;

/** The chart of a whole string, and what the string means. */
export interface Whole {
  /** With slips of typing corrected. */
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

/** Compounds are divided, and slips corrected, only where nothing can be read with them. */
export function readWhole(compiled: Compiled, said: readonly Token[], saidChart: Chart): Whole {
  const asSaid = wholeOf(compiled, said, saidChart);
  if (asSaid.meanings.length > 0) return asSaid;
  const isKnown = (word: string): boolean => compiled.grammar.lexicon.has(word);
  const divided = compiled.divideCompounds(said, isKnown);
  const plain = divided ? wholeOf(compiled, divided) : asSaid;
  if (plain.meanings.length > 0) return plain;
  const corrected = compiled.correctSlips(plain.tokens, isKnown);
  return corrected ? { ...wholeOf(compiled, corrected), isCorrected: true } : plain;
}

function wholeOf(compiled: Compiled, tokens: readonly Token[], chart = chartOf(compiled, tokens)): Whole {
  return { tokens, chart, meanings: wholeMeanings(chart, tokens, compiled), isCorrected: false };
}

/** What the string means when fillers at its ends are left out, most likely first. */
function wholeMeanings(chart: Chart, tokens: readonly Token[], { fillers, interjections }: Compiled): Meaning[] {
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

/** "1830" is a year, and a time of day where one is asked for. */
const isYear = (meaning: Meaning): boolean => meaning.type === 'time' && meaning.fields === FIELD.year;

const isClock = (meaning: Meaning): boolean =>
  meaning.type === 'time' && meaning.fields === FIELD.clock && !meaning.date;

/** Several words that cost more than the barest number are several bare numbers: "30.06." as the 30th at six, "monthly at 9". */
const isGuess = ({ type }: Meaning, width: number, cost: number): boolean =>
  (type === 'time' || type === 'set') && width > 1 && cost > COST.BARE_DAY;
