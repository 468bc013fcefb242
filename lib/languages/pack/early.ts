/**
 * The source of a pattern for words that put an hour in the morning unless the clause names the other half of the day.
 * @param words source of a pattern of words
 * @param evening source of a pattern of words for the evening
 */
export const earlyUnlessNamed = (words: string, evening: string): string =>
  `(?=${words})(?<!(?<![^ ])(?:${evening}) .*)(?:${words})(?!.* (?:${evening})(?![^ ]))`;
