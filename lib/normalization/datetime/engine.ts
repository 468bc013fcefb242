import { withReview } from '../review.ts';
import type { Reading, Recognition, Surroundings, TypedContext } from '../typed.ts';
import { type BirthDateWords, isNoBirthDate, isPastDay, readBirthDate } from './birth-dates.ts';
import { type Clause, clauseOf } from './clause-of-time.ts';
import { type Compiled, compile } from './compile.ts';
import type { Chart } from './edges.ts';
import { FIELD, type Meaning } from './meaning.ts';
import { chartOf, readWhole } from './read-whole.ts';
import { recognizeTimes } from './recognize.ts';
import { addDistinct, resolve } from './resolve.ts';
import { NEVER, type Now } from './series.ts';
import { StoredGrammar } from './stored-grammar.ts';
import type { DateTables } from './tables.ts';
import { type Token, tokenize } from './tokens.ts';
import type { ResolveOptions } from './variants.ts';
import { zoneOf } from './zone.ts';

export interface DateTimeParser {
  parse(said: string, context: TypedContext): Reading[];
  recognize(text: string, context: TypedContext): Recognition[];
  /** Whether a string means a time that does not exist, such as 30 February. */
  isImpossible(said: string, context: TypedContext): boolean;
  /** The same for dates of birth: days with their year that are not in the future, also in numbers only. */
  readonly birthDates: Omit<DateTimeParser, 'birthDates'>;
}

/** Longer strings are not read. No time has so many words. */
export const MAX_SAID_TOKENS = 60;
const MAX_READINGS = 6;

export function createDateTimeParser(tables: DateTables): DateTimeParser {
  const compiled = compile(new StoredGrammar(tables.grammar), tables);
  const meaningsOf = (said: string): readonly Meaning[] => {
    const tokens = tokenize(said);
    return tokens.length > MAX_SAID_TOKENS ? [] : readWhole(compiled, tokens, chartOf(compiled, tokens)).meanings;
  };
  return {
    parse(said, context) {
      const tokens = tokenize(said);
      if (tokens.length > MAX_SAID_TOKENS) return [];
      return readTokens(
        compiled,
        tokens,
        chartOf(compiled, tokens),
        meanings => readingsInClause(meanings, context, compiled),
        context.around,
      );
    },
    recognize: (text, context) =>
      recognizeTimes(compiled, text, {
        around: part => within(context, part),
        clauseOf: (meaning, around) => clauseOf([meaning], () => within(context, around()), compiled),
        readingsOf: (meaning, clause) => readingsOf([meaning], context, clause),
      }),
    isImpossible: (said, context) => hasImpossible(meaningsOf(said), context, compiled),
    birthDates: createBirthDateParser(compiled, tables),
  };
}

function createBirthDateParser(compiled: Compiled, tables: DateTables): DateTimeParser['birthDates'] {
  const numberWords = numberWordsOf(compiled, tables);
  return {
    parse(said, context) {
      const tokens = withoutFillers(tokenize(said), compiled);
      if (tokens.length > MAX_SAID_TOKENS) return [];
      const chart = chartOf(compiled, tokens);
      const inNumbers = readBirthDate(tokens, chart, numberWords, nowOf(context));
      if (inNumbers.length > 0) return inNumbers;
      return readTokens(compiled, tokens, chart, meanings => birthDatesOf(meanings, context, compiled));
    },
    recognize: (text, context) =>
      recognizeTimes(compiled, text, {
        around: part => within(context, part),
        clauseOf: (meaning, around) => clauseOf([meaning], () => within(context, around()), compiled),
        readingsOf: (meaning, clause) =>
          pastDaysOf(isOfYear(meaning) ? readingsOf([meaning], context, clause, 0) : [], context),
      }),
    isImpossible(said, context) {
      const tokens = withoutFillers(tokenize(said), compiled);
      if (tokens.length > MAX_SAID_TOKENS) return false;
      const chart = chartOf(compiled, tokens);
      const { meanings } = readWhole(compiled, tokens, chart);
      return (
        isToCome(meanings, context, compiled) ||
        hasImpossible(meanings, context, compiled) ||
        isNoBirthDate(tokens, chart, numberWords, nowOf(context))
      );
    },
  };
}

const numberWordsOf = ({ grammar, joiners }: Compiled, { words, numbers }: DateTables): BirthDateWords => ({
  dayFirst: words.dayFirst,
  monthFirstToo: words.monthFirstToo,
  number: grammar.id('WORDNUM'),
  year: grammar.id('YEAR'),
  vigesimal: numbers.vigesimal,
  spokenDigits: new Map(Object.entries(numbers.spokenDigits)),
  joiners,
});

/** Readings of a whole string. They are for review when a slip had to be corrected. */
function readTokens(
  compiled: Compiled,
  tokens: readonly Token[],
  chart: Chart,
  readings: (meanings: readonly Meaning[]) => Reading[],
  around?: () => Surroundings,
): Reading[] {
  const { meanings, isCorrected } = readWhole(compiled, tokens, chart, around);
  const found = readings(meanings);
  return isCorrected ? found.map(each => withReview(each, 'corrected')) : found;
}

function withoutFillers(tokens: readonly Token[], { fillers }: Compiled): readonly Token[] {
  const isFiller = (token: Token | undefined): boolean => token !== undefined && fillers.has(token.text);
  let [start, end] = [0, tokens.length];
  while (isFiller(tokens[start])) start += 1;
  while (end > start && isFiller(tokens[end - 1])) end -= 1;
  return tokens.slice(start, end);
}

/** Past days whose year was said. "the 9th of October" does not say the year of birth. */
function birthDatesOf(meanings: readonly Meaning[], context: TypedContext, compiled: Compiled): Reading[] {
  return pastDaysOf(readingsInClause(meanings.filter(isOfYear), context, compiled, 0), context);
}

const pastDaysOf = (readings: readonly Reading[], context: TypedContext): Reading[] =>
  readings.filter(reading => isPastDay(reading, nowOf(context)));

const isOfYear = (meaning: Meaning): boolean => meaning.type === 'time' && (meaning.fields & FIELD.year) !== 0;

/** Whether the only days are in the future: "3 May 2030" is not a date of birth. "May 1987" has no day. */
function isToCome(meanings: readonly Meaning[], context: TypedContext, compiled: Compiled): boolean {
  const days = readingsInClause(meanings.filter(isOfYear), context, compiled, 0).filter(
    ({ typed }) => typed.grain === 'day',
  );
  return days.length > 0 && !days.some(day => isPastDay(day, nowOf(context)));
}

/** Whether one of the meanings is a time without any occurrence. */
const hasImpossible = (meanings: readonly Meaning[], context: TypedContext, compiled: Compiled): boolean =>
  meanings.some(meaning => readingsInClause([meaning], context, compiled).length === 0);

/** @param yearsAhead for a year in two digits; 0 for a year of birth */
function readingsInClause(
  meanings: readonly Meaning[],
  context: TypedContext,
  compiled: Compiled,
  yearsAhead = YEARS_AHEAD,
): Reading[] {
  return readingsOf(meanings, context, clauseOf(meanings, context.around, compiled), yearsAhead);
}

function readingsOf(
  meanings: readonly Meaning[],
  context: TypedContext,
  clause: Clause,
  yearsAhead = YEARS_AHEAD,
): Reading[] {
  const [likeliest] = meanings;
  // 29-Feb-27 must not be read as a range from another 29th to 27 February.
  if (likeliest?.type === 'time' && likeliest.date === NEVER) return [];
  const now = nowOf(context, yearsAhead);
  const options: ResolveOptions = {
    previousWeek: context.lastWeekday === 'previous-week',
    workingDay: context.bareHour !== 'clock',
    ...clause,
  };
  const readings: Reading[] = [];
  for (const meaning of meanings) {
    if (readings.length >= MAX_READINGS) break;
    addDistinct(readings, resolve(meaning, now, options));
  }
  return readings.slice(0, MAX_READINGS);
}

/** The text around a time that was found in a text. That text may itself be a part of another text. */
function within({ around }: TypedContext, { before, said, after }: Surroundings): Surroundings {
  const outer = around?.();
  return { before: (outer?.before ?? '') + before, said, after: after + (outer?.after ?? '') };
}

/** A year in two digits is at most this many years ahead. */
const YEARS_AHEAD = 20;

function nowOf({ referenceTime, timeZone }: TypedContext, yearsAhead = YEARS_AHEAD): Now {
  const zone = zoneOf(timeZone);
  return { instant: referenceTime, civil: zone.toCivil(referenceTime), zone, yearsAhead };
}
