import { COST } from '../../languages/index.ts';
import { withReview } from '../review.ts';
import type { Reading, Recognition, Surroundings, TypedContext } from '../typed.ts';
import { type BirthDateWords, isNoBirthDate, isPastDay, readBirthDate } from './birth-dates.ts';
import { fillChart } from './chart.ts';
import { type Compiled, compile } from './compile.ts';
import type { Chart } from './edges.ts';
import { isAnswer } from './grammar.ts';
import { FIELD, type Meaning } from './meaning.ts';
import { recognizeTimes } from './recognize.ts';
import { addDistinct, isOpenToTense, resolve } from './resolve.ts';
import { NEVER, type Now } from './series.ts';
import { StoredGrammar } from './stored-grammar.ts';
import type { DateTables } from './tables.ts';
import type { ReadTense, Tense } from './tense.ts';
import { type Token, tokenize } from './tokens.ts';
import type { ResolveOptions } from './variants.ts';
import { zoneOf } from './zone.ts';

export interface DateTimeParser {
  parse(said: string, context: TypedContext): Reading[];
  recognize(text: string, context: TypedContext): Recognition[];
  /** Whether a string means a time that does not exist, such as 30 February. */
  isImpossible(said: string, context: TypedContext): boolean;
  /** The same for dates of birth: days with their year that are not to come, also in numbers only. */
  readonly birthDates: Omit<DateTimeParser, 'birthDates'>;
}

/** Longer strings are not read: a time is never said in so many words. */
export const MAX_SAID_TOKENS = 60;
const MAX_READINGS = 6;
/** Enough for any utterance that a person says. */
const WHOLE_STEPS = 150_000;
/** A reading that costs more than the best one and this is no alternative to it. */
const COST_APART = 3;
/**
 * Between equally likely readings: "7 heures" is a time of day rather than a duration, and "5 to 6 pm" a range rather
 * than five minutes before the hour.
 */
const TIES: Partial<Record<Meaning['type'], number>> = { time: 0.05, duration: 0.1 };
/** Each word left over as a filler. */
const FILLER_COST = 0.25;

export function createDateTimeParser(tables: DateTables): DateTimeParser {
  const compiled = compile(new StoredGrammar(tables.grammar), tables);
  const { words, numbers } = tables;
  const { grammar, readTense } = compiled;
  const read = (tokens: readonly Token[], chart: Chart, readings: (meanings: readonly Meaning[]) => Reading[]) => {
    const { meanings, isCorrected } = readWhole(compiled, tokens, chart);
    const found = readings(meanings);
    return isCorrected ? found.map(each => withReview(each, 'corrected')) : found;
  };
  const meaningsOf = (said: string): readonly Meaning[] => {
    const tokens = tokenize(said);
    return tokens.length > MAX_SAID_TOKENS ? [] : readWhole(compiled, tokens, chartOf(compiled, tokens)).meanings;
  };
  const numberWords: BirthDateWords = {
    dayFirst: words.dayFirst,
    monthFirstToo: words.monthFirstToo,
    number: grammar.id('WORDNUM'),
    year: grammar.id('YEAR'),
    vigesimal: numbers.vigesimal,
    spokenDigits: new Map(Object.entries(numbers.spokenDigits)),
    joiners: compiled.joiners,
  };
  return {
    parse(said, context) {
      const tokens = tokenize(said);
      if (tokens.length > MAX_SAID_TOKENS) return [];
      return read(tokens, chartOf(compiled, tokens), meanings => readingsInClause(meanings, context, readTense));
    },
    recognize: (text, context) =>
      recognizeTimes(compiled, text, {
        tenseOf: around => readTense(within(context, around)) ?? 0,
        readingsOf: (meaning, tense) => readingsOf([meaning], context, tense),
      }),
    isImpossible: (said, context) => hasImpossible(meaningsOf(said), context, readTense),
    birthDates: {
      parse(said, context) {
        const tokens = withoutFillers(tokenize(said), compiled);
        if (tokens.length > MAX_SAID_TOKENS) return [];
        const chart = chartOf(compiled, tokens);
        const inNumbers = readBirthDate(tokens, chart, numberWords, nowOf(context));
        if (inNumbers.length > 0) return inNumbers;
        return read(tokens, chart, meanings => birthDatesOf(meanings, context, readTense));
      },
      recognize: (text, context) =>
        recognizeTimes(compiled, text, {
          tenseOf: around => readTense(within(context, around)) ?? 0,
          readingsOf: (meaning, tense) =>
            pastDaysOf(isOfYear(meaning) ? readingsOf([meaning], context, tense, 0) : [], context),
        }),
      isImpossible(said, context) {
        const tokens = withoutFillers(tokenize(said), compiled);
        if (tokens.length > MAX_SAID_TOKENS) return false;
        const chart = chartOf(compiled, tokens);
        const { meanings } = readWhole(compiled, tokens, chart);
        return (
          isToCome(meanings, context, readTense) ||
          hasImpossible(meanings, context, readTense) ||
          isNoBirthDate(tokens, chart, numberWords, nowOf(context))
        );
      },
    },
  };
}

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

function withoutFillers(tokens: readonly Token[], { fillers }: Compiled): readonly Token[] {
  const isFiller = (token: Token | undefined): boolean => token !== undefined && fillers.has(token.text);
  let [start, end] = [0, tokens.length];
  while (isFiller(tokens[start])) start += 1;
  while (end > start && isFiller(tokens[end - 1])) end -= 1;
  return tokens.slice(start, end);
}

/** Days whose year was said, and that are not to come: "the 9th of October" says nothing of the year of birth. */
function birthDatesOf(meanings: readonly Meaning[], context: TypedContext, readTense: ReadTense): Reading[] {
  return pastDaysOf(readingsInClause(meanings.filter(isOfYear), context, readTense, 0), context);
}

const pastDaysOf = (readings: readonly Reading[], context: TypedContext): Reading[] =>
  readings.filter(reading => isPastDay(reading, nowOf(context)));

const isOfYear = (meaning: Meaning): boolean => meaning.type === 'time' && (meaning.fields & FIELD.year) !== 0;

/** "3 May 2030" is no date of birth. "May 1987" lacks its day. */
function isToCome(meanings: readonly Meaning[], context: TypedContext, readTense: ReadTense): boolean {
  const days = readingsInClause(meanings.filter(isOfYear), context, readTense, 0).filter(
    ({ typed }) => typed.grain === 'day',
  );
  return days.length > 0 && !days.some(day => isPastDay(day, nowOf(context)));
}

/** Whether one of the meanings is a time without any occurrence. */
const hasImpossible = (meanings: readonly Meaning[], context: TypedContext, readTense: ReadTense): boolean =>
  meanings.some(meaning => readingsInClause([meaning], context, readTense).length === 0);

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
      found.push({ meaning, cost: cost + FILLER_COST * left + (TIES[meaning.type] ?? 0) });
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

/**
 * The tense of the clause around is read only where it decides which time is meant.
 * @param yearsAhead of a year in two digits; one of birth is over
 */
function readingsInClause(
  meanings: readonly Meaning[],
  context: TypedContext,
  readTense: ReadTense,
  yearsAhead = YEARS_AHEAD,
): Reading[] {
  const around = meanings.some(isOpenToTense) ? context.around?.() : undefined;
  return readingsOf(meanings, context, around && (readTense(around) ?? 0), yearsAhead);
}

function readingsOf(
  meanings: readonly Meaning[],
  context: TypedContext,
  tense: Tense | 0 | undefined,
  yearsAhead = YEARS_AHEAD,
): Reading[] {
  const [likeliest] = meanings;
  // 29-Feb-27 is no range from another 29th to 27 February.
  if (likeliest?.type === 'time' && likeliest.date === NEVER) return [];
  const now = nowOf(context, yearsAhead);
  const options: ResolveOptions = {
    previousWeek: context.lastWeekday === 'previous-week',
    workingDay: context.bareHour !== 'clock',
    tense,
  };
  const readings: Reading[] = [];
  for (const meaning of meanings) {
    if (readings.length >= MAX_READINGS) break;
    addDistinct(readings, resolve(meaning, now, options));
  }
  return readings.slice(0, MAX_READINGS);
}

/** What is around a time that was found in a text, which itself may be a part of another text. */
function within({ around }: TypedContext, { before, said, after }: Surroundings): Surroundings {
  const outer = around?.();
  return { before: (outer?.before ?? '') + before, said, after: after + (outer?.after ?? '') };
}

const YEARS_AHEAD = 20;

function nowOf({ referenceTime, timeZone }: TypedContext, yearsAhead = YEARS_AHEAD): Now {
  const zone = zoneOf(timeZone);
  return { instant: referenceTime, civil: zone.toCivil(referenceTime), zone, yearsAhead };
}
