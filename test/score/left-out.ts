import type { Row } from './gold.ts';
import { contradictsLastWeekday } from './last-weekday.ts';
import { askOurs } from './ours.ts';
import { fieldsOf, instantOf, wallTime } from './points.ts';

/**
 * The reason why a row cannot test a reading: its source defines the words differently, or its gold value is not what
 * was said.
 */
export async function reasonToLeaveOut(row: Row): Promise<string | undefined> {
  const [reason] = REASONS.find(([, holds]) => holds(row)) ?? [];
  return reason ?? ((await lacksReference(row)) ? 'counts from a reference that its source does not give' : undefined);
}

/** @param source the beginning or a part of its name */
const saidIn =
  (source: string, words: RegExp, kind?: Row['gold']['kind']) =>
  (row: Row): boolean =>
    row.source.includes(source) && words.test(row.said) && (kind === undefined || row.gold.kind === kind);

/**
 * Words that only the definitions of their source read as the source does. A row is scored if somebody may mean what its
 * source gives: "later this month" as the second half, "as soon as possible" as now.
 */
const BY_DEFINITION: readonly (readonly [reason: string, holds: (row: Row) => boolean])[] = [
  [
    'gives a length as the moment that is so far away',
    saidIn('chrono', /^(?:for )?\d+ (?:minute|hour|day|week|month|year)s?(?:,? \d+ seconds?)?$/i, 'moment'),
  ],
  ["gives the American Father's Day in Germany", saidIn('duckling', /^vatertag$/i, 'moment')],
  ['gives Ascension Day as the Thursday before Easter', saidIn('recognizers', /^himmelfahrt 2018$/i)],
  ['gives the coming week as the current one', saidIn('duckling', /^kommende woche$/i)],
  ['gives Ramadan as a day, the one before its first', saidIn('recognizers', /^ram/i, 'moment')],
  ['gives a day that is so far away as all days until then', saidIn('recognizers', /\bhence$/i, 'interval')],
  [
    'names a day of American primaries, which each election sets anew',
    saidIn('duckling', /\b(?:super|giga|mini|tsunami)\b.*\btue/i),
  ],
  [
    'gives twelve in this part of the day as the next midnight',
    saidIn('duckling', /^this (?:morn|afternoon).* at 12$/i),
  ],
  [
    'gives the American day of a holiday',
    saidIn('recognizers', /^(?:f[eê]te des m[eè]res|f[eê]te du travail|d[ií]a del padre)$/i, 'moment'),
  ],
  ['takes the Chinese New Year for the first of January', saidIn('recognizers', /^nouvel an chinois$/i)],
  ["gives April Fools' Day for the one of December", saidIn('duckling', /^d[ií]a de los inocentes$/i)],
  ['gives a number that the words do not say', saidIn('nlupp', /^(?:we|(?:the|your) (?:\w+ )*room)$/i, 'amount')],
];

/** Duckling: "upcoming 2 weeks" is the second week from now, and "next 2 weeks" both. */
const isOneOfSeveral = ({ source, said, gold }: Row): boolean =>
  source.startsWith('duckling') && gold.kind === 'moment' && /\bupcoming\b/.test(said) && /\b(?:two|2)\b/.test(said);

/** NLU++ takes the next date whatever the tense: "how much did I spend from the 3rd" is of next month. */
function isToComeThoughPast({ source, text, gold, referenceTime }: Row): boolean {
  if (!source.includes('nlupp') || gold.kind !== 'moment' || !PAST_QUESTION.test(text)) return false;
  return gold.options.every(option => option.day !== undefined && instantOf(option) > referenceTime);
}

const PAST_QUESTION = /\b(?:did|was|were|since|spent|incurred|opened|transactions)\b/i;

/** Microsoft: "tonight at 1am" is an hour that is over; Duckling: "tonight at 3:20" is 15:20. */
function isNoHourOfNight(row: Row): boolean {
  const { said, gold } = row;
  if (gold.kind !== 'moment' || !/^tonight\b/i.test(said)) return false;
  const today = fieldsOf(wallTime(row)).day;
  const isByDay = (hour: number): boolean => hour < NIGHT_ENDS || (hour > NOON && hour < EVENING_STARTS);
  return gold.options.every(({ day, hour = 24 }) => day === today && isByDay(hour));
}

const NIGHT_ENDS = 5;
const NOON = 12;
const EVENING_STARTS = 17;

/** Microsoft: "this Friday 5/12", said on the 20th, is the 12th, which is over and no Friday. */
function isOverThoughToCome({ source, said, gold, referenceTime }: Row): boolean {
  if (!source.includes('recognizers') || gold.kind !== 'moment' || !/^(?:this|next) \w+day \d/i.test(said))
    return false;
  return gold.options.every(option => instantOf(option) < referenceTime);
}

/**
 * EVI gives the caller's true date, also where speech recognition heard another one or a part of it ("12th of
 * December 1919" for the 22nd). Numbers in words are not checked.
 */
function lacksItsDate({ source, cell, said, gold }: Row): boolean {
  if (cell !== 'birth date' || !source.includes('evi') || gold.kind !== 'moment' || NUMBER_WORDS.test(said))
    return false;
  const [{ year = 0, month = 1, day = 1 } = {}] = gold.options;
  const names = MONTHS.filter(name => said.toLowerCase().includes(name));
  const ofYear = [String(year), String(year).slice(2)].find(digits => digitsOf(said).endsWith(digits));
  if (ofYear === undefined || (names.length > 0 && !names.includes(MONTHS[month - 1] ?? ''))) return true;
  const dayAndMonth = digitsOf(said).slice(0, -ofYear.length);
  const withoutDay = dayAndMonth.replace(String(day), '');
  return withoutDay === dayAndMonth || (names.length === 0 && !withoutDay.includes(String(month)));
}

const digitsOf = (said: string): string => said.replaceAll(/\D/g, '');

const NUMBER_WORDS =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty|first|second|third|[a-z]+th)\b/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whether the answer changes with the reference, and the source gives none. */
async function lacksReference(row: Row): Promise<boolean> {
  if (!row.isAssumed || row.gold.kind !== 'moment') return false;
  const later = { ...row, referenceTime: row.referenceTime + SOME_DAYS_MS };
  const [now, then] = await Promise.all([askOurs(row), askOurs(later)]);
  return now.value !== undefined && now.value.value !== then.value?.value;
}

/** Not a whole number of weeks or years. */
const SOME_DAYS_MS = 1_003 * 86_400_000;

const REASONS: typeof BY_DEFINITION = [
  ['contradicts "last <weekday> is the most recent one"', contradictsLastWeekday],
  ['gives the last of "upcoming two weeks" where "next two weeks" are both', isOneOfSeveral],
  ['is given as to come where the utterance is past', isToComeThoughPast],
  ['is given as over where the words say that it is to come', isOverThoughToCome],
  ['gives an hour of tonight as one of this morning or afternoon', isNoHourOfNight],
  ['gives a date of birth that the words do not hold', lacksItsDate],
  ...BY_DEFINITION,
];
