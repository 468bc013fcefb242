import type { Row } from './gold.ts';
import { contradictsLastWeekday } from './last-weekday.ts';
import { askOurs } from './ours.ts';
import { fieldsOf, instantOf, wallTime } from './points.ts';

/** Why a row says nothing of a reading: its source defines the words otherwise, or its gold is not what was said. */
export async function reasonToLeaveOut(row: Row): Promise<string | undefined> {
  if (contradictsLastWeekday(row)) return 'contradicts "last <weekday> is the most recent one"';
  if (isOneOfSeveral(row)) return 'gives the last of "upcoming two weeks" where "next two weeks" are both';
  if (isToComeThoughPast(row)) return 'is given as to come where the utterance is past';
  if (isNightBefore(row)) return 'gives an hour of tonight behind midnight as one of this morning';
  if (lacksItsDate(row)) return 'gives a date of birth that the words do not hold';
  return (await lacksReference(row)) ? 'counts from a reference that its source does not give' : undefined;
}

/** Duckling: "upcoming 2 weeks" is the second week from now, and "next 2 weeks" both. */
const isOneOfSeveral = ({ source, said, gold }: Row): boolean =>
  source.startsWith('duckling') && gold.kind === 'moment' && /\bupcoming\b/.test(said) && /\b(?:two|2)\b/.test(said);

/** NLU++ takes the next date whatever the tense: "how much did I spend from the 3rd" is of next month. */
function isToComeThoughPast({ source, text, gold, referenceTime }: Row): boolean {
  if (!source.includes('nlupp') || gold.kind !== 'moment' || !PAST_QUESTION.test(text)) return false;
  return gold.options.every(option => option.day !== undefined && instantOf(option) > referenceTime);
}

const PAST_QUESTION = /\b(?:did|was|were|spent|incurred|opened|transactions)\b/i;

/** Microsoft: "tonight at 1am" is an hour that is over. */
function isNightBefore(row: Row): boolean {
  const { said, gold } = row;
  if (gold.kind !== 'moment' || !/^tonight\b/i.test(said)) return false;
  const today = fieldsOf(wallTime(row)).day;
  return gold.options.every(({ day, hour = 24 }) => day === today && hour < NIGHT_ENDS);
}

const NIGHT_ENDS = 5;

/**
 * EVI gives the caller's true date, also where speech recognition heard another one or a part of it ("12th of December
 * 1919" for the 22nd). Numbers in words are not looked into.
 */
function lacksItsDate({ source, cell, said, gold }: Row): boolean {
  if (cell !== 'birth date' || !source.includes('evi') || gold.kind !== 'moment' || NUMBER_WORDS.test(said))
    return false;
  const [{ year = 0, month = 1, day = 1 } = {}] = gold.options;
  const digits = said.replaceAll(/\D/g, '');
  const hasYear = digits.includes(String(year)) || digits.endsWith(String(year).slice(2));
  const hasMonth = digits.includes(String(month)) || said.toLowerCase().includes(MONTHS[month - 1] ?? '');
  return !hasYear || !hasMonth || !digits.includes(String(day));
}

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

/** No whole number of weeks or years. */
const SOME_DAYS_MS = 1_003 * 86_400_000;
