/** Dates, times, intervals, durations and recurring times, read by grammars that are loaded on first use. */
import type { Language } from '../../languages/index.ts';
import type { Reading, Recognition, TypedContext, TypedKind } from '../typed.ts';
import type { DateTimeParser } from './engine.ts';
import { loadDateTables } from './load-tables.ts';

const parsers = new Map<Language, DateTimeParser>();

/** Imports the engine and the tables of the language, once. */
export async function loadDateTime(language: Language): Promise<void> {
  if (parsers.has(language)) return;
  const [{ createDateTimeParser }, tables] = await Promise.all([import('./engine.ts'), loadDateTables(language)]);
  if (!parsers.has(language)) parsers.set(language, createDateTimeParser(tables));
}

/** Readings of the whole string, the best first; none if it cannot be read. @throws Error before `loadDateTime` */
export const parseDateTime = (said: string, context: TypedContext): Reading[] =>
  parserOf(context.language).parse(said, context);

/** Finds dates and times in free text, left to right, without overlaps. @throws Error before `loadDateTime` */
export const recognizeDateTime = (text: string, context: TypedContext): Recognition[] =>
  parserOf(context.language).recognize(text, context);

function parserOf(language: Language): DateTimeParser {
  const parser = parsers.get(language);
  if (!parser) throw new Error(`The date grammar of ${language} is not loaded`);
  return parser;
}

/** Dates of birth, which may be read out in numbers only. */
export const birthDate: TypedKind = {
  load: loadDateTime,
  parse: (said, context) => parserOf(context.language).birthDates.parse(said, context),
  recognize: (text, context) => parserOf(context.language).birthDates.recognize(text, context),
  isImpossible: (said, context) => parserOf(context.language).birthDates.isImpossible(said, context),
};

export const dateTime: TypedKind = {
  load: loadDateTime,
  parse: parseDateTime,
  recognize: recognizeDateTime,
  isImpossible: (said, context) => parserOf(context.language).isImpossible(said, context),
};
