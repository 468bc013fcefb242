/**
 * The source of a pattern for words that put an hour in the morning unless other words of the clause speak against it.
 * @param words source of a pattern of words
 * @param late source of a pattern of words for the other half of the day, or for what ends then
 */
export const earlyUnlessNamed = (words: string, late: string): string =>
  `(?=${words})(?<!(?<![^ ])(?:${late}) .*)(?:${words})(?!.* (?:${late})(?![^ ]))`;
