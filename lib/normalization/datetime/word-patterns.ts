/** Patterns for the words around a date. Their sources are in the language packs. */

/** A pattern for one word. */
export const whole = (source: string): RegExp => new RegExp(`^(?:${ofWords(source)})$`);

/** A pattern for words with one space between them. */
export const phrases = (source: string | undefined): RegExp | undefined =>
  source === undefined ? undefined : new RegExp(`(?<![^ ])(?:${ofWords(source)})(?![^ ])`, 'g');

/** A pattern for the beginning of some words with one space between them. */
export const opening = (source: string | undefined): RegExp | undefined =>
  source === undefined ? undefined : new RegExp(`^(?:${ofWords(source)})(?![^ ])`);

/**
 * A pattern for words at the end of a text. The whole pattern is a look-behind and is tried at the end only, so that V8
 * reads it backwards: a pattern in front of `$` is tried at each position and takes up to ten times as long.
 */
export const leads = (source: string | undefined): RegExp | undefined =>
  source === undefined
    ? undefined
    : new RegExp(`(?<=(?<!${LETTER})(?:${source.replaceAll('\\p{L}', LETTER)})${NO_LETTER}*)`, 'y');

/**
 * Among words, everything but a space is a letter. V8 takes up to six times as long to read the classes of Unicode and
 * the flag `u` that they need, which is 3 ms for French.
 */
const ofWords = (source: string): string => source.replaceAll('\\p{L}', '[^ ]');

/** For the same reason, the letters of a text are told by what they are not: digits, signs, spaces and symbols. */
const NO_LETTERS =
  '\\0-@[-`{-\\xA9\\xAB-\\xB4\\xB6-\\xB9\\xBB-\\xBF\\xD7\\xF7\\u2000-\\u20CF\\u2190-\\u2BFF\\u3000-\\u303F\\uD800-\\uDFFF\\uFE00-\\uFE0F\\uFEFF';
const LETTER = `[^${NO_LETTERS}]`;
const NO_LETTER = `[${NO_LETTERS}]`;

/** Whether a pattern of `phrases` is found in a clause. */
export const has = (clause: string, found: RegExp | undefined): boolean =>
  found !== undefined && clause.search(found) >= 0;
